import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Decided, makeAccessDecisions } from '../../../domain/access-decision/index.ts'
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
import { presentDecisions } from '../present.ts'
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
  if (ordinary.length + changing.length > 0) {
    const taken = domain.telemetry.noteOccurrences(device, ordinary)
    const occurrences = taken ? changing : [...ordinary, ...changing]
    if (occurrences.length > 0)
      domain.telemetry.believe(device, await reportOccurrences(context, 'own', { occurrences }))
  }
  if (raised.length > 0) await raiseAlerts(context, 'own', { alerts: raised })
  if (cleared.length > 0) await clearAlerts(context, 'own', { alerts: cleared })
}

/** Somebody waits for these. */
const decideAccess = async (
  { context }: Reporting,
  { shown }: SortedOccurrences,
): Promise<readonly Decided[]> => (shown.length === 0 ? [] : makeAccessDecisions(context, 'own', { shown }))

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
        description:
          'An event that is told once more is not kept twice. A credential that was shown just now is decided about.',
        tags: ['Device'],
        body: schemas.Events,
        response: { 200: schemas.Received, ...REFUSALS },
      },
      handler: async (request) => {
        const events = request.body.events.map(readEvent)
        const sorted = sortOccurrences(events, keptSince(domain))
        await hear(domain, request, {})
        const reporting = reportOf(domain, request)
        const decided = await decideAccess(reporting, sorted)
        await writeEvents(domain, reporting, sorted)
        const { tooOld } = sorted
        return { received: events.length - tooOld, tooOld, ...presentDecisions(events, decided) }
      },
    })
  }
