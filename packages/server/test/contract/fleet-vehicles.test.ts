import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { fleetClients } from './inside-fleet.ts'

const tenantry = useTenantry()
let newClient: Awaited<ReturnType<typeof fleetClients>>
beforeAll(async () => {
  newClient = await fleetClients(tenantry())
})

const setUp = async () => {
  const client = await newClient()
  const on = (name: string, vehicleLicensePlate: string | undefined, more: object = {}) =>
    client.call(`vehicle/${name}`, { vehicleLicensePlate, ...more })
  const vehicles = () => client.list<{ licensePlate: string }>('vehicle/getVehicles', 'vehicles')
  return { ...client, on, vehicles }
}

describe('vehicles (wire facts, sections 4.2 and 4.4)', () => {
  it('are saved by their plates: new ones, and what is given of known ones', async () => {
    const { org, on, vehicles, lastEvents } = await setUp()
    expectFleet(await on('saveVehicle', '7ABC123', { name: 'Van', description: 'White' }), 200, {})
    const vehicle = {
      ...{ licensePlate: '7ABC123', orgUuid: org, name: 'Van', description: 'White' },
      createdAtMillis: tenantry().clock.now.getTime(),
    }
    expect(await vehicles()).toEqual([vehicle])
    for (let again = 0; again < 2; again++)
      expectFleet(await on('saveVehicle', '7ABC123', { name: 'Truck' }), 200, {})
    expectFleet(await on('saveVehicle', '8XYZ'), 200, {})
    expect(await vehicles()).toEqual([
      { ...vehicle, name: 'Truck' },
      { licensePlate: '8XYZ', orgUuid: org, createdAtMillis: vehicle.createdAtMillis },
    ])
    expect((await lastEvents(3)).map(([type]) => type)).toEqual(
      Array.from({ length: 3 }, () => 'vehicle.saved'),
    )
  })

  it('have labels', async () => {
    const { call, on, lastEvents } = await setUp()
    await on('saveVehicle', 'A 1')
    await on('saveVehicle', '__proto__')
    for (const label of ['staff', 'vip', 'staff'])
      expectFleet(await on('addVehicleLabel', 'A 1', { label }), 200, {})
    for (let again = 0; again < 2; again++)
      expectFleet(await on('removeVehicleLabel', 'A 1', { label: 'staff' }), 200, {})
    const { text } = await call('vehicle/getVehicleLabelsForOrg')
    expect(text).toBe('{"vehicleLabels":{"A 1":["vip"],"__proto__":[]}}')
    expect((await lastEvents(3)).map(([type]) => type)).toEqual(
      Array.from({ length: 3 }, () => 'vehicle.labelled'),
    )
  })

  it('are forgotten, with their labels', async () => {
    const { call, on, vehicles } = await setUp()
    await on('saveVehicle', 'A1')
    await on('addVehicleLabel', 'A1', { label: 'staff' })
    expectFleet(await on('deleteVehicle', 'A1'), 200, {})
    expect(await vehicles()).toEqual([])
    await on('saveVehicle', 'A1')
    expectFleet(await call('vehicle/getVehicleLabelsForOrg'), 200, { vehicleLabels: { A1: [] } })
  })

  it('are known to their own organization alone', async () => {
    const { on, vehicles } = await setUp()
    await (await setUp()).on('saveVehicle', 'A1')
    expect(await vehicles()).toEqual([])
    for (const name of ['deleteVehicle', 'addVehicleLabel', 'removeVehicleLabel'])
      expectFleet(await on(name, 'A1', { label: 'staff' }), 200, trio('Vehicle not found'))
    expectFleet(await on('saveVehicle', 'A1'), 200, {})
  })

  it.each([
    ['saveVehicle', { name: 'No plate' }, 'vehicleLicensePlate'],
    ['saveVehicle', { vehicleLicensePlate: ' ' }, 'vehicleLicensePlate'],
    ['saveVehicle', { vehicleLicensePlate: 'x'.repeat(65) }, 'vehicleLicensePlate'],
    ['saveVehicle', { vehicleLicensePlate: 'A1', name: ' ' }, 'name'],
    ['saveVehicle', { vehicleLicensePlate: 'A1', description: 'x'.repeat(2_001) }, 'description'],
    ['deleteVehicle', {}, 'vehicleLicensePlate'],
  ])('%s refuses %j', async (name, body, field) => {
    const { call, vehicles } = await setUp()
    const errorMsg = expect.stringMatching(new RegExp(`^${field} `))
    expectFleet(await call(`vehicle/${name}`, body), 200, trio(errorMsg))
    expectFleet(await call(`vehicle/${name}`, { ...body, [field]: 1 }), 400, malformed(errorMsg))
    expect(await vehicles()).toEqual([])
  })
})
