import { asc, eq } from 'drizzle-orm'
import { schedules } from '../../store/schema/policies.ts'
import { orgQuery } from '../query.ts'
import { type Schedule, scheduleColumns } from './schedule.ts'

/** Lists the schedules of an organization, oldest first. */
export const listSchedules = orgQuery({
  name: 'schedule.list',
  scope: 'devices:read',
  run: ({ tx, org }): Promise<readonly Schedule[]> =>
    tx
      .select(scheduleColumns)
      .from(schedules)
      .where(eq(schedules.orgId, org.orgId))
      .orderBy(asc(schedules.id)),
})
