import { registerDevice } from '../../../domain/device/index.ts'
import { pageAvailableHardware } from '../../../domain/hardware/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { HardwareId } from '../../../kernel/ids.ts'
import { readWifi } from '../device-details.ts'
import { JsonParts } from '../endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentHardware } from '../present/devices.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/devices.ts'
import { Done, Empty } from '../schemas/shared.ts'

const PAGE_HARDWARE = 1_000

/** Guide, "Partner endpoint reference", "Devices": what can be registered, and registering it. */
export const hardwareRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getListOfAvailableHardware', {
    summary: 'Hardware that can be registered with a client',
    operationId: 'getListOfControlledHardware',
    body: Empty,
    answer: schemas.AvailableHardware,
    handle: async ({ ctx }) => {
      const items = jsonItems(
        (after: HardwareId | undefined) => pageAvailableHardware(ctx, { after, limit: PAGE_HARDWARE }),
        (piece) => JSON.stringify(presentHardware(piece)),
      )
      return new JsonParts('{"controlledHardwareList":[', items, ']}')
    },
  })

  write('partner/registerCameraToClient', {
    summary: 'Register available hardware, of whatever type, with a client',
    description: 'The device is pending until it reports for the first time.',
    body: schemas.Registration,
    answer: Done,
    spelling: { locationId: 'locationUuid', ssid: 'wifiSsid', key: 'wifiPsk' },
    handle: async (call, { orgUuid, locationUuid, wifiSsid, wifiPsk, ...body }) => {
      const orgId = call.clientIdOf('orgUuid', orgUuid)
      const serialNumber = required('serialNumber', body.serialNumber)
      const locationId = locationUuid === undefined ? undefined : locationIdOf('locationUuid', locationUuid)
      await registerDevice(call.ctx, {
        ...{ orgId, serialNumber, locationId },
        wifi: readWifi(wifiSsid, wifiPsk),
      })
      return {}
    },
  })
})
