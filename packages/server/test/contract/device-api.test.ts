import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { disconnectSilentDevices } from '../../src/domain/device/index.ts'
import { moveClock } from '../support/move-clock.ts'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { addHardware } from './hardware.ts'
import { ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const refusal = (code: string, message: unknown, field?: string) => ({
  error: { code, message, ...(field !== undefined && { field }) },
})
const activate = (serialNumber: string, activationKey = `activation ${serialNumber}`, headers = {}) =>
  tenantry().call('POST', '/device/v1/activate', { body: { serialNumber, activationKey }, headers })
const beat = (token: string, body: unknown = {}) =>
  tenantry().call('POST', '/device/v1/heartbeat', { headers: bearer(token), body })

/** A camera that is registered with a client. */
const registered = async (more: object = {}) => {
  const partner = await createTestPartner(tenantry())
  const { organizationId: orgId } = await createTestOrg(partner)
  const serialNumber = `SN-${randomBytes(6).toString('hex')}`
  await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
  const orgUuid = ruuidOf(orgId)
  await partner.fleet('partner/registerCameraToClient', { orgUuid, serialNumber, ...more })
  const row = async () =>
    (
      await tenantry().database.sql('select * from devices where serial_number = $1 order by id', [
        serialNumber,
      ])
    ).at(-1)
  const states = async () => {
    const { body } = await partner.fleet('camera/getMinimalCameraStateList', {}, { org: orgUuid })
    return (body as { cameraStates: readonly object[] }).cameraStates
  }
  const changes = async () =>
    (await eventsOf(tenantry(), partner))
      .filter(({ type }) => type === 'device.state_changed')
      .map(({ data }) => data)
  return { partner, orgId, orgUuid, serialNumber, row, states, changes }
}
const active = async (more: object = {}) => {
  const device = await registered(more)
  const { body } = await activate(device.serialNumber)
  return { ...device, ...(body as { token: string; deviceId: string; wifi?: object }) }
}

describe('POST /device/v1/activate', () => {
  it('gives a token that works, once the hardware is registered, and tells the network once', async () => {
    const wifiPsk = [Buffer.from('correct horse').toString('base64')]
    const { serialNumber, row } = await registered({ wifiSsid: 'Lobby', wifiPsk })
    const answer = await activate(serialNumber)
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        deviceId: (await row())?.['id'],
        token: expect.stringMatching(/^oc_device_[0-9A-Za-z]{38}$/),
        heartbeatSeconds: 30,
        wifi: { ssid: 'Lobby', key: wifiPsk[0] },
      },
    ])
    expect((await row())?.['sealed']).toBeNull()
    const { token } = answer.body as { token: string }
    expect((await beat(token)).status).toBe(200)
    const again = await activate(serialNumber)
    expect(again.body).not.toHaveProperty('wifi')
    // The older token has ended with the answer.
    expect((await beat(token)).status).toBe(401)
    expect((await beat((again.body as { token: string }).token)).status).toBe(200)
  })

  it('presents the same token to whoever repeats the request with its Idempotency-Key', async () => {
    const { serialNumber } = await registered({ wifiSsid: 'Lobby' })
    const key = { 'idempotency-key': randomBytes(8).toString('hex') }
    const [first, second] = [
      await activate(serialNumber, undefined, key),
      await activate(serialNumber, undefined, key),
    ]
    expect(second.text).toBe(first.text)
    expect(second.headers['idempotent-replayed']).toBe('true')
    const guess = await activate(serialNumber, 'a wrong key', key)
    expect([guess.status, guess.headers['idempotent-replayed']]).toEqual([401, undefined])
  })

  it('answers alike to an unknown serial number, a wrong key and hardware of an inactive partner', async () => {
    const { partner, serialNumber } = await registered()
    const answers = [await activate('no such thing'), await activate(serialNumber, 'a wrong key')]
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
    answers.push(await activate(serialNumber))
    for (const { status, text } of answers)
      expect([status, JSON.parse(text)]).toEqual([
        401,
        refusal('credential.invalid', 'Invalid serial number or activation key'),
      ])
  })

  it('is 409 until the hardware is registered, 403 while its organization is suspended', async () => {
    const partner = await createTestPartner(tenantry())
    const serialNumber = `SN-${randomBytes(6).toString('hex')}`
    await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
    const early = await activate(serialNumber)
    const message = 'This hardware is not registered with a client yet'
    expect([early.status, early.body]).toEqual([409, refusal('hardware.not_registered', message)])
    const device = await registered()
    await device.partner.broker('POST', `/v1/partner/orgs/${device.orgId}/suspend`, { body: {} })
    expect((await activate(device.serialNumber)).status).toBe(403)
  })
})

describe('POST /device/v1/heartbeat', () => {
  it('is heard: the device is no longer pending, connected and shown so, with one event', async () => {
    const { partner, orgUuid, token, states, changes } = await active()
    expect(await states()).toMatchObject([{ connectionStatus: 'RED' }])
    const answer = await beat(token, { firmwareVersion: '1.2.3' })
    expect([answer.status, answer.body]).toEqual([200, { heartbeatSeconds: 30 }])
    const green = { connectionStatus: 'GREEN', healthStatus: 'GREEN', firmwareVersion: '1.2.3' }
    expect(await states()).toMatchObject([green])
    const listed = await partner.fleet('partner/getClientDevices', { orgUuid })
    expect(listed.body).toMatchObject({ devices: [{ device: { pending: false } }] })
    expect(await changes()).toEqual([
      { changed: { pending: false, connected: true, operational: true, firmwareVersion: '1.2.3' } },
    ])
  })

  it('is telemetry where it says nothing new, and an event where a state flips', async () => {
    const { token, row, changes } = await active()
    for (let times = 0; times < 3; times++) await beat(token)
    moveClock(tenantry(), 60)
    await beat(token)
    await tenantry().domain.heartbeats.flush()
    expect((await row())?.['last_seen_at']).toEqual(tenantry().clock.now)
    await beat(token, { operational: false })
    await beat(token, { operational: false })
    await beat(token, { operational: true, firmwareVersion: '2' })
    expect((await changes()).slice(1)).toEqual([
      { changed: { operational: false } },
      { changed: { operational: true, firmwareVersion: '2' } },
    ])
  })

  it('is missed: a silent device is disconnected after 90 seconds, and comes back with its next one', async () => {
    const { token, states, changes } = await active()
    await beat(token)
    moveClock(tenantry(), 89)
    await disconnectSilentDevices(tenantry().domain)
    expect(await states()).toMatchObject([{ connectionStatus: 'GREEN' }])
    moveClock(tenantry(), 2)
    await disconnectSilentDevices(tenantry().domain)
    expect(await states()).toMatchObject([{ connectionStatus: 'RED', healthStatusDetails: 'DISCONNECTED' }])
    // What is known of it is written with others, and found to be wrong.
    await beat(token)
    await tenantry().domain.heartbeats.flush()
    await beat(token)
    expect(await states()).toMatchObject([{ connectionStatus: 'GREEN' }])
    expect((await changes()).slice(1)).toEqual([
      { changed: { connected: false } },
      { changed: { connected: true } },
    ])
  })

  it('ends with the registration: nothing is reported to the wrong customer', async () => {
    const { partner, orgUuid, serialNumber, token } = await active()
    const target = ruuidOf((await createTestOrg(partner)).organizationId)
    await beat(token)
    const body = { sourceOrgUuid: orgUuid, targetOrgUuid: target, serialNumbers: [serialNumber] }
    await partner.fleet('partner/reassignDeviceOrg', body)
    expect((await beat(token)).status).toBe(401)
    const { body: fresh } = await activate(serialNumber)
    expect((await beat((fresh as { token: string }).token)).status).toBe(200)
    const { body: moved } = await partner.fleet('camera/getMinimalCameraStateList', {}, { org: target })
    expect(moved).toMatchObject({ cameraStates: [{ serialNumber, connectionStatus: 'GREEN' }] })
  })

  it.each([
    [{ firmwareVersion: '' }, 'firmwareVersion'],
    [{ firmwareVersion: 'x'.repeat(101) }, 'firmwareVersion'],
    [{ operational: 'yes' }, 'operational'],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const { token, changes } = await active()
    const answer = await beat(token, body)
    expect([answer.status, answer.body]).toMatchObject([400, { error: { field } }])
    expect(await changes()).toEqual([])
  })

  it('takes a device’s token alone', async () => {
    const { partner, token } = await active()
    expect((await beat(partner.key)).status).toBe(403)
    expect((await tenantry().call('POST', '/device/v1/heartbeat', { body: {} })).status).toBe(401)
    const headers = { 'x-auth-scheme': 'api-token', 'x-auth-apikey': token }
    expect((await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })).status).toBe(403)
    expect((await tenantry().call('GET', '/v1/org/members', { headers: bearer(token) })).status).toBe(403)
  })
})
