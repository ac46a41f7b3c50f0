import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { activateDevice, HEARTBEAT_SECONDS, recognizeDevice } from '../../../domain/device/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { Secret } from '../../../kernel/secret.ts'
import { presentNetwork } from '../present.ts'
import * as schemas from '../schemas.ts'

/** How a device that knows nothing but what it is gets a token. */
export const activationRoutes =
  ({ domain, rateLimits }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/activate', {
      schema: {
        operationId: 'activateDevice',
        summary: 'Prove which device it is, and get a token to report with',
        description: 'Refused with 409 until a partner has registered the hardware: ask again later.',
        tags: ['Device'],
        security: [],
        headers: schemas.WriteHeaders,
        body: schemas.ActivationRequest,
        response: { 200: schemas.Activated, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { serialNumber, activationKey } = request.body
        const device = await recognizeDevice(domain, serialNumber, new Secret(activationKey)).catch(
          async (error: unknown) => {
            if (error instanceof DomainError && error.code === 'credential.invalid')
              await rateLimits.countFailedActivation(request.ip)
            throw error
          },
        )
        await rateLimits.countActivation(reply, device)
        request.caller = device
        const { token, network } = await activateDevice(contextOf(domain, request), 'own', undefined)
        return {
          deviceId: device.deviceId,
          token: token.reveal(),
          heartbeatSeconds: HEARTBEAT_SECONDS,
          ...(network !== undefined && { wifi: presentNetwork(network) }),
        }
      },
    })
  }
