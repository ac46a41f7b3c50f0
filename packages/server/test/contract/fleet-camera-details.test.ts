import { beforeAll, describe, expect, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'
import { addReportingDevice, type ReportingDevice, taken } from './reporting-device.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

let client: Awaited<ReturnType<typeof insideClient>>
let foreign: ReportingDevice
beforeAll(async () => {
  client = await insideClient(tenantry())
  const { organizationId } = await createTestOrg(client.partner)
  foreign = await addReportingDevice(tenantry(), { partner: client.partner, org: ruuidOf(organizationId) })
})
const call = (path: string, body: object = {}) => client.partner.fleet(path, body, { org: client.org })
const addCamera = () => addReportingDevice(tenantry(), client)
const createPolicy = async (org: string): Promise<string> => {
  const { body } = await client.partner.fleet('policy/createCameraPolicy', { policy: { name: 'A' } }, { org })
  return (body as { policyUuid: string }).policyUuid
}
const now = () => tenantry().clock.now.getTime()
const update = (...cameraBulkDetails: readonly object[]) =>
  call('camera/updateDetailsBulkV2', { cameraBulkDetails })
const detailsOf = async ({ uuid }: ReportingDevice) =>
  ((await call('camera/getDetails', { cameraUuids: [uuid] })).body as { cameras: readonly object[] })
    .cameras[0]

describe('POST /api/camera/getFullCameraState', () => {
  it('tells what a camera has reported of itself', async () => {
    const camera = await addCamera()
    const network = { lanAddresses: ['192.0.2.7'], ssid: 'Lobby', wifiBars: 4, wifiSignalDbm: -50 }
    const able = { audioSupported: true, autofocusSupported: false, zoomPercentMax: 400 }
    await taken(
      tenantry(),
      () => camera.heartbeat({ firmwareVersion: '1.2.3' }),
      () => camera.state({ ...network, ...able }),
    )
    for (const cameraUuid of [camera.uuid, `${camera.uuid}.v0`])
      expectFleet(await call('camera/getFullCameraState', { cameraUuid, force: null }), 200, {
        fullCameraState: {
          ...{ uuid: camera.uuid, name: camera.serialNumber, serialNumber: camera.serialNumber },
          ...{ hwVariation: 'CAMERA_R200', firmwareVersion: '1.2.3', createdAtMillis: now() },
          ...{ connectionStatus: 'GREEN', healthStatus: 'GREEN', healthStatusDetails: 'NONE' },
          ...{ lanAddresses: ['192.0.2.7'], ssid: 'Lobby', wifiBars: 4, wifiSignalStrength: -50 },
          ...{ audioSupported: true, afSupport: false, maxZoomPercent: 400 },
          ...{ connectionTimestampMs: now(), stateUpdatedTimestampMs: now() },
        },
      })
  })
})

describe('POST /api/camera/updateDetailsBulkV2', () => {
  it('changes what is marked, takes away what is marked and absent, and leaves the rest', async () => {
    const camera = await addCamera()
    const locationUuid = await client.create({ name: 'Gate' })
    const { uuid } = camera
    const place = { locationUuid, locationUuidUpdated: true, floorNumber: 2, floorNumberUpdated: true }
    const point = { latitude: 37.5, latitudeUpdated: true, longitude: -122.5, longitudeUpdated: true }
    const said = { name: 'Gate', nameUpdated: true, description: 'By the gate', descriptionUpdated: true }
    const policyUuid = await createPolicy(client.org)
    const more = { policyUuid, policyUuidUpdated: true, customData: 'ignored' }
    const named = { facetNameMap: { v0: 'Left' }, facetNameMapUpdated: true }
    expectFleet(await update({ uuid, ...place, ...point, ...said, ...more, ...named }), 200, {})
    const bare = {
      ...{ uuid, serialNumber: camera.serialNumber, type: 'CAMERA', hwVariation: 'CAMERA_R200' },
      ...{ createdAtMillis: now(), pending: true, deleted: false, mummified: false, name: 'Gate' },
    }
    const kept = { floorNumber: 2, latitude: 37.5, longitude: -122.5, description: 'By the gate' }
    expect(await detailsOf(camera)).toEqual({
      ...{ ...bare, ...kept, locationUuid, policyUuid, facetNameMap: { v0: 'Left' } },
    })
    const away = { policyUuid: null, policyUuidUpdated: true, locationUuidUpdated: true }
    expectFleet(await update({ uuid, ...away, facetNameMapUpdated: true, name: 'Not marked' }), 200, {})
    expect(await detailsOf(camera)).toEqual({ ...bare, ...kept })
  })

  it('puts a camera away: it is in no list unless they are asked for', async () => {
    const { uuid } = await addCamera()
    const listed = async (body: object) => {
      const answer = await call('camera/getMinimalCameraStateList', body)
      return (answer.body as { cameraStates: { uuid: string }[] }).cameraStates.filter(
        (one) => one.uuid === uuid,
      )
    }
    await update({ uuid, mummified: true, mummifiedUpdated: true })
    expect(await listed({})).toEqual([])
    expect(await listed({ includeMummified: true })).toMatchObject([{ uuid, mummified: true }])
  })

  it('changes all of them or none', async () => {
    const camera = await addCamera()
    const rename = (uuid: string) => ({ uuid, name: 'Renamed', nameUpdated: true })
    for (const uuid of [foreign.uuid, ruuidOf(MISSING_UUID), 'no id'])
      expectFleet(await update(rename(camera.uuid), rename(uuid)), 200, trio('Device not found'))
    expect(await detailsOf(camera)).toMatchObject({ name: camera.serialNumber })
  })

  it('takes a policy of the organization and no other, of all or of none', async () => {
    const camera = await addCamera()
    const under = (policyUuid: string) => ({ uuid: camera.uuid, policyUuid, policyUuidUpdated: true })
    const here = await createPolicy(client.org)
    const elsewhere = await createPolicy(ruuidOf(client.partner.ownOrgId))
    for (const policyUuid of [elsewhere, ruuidOf(MISSING_UUID)])
      expectFleet(await update(under(here), under(policyUuid)), 200, trio('Policy not found'))
    expect(await detailsOf(camera)).not.toHaveProperty('policyUuid')
    expectFleet(await update(under(here)), 200, {})
    expect(await detailsOf(camera)).toMatchObject({ policyUuid: here })
  })

  it.each([
    [{ nameUpdated: true }, 'name is required'],
    [{ name: ' ', nameUpdated: true }, 'name must not be blank'],
    [{ latitude: 91, latitudeUpdated: true }, 'latitude must lie between -90 and 90'],
    [{ locationUuid: ruuidOf(MISSING_UUID), locationUuidUpdated: true }, 'Location not found'],
    [{ facetNameMap: { left: 'x' }, facetNameMapUpdated: true }, 'facetNameMap has no part "left"'],
    [{ deleted: true, deletedUpdated: true }, expect.stringContaining('deleted')],
  ])('refuses %j in the trio', async (wrong, message) => {
    const { uuid } = await addCamera()
    expectFleet(await update({ uuid, ...wrong }), 200, trio(message))
  })
})

it('getDetails refuses one camera that is elsewhere among others', async () => {
  const camera = await addCamera()
  for (const uuid of [foreign.uuid, ruuidOf(MISSING_UUID)])
    expectFleet(
      await call('camera/getDetails', { cameraUuids: [camera.uuid, uuid] }),
      200,
      trio('Device not found'),
    )
  expectFleet(await call('camera/getDetails'), 200, { cameras: [] })
})

describe('POST /api/camera/reboot', () => {
  it('is told to the camera with its next heartbeat, once', async () => {
    const camera = await addCamera()
    const offline = { status: 'FAILED_CAMERA_OFFLINE' }
    expectFleet(await call('camera/reboot', { cameraUuid: camera.uuid }), 200, offline)
    await camera.heartbeat()
    expectFleet(await call('camera/reboot', { cameraUuid: camera.uuid }), 200, {
      status: 'SUCCESS_REBOOT_SENT',
    })
    // A state is no question.
    expect((await camera.state({ batteryPercent: 1 })).body).toEqual({ heartbeatSeconds: 30 })
    expect((await camera.heartbeat()).body).toEqual({
      heartbeatSeconds: 30,
      commands: [{ id: expect.any(String), type: 'reboot' }],
    })
    expect((await camera.heartbeat()).body).toEqual({ heartbeatSeconds: 30 })
    expectFleet(await call('camera/reboot', { cameraUuid: foreign.uuid }), 200, trio('Device not found'))
  })

  it('is found by a node that did not take it, and forgotten when the camera is away for too long', async () => {
    const camera = await addCamera()
    await camera.heartbeat()
    await call('camera/reboot', { cameraUuid: camera.uuid })
    await tenantry().domain.waitingCommands.refresh()
    expect(tenantry().domain.waitingCommands.has(camera.id as never)).toBe(true)
    const { now: before } = tenantry().clock
    tenantry().clock.now = new Date(before.getTime() + 301_000)
    await tenantry().domain.waitingCommands.refresh()
    expect(tenantry().domain.waitingCommands.has(camera.id as never)).toBe(false)
    expect((await camera.heartbeat()).body).toEqual({ heartbeatSeconds: 30 })
    tenantry().clock.now = before
  })
})

describe.each(['deviceconfig', 'camera'])('POST /api/%s/…FacetedConfig', (service) => {
  it('keeps what it is given, group by group, and shows it by both names', async () => {
    const { uuid: deviceUuid } = await addCamera()
    const change = (more: object) =>
      call(`${service}/updateFacetedConfig`, { configUpdate: { deviceUuid, ...more } })
    const first = {
      deviceSettings: { led_stealth_mode: true, media_ttl_minutes: 60 },
      videoFacetSettings: { v0: { person_ai_threshold: 0.5, con_human_filter: 2 } },
    }
    await change({ ...first, updatedSetMethodMap: { ignored: true } })
    const answer = await change({
      deviceSettings: { media_ttl_minutes: 90, updatedSetMethodMap: { media_ttl_minutes: true } },
      videoFacetSettings: { v1: { vehicle_ai_threshold: 0.25 } },
    })
    const config = {
      ...{ deviceUuid, orgUuid: client.org, lastModified: now() },
      deviceSettings: { led_stealth_mode: true, media_ttl_minutes: 90 },
      videoFacetSettings: { ...first.videoFacetSettings, v1: { vehicle_ai_threshold: 0.25 } },
    }
    expectFleet(answer, 200, service === 'camera' ? { config } : {})
    for (const other of ['deviceconfig', 'camera'])
      expectFleet(await call(`${other}/getFacetedConfig`, { deviceUuid }), 200, { config })
    const thresholds = (body: object) => call('camera/getCameraAIThresholds', body)
    expectFleet(await thresholds({ cameraUuid: deviceUuid }), 200, {
      ...{ humanConfidenceThreshold: 0.5, consecutiveHumanFilter: 2 },
    })
    expectFleet(await thresholds({ deviceUuid: `${deviceUuid}.v1` }), 200, {
      vehicleConfidenceThreshold: 0.25,
    })
  })

  it('refuses settings that are too long, none at all and another client’s device', async () => {
    const { uuid: deviceUuid } = await addCamera()
    const path = `${service}/updateFacetedConfig`
    const tooLong = { deviceUuid, deviceSettings: { note: 'x'.repeat(65_536) } }
    const message = 'configUpdate must be at most 65536 bytes of JSON together'
    expectFleet(await call(path, { configUpdate: tooLong }), 200, trio(message))
    expectFleet(await call(path), 200, trio('configUpdate is required'))
    const elsewhere = { configUpdate: { deviceUuid: foreign.uuid } }
    expectFleet(await call(path, elsewhere), 200, trio('Device not found'))
    const unknown = await call(`${service}/getFacetedConfig`, { deviceUuid: foreign.uuid })
    expectFleet(unknown, 200, trio('Device not found'))
  })
})
