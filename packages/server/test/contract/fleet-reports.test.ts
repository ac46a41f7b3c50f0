import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'
import { addReportingDevice, DOOR, type ReportingDevice, taken } from './reporting-device.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

let client: Awaited<ReturnType<typeof insideClient>>
let camera: ReportingDevice
let locationUuid: string
const now = () => tenantry().clock.now.getTime()
const agoIso = (minutes: number) => new Date(now() - minutes * 60_000).toISOString()
beforeAll(async () => {
  client = await insideClient(tenantry())
  locationUuid = await client.create({ name: 'HQ' })
  camera = await addReportingDevice(tenantry(), client, undefined, locationUuid)
  const seen = (minutes: number, activity: string) => ({ type: 'seek_point', at: agoIso(minutes), activity })
  await taken(
    tenantry(),
    () => camera.heartbeat({ firmwareVersion: '7' }),
    () => camera.event(seen(1, 'person'), seen(2, 'person'), seen(100, 'person'), seen(1, 'motion')),
    () => camera.event({ type: 'licence_plate', at: agoIso(1), licencePlate: 'ABC123' }),
    () => camera.event({ type: 'diagnostic', at: agoIso(5), what: 'storage_failed' }),
  )
})
const call = (path: string, body: object = {}) => client.partner.fleet(path, body, { org: client.org })

describe('POST /api/report/getCountReportV2', () => {
  const range = () => ({ startTimeMs: now() - 7_200_000, endTimeMs: now() })
  const count = (more: object) =>
    call('report/getCountReportV2', {
      ...range(),
      interval: 'HOURLY',
      scope: 'ORG',
      types: ['PEOPLE'],
      ...more,
    })
  const point = (dateUtc: string, dateLocal: string, counts: object) => ({
    ...{ dateUtc, dateLocal, eventCountMap: counts },
    reportingDevicesMap: Object.fromEntries(
      Object.entries(counts).map(([type, times]) => [type, times === 0 ? [] : [camera.uuid]]),
    ),
  })

  it('counts in each part of a time, empty ones too, as clocks of the time zone show it', async () => {
    expectFleet(await count({ timeZone: 'Asia/Kolkata', types: ['PEOPLE', 'LICENSEPLATES'] }), 200, {
      timeSeriesDataPoints: [
        point('2026-03-15T08:30:00.000Z', '2026-03-15T14:00:00', { PEOPLE: 1, LICENSEPLATES: 0 }),
        point('2026-03-15T09:30:00.000Z', '2026-03-15T15:00:00', { PEOPLE: 2, LICENSEPLATES: 1 }),
      ],
    })
    expectFleet(await count({ interval: 'DAILY', timeZone: 'America/New_York', types: ['MOTION'] }), 200, {
      timeSeriesDataPoints: [point('2026-03-15T04:00:00.000Z', '2026-03-15T00:00:00', { MOTION: 1 })],
    })
  })

  it('counts minutes, and the scope of a device or a location', async () => {
    const minutes = { interval: 'MINUTELY', startTimeMs: now() - 120_000 }
    expectFleet(await count(minutes), 200, {
      timeSeriesDataPoints: [
        point('2026-03-15T10:28:00.000Z', '2026-03-15T10:28:00', { PEOPLE: 1 }),
        point('2026-03-15T10:29:00.000Z', '2026-03-15T10:29:00', { PEOPLE: 1 }),
      ],
    })
    const other = await addReportingDevice(tenantry(), client)
    const total = async (more: object) => {
      const { body } = await count({ interval: 'MONTHLY', ...more })
      return (body as { timeSeriesDataPoints: { eventCountMap: { PEOPLE: number } }[] })
        .timeSeriesDataPoints[0]?.eventCountMap.PEOPLE
    }
    expect(await total({ scope: 'DEVICE', uuid: camera.uuid })).toBe(3)
    expect(await total({ scope: 'DEVICE', uuid: other.uuid })).toBe(0)
    expect(await total({ scope: 'LOCATION', uuid: locationUuid })).toBe(3)
    expect(
      await total({ startTimeMs: null, endTimeMs: null, startDate: '2026-03-01', endDate: '2026-04-01' }),
    ).toBe(3)
  })

  it('says what nothing reports', async () => {
    const { body } = await count({ types: ['PEOPLE', 'BANDWIDTH'] })
    expect(body).toMatchObject({ warningMsg: 'Nothing reports BANDWIDTH' })
  })

  it.each([
    [{ scope: 'DEVICE', uuid: ruuidOf(MISSING_UUID) }, 'Device not found'],
    [{ scope: 'DEVICE' }, 'uuid is required'],
    [{ scope: 'LOCATION', uuid: ruuidOf(MISSING_UUID) }, 'Location not found'],
    [{ scope: 'REGION' }, 'scope is not counted by REGION'],
    [{ timeZone: 'Nowhere' }, 'timeZone must be a time zone'],
    [{ endTimeMs: 0 }, 'endTimeMs must lie after the beginning'],
    [{ startTimeMs: 0, interval: 'MINUTELY' }, 'interval must be longer: there are more than 2000'],
    [{ startTimeMs: null }, 'startTimeMs is required'],
    [{ startTimeMs: null, startDate: 'today' }, 'startDate must be a day such as 2026-03-15'],
  ])('refuses %j in the trio', async (wrong, message) => {
    expectFleet(await count(wrong), 200, trio(message))
  })
})

it('getDiagnosticFeed tells who came and went and what is amiss, by both names of the time', async () => {
  const door = await addReportingDevice(tenantry(), client, DOOR)
  await taken(tenantry(), () => door.heartbeat())
  const said = (device: ReportingDevice, activity: string, deviceType: string, more: object = {}) => ({
    ...{ uuid: expect.any(String), activity, deviceType, deviceUuid: device.uuid },
    ...{ deviceName: device.serialNumber, orgUuid: client.org, timestamp: expect.any(String), ...more },
  })
  const failed = said(camera, 'PERSISTENT_STORAGE_FAILURE', 'CAMERA', {
    ...{ firmwareVersion: '7', timestamp: agoIso(5) },
  })
  const { body } = await call('report/getDiagnosticFeed')
  const { diagnosticEvents } = body as { diagnosticEvents: object[] }
  expect(diagnosticEvents).toHaveLength(3)
  expect(diagnosticEvents).toEqual(
    expect.arrayContaining([
      said(door, 'DOOR_ONLINE', 'DOOR_SENSOR'),
      said(camera, 'CAMERA_CONNECTED', 'CAMERA', { firmwareVersion: '7' }),
      failed,
    ]),
  )
  const [after, before] = [now() - 360_000, now() - 60_000]
  for (const range of [
    { timestampMsAfter: after, timestampMsBefore: before },
    { startTimeMs: after, endTimeMs: before },
  ])
    expectFleet(await call('report/getDiagnosticFeed', range), 200, { diagnosticEvents: [failed] })
})
