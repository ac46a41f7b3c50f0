import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { HEARTBEAT_SECONDS, reportDeviceState } from '../../../domain/device/index.ts'
import { wrongPlace } from '../../../domain/operation.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import * as schemas from '../schemas.ts'

/** What devices say of themselves again and again: telemetry where it is nothing new, a change where it is. */
export const heartbeatRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/heartbeat', {
      schema: {
        operationId: 'reportHeartbeat',
        summary: 'Say that the device is there, and how it is',
        tags: ['Device'],
        body: schemas.Heartbeat,
        response: { 200: schemas.Heard, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { caller, body: state } = request
        if (caller?.kind !== 'device') throw wrongPlace()
        if (!domain.heartbeats.note(caller, state)) {
          const { idempotency: _, ...context } = contextOf(domain, request)
          await reportDeviceState(context, 'own', state)
          domain.heartbeats.remember(caller, state)
        }
        return { heartbeatSeconds: HEARTBEAT_SECONDS }
      },
    })
  }
