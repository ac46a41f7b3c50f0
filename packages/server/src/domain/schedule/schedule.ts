import { and, eq, inArray } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { ScheduleId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { schedules, type WeekInterval } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

export type Schedule = Omit<typeof schedules.$inferSelect, 'partnerId' | 'orgId'>

/** What a schedule can be made with or changed to. */
export interface ScheduleDetails {
  readonly name?: string | undefined
  readonly intervals?: readonly WeekInterval[] | undefined
  /** Whether it is meant for a single use. */
  readonly oneTime?: boolean | undefined
}

const NAME_CHARACTERS_MAX = 255
const INTERVALS_MAX = 500
const MINUTES_OF_WEEK = 7 * 24 * 60

export const scheduleColumns = {
  id: schedules.id,
  name: schedules.name,
  intervals: schedules.intervals,
  oneTime: schedules.oneTime,
  createdAt: schedules.createdAt,
  updatedAt: schedules.updatedAt,
}

export const scheduleNotFound = (): DomainError => new DomainError('schedule.not_found', 'Schedule not found')

export const scheduleAt = ({ orgId }: OrgScope, id: ScheduleId) =>
  and(eq(schedules.orgId, orgId), eq(schedules.id, id))

const checkIntervals = (intervals: readonly WeekInterval[]): void => {
  if (intervals.length > INTERVALS_MAX) throw invalidField('intervals', `must be at most ${INTERVALS_MAX}`)
  for (const [index, { from, to }] of intervals.entries()) {
    if (from < 0 || to > MINUTES_OF_WEEK || from >= to)
      throw invalidField(
        `intervals[${index}]`,
        `must begin before it ends, within the ${MINUTES_OF_WEEK} minutes of a week`,
      )
  }
}

/** Checks the rules of a new schedule; answers its name. */
export const checkNewSchedule = (details: ScheduleDetails): string => {
  checkSchedule(details)
  return checkedName('name', details.name, NAME_CHARACTERS_MAX)
}

/** Checks the rules of the details that are present. */
export const checkSchedule = ({ name, intervals }: ScheduleDetails): void => {
  if (name !== undefined) checkedName('name', name, NAME_CHARACTERS_MAX)
  if (intervals !== undefined) checkIntervals(intervals)
}

/**
 * Checks that schedules are the organization's, and keeps them from being deleted until the transaction is over. Throws
 * `schedule.not_found`.
 */
export const requireSchedules = async (
  tx: Tx,
  { orgId }: OrgScope,
  ids: readonly ScheduleId[],
): Promise<void> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const known = await tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.orgId, orgId), inArray(schedules.id, wanted)))
    .for('key share')
  if (known.length < wanted.length) throw scheduleNotFound()
}
