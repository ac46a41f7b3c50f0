import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  customizeDevice,
  pageClientDevices,
  pageDevices,
  reassignDevices,
} from '../../../domain/device/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import type { DeviceId } from '../../../kernel/ids.ts'
import { clientIdOf, requirePartner } from '../auth.ts'
import { presentCustomizations, readCustomizations } from '../customizations.ts'
import { deviceIdOf } from '../device-details.ts'
import { presentClientDevice, presentDeviceV2 } from '../present/devices.ts'
import * as schemas from '../schemas/devices.ts'
import { Empty, OrgName, PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_DEVICES = 1_000

/** Guide, "Partner endpoint reference", "Devices". */
export const deviceRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getClientDevices', {
      config: { failure: 'status' },
      schema: {
        operationId: 'getClientDevices',
        summary: 'Devices of one client',
        tags,
        headers: PartnerHeaders,
        body: OrgName,
        response: { 200: schemas.ClientDevices, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const orgId = clientIdOf(request, 'orgUuid', request.body.orgUuid)
        const context = contextOf(domain, request)
        const items = jsonItems(
          (after: DeviceId | undefined) => pageDevices(context, orgId, { after, limit: PAGE_DEVICES }),
          (device) => JSON.stringify(presentClientDevice(device)),
        )
        return sendJson(reply, '{"devices":[', items, ']}')
      },
    })

    app.post('/partner/getListOfAllClientDevices', {
      schema: {
        operationId: 'getListOfAllClientDevices',
        summary: 'Devices of all clients that let the partner in',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.AllClientDevices, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const items = jsonItems(
          (after: DeviceId | undefined) => pageClientDevices(context, { after, limit: PAGE_DEVICES }),
          (device) => JSON.stringify(presentDeviceV2(device)),
        )
        return sendJson(reply, '{"listOfAllClientDevices":[', items, ']}')
      },
    })

    app.post('/partner/reassignDeviceOrg', {
      config: { failure: 'status' },
      schema: {
        operationId: 'reassignDeviceOrg',
        summary: 'Move devices from one client to another',
        description:
          'Each serial number has its own outcome. A moved device is registered anew, and pending.',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.Reassignment,
        response: { 200: schemas.Reassigned, ...REFUSALS },
      },
      handler: async (request) => {
        const { serialNumbers = [], sourceOrgUuid, targetOrgUuid } = request.body
        const from = clientIdOf(request, 'sourceOrgUuid', sourceOrgUuid)
        const to = clientIdOf(request, 'targetOrgUuid', targetOrgUuid)
        const reassigned = reassignDevices(contextOf(domain, request), { serialNumbers, from, to })
        const moved = new Set(await nameFields({ to: 'targetOrgUuid' }, reassigned))
        const statuses = serialNumbers.map((serial) => [
          serial,
          moved.has(serial)
            ? { status: 'SUCCESS' as const, message: 'Reassigned' }
            : { status: 'FAILURE' as const, message: 'No such device in the source organization' },
        ])
        return { statuses: Object.fromEntries(statuses) }
      },
    })

    app.post('/partner/customizeClientDevice', {
      schema: {
        operationId: 'customizeClientDevice',
        summary: 'Customize a device of a client',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.DeviceCustomizing,
        response: { 200: schemas.CustomizedDevice, ...REFUSALS },
      },
      handler: async (request) => {
        const { clientOrgUuid, clientDeviceUuid, customizations = {}, configUpdate = {} } = request.body
        const orgId = clientIdOf(request, 'clientOrgUuid', clientOrgUuid)
        const customized = customizeDevice(contextOf(domain, request), orgId, {
          deviceId: deviceIdOf('clientDeviceUuid', clientDeviceUuid),
          customizations: readCustomizations(customizations),
          config: configUpdate,
        })
        return {
          customizations: presentCustomizations(await nameFields({ config: 'configUpdate' }, customized)),
        }
      },
    })
  }
