import type { ScheduleId } from '../../kernel/ids.ts'
import { schedules } from '../../store/schema/policies.ts'
import { orgCommand } from '../command.ts'
import { requireRoom } from '../require-room.ts'
import { checkNewSchedule, type ScheduleDetails } from './schedule.ts'

/** Lists are not paged. */
const ROOM = { max: 1_000, code: 'schedule.too_many', plural: 'schedules' } as const

/** Creates a schedule that repeats every week. */
export const createSchedule = orgCommand({
  name: 'schedule.create',
  scope: 'devices:write',
  event: 'schedule.created',
  run: async ({ tx, ctx, org, note }, details: ScheduleDetails): Promise<ScheduleId> => {
    const name = checkNewSchedule(details)
    await requireRoom(tx, org, schedules, ROOM)
    const { intervals = [], oneTime = false } = details
    const id = ctx.domain.newId<ScheduleId>()
    const now = ctx.domain.now()
    const { partnerId, orgId } = org
    await tx
      .insert(schedules)
      .values({ partnerId, orgId, id, name, intervals, oneTime, createdAt: now, updatedAt: now })
    note({ ...org, subject: id, data: { name } })
    return id
  },
})
