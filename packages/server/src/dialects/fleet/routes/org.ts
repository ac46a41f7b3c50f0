import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listCameras } from '../../../domain/device/index.ts'
import { readOrg } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { presentDevice, presentOrg } from '../present/org.ts'
import * as schemas from '../schemas/org.ts'
import { ClientHeaders, Empty, REFUSALS } from '../schemas/shared.ts'

/** Wire facts, section 4.4: the organization a call runs in, and its cameras. */
export const orgRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/org/getOrgV2', {
      schema: {
        operationId: 'getOrgV2',
        summary: 'Details of the organization that the call runs in',
        tags: ['Org'],
        headers: ClientHeaders,
        body: Empty,
        response: { 200: schemas.Org, ...REFUSALS },
      },
      handler: async (request) => {
        const org = await readOrg(contextOf(domain, request), targetOf(request), undefined)
        // No camera is configured here, and no feature is switched.
        const nothingSet = { featureFlags: {}, cameraConfigDefaults: {}, cameraConfigOptions: {} }
        return { org: presentOrg(org, domain.policy.publicUrl), ...nothingSet }
      },
    })

    app.post('/camera/getMinimalCameraStateList', {
      schema: {
        operationId: 'getMinimalCameraStateList',
        summary: 'Basic state of every camera in the organization',
        tags: ['Camera'],
        headers: ClientHeaders,
        body: schemas.CamerasQuery,
        response: { 200: schemas.Cameras, ...REFUSALS },
      },
      handler: async (request) => {
        const cameras = await listCameras(contextOf(domain, request), targetOf(request), undefined)
        return { cameraStates: cameras.map(presentDevice) }
      },
    })
  }
