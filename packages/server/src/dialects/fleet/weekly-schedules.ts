import type { Static } from 'typebox'
import { type Schedule, type ScheduleDetails, scheduleNotFound } from '../../domain/schedule/index.ts'
import { type OrgId, type ScheduleId, toRuuid } from '../../kernel/ids.ts'
import { naming } from './body-ids.ts'
import type * as schemas from './schemas/policies.ts'

type Given = NonNullable<Static<typeof schemas.NewSchedule>['schedule']>
type Wire = NonNullable<Static<typeof schemas.Schedules>['schedules']>[number]

/** What a request calls the fields of a schedule. */
export const SCHEDULE_FIELDS = { name: 'schedule.name', intervals: 'schedule.intervalList' }

/** A schedule named in a body; a malformed id names none. */
export const scheduleIdOf = naming<ScheduleId>(scheduleNotFound)

/** The details of `WeeklyRepeatingScheduleType` that a request gives, in the domain's words. */
export const readSchedule = ({ name, intervalList, oneTimeUse }: Given): ScheduleDetails => ({
  name,
  oneTime: oneTimeUse,
  intervals: intervalList?.map(({ minuteOfWeekStart, minuteOfWeekStop }) => ({
    from: minuteOfWeekStart,
    to: minuteOfWeekStop,
  })),
})

/** `WeeklyRepeatingScheduleType`. */
export const presentSchedule = (schedule: Schedule, orgId: OrgId): Wire => ({
  uuid: toRuuid(schedule.id),
  orgUuid: toRuuid(orgId),
  name: schedule.name,
  strategy: 'WEEKLY_REPEATING_MINUTES',
  intervalList: schedule.intervals.map(({ from, to }) => ({ minuteOfWeekStart: from, minuteOfWeekStop: to })),
  oneTimeUse: schedule.oneTime,
  mutable: true,
})
