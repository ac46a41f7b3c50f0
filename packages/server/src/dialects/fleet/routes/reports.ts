import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { countOccurrences, listDiagnoses, type Step } from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { isDay } from '../../../kernel/moment.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { cameraIdOf } from '../device-details.ts'
import { locationIdOf } from '../location-details.ts'
import { presentBucket, presentDiagnosis, WANTED } from '../present/reports.ts'
import * as schemas from '../schemas/reports.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'
import { momentOfMs } from '../sensor-histories.ts'

const DIAGNOSES_MAX = 5_000

const STEPS: Readonly<Record<(typeof schemas.INTERVALS)[number], Step>> = {
  ...{ MINUTELY: 'minute', QUARTERHOURLY: 'quarter', HOURLY: 'hour' },
  ...{ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' },
}

type CountQuery = Static<typeof schemas.CountQuery>

/** A moment in milliseconds, or a day in UTC. */
const boundOf = (
  fields: { readonly ms: 'startTimeMs' | 'endTimeMs'; readonly date: 'startDate' | 'endDate' },
  query: CountQuery,
): Date => {
  const moment = momentOfMs(fields.ms, query[fields.ms])
  const day = query[fields.date]
  if (moment !== undefined) return moment
  if (day === undefined) throw invalidField(fields.ms, 'is required')
  if (!isDay(day)) throw invalidField(fields.date, 'must be a day such as 2026-03-15')
  return new Date(`${day}T00:00:00Z`)
}

const placeOf = ({ scope, uuid }: CountQuery) => {
  if (scope === 'REGION') throw invalidField('scope', 'is not counted by REGION')
  if (scope === 'DEVICE') return { deviceId: cameraIdOf('uuid', uuid) }
  return scope === 'LOCATION' ? { locationId: locationIdOf('uuid', uuid) } : {}
}

const SPELLED = { to: 'endTimeMs', step: 'interval', deviceId: 'uuid', locationId: 'uuid' }

/** Wire facts, section 4.4, "Reports / licences / tokens": what is made of what devices report. */
export const reportRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Report']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/report/getDiagnosticFeed', {
      schema: {
        operationId: 'getDiagnosticFeed',
        summary: 'When devices came and went and what was amiss with them, newest first',
        ...{ tags, headers: ClientHeaders, body: schemas.DiagnosticQuery },
        response: { 200: schemas.DiagnosticFeed, ...REFUSALS },
      },
      handler: async (request) => {
        const { timestampMsAfter, timestampMsBefore, startTimeMs, endTimeMs } = request.body
        const diagnoses = await listDiagnoses(contextOf(domain, request), targetOf(request), {
          after: momentOfMs('timestampMsAfter', timestampMsAfter ?? startTimeMs),
          before: momentOfMs('timestampMsBefore', timestampMsBefore ?? endTimeMs),
          limit: DIAGNOSES_MAX,
        })
        return { diagnosticEvents: diagnoses.map(presentDiagnosis) }
      },
    })

    app.post('/report/getCountReportV2', {
      schema: {
        operationId: 'getCountReportV2',
        summary: 'How often something was noticed in each part of a time',
        ...{ tags, headers: ClientHeaders, body: schemas.CountQuery },
        response: { 200: schemas.CountReport, ...REFUSALS },
      },
      handler: async (request) => {
        const { interval, types, timeZone = 'UTC' } = request.body
        const kinds = types.flatMap((type) => WANTED[type]?.kind ?? [])
        const counting = countOccurrences(contextOf(domain, request), targetOf(request), {
          ...{ from: boundOf({ ms: 'startTimeMs', date: 'startDate' }, request.body) },
          ...{ to: boundOf({ ms: 'endTimeMs', date: 'endDate' }, request.body) },
          ...{ step: STEPS[interval], timeZone, kinds },
          ...placeOf(request.body),
        })
        const buckets = await nameFields(SPELLED, counting)
        const unknown = types.filter((type) => WANTED[type] === undefined)
        return {
          timeSeriesDataPoints: buckets.map((bucket) => presentBucket(bucket, types)),
          ...(unknown.length > 0 && { warningMsg: `Nothing reports ${unknown.join(', ')}` }),
        }
      },
    })
  }
