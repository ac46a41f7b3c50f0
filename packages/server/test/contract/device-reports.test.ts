import { describe, expect, it } from 'vitest'
import { trimTelemetry } from '../../src/domain/telemetry/index.ts'
import { type CredentialId, type DeviceId, newId, type OrgId, type PartnerId } from '../../src/kernel/ids.ts'
import { moveClock } from '../support/move-clock.ts'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insideClient } from './inside-client.ts'
import { addReportingDevice, CLIMATE, DOOR, taken } from './reporting-device.ts'
import { ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const deviceOf = async (wanted?: typeof DOOR) => {
  const client = await insideClient(tenantry())
  const device = await addReportingDevice(tenantry(), client, wanted)
  const rowsOf = (table: string, order: string) =>
    tenantry().database.sql(`select * from ${table} where device_id = $1 order by ${order}`, [device.id])
  const changes = async () =>
    (await eventsOf(tenantry(), client.partner))
      .filter(({ type }) => ['device.state_changed', 'alert.raised', 'alert.cleared'].includes(type))
      .map(({ type, data }) => ({ type, data }))
  return {
    ...{ client, device, changes },
    latest: async () => (await rowsOf('latest_readings', 'device_id'))[0]?.['readings'],
    history: async () =>
      (await rowsOf('readings', 'at')).map(({ at, readings }) => [(at as Date).getTime(), readings]),
    hours: () => rowsOf('hourly_readings', 'name, hour'),
    occurrences: async () =>
      (await rowsOf('occurrences', 'at, id')).map(({ kind, at, data }) => ({ kind, at, data })),
    counts: () => rowsOf('occurrence_counts', 'kind, activity, quarter'),
    secondsAgo: (seconds: number) => new Date(tenantry().clock.now.getTime() - seconds * 1_000),
  }
}
const refusalOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return [status, (body as { error?: { field?: string } }).error?.field]
}

describe('POST /device/v1/state', () => {
  it('keeps the newest of each reading, the history and the numbers of each hour, in whatever order they arrive', async () => {
    const { device, latest, history, hours, secondsAgo, changes } = await deviceOf(CLIMATE)
    const [now, before, early] = [secondsAgo(0), secondsAgo(60), secondsAgo(120)]
    await taken(
      tenantry(),
      () => device.state({ temperatureCelsius: 20.5, batteryPercent: 80 }, before),
      () => device.state({ temperatureCelsius: 22.5, ssid: 'Lobby' }),
      () => device.state({ temperatureCelsius: 18, humidityPercent: 40 }, early),
      () => device.state({ temperatureCelsius: 18, humidityPercent: 40 }, early),
    )
    expect(await latest()).toEqual({
      temperatureCelsius: [22.5, now.getTime()],
      batteryPercent: [80, before.getTime()],
      ssid: ['Lobby', now.getTime()],
      humidityPercent: [40, early.getTime()],
    })
    expect(await history()).toEqual([
      [early.getTime(), { temperatureCelsius: 18, humidityPercent: 40 }],
      [before.getTime(), { temperatureCelsius: 20.5, batteryPercent: 80 }],
      [now.getTime(), { temperatureCelsius: 22.5 }],
    ])
    expect((await hours()).filter(({ name }) => name === 'temperatureCelsius')).toMatchObject([
      { count: 3, total: 61, lowest: 18, highest: 22.5 },
    ])
    // A reading is no event; that the device was heard of for the first time is.
    expect(await changes()).toMatchObject([{ data: { changed: { connected: true } } }])
  })

  it('takes what is dated later than now for now, and drops what is older than anything that is kept', async () => {
    const { device, latest, history, secondsAgo } = await deviceOf(CLIMATE)
    await taken(
      tenantry(),
      () => device.state({ temperatureCelsius: 20 }, secondsAgo(-86_400)),
      () => device.state({ temperatureCelsius: 10 }, secondsAgo(31 * 86_400)),
    )
    const now = tenantry().clock.now.getTime()
    expect(await latest()).toEqual({ temperatureCelsius: [20, now] })
    expect(await history()).toEqual([[now, { temperatureCelsius: 20 }]])
    // The device's clock does no harm to what comes after.
    moveClock(tenantry(), 60)
    await taken(tenantry(), () => device.state({ temperatureCelsius: 21 }))
    expect(await latest()).toMatchObject({ temperatureCelsius: [21, now + 60_000] })
  })

  it('is an event where a state flips that matters, once, and not where an older one arrives late', async () => {
    const { device, changes, occurrences, latest, secondsAgo } = await deviceOf(DOOR)
    const now = tenantry().clock.now
    await taken(
      tenantry(),
      () => device.state({ door: 'closed', batteryPercent: 50, tampered: false }, secondsAgo(60)),
      () => device.state({ door: 'closed', batteryPercent: 49 }, secondsAgo(30)),
      () => device.state({ door: 'open' }),
      () => device.state({ door: 'open' }),
      () => device.state({ door: 'ajar' }, secondsAgo(10)),
    )
    expect(await latest()).toMatchObject({
      door: ['open', now.getTime()],
      batteryPercent: [49, expect.anything()],
    })
    expect((await changes()).slice(1)).toEqual([
      {
        type: 'device.state_changed',
        data: { changed: { door: 'closed' }, at: secondsAgo(60).toISOString() },
      },
      { type: 'device.state_changed', data: { changed: { door: 'open' }, at: now.toISOString() } },
    ])
    const doors = (await occurrences()).filter(({ kind }) => kind === 'door_state')
    expect(doors).toEqual([
      { kind: 'door_state', at: secondsAgo(60), data: { state: 'closed', changed: true } },
      { kind: 'door_state', at: now, data: { state: 'open', changed: true } },
    ])
  })

  it('is a sign of life', async () => {
    const { client, device } = await deviceOf()
    const answer = await device.state({ batteryPercent: 50 })
    expect([answer.status, answer.body]).toEqual([200, { heartbeatSeconds: 30 }])
    const { body } = await client.partner.fleet('camera/getMinimalCameraStateList', {}, { org: client.org })
    expect(body).toMatchObject({ cameraStates: [{ connectionStatus: 'GREEN' }] })
  })

  it('names a reading that such a device does not have, on the first report and on any other', async () => {
    const { device, latest } = await deviceOf()
    const wrong = () => refusalOf(device.state({ batteryPercent: 50, co2Ppm: 400 }))
    expect(await wrong()).toEqual([400, 'readings.co2Ppm'])
    await device.state({ batteryPercent: 50 })
    expect(await wrong()).toEqual([400, 'readings.co2Ppm'])
    expect(await refusalOf(device.state({ batteryPercent: 101 }))).toEqual([400, 'readings.batteryPercent'])
    expect(await refusalOf(device.state({ lanAddresses: ['x'.repeat(46)] }))).toEqual([
      400,
      'readings.lanAddresses[0]',
    ])
    expect(await latest()).toEqual({ batteryPercent: [50, tenantry().clock.now.getTime()] })
  })

  it('leaves nothing of what had not been written when the device went to another customer', async () => {
    const { client, device, latest } = await deviceOf()
    await device.state({ batteryPercent: 50 })
    const { organizationId } = await createTestOrg(client.partner)
    await client.partner.fleet('partner/reassignDeviceOrg', {
      ...{ sourceOrgUuid: client.org, targetOrgUuid: ruuidOf(organizationId) },
      serialNumbers: [device.serialNumber],
    })
    // What was taken just before is still to be written: here it is taken after, so that no flush comes between.
    const { telemetry, now } = tenantry().domain
    const reporter = {
      ...{ kind: 'device' as const, partnerId: client.partner.id as PartnerId, orgId: newId<OrgId>() },
      ...{ deviceId: device.id as DeviceId, credentialId: newId<CredentialId>(), scopes: new Set<never>() },
    }
    expect(telemetry.noteReadings(reporter, now(), { batteryPercent: 40 })).toBe(true)
    await telemetry.flush()
    expect(await latest()).toMatchObject({ batteryPercent: [50, expect.anything()] })
    expect((await device.state({ batteryPercent: 30 })).status).toBe(401)
  })
})

describe('POST /device/v1/event', () => {
  it('keeps what happened once, however often it is told, and counts it', async () => {
    const { device, occurrences, counts, secondsAgo } = await deviceOf()
    const at = secondsAgo(30)
    const seen = { type: 'seek_point', at: at.toISOString(), activity: 'person', trackNumber: 7 }
    const plate = { type: 'licence_plate', at: at.toISOString(), licencePlate: 'ABC123' }
    await taken(
      tenantry(),
      () => device.event(seen, plate),
      () => device.event(plate, seen, seen),
      () => device.event(seen),
    )
    expect(await occurrences()).toHaveLength(3)
    expect(await occurrences()).toEqual(
      expect.arrayContaining([
        { kind: 'seek_point', at, data: { activity: 'person', trackNumber: 7 } },
        { kind: 'licence_plate', at, data: { licencePlate: 'ABC123' } },
      ]),
    )
    expect(await counts()).toMatchObject([
      { kind: 'connected', activity: '', count: 1 },
      { kind: 'licence_plate', activity: '', count: 1 },
      { kind: 'seek_point', activity: 'person', count: 1 },
    ])
  })

  it('answers how many are kept, and how many are too old for that', async () => {
    const { device, secondsAgo } = await deviceOf()
    const at = (seconds: number) => secondsAgo(seconds).toISOString()
    const answer = await device.event(
      { type: 'people_count', at: at(40 * 86_400), count: 1 },
      { type: 'people_count', at: at(1), count: 2 },
    )
    expect([answer.status, answer.body]).toEqual([200, { received: 1, tooOld: 1 }])
  })

  it('changes the state that it tells, with one event for each flip', async () => {
    const { device, latest, changes, occurrences, secondsAgo } = await deviceOf(DOOR)
    const door = (state: string, seconds: number) => ({
      ...{ type: 'door_state', at: secondsAgo(seconds).toISOString(), state },
    })
    await taken(tenantry(), () => device.event(door('closed', 30), door('open', 40), door('closed', 20)))
    expect(await latest()).toEqual({ door: ['closed', secondsAgo(20).getTime()] })
    expect((await changes()).slice(1).map(({ data }) => data)).toEqual([
      { changed: { door: 'open' }, at: secondsAgo(40).toISOString() },
      { changed: { door: 'closed' }, at: secondsAgo(30).toISOString() },
    ])
    expect((await occurrences()).filter(({ kind }) => kind === 'door_state').map(({ data }) => data)).toEqual(
      [
        { state: 'open', changed: true },
        { state: 'closed', changed: true },
        { state: 'closed', changed: false },
      ],
    )
  })

  it('raises an alert with one event, and clears it with another', async () => {
    const { device, changes, occurrences, secondsAgo } = await deviceOf()
    const [raisedAt, clearedAt] = [secondsAgo(60).toISOString(), secondsAgo(10).toISOString()]
    const raised = { type: 'alert_raised', at: raisedAt, activities: ['person', 'loud_sound'], text: 'Noise' }
    const cleared = { type: 'alert_cleared', at: clearedAt, activities: ['person'] }
    await taken(
      tenantry(),
      () => device.event(raised),
      () => device.event(raised, cleared),
      () => device.event(cleared),
    )
    const told = { deviceId: device.id, at: raisedAt }
    const [, first, second, ...more] = await changes()
    expect([first, second, more]).toEqual([
      { type: 'alert.raised', data: { ...told, activities: raised.activities, text: 'Noise' } },
      { type: 'alert.cleared', data: { ...told, at: clearedAt, activities: ['person'] } },
      [],
    ])
    expect((await occurrences()).map(({ kind }) => kind)).toEqual([
      ...['alert_raised', 'alert_cleared', 'connected'],
    ])
  })

  it('never keeps the credential that a reader was shown', async () => {
    const { device, occurrences } = await deviceOf({
      deviceType: 'DOOR_CONTROLLER',
      model: 'DOOR_CONTROLLER_DC20',
    })
    const at = tenantry().clock.now.toISOString()
    const shown = { type: 'credential_received', at, component: 'reader 1', source: 'nfc' }
    await taken(tenantry(), () => device.event({ ...shown, credential: 'c0ffee42' }))
    expect(await occurrences()).toContainEqual({
      ...{ kind: 'credential_received', at: tenantry().clock.now },
      data: { component: 'reader 1', source: 'nfc' },
    })
    expect(tenantry().log()).not.toContain('c0ffee42')
    expect(await refusalOf(device.event({ ...shown, credential: 'nothing' }))).toEqual([
      400,
      'events.credential',
    ])
  })

  const now = () => tenantry().clock.now.toISOString()
  it.each([
    [{ type: 'door_state', state: 'closed' }, 'events[0].at'],
    [{ type: 'seek_point', at: 'yesterday', activity: 'person' }, 'events[0].at'],
    [{ type: 'seek_point', at: now, activity: 'dancing' }, 'events[0].activity'],
    [{ type: 'seek_point', at: now }, 'events[0].activity'],
    [{ type: 'people_count', at: now, count: -1 }, 'events[0].count'],
    [{ type: 'no such thing', at: now }, 'events[0].type'],
    [{ at: now }, 'events[0].type'],
    [{ type: 7, at: now }, 'events[0].type'],
    // A camera has no door.
    [{ type: 'door_state', at: now, state: 'closed' }, 'events.type'],
  ])('refuses %j with 400 and names the field', async (event, field) => {
    const { device, occurrences } = await deviceOf()
    const sent = { ...event, ...('at' in event && event.at === now && { at: now() }) }
    expect(await refusalOf(device.event(sent))).toEqual([400, field])
    expect((await occurrences()).filter(({ kind }) => kind !== 'connected')).toEqual([])
  })

  it('takes at most 200 at once', async () => {
    const { device } = await deviceOf()
    const count = { type: 'people_count', at: now(), count: 1 }
    expect(await refusalOf(device.event(...Array.from({ length: 201 }, () => count)))).toEqual([
      400,
      'events',
    ])
    expect(await refusalOf(device.event())).toEqual([400, 'events'])
  })
})

it('what is told is kept for its time, and what it was rolled up into for longer', async () => {
  const { device, history, hours, occurrences, counts } = await deviceOf()
  const at = tenantry().clock.now.toISOString()
  await taken(
    tenantry(),
    () => device.state({ batteryPercent: 50 }),
    () => device.event({ type: 'seek_point', at, activity: 'motion' }),
  )
  moveClock(tenantry(), 29 * 86_400)
  await trimTelemetry(tenantry().domain)
  expect([(await history()).length, (await occurrences()).length]).toEqual([1, 2])
  moveClock(tenantry(), 2 * 86_400)
  await trimTelemetry(tenantry().domain)
  expect([await history(), await occurrences()]).toEqual([[], []])
  expect([(await hours()).length, (await counts()).length]).toEqual([1, 2])
  moveClock(tenantry(), 400 * 86_400)
  await trimTelemetry(tenantry().domain)
  expect([await hours(), await counts()]).toEqual([[], []])
})
