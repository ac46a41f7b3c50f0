import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { HEARTBEAT_SECONDS, takeCommands } from '../../../domain/device/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { hear, reportOf } from '../hear.ts'
import { presentCommand } from '../present.ts'
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
        await hear(domain, request, request.body)
        const { device, context } = reportOf(domain, request)
        if (!domain.waitingCommands.has(device.deviceId)) return { heartbeatSeconds: HEARTBEAT_SECONDS }
        const commands = await takeCommands(context, 'own', undefined)
        return {
          heartbeatSeconds: HEARTBEAT_SECONDS,
          ...(commands.length > 0 && { commands: commands.map(presentCommand) }),
        }
      },
    })
  }
