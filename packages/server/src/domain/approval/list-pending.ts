import { and, asc, eq, gt, isNull, notInArray } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ApprovalId, OrgId, ProjectId, UserId } from '../../kernel/ids.ts'
import { approvals } from '../../store/schema/approvals.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { partners } from '../../store/schema/partners.ts'
import { memberships } from '../../store/schema/people.ts'
import { agents } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { forWholeOrg } from '../operation.ts'
import type { TenantPrincipal } from '../principal.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { decodeRequest, type PendingApproval, sealedPlaceOf } from './approval.ts'

interface Wanted {
  /** Without one: of every project of the organization. */
  readonly projectId: ProjectId | undefined
  /** What the caller is at work on already. */
  readonly exclude: readonly ApprovalId[]
}

const PENDING_MAX = 100

/** A person's place may have been taken away while the poll was held. */
const requirePlace = async (tx: Tx, orgId: OrgId, userId: UserId): Promise<void> => {
  const [place] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)))
    .limit(1)
  if (place === undefined) throw new DomainError('credential.invalid', 'Invalid credential')
}

/** A poll is held for longer than a credential may be believed, so each look asks whether it still is one. */
const requireLiveCredential = async (tx: Tx, { principal, domain }: Context<TenantPrincipal>) => {
  // A partner's key belongs to no organization, and a reach that is narrowed to one does not show it.
  if (principal.kind === 'partner') return
  if (principal.user !== undefined) return requirePlace(tx, principal.orgId, principal.user.id)
  const [known] = await tx
    .select({
      revokedAt: credentials.revokedAt,
      expiresAt: credentials.expiresAt,
      partnerActive: partners.active,
    })
    .from(credentials)
    .innerJoin(partners, eq(partners.id, credentials.partnerId))
    .where(eq(credentials.id, principal.credentialId))
  const lives = known?.revokedAt === null && (known.expiresAt === null || known.expiresAt > domain.now())
  if (!lives || !known.partnerActive) throw new DomainError('credential.invalid', 'Invalid credential')
}

/** Lists the held requests that wait for a decision, the longest waiting first. */
export const listPendingApprovals = orgQuery({
  name: 'approval.list_pending',
  scope: 'approvals:read',
  alsoNeeds: forWholeOrg('org_approvals:read'),
  run: async ({ tx, ctx, org }, { projectId, exclude }: Wanted): Promise<readonly PendingApproval[]> => {
    await requireLiveCredential(tx, ctx)
    if (projectId !== undefined) await enterProject(tx, ctx, org, projectId)
    const rows = await tx
      .select({ approval: approvals, name: agents.name, identifier: agents.identifier })
      .from(approvals)
      .innerJoin(agents, and(eq(agents.orgId, approvals.orgId), eq(agents.id, approvals.agentId)))
      .where(
        and(
          eq(approvals.orgId, org.orgId),
          isNull(approvals.decision),
          gt(approvals.expiresAt, ctx.domain.now()),
          projectId === undefined ? undefined : eq(approvals.projectId, projectId),
          exclude.length === 0 ? undefined : notInArray(approvals.id, [...exclude]),
        ),
      )
      .orderBy(asc(approvals.id))
      .limit(PENDING_MAX)
    return rows.map(({ approval, name, identifier }) => {
      const { id, agentId, createdAt, expiresAt } = approval
      const request = ctx.domain.keyRing.open(approval.sealed, sealedPlaceOf(org.partnerId, id))
      const agent = { id: agentId, name, identifier }
      return { ...decodeRequest(request), id, projectId: approval.projectId, agent, createdAt, expiresAt }
    })
  },
})
