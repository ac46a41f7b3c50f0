import type { PolicyId } from '../../kernel/ids.ts'
import { policies } from '../../store/schema/policies.ts'
import { orgCommand } from '../command.ts'
import { requireRoom } from '../require-room.ts'
import { requireSchedules } from '../schedule/schedule.ts'
import { checkNewPolicy, type PolicyDetails, type PolicyKind, schedulesIn } from './policy.ts'

/** Lists are not paged. */
const ROOM = { max: 500, code: 'policy.too_many', plural: 'policies' } as const

interface Input {
  readonly kind: PolicyKind
  readonly details: PolicyDetails
}

/** Creates a policy; the schedules in it are the organization's. */
export const createPolicy = orgCommand({
  name: 'policy.create',
  scope: 'devices:write',
  event: 'policy.created',
  run: async ({ tx, ctx, org, note }, { kind, details }: Input): Promise<PolicyId> => {
    const name = checkNewPolicy(details)
    await requireRoom(tx, org, policies, ROOM)
    const { description, triggers = [], ajarSeconds = null, scheduled = [] } = details
    const scheduleIds = schedulesIn(scheduled)
    await requireSchedules(tx, org, scheduleIds)
    const id = ctx.domain.newId<PolicyId>()
    const now = ctx.domain.now()
    const { partnerId, orgId } = org
    await tx.insert(policies).values({
      ...{ partnerId, orgId, id, kind, name, description, triggers, ajarSeconds, scheduled, scheduleIds },
      ...{ createdAt: now, updatedAt: now },
    })
    note({ ...org, subject: id, data: { kind, name } })
    return id
  },
})
