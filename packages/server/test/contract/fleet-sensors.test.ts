import { beforeAll, describe, expect, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed, trio } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'
import { addReportingDevice, CLIMATE, DOOR, type ReportingDevice, taken } from './reporting-device.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

let client: Awaited<ReturnType<typeof insideClient>>
let locationUuid: string
beforeAll(async () => {
  client = await insideClient(tenantry())
  locationUuid = await client.create({ name: 'HQ' })
})
const call = (path: string, body: object = {}) => client.partner.fleet(path, body, { org: client.org })
const add = (wanted: typeof DOOR) => addReportingDevice(tenantry(), client, wanted, locationUuid)
const now = () => tenantry().clock.now.getTime()
const secondsAgo = (seconds: number) => new Date(now() - seconds * 1_000)

/** What every sensor says of itself once it has been heard of. */
const base = ({ uuid, serialNumber }: ReportingDevice, hwVariation: string) => ({
  ...{ uuid, sensorUuid: uuid, name: serialNumber, serialNumber, hwVariation, locationUuid },
  ...{ health: 'GREEN', healthDetails: 'NONE', lastSeenSec: Math.floor(now() / 1_000) },
})

/** Clients send 0 for what they do not set, and the largest number that they know for no end. */
const EVERYTHING_IN_TIME = [
  { createdAfterMs: 0, createdBeforeMs: 0 },
  ...[253_402_300_800_000, Number.MAX_SAFE_INTEGER, 2 ** 63].map((createdBeforeMs) => ({ createdBeforeMs })),
  { createdAfterMs: -(2 ** 63) },
]

describe('door sensors', () => {
  let door: ReportingDevice
  beforeAll(async () => {
    door = await add(DOOR)
    await taken(
      tenantry(),
      () => door.state({ door: 'closed', batteryPercent: 80, signalStrengthDbm: -60 }, secondsAgo(30)),
      () => door.state({ door: 'open' }, secondsAgo(20)),
      () => door.event({ type: 'door_state', at: secondsAgo(10).toISOString(), state: 'open' }),
    )
  })

  it('are listed as they are now, and nothing else is', async () => {
    await add(CLIMATE)
    expectFleet(await call('door/getMinimalDoorStateList'), 200, {
      doorStates: [
        {
          ...base(door, DOOR.model),
          ...{ createdAtMillis: now(), batteryPercent: 80, signalStrength: -60, status: 'OPEN' },
        },
      ],
    })
  })

  const event = (seconds: number, state: string, stateChanged: boolean) => ({
    ...{ bleDeviceUuid: door.uuid, orgUuid: client.org, locationUuid },
    ...{ timestampMs: secondsAgo(seconds).getTime(), state, stateChanged },
  })
  it('tell when they were opened and closed, newest first', async () => {
    const list = (more: object = {}) =>
      call('door/getDoorEventsForSensor', { sensorUuid: door.uuid, ...more })
    const [first, second, third] = [
      event(30, 'CLOSED', true),
      event(20, 'OPEN', true),
      event(10, 'OPEN', false),
    ]
    expectFleet(await list(), 200, { doorEvents: [third, second, first] })
    expectFleet(await list({ limit: 1 }), 200, { doorEvents: [third] })
    expectFleet(await list({ stateFilter: 'CLOSED' }), 200, { doorEvents: [first] })
    const range = { createdAfterMs: secondsAgo(20).getTime(), createdBeforeMs: secondsAgo(10).getTime() }
    expectFleet(await list(range), 200, { doorEvents: [second] })
    for (const bounds of EVERYTHING_IN_TIME)
      expectFleet(await list(bounds), 200, { doorEvents: [third, second, first] })
  })
})

describe('climate sensors', () => {
  let sensor: ReportingDevice
  beforeAll(async () => {
    sensor = await add(CLIMATE)
    const air = { co2Ppm: 420, tvocMgPerM3: 0.25, ethanolPpm: 1, indoorAirQuality: 2, pm25UgPerM3: 8 }
    const vape = { vapePercent: 3, vapeDetected: false, thcPercent: 1, thcDetected: true, tampered: false }
    await taken(
      tenantry(),
      () => sensor.state({ temperatureCelsius: 20, humidityPercent: 40 }, secondsAgo(60)),
      () =>
        sensor.state({ temperatureCelsius: 35, humidityPercent: 60, ...air, ...vape, batteryPercent: 70 }),
      () => sensor.state({ probeTemperatureCelsius: -20.5, probeConnected: true, calibrating: false }),
    )
  })
  const air = { co2: 420, tvoc: 0.25, ethanol: 1, iaq: 2, pm25: 8, humidity: 60, thcPercent: 1 }
  const heat = { heatIndexDegF: 113.1, heatIndexRangeWarning: 'HEAT_INDEX_WARNING' }

  it('are listed as they are now', async () => {
    const answer = await call('climate/getMinimalClimateStateList')
    const { climateStates } = answer.body as { climateStates: { uuid: string }[] }
    expect(climateStates.find(({ uuid }) => uuid === sensor.uuid)).toEqual({
      ...base(sensor, CLIMATE.model),
      ...{ createdAtMillis: now(), batteryPercent: 70, temperatureCelcius: 35, vapePercent: 3 },
      ...{ probeTempC: -20.5, probeConnected: true, calibrating: false },
      ...air,
      ...heat,
    })
  })

  it('tell what they have read, newest first', async () => {
    const place = { bleDeviceUuid: sensor.uuid, orgUuid: client.org, locationUuid }
    expectFleet(await call('climate/getClimateEventsForSensor', { sensorUuid: sensor.uuid, limit: 5 }), 200, {
      climateEvents: [
        {
          ...{ ...place, timestampMs: now(), temp: 35, batteryPercentage: 70, ...air, ...heat },
          ...{ tampered: false, thcDetected: true, vapeSmokeDetected: false, vapeSmokePercent: 3 },
        },
        {
          ...{ ...place, timestampMs: now() - 60_000, temp: 20, humidity: 40 },
          ...{ heatIndexDegF: 68, heatIndexRangeWarning: 'HEAT_INDEX_UNSUPPORTED' },
        },
      ],
    })
  })
})

const listOf = async (path: string, list: string): Promise<readonly object[]> =>
  ((await call(path)).body as Record<string, readonly object[]>)[list] ?? []

describe('other sensors', () => {
  it('occupancy sensors tell whether somebody is there, and when somebody was', async () => {
    const sensor = await add({ deviceType: 'OCCUPANCY_SENSOR', model: 'SENSOR_MOTION_M15' })
    const happened = (seconds: number, state: string, lux?: number) => ({
      ...{ type: 'occupancy', at: secondsAgo(seconds).toISOString(), state, lux },
    })
    await taken(
      tenantry(),
      () => sensor.heartbeat(),
      () => sensor.event(happened(20, 'movement', 120), happened(10, 'vacant')),
    )
    expect(await listOf('occupancy/getMinimalOccupancySensorStateList', 'occupancySensorStates')).toEqual([
      { ...base(sensor, 'SENSOR_MOTION_M15'), status: 'VACANT', rawLux: 120 },
    ])
    const event = { bleDeviceUuid: sensor.uuid, orgUuid: client.org, locationUuid }
    const events = [
      { ...event, timestampMs: secondsAgo(10).getTime(), state: 'VACANT' },
      { ...event, timestampMs: secondsAgo(20).getTime(), state: 'MOVEMENT', lux: 120 },
    ]
    const answer = await call('occupancy/getOccupancyEventsForSensor', { sensorUuid: sensor.uuid })
    expectFleet(answer, 200, { events, occupancyEvents: events })
  })

  it('buttons tell when they were pressed', async () => {
    const button = await add({ deviceType: 'BLE_BUTTON', model: 'BLE_BUTTON_B10' })
    const at = tenantry().clock.now.toISOString()
    await taken(
      tenantry(),
      () => button.heartbeat(),
      () => button.event({ type: 'button_press', at, press: 'long', pressMillis: 1_500 }),
    )
    expect(await listOf('button/getMinimalButtonStateList', 'states')).toEqual([
      { ...base(button, 'BLE_BUTTON_B10'), createdAtMillis: now() },
    ])
    expectFleet(await call('button/getButtonPressEventsForSensor', { sensorUuid: button.uuid }), 200, {
      events: [
        {
          ...{ uuid: expect.any(String), type: 'ButtonEvent', componentUuid: button.uuid },
          ...{ ownerDeviceUuid: button.uuid, orgUuid: client.org, locationUuid, timestampMs: now() },
          ...{ createdAtMs: now(), buttonPress: 'LONG', pressDurationMillis: 1_500 },
        },
      ],
    })
  })

  it('tags tell where they are, and when they were near', async () => {
    const tag = await add({ deviceType: 'BLE_TRACKER', model: 'SENSOR_ASSET_TAG_T1' })
    const at = tenantry().clock.now.toISOString()
    await taken(
      tenantry(),
      () => tag.state({ movement: 'active', latitude: 1.5, longitude: 2.5 }),
      () => tag.event({ type: 'proximity', at, signalStrengthDbm: -70 }),
    )
    const { sensorUuid: tagUuid, locationUuid: _place, ...said } = base(tag, 'SENSOR_ASSET_TAG_T1')
    expect(await listOf('proximity/getMinimalProximityStateList', 'proximityStates')).toEqual([
      {
        ...{ ...said, locationUuid, tagUuid, createdAtMillis: now(), status: 'ACTIVE' },
        gpsLocation: { lat: 1.5, lon: 2.5 },
      },
    ])
    expectFleet(await call('proximity/getProximityEventsForTag', { tagUuid: tag.uuid }), 200, {
      proximityEvents: [
        {
          ...{ tagUuid: tag.uuid, bleDeviceUuid: tag.uuid, orgUuid: client.org, locationUuid },
          ...{ startTimeMs: now(), timestampMs: now(), bleRssi: -70 },
        },
      ],
    })
  })

  it('environmental gateways tell how the air is', async () => {
    const gateway = await add({ deviceType: 'ENVIRONMENTAL_GATEWAY', model: 'GATEWAY_ENVIRONMENTAL_E50' })
    await taken(tenantry(), () =>
      gateway.state({
        co2Ppm: 400.4,
        pm1UgPerM3: 2,
        vocIndex: 100,
        leakDetected: false,
        airQualityIndex: 12,
      }),
    )
    expect(
      await listOf('climate/getMinimalEnvironmentalGatewayStates', 'minimalEnvironmentalGatewayStates'),
    ).toEqual([
      {
        ...{ uuid: gateway.uuid, deviceUuid: gateway.uuid, orgUuid: client.org, name: gateway.serialNumber },
        ...{ serialNumber: gateway.serialNumber, hwVariation: 'GATEWAY_ENVIRONMENTAL_E50', locationUuid },
        ...{ createdAtMillis: now(), timestampMs: now(), connected: true },
        ...{ healthStatus: 'GREEN', healthDetails: 'NONE', co2Ppm: 400, pm1p0: 2, vocIdx: 100 },
        ...{ leakDetected: false, airQualityIndex: 12 },
      },
    ])
  })

  it.each([
    ['audiogateway/getMinimalAudioGatewayStateList', 'audioGatewayStates', 'AUDIO_GATEWAY', 'GATEWAY_A100'],
    ['badgereader/getMinimalStateList', 'minimalStates', 'BADGE_READER', 'BADGE_READER_DR20'],
    ['doorbellcamera/getMinimalStateList', 'minimalStates', 'BADGE_READER', 'BADGE_READER_DR40'],
    ['keypad/getKeypadsForOrg', 'keypads', 'EXECUTABLE', 'UNSPECIFIED'],
  ])('%s lists its own', async (path, list, deviceType, model) => {
    const device = await add({ deviceType, model })
    await taken(tenantry(), () => device.state({ lanAddresses: ['192.0.2.9'] }))
    const found = (await listOf(path, list)) as readonly { uuid: string }[]
    expect(found).toHaveLength(1)
    const network = list === 'keypads' ? { ipAddress: '192.0.2.9' } : { lanAddresses: ['192.0.2.9'] }
    expect(found[0]).toMatchObject({ uuid: device.uuid, name: device.serialNumber, locationUuid, ...network })
  })
})

describe.each(['door/getDoorEventsForSensor', 'climate/getClimateEventsForSensor'])(
  'POST /api/%s',
  (path) => {
    it('refuses a device that is missing, malformed or of another client alike, in the trio', async () => {
      const sibling = await createTestOrg(client.partner)
      const other = await addReportingDevice(tenantry(), {
        partner: client.partner,
        org: ruuidOf(sibling.organizationId),
      })
      for (const sensorUuid of [ruuidOf(MISSING_UUID), 'no id', other.uuid])
        expectFleet(await call(path, { sensorUuid }), 200, trio('Device not found'))
      expectFleet(await call(path), 200, trio('sensorUuid is required'))
    })

    it('refuses a page out of range, a moment that is no number and another client’s organization', async () => {
      const sensorUuid = ruuidOf(MISSING_UUID)
      expect(await call(path, { sensorUuid, limit: 0 })).toMatchObject({ status: 400 })
      expect(await call(path, { sensorUuid, limit: 1_001 })).toMatchObject({ status: 400 })
      expectFleet(
        await call(path, { sensorUuid, createdAfterMs: 'now' }),
        400,
        malformed('createdAfterMs must be integer'),
      )
      const stranger = await client.partner.fleet(path, { sensorUuid }, { org: ruuidOf(MISSING_UUID) })
      expectFleet(stranger, 403, FORBIDDEN)
    })
  },
)
