import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context, Domain } from '../../../domain/context.ts'
import { HEARTBEAT_SECONDS } from '../../../domain/device/index.ts'
import type { DevicePrincipal } from '../../../domain/principal.ts'
import {
  clearAlerts,
  keptSince,
  raiseAlerts,
  reportOccurrences,
  reportReadings,
  type SortedOccurrences,
  sortOccurrences,
} from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { hear, reportOf } from '../hear.ts'
import { momentOf, readEvent } from '../read-event.ts'
import * as schemas from '../report-schemas.ts'
import { Heard, REFUSALS } from '../schemas.ts'

interface Reporting {
  readonly device: DevicePrincipal
  readonly context: Context
}

/** Writes what has happened: together with what others tell, or for itself where it is a change. */
const writeEvents = async (
  domain: Domain,
  { device, context }: Reporting,
  { ordinary, changing, raised, cleared }: SortedOccurrences,
): Promise<void> => {
  const taken = domain.telemetry.noteOccurrences(device, ordinary)
  const occurrences = taken ? changing : [...ordinary, ...changing]
  if (occurrences.length > 0 || !taken)
    domain.telemetry.believe(device, await reportOccurrences(context, 'own', { occurrences }))
  if (raised.length > 0) await raiseAlerts(context, 'own', { alerts: raised })
  if (cleared.length > 0) await clearAlerts(context, 'own', { alerts: cleared })
}

/** What devices sense, and what happens at them. */
export const reportRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/state', {
      schema: {
        operationId: 'reportState',
        summary: 'Say what the device reads',
        description: 'Readings may be late, repeated and out of order: of each the newest counts.',
        tags: ['Device'],
        body: schemas.State,
        response: { 200: Heard, ...REFUSALS },
      },
      handler: async (request) => {
        const { readings, at: told } = request.body
        const now = domain.now()
        const at = told === undefined ? now : momentOf('at', told)
        await hear(domain, request, {})
        // What is older than anything that is kept says nothing any more.
        if (at >= keptSince(domain)) {
          const { device, context } = reportOf(domain, request)
          const moment = at > now ? now : at
          if (!domain.telemetry.noteReadings(device, moment, readings))
            domain.telemetry.believe(device, await reportReadings(context, 'own', { at: moment, readings }))
        }
        return { heartbeatSeconds: HEARTBEAT_SECONDS }
      },
    })

    app.post('/event', {
      schema: {
        operationId: 'reportEvents',
        summary: 'Say what has happened at the device',
        description: 'An event that is told once more is not kept twice.',
        tags: ['Device'],
        body: schemas.Events,
        response: { 200: schemas.Received, ...REFUSALS },
      },
      handler: async (request) => {
        const sorted = sortOccurrences(request.body.events.map(readEvent), keptSince(domain))
        await hear(domain, request, {})
        await writeEvents(domain, reportOf(domain, request), sorted)
        const { tooOld } = sorted
        return { received: request.body.events.length - tooOld, tooOld }
      },
    })
  }
