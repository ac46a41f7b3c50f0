import { changeDeviceDetails, rebootDevice } from '../../../domain/device/index.ts'
import {
  type DeviceState,
  pageDeviceStates,
  pickDeviceStates,
  readDeviceState,
} from '../../../domain/telemetry/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { DeviceId } from '../../../kernel/ids.ts'
import { readDetailsChange } from '../camera-changes.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import { JsonParts } from '../endpoint.ts'
import { presentCameraDetails, presentFullState } from '../present/cameras.ts'
import { presentMinimalDevice } from '../present/minimal-devices.ts'
import * as schemas from '../schemas/cameras.ts'
import { Done } from '../schemas/shared.ts'

const PAGE_CAMERAS = 500

/** Wire facts, section 4.4, "Camera / video": what cameras are like, and what is said of them. */
export const cameraRoutes = clientEndpoints('Camera', ({ read, write }) => {
  read('camera/getMinimalCameraStateList', {
    summary: 'Basic state of every camera in the organization',
    body: schemas.CamerasQuery,
    answer: schemas.Cameras,
    handle: async ({ ctx, target }, { includeMummified: putAwayToo }) => {
      const query = { types: ['CAMERA' as const], putAwayToo, limit: PAGE_CAMERAS }
      const cameras = jsonItems(
        (after: DeviceId | undefined) => pageDeviceStates(ctx, target, { ...query, after }),
        (camera: DeviceState) => JSON.stringify(presentMinimalDevice(camera)),
      )
      return new JsonParts('{"cameraStates":[', cameras, ']}')
    },
  })

  read('camera/getFullCameraState', {
    summary: 'All that is known of one camera',
    body: schemas.FullStateQuery,
    answer: schemas.FullState,
    handle: async (call, { cameraUuid }) => {
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      return { fullCameraState: presentFullState(await readDeviceState(call.ctx, call.target, { deviceId })) }
    },
  })

  read('camera/getDetails', {
    summary: 'What is said of some cameras',
    operationId: 'getCameraDetails',
    body: schemas.DetailsQuery,
    answer: schemas.Details,
    handle: async (call, { cameraUuids = [] }) => {
      const deviceIds = cameraUuids.map((uuid) => deviceIdOf('cameraUuids', uuid))
      const found = await pickDeviceStates(call.ctx, call.target, { deviceIds })
      return { cameras: found.map(presentCameraDetails) }
    },
  })

  write('camera/updateDetailsBulkV2', {
    summary: 'Change what is said of cameras, of all of them or of none',
    operationId: 'updateCameraDetailsBulkV2',
    body: schemas.DetailsChanges,
    answer: Done,
    spelling: { locationId: 'locationUuid', partNames: 'facetNameMap', changes: 'cameraBulkDetails' },
    handle: async (call, { cameraBulkDetails = [] }) => {
      const changes = cameraBulkDetails.map(readDetailsChange)
      await changeDeviceDetails(call.ctx, call.target, { changes })
      return {}
    },
  })

  write('camera/reboot', {
    summary: 'Have a camera reboot with its next heartbeat',
    operationId: 'rebootCamera',
    body: schemas.OneCamera,
    answer: schemas.Rebooted,
    handle: async (call, { cameraUuid }) => {
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      const outcome = await rebootDevice(call.ctx, call.target, { deviceId })
      const [sent, offline] = schemas.REBOOT_STATUSES
      return { status: outcome === 'queued' ? sent : offline }
    },
  })
})
