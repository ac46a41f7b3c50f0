import {
  customizeDevice,
  pageClientDevices,
  pageDevices,
  reassignDevices,
} from '../../../domain/device/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { DeviceId } from '../../../kernel/ids.ts'
import { presentCustomizations, readCustomizations } from '../customizations.ts'
import { deviceIdOf } from '../device-details.ts'
import { JsonParts } from '../endpoint.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentClientDevice, presentDeviceV2 } from '../present/devices.ts'
import * as schemas from '../schemas/devices.ts'
import { Empty, OrgName } from '../schemas/shared.ts'

const PAGE_DEVICES = 4_000

/** Guide, "Partner endpoint reference", "Devices". */
export const deviceRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getClientDevices', {
    summary: 'Devices of one client',
    config: { failure: 'status' },
    body: OrgName,
    answer: schemas.ClientDevices,
    handle: async (call, { orgUuid }) => {
      const orgId = call.clientIdOf('orgUuid', orgUuid)
      const { ctx } = call
      const items = jsonItems(
        (after: DeviceId | undefined) => pageDevices(ctx, orgId, { after, limit: PAGE_DEVICES }),
        (device) => JSON.stringify(presentClientDevice(device)),
      )
      return new JsonParts('{"devices":[', items, ']}')
    },
  })

  read('partner/getListOfAllClientDevices', {
    summary: 'Devices of all clients that let the partner in',
    body: Empty,
    answer: schemas.AllClientDevices,
    handle: async ({ ctx }) => {
      const items = jsonItems(
        (after: DeviceId | undefined) => pageClientDevices(ctx, { after, limit: PAGE_DEVICES }),
        (device) => JSON.stringify(presentDeviceV2(device)),
      )
      return new JsonParts('{"listOfAllClientDevices":[', items, ']}')
    },
  })

  write('partner/reassignDeviceOrg', {
    summary: 'Move devices from one client to another',
    description: 'Each serial number has its own outcome. A moved device is registered anew, and pending.',
    config: { failure: 'status' },
    body: schemas.Reassignment,
    answer: schemas.Reassigned,
    spelling: { to: 'targetOrgUuid' },
    handle: async (call, { serialNumbers = [], sourceOrgUuid, targetOrgUuid }) => {
      const from = call.clientIdOf('sourceOrgUuid', sourceOrgUuid)
      const to = call.clientIdOf('targetOrgUuid', targetOrgUuid)
      const moved = new Set(await reassignDevices(call.ctx, { serialNumbers, from, to }))
      const statuses = serialNumbers.map((serial) => [
        serial,
        moved.has(serial)
          ? { status: 'SUCCESS' as const, message: 'Reassigned' }
          : { status: 'FAILURE' as const, message: 'No such device in the source organization' },
      ])
      return { statuses: Object.fromEntries(statuses) }
    },
  })

  write('partner/customizeClientDevice', {
    summary: 'Customize a device of a client',
    body: schemas.DeviceCustomizing,
    answer: schemas.CustomizedDevice,
    spelling: { config: 'configUpdate' },
    handle: async (call, { clientOrgUuid, clientDeviceUuid, customizations = {}, configUpdate = {} }) => {
      const orgId = call.clientIdOf('clientOrgUuid', clientOrgUuid)
      const customized = await customizeDevice(call.ctx, orgId, {
        deviceId: deviceIdOf('clientDeviceUuid', clientDeviceUuid),
        customizations: readCustomizations(customizations),
        config: configUpdate,
      })
      return { customizations: presentCustomizations(customized) }
    },
  })
})
