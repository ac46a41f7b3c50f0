import type { ScheduleId } from '../../kernel/ids.ts'
import { schedules } from '../../store/schema/policies.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand } from '../command.ts'
import { checkSchedule, type ScheduleDetails, scheduleAt, scheduleNotFound } from './schedule.ts'

interface Input {
  readonly scheduleId: ScheduleId
  readonly changes: ScheduleDetails
}

/** Changes what is given of a schedule, for everything that goes by it. */
export const changeSchedule = orgCommand({
  name: 'schedule.change',
  scope: 'devices:write',
  event: 'schedule.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { scheduleId, changes }: Input): Promise<void> => {
    checkSchedule(changes)
    const here = scheduleAt(org, scheduleId)
    const [known] = await tx.select().from(schedules).where(here).for('update')
    if (known === undefined) throw scheduleNotFound()
    const changed = changedFields(known, changes)
    if (changed === undefined) return unchanged()
    await tx
      .update(schedules)
      .set({ ...changed, updatedAt: ctx.domain.now() })
      .where(here)
    note({ ...org, subject: scheduleId, data: { name: changed.name ?? known.name, changed } })
  },
})
