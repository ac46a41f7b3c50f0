import { beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '../support/move-clock.ts'
import { useTenantry } from '../support/tenantry.ts'
import { NOBODYS } from './access-control.ts'
import { hasFleetDocument, readFleetDocument } from './documented-answers/fleet-document.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { fleetClients } from './inside-fleet.ts'
import { addReportingDevice, taken } from './reporting-device.ts'
import { RUUID } from './wire-ids.ts'

const tenantry = useTenantry()
let newClient: Awaited<ReturnType<typeof fleetClients>>
beforeAll(async () => {
  newClient = await fleetClients(tenantry())
})

interface Seen {
  readonly vehicleLicensePlate: string
}

const setUp = async () => {
  const client = await newClient()
  const camera = await addReportingDevice(tenantry(), client)
  const see = async (...plates: readonly string[]) => {
    for (const licencePlate of plates) {
      const at = tenantry().clock.now.toISOString()
      await taken(tenantry(), () => camera.event({ type: 'licence_plate', at, licencePlate }))
      moveClock(tenantry(), 1)
    }
  }
  const find = (body: object = {}) => client.call('vehicle/getVehicleEvents', body)
  const plates = async (body: object = {}) =>
    ((await find(body)).body as { events: readonly Seen[] }).events.map((seen) => seen.vehicleLicensePlate)
  const save = async (vehicleLicensePlate: string, name?: string, ...labels: readonly string[]) => {
    await client.call('vehicle/saveVehicle', { vehicleLicensePlate, name })
    for (const label of labels) await client.call('vehicle/addVehicleLabel', { vehicleLicensePlate, label })
  }
  return { ...client, camera, see, find, plates, save }
}

describe('POST /api/vehicle/getVehicleEvents', () => {
  it('tells where and when vehicles were seen, newest first, and what the known ones are called', async () => {
    const { org, camera, see, find, save } = await setUp()
    await save('abc 123', 'Van')
    const at = tenantry().clock.now.getTime()
    await see('ABC-123', '7XYZ')
    const alike = { uuid: expect.stringMatching(RUUID), orgUuid: org, deviceUuid: camera.uuid }
    const answer = await find()
    expectFleet(answer, 200, {
      events: [
        { ...alike, eventTimestamp: at + 1_000, vehicleLicensePlate: '7XYZ' },
        { ...alike, eventTimestamp: at, vehicleLicensePlate: 'ABC-123', name: 'Van' },
      ],
    })
    if (hasFleetDocument())
      expect(readFleetDocument().get('/api/vehicle/getVehicleEvents')?.(answer.body)).toBeUndefined()
  })

  it('finds what satisfies one of the queries', async () => {
    const { see, plates, save } = await setUp()
    await save('A1', 'Van', 'staff')
    await save('B2', undefined, 'staff', 'vip')
    await save('C3', 'Truck')
    await see('A1', 'B2', 'C3', 'D4')
    const newestFirst = async (query: object) => (await plates(query)).join(' ')
    expect(await newestFirst({ vehicleLabelQuery: ['staff'] })).toBe('B2 A1')
    expect(await newestFirst({ vehicleLabelQuery: ['vip'], licensePlateExactQuery: ['d-4'] })).toBe('D4 B2')
    expect(await newestFirst({ nameQuery: ['van', 'TRUCK'] })).toBe('C3 A1')
    expect(await newestFirst({ unnamedQuery: true })).toBe('D4 B2')
    expect(await newestFirst({ unnamedQuery: false })).toBe('C3 A1')
    expect(await newestFirst({ unnamedQuery: false, licensePlateFuzzyQuery: '4' })).toBe('D4 C3 A1')
    expect(await newestFirst({ vehicleLabelQuery: ['nobody’s'] })).toBe('')
    expect(await newestFirst({ vehicleLabelQuery: [], nameQuery: [], licensePlateExactQuery: [] })).toBe(
      'D4 C3 B2 A1',
    )
  })

  it.each([
    ['ABC1234', 'abc 1234', true],
    ['BC12', 'ABC1234', true],
    ['ABC1234', 'A8C1Z34', true],
    ['O0QI1', '000LI', true],
    ['ABC1234', 'ABX1234', true],
    ['ABC1234', 'ABC123', true],
    ['ABC1234', 'ABCX1234', true],
    ['ABC1234', 'ABX12X4', false],
    ['ABC1234', 'ABC12', false],
    ['C12', 'ABC1234', true],
    ['C12', 'ABC9934', false],
    ['.*', 'ABC1234', false],
    ['Ö(1', 'BÖ(1', true],
  ])('finds by %s, nearly, the plate %s: %s', async (query, plate, isFound) => {
    const { see, plates } = await setUp()
    await see(plate)
    expect(await plates({ licensePlateFuzzyQuery: query })).toEqual(isFound ? [plate] : [])
  })

  it('is narrowed to devices, with or without a facet, and to times; what is a stranger’s finds nothing', async () => {
    const { see, camera, plates } = await setUp()
    const stranger = await setUp()
    await stranger.see('X9')
    const startTimeMs = tenantry().clock.now.getTime()
    await see('A1', 'B2', 'C3')
    expect(await plates({ deviceUuidFilter: [`${camera.uuid}.v0`] })).toEqual(['C3', 'B2', 'A1'])
    expect(await plates({ deviceUuidFilter: [] })).toHaveLength(3)
    for (const deviceUuidFilter of [[stranger.camera.uuid], [NOBODYS], ['garbage']])
      expect(await plates({ deviceUuidFilter })).toEqual([])
    expect(await plates({ locationUuidFilter: [NOBODYS] })).toEqual([])
    expect(await plates({ startTimeMs: startTimeMs + 1_000 })).toEqual(['C3', 'B2'])
    expect(await plates({ startTimeMs, endTimeMs: startTimeMs + 1_000 })).toEqual(['A1'])
  })

  it('is narrowed by nothing that is empty or 0', async () => {
    const { see, plates } = await setUp()
    await see('A1', 'B2')
    const unset = { deviceUuidFilter: [], locationUuidFilter: [], startTimeMs: 0, endTimeMs: 0 }
    const unasked = { vehicleLabelQuery: [], licensePlateExactQuery: [], nameQuery: [] }
    expect(await plates({ ...unset, ...unasked, licensePlateFuzzyQuery: '' })).toEqual(['B2', 'A1'])
  })

  it('says so where there is more than it tells', async () => {
    const { camera, find, plates } = await setUp()
    await tenantry().database.sql(
      `insert into occurrences (partner_id, org_id, device_id, id, kind, data, at)
       select partner_id, org_id, id, gen_random_uuid(), 'licence_plate',
         jsonb_build_object('licencePlate', 'P' || n), $2::timestamptz - make_interval(secs => n)
       from devices, generate_series(1, 1001) n where id = $1`,
      [camera.id, tenantry().clock.now.toISOString()],
    )
    const { body } = await find()
    expect(body).toMatchObject({ warningMsg: 'These are the newest 1000: narrow the time for others' })
    expect((body as { events: unknown[] }).events).toHaveLength(1_000)
    expect(await plates({ licensePlateExactQuery: ['p1001'] })).toEqual(['P1001'])
  })

  it.each([
    [{ startTimeMs: 1 }, 'startTimeMs must lie at most 31 days before the end'],
    [{ startTimeMs: 2, endTimeMs: 2 }, 'endTimeMs must lie after the beginning'],
    [{ licensePlateFuzzyQuery: ' - ' }, 'licensePlateFuzzyQuery must hold a letter or a digit'],
    [{ licensePlateFuzzyQuery: 'x'.repeat(65) }, expect.stringContaining('licensePlateFuzzyQuery must be')],
    [{ nameQuery: Array.from({ length: 201 }, () => 'x') }, 'nameQuery must have at most 200 entries'],
  ])('refuses %j', async (body, message) => {
    const { find } = await setUp()
    expectFleet(await find(body), 200, trio(message))
    expectFleet(await find({ ...body, unnamedQuery: 'x' }), 400, malformed(expect.any(String)))
  })
})
