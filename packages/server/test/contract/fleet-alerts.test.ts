import { beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../support/images.ts'
import { createTestOrg, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, trio } from './fleet-answers.ts'
import { addReportingDevice, type ReportingDevice, taken } from './reporting-device.ts'
import { upload } from './snapshots.ts'
import { MISSING_UUID, RUUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const at = (seconds: number): Date => new Date(tenantry().clock.now.getTime() + seconds * 1_000)

/** A client with a camera and a door sensor at two locations. */
const site = async () => {
  const { organizationId } = await createTestOrg(partner)
  const org = ruuidOf(organizationId)
  const ask = async (path: string, body: object = {}) => partner.fleet(path, body, { org })
  const locationOf = async (name: string) =>
    ((await ask('location/createLocation', { name })).body as { uuid: string }).uuid
  const [yard, hall] = [await locationOf('Yard'), await locationOf('Hall')]
  const camera = await addReportingDevice(tenantry(), { partner, org }, undefined, yard)
  const other = await addReportingDevice(tenantry(), { partner, org }, undefined, hall)
  const raise = (device: ReportingDevice, seconds: number, more: object = {}) =>
    taken(tenantry(), () =>
      device.event({
        ...{ type: 'alert_raised', at: at(seconds).toISOString(), activities: ['person'] },
        ...more,
      }),
    )
  const alerts = async (body: object = {}, path = 'event/getPolicyAlertsV2') =>
    ((await ask(path, body)).body as { policyAlerts: Record<string, unknown>[] }).policyAlerts
  const times = async (body: object = {}, path?: string) =>
    (await alerts(body, path)).map(({ timestampMs }) => (Number(timestampMs) - at(0).getTime()) / 1_000)
  return { org, orgId: organizationId, ask, yard, hall, camera, other, raise, alerts, times }
}
type Site = Awaited<ReturnType<typeof site>>

describe('event/getPolicyAlerts and getPolicyAlertsV2', () => {
  let busy: Site
  beforeAll(async () => {
    busy = await site()
    for (const seconds of [-50, -40, -30]) await busy.raise(busy.camera, seconds)
    await busy.raise(busy.other, -35)
    await busy.raise(busy.other, -30)
  })

  it('show what a device has told, as the vendor calls it', async () => {
    const { raise, alerts, camera, org, yard } = await site()
    await raise(camera, -10, { activities: ['person', 'loud_sound'], text: 'Somebody shouts', seconds: 7 })
    const shown = {
      ...{ uuid: expect.stringMatching(RUUID), orgUuid: org, deviceUuid: camera.uuid, deviceType: 'CAMERA' },
      ...{ locationUuid: yard, type: 'POLICY_ALERT_V2', timestampMs: at(-10).getTime(), durationSec: 7 },
      ...{ policyAlertTriggers: ['MOTION_HUMAN', 'SOUND_LOUD'], textDescription: 'Somebody shouts' },
      ...{ finalized: true, deleted: false },
    }
    for (const path of ['event/getPolicyAlerts', 'event/getPolicyAlertsV2'])
      expect(await alerts({}, path)).toEqual([shown])
  })

  it.each(['event/getPolicyAlerts', 'event/getPolicyAlertsV2'])(
    '%s: newest first, narrowed by time, device and location',
    async (path) => {
      const { times, camera, other, yard, hall } = busy
      expect(await times({}, path)).toEqual([-30, -30, -35, -40, -50])
      const range = { afterTimestampMs: at(-40).getTime(), beforeTimestampMs: at(-30).getTime() }
      expect(await times(range, path)).toEqual([-35, -40])
      expect(await times({ deviceFilter: [camera.uuid] }, path)).toEqual([-30, -40, -50])
      expect(await times({ deviceFilter: [camera.uuid, other.uuid] }, path)).toHaveLength(5)
      expect(await times({ locationFilter: [hall] }, path)).toEqual([-30, -35])
      expect(await times({ locationFilter: [yard], deviceFilter: [other.uuid] }, path)).toEqual([])
      for (const unknown of [ruuidOf(MISSING_UUID), 'garbage'])
        expect(await times({ deviceFilter: [unknown] }, path)).toEqual([])
    },
  )

  it('page by the last of the page before, and stop where there is no more', async () => {
    const { alerts } = busy
    const seen: unknown[] = []
    let last: Record<string, unknown> = {}
    for (let page = await alerts({ maxResults: 2 }); page.length > 0; ) {
      seen.push(...page.map(({ uuid }) => uuid))
      last = page.at(-1) ?? {}
      page = await alerts({ maxResults: 2, lastTimestampMs: last['timestampMs'], lastUuid: last['uuid'] })
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    const { body } = await busy.ask('event/getPolicyAlertsV2', { maxResults: 1 })
    expect(body).toMatchObject({ oldestPolicyAlert: { uuid: seen.at(-1) } })
  })

  it('take 0 and null for what is not set, as the tool server sends them', async () => {
    const unset = { deviceFilter: null, locationFilter: [], maxResults: 0, lastEvaluatedKey: null }
    const none = { lastUuid: null, lastTimestampMs: 0, afterTimestampMs: 0, beforeTimestampMs: 0 }
    expect(await busy.times({ ...unset, ...none, alertUuid: null, timeZone: null })).toHaveLength(5)
  })

  it('show one alert by its id', async () => {
    const [alert] = await busy.alerts({ maxResults: 1 })
    expect(await busy.alerts({ alertUuid: alert?.['uuid'] })).toEqual([alert])
    const stranger = await site()
    await stranger.raise(stranger.camera, -30)
    const [theirs] = await stranger.alerts()
    for (const alertUuid of [theirs?.['uuid'], ruuidOf(MISSING_UUID), 'garbage'])
      expect(await busy.alerts({ alertUuid })).toEqual([])
  })

  it('refuse what is out of range, and half of a place', async () => {
    for (const body of [{ maxResults: 1_001 }, { maxResults: -1 }, { afterTimestampMs: 1.5 }])
      expect((await busy.ask('event/getPolicyAlertsV2', body)).status).toBe(400)
    expectFleet(
      await busy.ask('event/getPolicyAlertsV2', { lastUuid: ruuidOf(MISSING_UUID) }),
      200,
      trio('lastTimestampMs is required with lastUuid'),
    )
    expectFleet(
      await busy.ask('event/getPolicyAlertsV2', { lastTimestampMs: 1, lastUuid: 'garbage' }),
      200,
      trio('lastUuid must be the uuid of the last alert of a page'),
    )
  })

  it('show nothing of another client, and an empty list where nothing was raised', async () => {
    const { ask } = await site()
    expectFleet(await ask('event/getPolicyAlerts'), 200, { policyAlerts: [] })
    expectFleet(await ask('event/getPolicyAlertsV2'), 200, { policyAlerts: [] })
    expectFleet(await ask('event/getPolicyAlertsV2', { deviceFilter: [busy.camera.uuid] }), 200, {
      policyAlerts: [],
    })
  })
})

describe('event/getExpiringPolicyAlerts', () => {
  it('are those that are not kept until then, in pages', async () => {
    const { raise, camera, ask } = await site()
    const kept = tenantry().domain.policy.telemetryDays * 86_400
    for (const seconds of [-3_600, -7_200, -10_800]) await raise(camera, seconds)
    const until = (seconds: number) => at(seconds + kept).getTime()
    const read = async (body: object) => {
      const answer = (await ask('event/getExpiringPolicyAlerts', body)).body as {
        policyAlerts: { timestampMs: number }[]
        lastEvaluatedKey?: string
      }
      const times = answer.policyAlerts.map(({ timestampMs }) => (timestampMs - at(0).getTime()) / 1_000)
      return { times, lastEvaluatedKey: answer.lastEvaluatedKey }
    }
    expect(await read({})).toEqual({ times: [], lastEvaluatedKey: undefined })
    expect(await read({ expiresBeforeMs: until(-7_199) })).toMatchObject({ times: [-7_200, -10_800] })
    const first = await read({ expiresBeforeMs: until(0), maxPageSize: 2 })
    expect(first.times).toEqual([-3_600, -7_200])
    const { lastEvaluatedKey } = first
    const second = await read({ expiresBeforeMs: until(0), maxPageSize: 2, lastEvaluatedKey })
    expect(second).toEqual({ times: [-10_800], lastEvaluatedKey: undefined })
    expectFleet(
      await ask('event/getExpiringPolicyAlerts', { lastEvaluatedKey: 'garbage' }),
      200,
      trio('lastEvaluatedKey must be that of the page before'),
    )
  })
})

describe('event/getPolicyAlertGroupsV2', () => {
  it('puts those together that follow each other within two minutes', async () => {
    const { raise, camera, other, ask } = await site()
    for (const seconds of [-1_000, -880, -500]) await raise(camera, seconds)
    await raise(other, -760)
    const groupsOf = async (body: object) =>
      (
        (await ask('event/getPolicyAlertGroupsV2', body)).body as {
          policyAlertGroups: { startTime: number; endTime: number; policyAlerts: object[] }[]
        }
      ).policyAlertGroups.map(({ startTime, endTime, policyAlerts }) => [
        ...[startTime, endTime].map((ms) => (ms - at(0).getTime()) / 1_000),
        policyAlerts.length,
      ])
    expect(await groupsOf({})).toEqual([
      [-500, -500, 1],
      [-1_000, -760, 3],
    ])
    expect(await groupsOf({ maxResults: 1 })).toEqual([[-500, -500, 1]])
    expect(await groupsOf({ deviceUuids: [camera.uuid], afterTimestampMs: at(-900).getTime() })).toEqual([
      [-500, -500, 1],
      [-880, -880, 1],
    ])
  })
})

describe('event/getPolicyAlertDetails', () => {
  it('tells what the device noticed meanwhile, and how long it lasted, once it gave the all-clear', async () => {
    const { raise, camera, alerts, ask } = await site()
    await raise(camera, -100)
    const [open] = await alerts()
    expect(open).toMatchObject({ finalized: false })
    expect(open).not.toHaveProperty('durationSec')
    const seen = { type: 'seek_point', activity: 'known_face', face: 'Ada', trackNumber: 3, alert: true }
    await taken(
      tenantry(),
      () => camera.event({ ...seen, at: at(-98).toISOString() }),
      () => camera.event({ type: 'seek_point', at: at(-50).toISOString(), activity: 'vehicle' }),
      () => camera.event({ type: 'alert_cleared', at: at(-60).toISOString(), activities: ['person'] }),
    )
    const { body } = await ask('event/getPolicyAlertDetails', { policyAlertUuid: open?.['uuid'] })
    expect(body).toEqual({
      policyAlert: {
        ...open,
        ...{ durationSec: 40, finalized: true, boundingBoxes: [] },
        seekPoints: [{ activity: 'FACE_IDENTIFIED', relativeSecond: 2, id: 3, alert: true, faceName: 'Ada' }],
      },
    })
  })

  it('reports a missing one, a stranger’s and no id at all in the trio', async () => {
    const [own, foreign] = [await site(), await site()]
    await foreign.raise(foreign.camera, -10)
    const [alert] = await foreign.alerts()
    for (const policyAlertUuid of [ruuidOf(MISSING_UUID), 'garbage', alert?.['uuid']])
      expectFleet(
        await own.ask('event/getPolicyAlertDetails', { policyAlertUuid }),
        200,
        trio('Policy alert not found'),
      )
    expectFleet(await own.ask('event/getPolicyAlertDetails'), 200, trio('policyAlertUuid is required'))
  })
})

describe('event/dismissPolicyAlertV2', () => {
  it.each(['alertUuid', 'policyAlertUuid'])(
    'takes it out of the lists by %s, with one event',
    async (name) => {
      const { raise, camera, alerts, ask, orgId } = await site()
      await raise(camera, -20)
      await raise(camera, -10)
      const [newest] = await alerts()
      const dismiss = () => ask('event/dismissPolicyAlertV2', { [name]: newest?.['uuid'] })
      expectFleet(await dismiss(), 200, {})
      expectFleet(await dismiss(), 200, {})
      expect(await alerts()).toHaveLength(1)
      const { body } = await ask('event/getPolicyAlertDetails', { policyAlertUuid: newest?.['uuid'] })
      expect(body).toMatchObject({ policyAlert: { deleted: true } })
      const events = (await eventsOf(tenantry(), partner)).filter(
        (event) => event.type === 'alert.dismissed' && event.orgId === orgId,
      )
      expect(events).toMatchObject([{ data: { deviceId: camera.id } }])
    },
  )

  it('reports what is missing in the trio', async () => {
    const { ask } = await site()
    for (const alertUuid of [ruuidOf(MISSING_UUID), 'garbage'])
      expectFleet(await ask('event/dismissPolicyAlertV2', { alertUuid }), 200, trio('Policy alert not found'))
    expectFleet(await ask('event/dismissPolicyAlertV2'), 200, trio('alertUuid is required'))
  })
})

describe('GET /media/metadata/local/{alertUuid}.jpeg', () => {
  it('serves the frame that was taken nearest to the alert, within a minute of it', async () => {
    const { raise, camera, alerts, org } = await site()
    await raise(camera, -1_000)
    await raise(camera, -100)
    await upload(tenantry(), camera.token, jpeg(4, 3, 'before'), { at: at(-150) })
    await upload(tenantry(), camera.token, jpeg(4, 3, 'during'), { at: at(-99) })
    const [shown, dark] = await alerts()
    expect(shown).toMatchObject({ thumbnailLocation: { region: 'local' } })
    expect(dark).not.toHaveProperty('thumbnailLocation')
    const headers = { ...fleetHeaders(partner.key), 'x-auth-org': org }
    const look = (uuid: unknown, more = headers) =>
      tenantry().call('GET', `/media/metadata/local/${String(uuid)}.jpeg`, { headers: more })
    const served = await look(shown?.['uuid'])
    expect([served.status, served.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(served.text).toContain('during')
    const missing = { ...FORBIDDEN, status: 404, error: 'Not Found' }
    expectFleet(await look(dark?.['uuid']), 404, { ...missing, msg: 'Frame not found' })
    for (const uuid of [ruuidOf(MISSING_UUID), 'garbage'])
      expectFleet(await look(uuid), 404, { ...missing, msg: 'Policy alert not found' })
    const elsewhere = { ...headers, 'x-auth-org': (await site()).org }
    expectFleet(await look(shown?.['uuid'], elsewhere), 404, { ...missing, msg: 'Policy alert not found' })
  })
})

describe('event/getUnhealthyDeviceAlerts', () => {
  it('names the devices that were heard of and are not any more', async () => {
    const { camera, ask, org } = await site()
    expectFleet(await ask('event/getUnhealthyDeviceAlerts'), 200, { unhealthyDeviceAlerts: [] })
    await taken(tenantry(), () => camera.heartbeat())
    expectFleet(await ask('event/getUnhealthyDeviceAlerts'), 200, { unhealthyDeviceAlerts: [] })
    await tenantry().database.sql('update devices set connected = false where id = $1', [camera.id])
    const down = { uuid: camera.uuid, deviceUuid: camera.uuid, orgUuid: org, symptom: 'DOWN' }
    expectFleet(await ask('event/getUnhealthyDeviceAlerts'), 200, {
      unhealthyDeviceAlerts: [{ ...down, timestamp: at(0).getTime() }],
    })
  })
})

describe('camera/getFootageSeekpointsV2', () => {
  it('lists what the camera noticed, in its order, with plain motion only if it is asked for', async () => {
    const { camera, other, ask } = await site()
    const noticed = (seconds: number, activity: string, more: object = {}) => ({
      ...{ type: 'seek_point', at: at(seconds).toISOString(), activity },
      ...more,
    })
    await taken(
      tenantry(),
      () =>
        camera.event(
          noticed(-10, 'person', { trackNumber: 7 }),
          noticed(-30, 'motion'),
          noticed(-20, 'licence_plate', { licencePlate: 'B-TN 1', vehicle: 'Van', alert: true }),
          noticed(0, 'loud_sound', { loudness: 90 }),
        ),
      () => other.event(noticed(-15, 'person')),
    )
    const range = { cameraUuid: camera.uuid, startTime: at(-30).getTime() / 1_000, duration: 30 }
    const plate = { ts: at(-20).getTime(), a: 'LICENSEPLATE', lp: 'B-TN 1', vn: 'Van', al: true }
    const person = { ts: at(-10).getTime(), a: 'MOTION_HUMAN', id: 7 }
    for (const includeAnyMotion of [undefined, false, 'false'])
      expectFleet(await ask('camera/getFootageSeekpointsV2', { ...range, includeAnyMotion }), 200, {
        footageSeekPoints: [plate, person],
      })
    for (const includeAnyMotion of [true, 'true'])
      expectFleet(await ask('camera/getFootageSeekpointsV2', { ...range, includeAnyMotion }), 200, {
        footageSeekPoints: [{ ts: at(-30).getTime(), a: 'MOTION' }, plate, person],
      })
  })

  it('refuses what is missing or out of range', async () => {
    const { camera, ask } = await site()
    const range = { cameraUuid: camera.uuid, startTime: 1, duration: 1 }
    for (const missing of ['cameraUuid', 'startTime', 'duration'])
      expectFleet(
        await ask('camera/getFootageSeekpointsV2', { ...range, [missing]: null }),
        200,
        trio(`${missing} is required`),
      )
    const { camera: foreign } = await site()
    for (const cameraUuid of [foreign.uuid, ruuidOf(MISSING_UUID), 'garbage'])
      expectFleet(
        await ask('camera/getFootageSeekpointsV2', { ...range, cameraUuid }),
        200,
        trio('Device not found'),
      )
    for (const body of [{ duration: 86_401 }, { duration: 0 }, { includeAnyMotion: 'yes' }])
      expect((await ask('camera/getFootageSeekpointsV2', { ...range, ...body })).status).toBe(400)
  })
})
