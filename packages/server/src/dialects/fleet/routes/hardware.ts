import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { registerDevice } from '../../../domain/device/index.ts'
import { pageAvailableHardware } from '../../../domain/hardware/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { HardwareId } from '../../../kernel/ids.ts'
import { clientIdOf, requirePartner } from '../auth.ts'
import { readWifi } from '../device-details.ts'
import { locationIdOf } from '../location-details.ts'
import { presentHardware } from '../present/devices.ts'
import * as schemas from '../schemas/devices.ts'
import { Done, Empty, PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_HARDWARE = 1_000

/** What a request to register calls its fields. */
const REGISTRATION_FIELDS = { locationId: 'locationUuid', ssid: 'wifiSsid', key: 'wifiPsk' }

/** Guide, "Partner endpoint reference", "Devices": what can be registered, and registering it. */
export const hardwareRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getListOfAvailableHardware', {
      schema: {
        operationId: 'getListOfControlledHardware',
        summary: 'Hardware that can be registered with a client',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.AvailableHardware, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const items = jsonItems(
          (after: HardwareId | undefined) => pageAvailableHardware(context, { after, limit: PAGE_HARDWARE }),
          (piece) => JSON.stringify(presentHardware(piece)),
        )
        return sendJson(reply, '{"controlledHardwareList":[', items, ']}')
      },
    })

    app.post('/partner/registerCameraToClient', {
      schema: {
        operationId: 'registerCameraToClient',
        summary: 'Register available hardware, of whatever type, with a client',
        description: 'The device is pending until it reports for the first time.',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.Registration,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgUuid, locationUuid, serialNumber, wifiSsid, wifiPsk } = request.body
        const orgId = clientIdOf(request, 'orgUuid', orgUuid)
        if (serialNumber === undefined) throw invalidField('serialNumber', 'is required')
        const locationId = locationUuid === undefined ? undefined : locationIdOf('locationUuid', locationUuid)
        const registered = registerDevice(contextOf(domain, request), {
          ...{ orgId, serialNumber, locationId },
          wifi: readWifi(wifiSsid, wifiPsk),
        })
        await nameFields(REGISTRATION_FIELDS, registered)
        return {}
      },
    })
  }
