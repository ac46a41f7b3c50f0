import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed, timeless, trio } from './fleet-answers.ts'
import { addHardware } from './hardware.ts'
import { MISSING_UUID, RUUID, ruuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const newSerial = (): string => `SN-${randomBytes(6).toString('hex').toUpperCase()}`
const createdAtMillis = Date.parse('2026-03-15T10:30:00.000Z')

/** A partner with a client and one camera in stock. */
const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const client = await createTestOrg(partner)
  const serialNumber = newSerial()
  const hardwareId = await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
  const orgUuid = ruuidOf(client.organizationId)
  const register = (more: object = {}) =>
    partner.fleet('partner/registerCameraToClient', { orgUuid, serialNumber, ...more })
  return { partner, client, orgUuid, serialNumber, hardwareId, register }
}
type Listed = readonly { readonly device: Readonly<Record<string, unknown>> }[]
const devicesOf = async (partner: TestPartner, orgUuid: string): Promise<Listed> => {
  const { status, body, text } = await partner.fleet('partner/getClientDevices', { orgUuid })
  expect(status, text).toBe(200)
  return (body as { devices: Listed }).devices
}
const available = async (partner: TestPartner): Promise<unknown> =>
  ((await partner.fleet('partner/getListOfAvailableHardware')).body as { controlledHardwareList: unknown })
    .controlledHardwareList
const rowOf = async (serialNumber: string) =>
  (
    await tenantry().database.sql('select * from devices where serial_number = $1 order by id', [
      serialNumber,
    ])
  ).at(-1)

describe('POST /api/partner/getListOfAvailableHardware (wire facts, section 6)', () => {
  it('lists the partner’s hardware that no client has, and nobody else’s', async () => {
    const { partner, serialNumber, register } = await setUp()
    const sensor = { serialNumber: newSerial(), deviceType: 'DOOR_SENSOR', model: 'SENSOR_DOOR_D20' }
    const macAddress = '00:11:22:33:44:55'
    await addHardware(tenantry(), { partnerId: partner.id, ...sensor, macAddress })
    await setUp()
    const camera = { deviceModel: 'CAMERA_R200', deviceType: 'CAMERA', serialNumber }
    const { model: deviceModel, ...named } = sensor
    expect(await available(partner)).toEqual([camera, { ...named, deviceModel, macAddress }])
    await register()
    expect(await available(partner)).toEqual([{ ...named, deviceModel, macAddress }])
  })
})

describe('POST /api/partner/registerCameraToClient (wire facts, section 6)', () => {
  it('registers a device that is pending and silent, and writes one event', async () => {
    const { partner, orgUuid, client, serialNumber, hardwareId, register } = await setUp()
    const at = await partner.fleet('location/createLocation', { name: 'HQ' }, { org: orgUuid })
    const { uuid: locationUuid } = at.body as { uuid: string }
    const answer = await register({ locationUuid })
    expectFleet(answer, 200, {})
    expect(answer.headers['x-acted-on-org']).toBe(orgUuid)
    const [listed, ...others] = await devicesOf(partner, orgUuid)
    expect(others).toEqual([])
    expect(listed).toEqual({
      device: {
        uuid: expect.stringMatching(RUUID),
        ...{ orgUuid, name: serialNumber, serialNumber, hardwareId: ruuidOf(hardwareId) },
        ...{ hwVariation: 'CAMERA_R200', type: 'CAMERA', createdAtMillis },
        ...{ deleted: false, mummified: false, pending: true },
      },
      partnerControlledHardware: true,
      reassignable: true,
    })
    const { body } = await partner.fleet('camera/getMinimalCameraStateList', {}, { org: orgUuid })
    expect(body).toMatchObject({ cameraStates: [{ serialNumber, connectionStatus: 'RED', locationUuid }] })
    const row = await rowOf(serialNumber)
    const orgId = client.organizationId
    expect((await eventsOf(tenantry(), partner)).at(-1)).toEqual({
      ...byPartner(tenantry(), partner, answer),
      ...{ type: 'device.registered', orgId, subject: row?.['id'] },
      data: { serialNumber, type: 'CAMERA', model: 'CAMERA_R200', locationId: row?.['location_id'] },
    })
  })

  it('seals the network that the device is to join', async () => {
    const { partner, serialNumber, register } = await setUp()
    const psk = 'correct horse battery'
    const wifiPsk = [Buffer.from(psk.slice(0, 7)), Buffer.from(psk.slice(7))].map((part) =>
      part.toString('base64'),
    )
    expectFleet(await register({ wifiSsid: 'Lobby', wifiPsk }), 200, {})
    const { sealed, partner_id, id } = (await rowOf(serialNumber)) ?? {}
    expect(Buffer.from(sealed as Uint8Array).toString('latin1')).not.toContain(psk)
    const opened = tenantry()
      .domain.keyRing.open(sealed as Uint8Array, { tenant: String(partner_id), row: `devices/${String(id)}` })
      .reveal()
    expect(JSON.parse(opened)).toEqual({ ssid: 'Lobby', key: Buffer.from(psk).toString('base64') })
    expect(JSON.stringify(await eventsOf(tenantry(), partner))).not.toContain(wifiPsk[0])
  })

  it('refuses what is not the partner’s to register, and what is registered, in the trio', async () => {
    const { partner, orgUuid, serialNumber, register } = await setUp()
    const stranger = await setUp()
    const none = trio('You have no hardware with this serial number')
    expectFleet(await register({ serialNumber: newSerial() }), 200, none)
    expectFleet(await register({ serialNumber: stranger.serialNumber }), 200, none)
    expectFleet(await register({ serialNumber: '' }), 200, none)
    expectFleet(await register({ serialNumber: null }), 200, trio('serialNumber is required'))
    expectFleet(await register({ locationUuid: ruuidOf(MISSING_UUID) }), 200, trio('Location not found'))
    expectFleet(await register({ locationUuid: 'short' }), 200, trio('Location not found'))
    expectFleet(await register({ wifiPsk: ['AAAA'] }), 200, trio('wifiSsid is required with wifiPsk'))
    expectFleet(
      await register({ wifiSsid: 'x'.repeat(33) }),
      200,
      trio('wifiSsid must be 1 to 32 bytes long'),
    )
    expectFleet(await register({ wifiSsid: 'x', wifiPsk: ['%'] }), 200, trio('wifiPsk must be base64'))
    const long = [Buffer.alloc(65).toString('base64')]
    expectFleet(
      await register({ wifiSsid: 'x', wifiPsk: long }),
      200,
      trio('wifiPsk must be at most 64 bytes long'),
    )
    expectFleet(await register({ serialNumber: 7 }), 400, malformed(expect.stringMatching(/^serialNumber /)))
    expect(await rowOf(serialNumber)).toBeUndefined()
    expectFleet(await register(), 200, {})
    const taken = trio('This hardware is registered with a client already')
    expectFleet(await register(), 200, taken)
    const other = await createTestOrg(partner)
    expectFleet(await register({ orgUuid: ruuidOf(other.organizationId) }), 200, taken)
    expect((await devicesOf(partner, orgUuid)).length).toBe(1)
  })

  it('registers one piece once, whoever is first of many', async () => {
    const { partner, orgUuid, register } = await setUp()
    const answers = await Promise.all(Array.from({ length: 20 }, () => register()))
    expect(answers.filter(({ text }) => text === '{}').length).toBe(1)
    expect((await devicesOf(partner, orgUuid)).length).toBe(1)
  })

  it('is acting inside: 403 once the customer does not let the partner in', async () => {
    const { client, serialNumber, register } = await setUp()
    await claimAs(tenantry(), client.claimUrl, someone(), { access: 'no' })
    expectFleet(await register(), 403, FORBIDDEN)
    expect(await rowOf(serialNumber)).toBeUndefined()
  })
})

describe('POST /api/partner/getClientDevices and getListOfAllClientDevices', () => {
  it('list what each client has, and of all those that let the partner in', async () => {
    const first = await setUp()
    const { partner } = first
    const second = await createTestOrg(partner)
    const serialNumber = newSerial()
    await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
    await first.register()
    await first.register({ serialNumber, orgUuid: ruuidOf(second.organizationId) })
    const all = async () => {
      const { body } = await partner.fleet('partner/getListOfAllClientDevices')
      const { listOfAllClientDevices } = body as { listOfAllClientDevices: readonly object[] }
      return listOfAllClientDevices
    }
    const [own] = await devicesOf(partner, first.orgUuid)
    const [others] = await devicesOf(partner, ruuidOf(second.organizationId))
    expect(await all()).toEqual([own?.device, others?.device])
    await claimAs(tenantry(), second.claimUrl, someone(), { access: 'no' })
    expect(await all()).toEqual([own?.device])
    const refused = await partner.fleet('partner/getClientDevices', {
      orgUuid: ruuidOf(second.organizationId),
    })
    expectFleet(refused, 403, FORBIDDEN)
  })
})

describe('POST /api/partner/reassignDeviceOrg (wire facts, section 6)', () => {
  const reassign = (partner: TestPartner, from: string, to: string, serialNumbers: unknown) =>
    partner.fleet('partner/reassignDeviceOrg', { sourceOrgUuid: from, targetOrgUuid: to, serialNumbers })
  const success = { status: 'SUCCESS', message: 'Reassigned' }
  const failure = { status: 'FAILURE', message: 'No such device in the source organization' }

  it('moves each device that is there, registers it anew and says what became of the others', async () => {
    const { partner, client, orgUuid, serialNumber, register } = await setUp()
    const target = await createTestOrg(partner)
    const to = ruuidOf(target.organizationId)
    await register({ wifiSsid: 'Lobby' })
    const [before] = await devicesOf(partner, orgUuid)
    const old = await rowOf(serialNumber)
    const unknown = newSerial()
    const answer = await reassign(partner, orgUuid, to, [serialNumber, unknown, serialNumber])
    expectFleet(answer, 200, { statuses: { [serialNumber]: success, [unknown]: failure } })
    expect(answer.headers['x-acted-on-org']).toBe(orgUuid)
    expect(await devicesOf(partner, orgUuid)).toEqual([])
    const [after, ...more] = await devicesOf(partner, to)
    expect(more).toEqual([])
    expect(after?.device).toMatchObject({ serialNumber, orgUuid: to, pending: true, name: serialNumber })
    expect(after?.device['uuid']).not.toBe(before?.device['uuid'])
    const fresh = await rowOf(serialNumber)
    expect(fresh).toMatchObject({ sealed: null, location_id: null, config: {} })
    const [out, into] = (await eventsOf(tenantry(), partner)).slice(-2)
    const event = { ...byPartner(tenantry(), partner, answer), type: 'device.reassigned' }
    expect(out).toEqual({
      ...{ ...event, orgId: client.organizationId, subject: old?.['id'] },
      data: { serialNumber, moved: 'out' },
    })
    expect(into).toEqual({
      ...{ ...event, orgId: target.organizationId, subject: fresh?.['id'] },
      data: { serialNumber, moved: 'in' },
    })
  })

  it('refuses with 400 what breaks a rule, and moves nothing', async () => {
    const { partner, orgUuid, serialNumber, register } = await setUp()
    await register()
    const to = ruuidOf((await createTestOrg(partner)).organizationId)
    const refusal = (error: string) => ({ error, msg: error })
    expectFleet(
      await reassign(partner, orgUuid, orgUuid, [serialNumber]),
      400,
      refusal('targetOrgUuid must be another organization'),
    )
    const many = Array.from({ length: 1_001 }, (_, index) => `SN-${index}`)
    expectFleet(
      await reassign(partner, orgUuid, to, many),
      400,
      refusal('serialNumbers must have at most 1000 entries'),
    )
    expectFleet(
      await reassign(partner, orgUuid, to, 'SN'),
      400,
      malformed(expect.stringMatching(/^serialNumbers /)),
    )
    expectFleet(await reassign(partner, orgUuid, to, []), 200, { statuses: {} })
    expect((await devicesOf(partner, orgUuid)).length).toBe(1)
  })

  it('needs both clients to let the partner in, and answers alike to strangers and missing ones', async () => {
    const { partner, orgUuid, serialNumber, register } = await setUp()
    await register()
    const shut = await createTestOrg(partner)
    await claimAs(tenantry(), shut.claimUrl, someone(), { access: 'no' })
    const stranger = await setUp()
    const outside = [
      ruuidOf(shut.organizationId),
      stranger.orgUuid,
      ruuidOf(MISSING_UUID),
      'no id',
      ruuidOf(partner.ownOrgId),
    ]
    const bodies: string[] = []
    for (const org of outside)
      for (const [from, to] of [
        [orgUuid, org],
        [org, orgUuid],
      ] as const) {
        const answer = await reassign(partner, from, to, [serialNumber])
        expectFleet(answer, 403, FORBIDDEN)
        expect(answer.headers).not.toHaveProperty('x-acted-on-org')
        bodies.push(timeless(answer))
      }
    expect(new Set(bodies).size).toBe(1)
    expect((await devicesOf(partner, orgUuid)).length).toBe(1)
  })

  it('never waits for the way back', async () => {
    const { partner, orgUuid, serialNumber, register } = await setUp()
    const to = ruuidOf((await createTestOrg(partner)).organizationId)
    await register()
    const ways = Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0
        ? reassign(partner, orgUuid, to, [serialNumber])
        : reassign(partner, to, orgUuid, [serialNumber]),
    )
    for (const { status } of await Promise.all(ways)) expect(status).toBe(200)
    const everywhere = [...(await devicesOf(partner, orgUuid)), ...(await devicesOf(partner, to))]
    expect(everywhere.length).toBe(1)
  })
})

describe('POST /api/partner/customizeClientDevice (wire facts, section 6)', () => {
  it('changes what is given, keeps the rest and writes one event per change', async () => {
    const { partner, client, orgUuid: clientOrgUuid, serialNumber, register } = await setUp()
    await register()
    const row = await rowOf(serialNumber)
    const clientDeviceUuid = ruuidOf(String(row?.['id']))
    const customize = (more: object) =>
      partner.fleet('partner/customizeClientDevice', { clientOrgUuid, clientDeviceUuid, ...more })
    expectFleet(await customize({}), 200, { customizations: {} })
    const low = { forceLowBandwidthOnAllCameras: true }
    const first = await customize({
      customizations: low,
      configUpdate: { audio_record: false, nested: { a: 1 } },
    })
    expectFleet(first, 200, { customizations: low })
    expectFleet(await customize({ customizations: { inactivityTimeout: 30 } }), 200, {
      customizations: { ...low, inactivityTimeout: 30 },
    })
    await customize({ configUpdate: { audio_record: true } })
    expectFleet(await customize({ configUpdate: { audio_record: true } }), 200, {
      customizations: { ...low, inactivityTimeout: 30 },
    })
    expect((await rowOf(serialNumber))?.['config']).toEqual({ audio_record: true, nested: { a: 1 } })
    const events = (await eventsOf(tenantry(), partner)).filter(({ type }) => type === 'device.customized')
    const event = { type: 'device.customized', orgId: client.organizationId, subject: row?.['id'] }
    expect(events.map(({ data }) => data)).toEqual([
      { changed: { forceLowBandwidth: true }, config: ['audio_record', 'nested'] },
      { changed: { inactivityTimeout: 30 }, config: [] },
      { changed: {}, config: ['audio_record'] },
    ])
    expect(events[0]).toMatchObject({ ...byPartner(tenantry(), partner, first), ...event })
    const tooLong = await customize({ configUpdate: { text: 'x'.repeat(65_536) } })
    expectFleet(tooLong, 200, trio('configUpdate must be at most 65536 bytes of JSON together'))
    expectFleet(
      await customize({ customizations: { inactivityTimeout: -1 } }),
      200,
      trio(expect.stringMatching(/^inactivityTimeout /)),
    )
  })

  it('knows no device of another client, none that was taken away, and no id that is none', async () => {
    const { partner, orgUuid, serialNumber, register } = await setUp()
    await register()
    const uuid = ruuidOf(String((await rowOf(serialNumber))?.['id']))
    const sibling = ruuidOf((await createTestOrg(partner)).organizationId)
    const customize = (clientOrgUuid: string, clientDeviceUuid: unknown) =>
      partner.fleet('partner/customizeClientDevice', { clientOrgUuid, clientDeviceUuid })
    expectFleet(await customize(sibling, uuid), 200, trio('Device not found'))
    expectFleet(await customize(orgUuid, 'no id'), 200, trio('Device not found'))
    expectFleet(await customize(orgUuid, undefined), 200, trio('clientDeviceUuid is required'))
    const body = { sourceOrgUuid: orgUuid, targetOrgUuid: sibling, serialNumbers: [serialNumber] }
    await partner.fleet('partner/reassignDeviceOrg', body)
    expectFleet(await customize(orgUuid, uuid), 200, trio('Device not found'))
  })
})
