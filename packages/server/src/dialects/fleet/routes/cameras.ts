import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { changeDeviceDetails, rebootDevice } from '../../../domain/device/index.ts'
import {
  type DeviceState,
  pageDeviceStates,
  pickDeviceStates,
  readDeviceState,
} from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import type { DeviceId } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { readDetailsChange } from '../camera-changes.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import { presentCameraDetails, presentFullState } from '../present/cameras.ts'
import { presentMinimalDevice } from '../present/minimal-devices.ts'
import * as schemas from '../schemas/cameras.ts'
import { ClientHeaders, ClientWriteHeaders, Done, REFUSALS } from '../schemas/shared.ts'

const PAGE_CAMERAS = 500
const CHANGED = { locationId: 'locationUuid', partNames: 'facetNameMap', changes: 'cameraBulkDetails' }

/** Wire facts, section 4.4, "Camera / video": what cameras are like, and what is said of them. */
export const cameraRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Camera']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/camera/getMinimalCameraStateList', {
      schema: {
        operationId: 'getMinimalCameraStateList',
        summary: 'Basic state of every camera in the organization',
        ...{ tags, headers: ClientHeaders, body: schemas.CamerasQuery },
        response: { 200: schemas.Cameras, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const target = targetOf(request)
        const query = {
          types: ['CAMERA' as const],
          putAwayToo: request.body.includeMummified,
          limit: PAGE_CAMERAS,
        }
        const cameras = jsonItems(
          (after: DeviceId | undefined) => pageDeviceStates(context, target, { ...query, after }),
          (camera: DeviceState) => JSON.stringify(presentMinimalDevice(camera)),
        )
        return sendJson(reply, '{"cameraStates":[', cameras, ']}')
      },
    })

    app.post('/camera/getFullCameraState', {
      schema: {
        operationId: 'getFullCameraState',
        summary: 'All that is known of one camera',
        ...{ tags, headers: ClientHeaders, body: schemas.FullStateQuery },
        response: { 200: schemas.FullState, ...REFUSALS },
      },
      handler: async (request) => {
        const deviceId = cameraIdOf('cameraUuid', request.body.cameraUuid)
        const state = await readDeviceState(contextOf(domain, request), targetOf(request), { deviceId })
        return { fullCameraState: presentFullState(state) }
      },
    })

    app.post('/camera/getDetails', {
      schema: {
        operationId: 'getCameraDetails',
        summary: 'What is said of some cameras',
        ...{ tags, headers: ClientHeaders, body: schemas.DetailsQuery },
        response: { 200: schemas.Details, ...REFUSALS },
      },
      handler: async (request) => {
        const deviceIds = (request.body.cameraUuids ?? []).map((uuid) => deviceIdOf('cameraUuids', uuid))
        const found = await pickDeviceStates(contextOf(domain, request), targetOf(request), { deviceIds })
        return { cameras: found.map(presentCameraDetails) }
      },
    })

    app.post('/camera/updateDetailsBulkV2', {
      schema: {
        operationId: 'updateCameraDetailsBulkV2',
        summary: 'Change what is said of cameras, of all of them or of none',
        ...{ tags, headers: ClientWriteHeaders, body: schemas.DetailsChanges },
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const changes = (request.body.cameraBulkDetails ?? []).map(readDetailsChange)
        await nameFields(
          CHANGED,
          changeDeviceDetails(contextOf(domain, request), targetOf(request), { changes }),
        )
        return {}
      },
    })

    app.post('/camera/reboot', {
      schema: {
        operationId: 'rebootCamera',
        summary: 'Have a camera reboot with its next heartbeat',
        ...{ tags, headers: ClientWriteHeaders, body: schemas.OneCamera },
        response: { 200: schemas.Rebooted, ...REFUSALS },
      },
      handler: async (request) => {
        const deviceId = cameraIdOf('cameraUuid', request.body.cameraUuid)
        const outcome = await rebootDevice(contextOf(domain, request), targetOf(request), { deviceId })
        const [sent, offline] = schemas.REBOOT_STATUSES
        return { status: outcome === 'queued' ? sent : offline }
      },
    })
  }
