import {
  changeSchedule,
  createSchedule,
  deleteSchedule,
  listSchedules,
} from '../../../domain/schedule/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import * as schemas from '../schemas/policies.ts'
import { Done, Empty } from '../schemas/shared.ts'
import { presentSchedule, readSchedule, SCHEDULE_FIELDS, scheduleIdOf } from '../weekly-schedules.ts'

const list = async ({ ctx, target, orgId }: ClientCall) => {
  const schedules = await listSchedules(ctx, target, undefined)
  return schedules.map((schedule) => presentSchedule(schedule, orgId))
}

/** Wire facts, section 4.4: schedules that repeat every week. */
export const scheduleRoutes = clientEndpoints('Policy', ({ read, write }) => {
  read('policy/findSchedules', {
    summary: 'The schedules of the organization',
    body: Empty,
    answer: schemas.Schedules,
    handle: async (call) => ({ schedules: await list(call) }),
  })

  read('schedule/getSchedules', {
    summary: 'The same by strategy: all of them repeat every week',
    tag: 'Schedule',
    body: Empty,
    answer: schemas.SchedulesByStrategy,
    handle: async (call) => ({ weeklySchedules: await list(call) }),
  })

  write('policy/createSchedule', {
    summary: 'Create a schedule',
    body: schemas.NewSchedule,
    answer: schemas.CreatedSchedule,
    spelling: SCHEDULE_FIELDS,
    handle: async (call, { schedule = {} }) => {
      const details = readSchedule(schedule)
      return { scheduleUuid: toRuuid(await createSchedule(call.ctx, call.target, details)) }
    },
  })

  write('policy/updateSchedule', {
    summary: 'Change what is given of a schedule',
    body: schemas.ScheduleChanges,
    answer: Done,
    spelling: SCHEDULE_FIELDS,
    handle: async (call, { schedule: { uuid, ...given } = {} }) => {
      const scheduleId = scheduleIdOf('schedule.uuid', uuid)
      const changes = readSchedule(given)
      await changeSchedule(call.ctx, call.target, { scheduleId, changes })
      return {}
    },
  })

  write('policy/deleteSchedule', {
    summary: 'Delete a schedule that nothing goes by',
    body: schemas.ScheduleName,
    answer: Done,
    handle: async (call, { scheduleUuid }) => {
      const scheduleId = scheduleIdOf('scheduleUuid', scheduleUuid)
      await deleteSchedule(call.ctx, call.target, { scheduleId })
      return {}
    },
  })
})
