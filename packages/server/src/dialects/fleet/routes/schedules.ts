import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import {
  changeSchedule,
  createSchedule,
  deleteSchedule,
  listSchedules,
} from '../../../domain/schedule/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { orgIdOf, requireTenant, targetOf } from '../auth.ts'
import * as schemas from '../schemas/policies.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'
import { presentSchedule, readSchedule, SCHEDULE_FIELDS, scheduleIdOf } from '../weekly-schedules.ts'

/** Wire facts, section 4.4: schedules that repeat every week. */
export const scheduleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const reading = { tags: ['Policy'], headers: ClientHeaders }
    const writing = { tags: ['Policy'], headers: ClientWriteHeaders }
    app.addHook('onRequest', requireTenant(gatehouse))

    const list = async (request: FastifyRequest) => {
      const schedules = await listSchedules(contextOf(domain, request), targetOf(request), undefined)
      return schedules.map((schedule) => presentSchedule(schedule, orgIdOf(request)))
    }

    app.post('/policy/findSchedules', {
      schema: {
        ...reading,
        operationId: 'findSchedules',
        summary: 'The schedules of the organization',
        body: Empty,
        response: { 200: schemas.Schedules, ...REFUSALS },
      },
      handler: async (request) => ({ schedules: await list(request) }),
    })

    app.post('/schedule/getSchedules', {
      schema: {
        ...reading,
        tags: ['Schedule'],
        operationId: 'getSchedules',
        summary: 'The same by strategy: all of them repeat every week',
        body: Empty,
        response: { 200: schemas.SchedulesByStrategy, ...REFUSALS },
      },
      handler: async (request) => ({ weeklySchedules: await list(request) }),
    })

    app.post('/policy/createSchedule', {
      schema: {
        ...writing,
        operationId: 'createSchedule',
        summary: 'Create a schedule',
        body: schemas.NewSchedule,
        response: { 200: schemas.CreatedSchedule, ...REFUSALS },
      },
      handler: async (request) => {
        const details = readSchedule(request.body.schedule ?? {})
        const created = createSchedule(contextOf(domain, request), targetOf(request), details)
        return { scheduleUuid: toRuuid(await nameFields(SCHEDULE_FIELDS, created)) }
      },
    })

    app.post('/policy/updateSchedule', {
      schema: {
        ...writing,
        operationId: 'updateSchedule',
        summary: 'Change what is given of a schedule',
        body: schemas.ScheduleChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { schedule: { uuid, ...given } = {} } = request.body
        const input = { scheduleId: scheduleIdOf('schedule.uuid', uuid), changes: readSchedule(given) }
        const changed = changeSchedule(contextOf(domain, request), targetOf(request), input)
        await nameFields(SCHEDULE_FIELDS, changed)
        return {}
      },
    })

    app.post('/policy/deleteSchedule', {
      schema: {
        ...writing,
        operationId: 'deleteSchedule',
        summary: 'Delete a schedule that nothing goes by',
        body: schemas.ScheduleName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const scheduleId = scheduleIdOf('scheduleUuid', request.body.scheduleUuid)
        await deleteSchedule(contextOf(domain, request), targetOf(request), { scheduleId })
        return {}
      },
    })
  }
