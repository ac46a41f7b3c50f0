import { afterAll, beforeAll, expect, it } from 'vitest'
import { disconnectSilentDevices, Heartbeats } from '../../src/domain/device/index.ts'
import type { DevicePrincipal } from '../../src/domain/principal.ts'
import { type CredentialId, type DeviceId, newId, type OrgId, type PartnerId } from '../../src/kernel/ids.ts'
import { activate, createHousehold } from '../isolation/tenants.ts'
import { bearer, createTestPartner } from '../support/partners.ts'
import { composeOn, type Ground, openGround, type TestTenantry } from '../support/tenantry.ts'

let ground: Ground
let nodes: readonly [TestTenantry, TestTenantry]
beforeAll(async () => {
  ground = await openGround()
  nodes = [await composeOn(ground), await composeOn(ground)]
})
afterAll(async () => {
  const [one, other] = nodes
  await one.http.close()
  // They share a database, which is closed once.
  await other.close()
  await ground.database.close().catch(() => {})
})

const activated = async () => {
  const [node] = nodes
  const household = await createHousehold(node, await createTestPartner(node))
  const token = await activate(node, household)
  const beat = async (by: TestTenantry, body: object) => {
    const headers = bearer(token)
    expect((await by.call('POST', '/device/v1/heartbeat', { headers, body })).status).toBe(200)
    await by.domain.heartbeats.flush()
  }
  const row = async () =>
    (await ground.database.sql('select * from devices where id = $1', [household.deviceId]))[0]
  return { household, token, beat, row }
}
const later = (seconds: number): void => {
  ground.clock.now = new Date(ground.clock.now.getTime() + seconds * 1_000)
}

it('what a device says counts on whichever node it says so, whatever the other one believes', async () => {
  const [one, other] = nodes
  const { beat, row } = await activated()
  await beat(one, { operational: false, firmwareVersion: '1' })
  await beat(other, { operational: true, firmwareVersion: '2' })
  // The first may take one for nothing new; it finds out as it writes.
  for (let time = 0; time < 2; time++) await beat(one, { operational: false, firmwareVersion: '1' })
  expect(await row()).toMatchObject({ operational: false, firmware_version: '1' })
})

it('a device is dated with when it was heard, however late that is written', async () => {
  const [one] = nodes
  const { token, beat, row } = await activated()
  await beat(one, {})
  const heardAt = ground.clock.now
  await one.call('POST', '/device/v1/heartbeat', { headers: bearer(token), body: {} })
  later(600)
  await one.domain.heartbeats.flush()
  expect((await row())?.['last_seen_at']).toEqual(heardAt)
  await disconnectSilentDevices(one.domain)
  expect(await row()).toMatchObject({ connected: false })
})

it('a flush takes any number of devices', async () => {
  const heartbeats = new Heartbeats(ground.database.store, () => ground.clock.now)
  const partnerId = newId<PartnerId>()
  for (let count = 0; count < 70_000; count++) {
    const device: DevicePrincipal = {
      ...{ kind: 'device', partnerId, orgId: newId<OrgId>(), deviceId: newId<DeviceId>() },
      ...{ credentialId: newId<CredentialId>(), scopes: new Set() },
    }
    heartbeats.remember(device, {})
    expect(heartbeats.note(device, {})).toBe(true)
  }
  await expect(heartbeats.flush()).resolves.toBeUndefined()
})

it('the sweep goes on until nobody is left who was not heard of', async () => {
  const [one] = nodes
  const { household } = await activated()
  await ground.database.sql(
    `insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, connected, last_seen_at, created_at)
     select $1, $2, gen_random_uuid(), 'CAMERA', 'Camera', 'SN', 'CAMERA_R200', true, $3, $3 from generate_series(1, 1200)`,
    [household.partnerId, household.orgId, ground.clock.now],
  )
  later(600)
  await disconnectSilentDevices(one.domain)
  const rows = await ground.database.sql('select 1 from devices where connected and org_id = $1', [
    household.orgId,
  ])
  expect(rows).toEqual([])
})
