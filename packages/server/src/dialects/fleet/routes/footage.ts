import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listSeekPoints } from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { cameraIdOf } from '../device-details.ts'
import { presentSeekPoint } from '../present/alerts.ts'
import * as schemas from '../schemas/alerts.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'

/** What a camera noticed, to look at (wire facts, section 4.4, "Camera / video"). */
export const footageRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/camera/getFootageSeekpointsV2', {
      schema: {
        operationId: 'getFootageSeekpointsV2',
        summary: 'What a camera noticed in a time, in its order',
        tags: ['Camera'],
        headers: ClientHeaders,
        body: schemas.SeekPointsQuery,
        response: { 200: schemas.SeekPoints, ...REFUSALS },
      },
      handler: async (request) => {
        const { cameraUuid, startTime, duration, includeAnyMotion = false } = request.body
        const deviceId = cameraIdOf('cameraUuid', cameraUuid)
        if (startTime === undefined) throw invalidField('startTime', 'is required')
        if (duration === undefined) throw invalidField('duration', 'is required')
        const points = await listSeekPoints(contextOf(domain, request), targetOf(request), {
          deviceId,
          after: new Date(startTime * 1_000),
          before: new Date((startTime + duration) * 1_000),
          withMotion: includeAnyMotion === true || includeAnyMotion === 'true',
        })
        return { footageSeekPoints: points.map(({ at, said }) => presentSeekPoint(at, said)) }
      },
    })
  }
