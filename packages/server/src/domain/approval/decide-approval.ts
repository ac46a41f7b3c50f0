import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ApprovalId, ProjectId } from '../../kernel/ids.ts'
import { approvals } from '../../store/schema/approvals.ts'
import { orgCommand } from '../command.ts'
import { enterProject } from '../project/require-project.ts'
import { approvalNotFound } from './approval.ts'

interface Input {
  readonly projectId: ProjectId
  readonly approvalId: ApprovalId
  readonly decision: 'approve' | 'deny'
}

/** Decides about a held request, once. Throws `approval.expired` for one that has waited too long. */
export const decideApproval = orgCommand({
  name: 'approval.decide',
  scope: 'approvals:write',
  event: 'approval.decided',
  run: async (
    { tx, ctx, org, note, afterwards },
    { projectId, approvalId, decision }: Input,
  ): Promise<void> => {
    await enterProject(tx, ctx, org, projectId)
    const here = and(
      eq(approvals.orgId, org.orgId),
      eq(approvals.projectId, projectId),
      eq(approvals.id, approvalId),
    )
    const [known] = await tx
      .select({
        decision: approvals.decision,
        expiresAt: approvals.expiresAt,
        agentId: approvals.agentId,
      })
      .from(approvals)
      .where(here)
      .for('update')
    if (known === undefined || known.decision === 'approve' || known.decision === 'deny')
      throw approvalNotFound()
    const decidedAt = ctx.domain.now()
    if (known.decision === 'expired' || known.expiresAt <= decidedAt)
      throw new DomainError('approval.expired', 'The approval has expired')
    await tx.update(approvals).set({ decision, decidedAt }).where(here)
    note({ ...org, subject: approvalId, data: { decision, projectId, agentId: known.agentId } })
    afterwards(() => {
      ctx.domain.wakeups.wake(approvalId)
      ctx.domain.wakeups.wake(org.orgId)
    })
  },
})
