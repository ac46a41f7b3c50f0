import { and, eq } from 'drizzle-orm'
import type { PolicyId } from '../../kernel/ids.ts'
import { policies } from '../../store/schema/policies.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand } from '../command.ts'
import { requireSchedules } from '../schedule/schedule.ts'
import {
  checkPolicy,
  type PolicyDetails,
  type PolicyKind,
  policyAt,
  policyNotFound,
  schedulesIn,
} from './policy.ts'

interface Input {
  readonly policyId: PolicyId
  readonly kind: PolicyKind
  readonly changes: PolicyDetails
}

/** Changes what is given of a policy, for everything that goes by it. */
export const changePolicy = orgCommand({
  name: 'policy.change',
  scope: 'devices:write',
  event: 'policy.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { policyId, kind, changes }: Input): Promise<void> => {
    checkPolicy(changes)
    const here = and(policyAt(org, policyId), eq(policies.kind, kind))
    const [known] = await tx.select().from(policies).where(here).for('update')
    if (known === undefined) throw policyNotFound()
    const changed = changedFields(known, changes)
    if (changed === undefined) return unchanged()
    const scheduleIds = schedulesIn(changed.scheduled ?? [])
    await requireSchedules(tx, org, scheduleIds)
    await tx
      .update(policies)
      .set({ ...changed, ...(changed.scheduled && { scheduleIds }), updatedAt: ctx.domain.now() })
      .where(here)
    note({
      ...org,
      subject: policyId,
      data: { kind, name: changed.name ?? known.name, changed: Object.keys(changed) },
    })
  },
})
