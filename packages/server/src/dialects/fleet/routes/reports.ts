import type { Static } from 'typebox'
import { countOccurrences, listDiagnoses, type Step } from '../../../domain/telemetry/index.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { isDay } from '../../../kernel/moment.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf } from '../device-details.ts'
import { locationIdOf } from '../location-details.ts'
import { boundOfMs, momentOfMs } from '../moment-of-ms.ts'
import { presentBucket, presentDiagnosis, WANTED } from '../present/reports.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/reports.ts'

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
  const { [fields.ms]: ms, [fields.date]: day } = query
  if (day === undefined || boundOfMs(ms) !== undefined) return momentOfMs(required(fields.ms, ms))
  if (!isDay(day)) throw invalidField(fields.date, 'must be a day such as 2026-03-15')
  return new Date(`${day}T00:00:00Z`)
}

const placeOf = ({ scope, uuid }: CountQuery) => {
  if (scope === 'REGION') throw invalidField('scope', 'is not counted by REGION')
  if (scope === 'DEVICE') return { deviceId: cameraIdOf('uuid', uuid) }
  return scope === 'LOCATION' ? { locationId: locationIdOf('uuid', uuid) } : {}
}

const spelling = { to: 'endTimeMs', step: 'interval', deviceId: 'uuid', locationId: 'uuid' }

/** Wire facts, section 4.4, "Reports / licences / tokens": what is made of what devices report. */
export const reportRoutes = clientEndpoints('Report', ({ read }) => {
  read('report/getDiagnosticFeed', {
    summary: 'When devices came and went and what was amiss with them, newest first',
    body: schemas.DiagnosticQuery,
    answer: schemas.DiagnosticFeed,
    handle: async ({ ctx, target }, { timestampMsAfter, timestampMsBefore, startTimeMs, endTimeMs }) => {
      const diagnoses = await listDiagnoses(ctx, target, {
        after: boundOfMs(timestampMsAfter || startTimeMs),
        before: boundOfMs(timestampMsBefore || endTimeMs),
        limit: DIAGNOSES_MAX,
      })
      return { diagnosticEvents: diagnoses.map(presentDiagnosis) }
    },
  })

  read('report/getCountReportV2', {
    summary: 'How often something was noticed in each part of a time',
    body: schemas.CountQuery,
    answer: schemas.CountReport,
    spelling,
    handle: async ({ ctx, target }, query) => {
      const { interval, types, timeZone = 'UTC' } = query
      const kinds = types.flatMap((type) => WANTED[type]?.kind ?? [])
      const buckets = await countOccurrences(ctx, target, {
        ...{ from: boundOf({ ms: 'startTimeMs', date: 'startDate' }, query) },
        ...{ to: boundOf({ ms: 'endTimeMs', date: 'endDate' }, query) },
        ...{ step: STEPS[interval], timeZone, kinds },
        ...placeOf(query),
      })
      const unknown = types.filter((type) => WANTED[type] === undefined)
      return {
        timeSeriesDataPoints: buckets.map((bucket) => presentBucket(bucket, types)),
        ...(unknown.length > 0 && { warningMsg: `Nothing reports ${unknown.join(', ')}` }),
      }
    },
  })
})
