import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import {
  addVehicleLabel,
  deleteVehicle,
  pageVehicles,
  removeVehicleLabel,
  saveVehicle,
  type Vehicle,
} from '../../../domain/vehicle/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { type OrgId, toRuuid, type VehicleId } from '../../../kernel/ids.ts'
import { orgIdOf, requireTenant, targetOf } from '../auth.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'
import * as schemas from '../schemas/vehicles.ts'

const PAGE_VEHICLES = 500
const SPELLING = { plate: 'vehicleLicensePlate' }

/** `VehicleV2Type`. */
const presentVehicle = ({ plate, name, description, createdAt }: Vehicle, orgId: OrgId) => ({
  licensePlate: plate,
  orgUuid: toRuuid(orgId),
  ...(name !== null && { name }),
  ...(description !== null && { description }),
  createdAtMillis: createdAt.getTime(),
})

/** Wire facts, sections 4.2 and 4.4: the vehicles that an organization knows by their plates. */
export const vehicleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const reading = { tags: ['Vehicle'], headers: ClientHeaders, body: Empty }
    const writing = { tags: ['Vehicle'], headers: ClientWriteHeaders }
    app.addHook('onRequest', requireTenant(gatehouse))

    const each = (request: FastifyRequest, present: (vehicle: Vehicle) => string) => {
      const context = contextOf(domain, request)
      const target = targetOf(request)
      const read = (after: VehicleId | undefined) =>
        pageVehicles(context, target, { after, limit: PAGE_VEHICLES })
      return jsonItems(read, present)
    }

    app.post('/vehicle/getVehicles', {
      schema: {
        ...reading,
        operationId: 'getVehicles',
        summary: 'The vehicles that the organization knows',
        response: { 200: schemas.Vehicles, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const orgId = orgIdOf(request)
        const vehicles = each(request, (vehicle) => JSON.stringify(presentVehicle(vehicle, orgId)))
        return sendJson(reply, '{"vehicles":[', vehicles, ']}')
      },
    })

    app.post('/vehicle/getVehicleLabelsForOrg', {
      schema: {
        ...reading,
        operationId: 'getVehicleLabelsForOrg',
        summary: 'Their labels, by plate',
        response: { 200: schemas.VehicleLabels, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const labels = each(
          request,
          (vehicle) => `${JSON.stringify(vehicle.plate)}:${JSON.stringify(vehicle.labels)}`,
        )
        return sendJson(reply, '{"vehicleLabels":{', labels, '}}')
      },
    })

    app.post('/vehicle/saveVehicle', {
      schema: {
        ...writing,
        operationId: 'saveVehicle',
        summary: 'Save a vehicle by its plate: a new one, or what is given of a known one',
        body: schemas.SavedVehicle,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { vehicleLicensePlate: plate, name, description } = request.body
        const saved = saveVehicle(contextOf(domain, request), targetOf(request), { plate, name, description })
        await nameFields(SPELLING, saved)
        return {}
      },
    })

    app.post('/vehicle/deleteVehicle', {
      schema: {
        ...writing,
        operationId: 'deleteVehicle',
        summary: 'Forget a vehicle and its labels',
        body: schemas.VehicleName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { vehicleLicensePlate: plate } = request.body
        await nameFields(SPELLING, deleteVehicle(contextOf(domain, request), targetOf(request), { plate }))
        return {}
      },
    })

    const labellings = [
      ['addVehicleLabel', 'Put a label on a vehicle', addVehicleLabel],
      ['removeVehicleLabel', 'Take a label off a vehicle', removeVehicleLabel],
    ] as const
    for (const [operationId, summary, change] of labellings)
      app.post(`/vehicle/${operationId}`, {
        schema: {
          ...writing,
          operationId,
          summary,
          body: schemas.VehicleLabel,
          response: { 200: Done, ...REFUSALS },
        },
        handler: async (request) => {
          const { vehicleLicensePlate: plate, label } = request.body
          await nameFields(SPELLING, change(contextOf(domain, request), targetOf(request), { plate, label }))
          return {}
        },
      })
  }
