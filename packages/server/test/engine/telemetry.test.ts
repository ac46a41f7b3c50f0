import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DevicePrincipal } from '../../src/domain/principal.ts'
import { Telemetry, trimTelemetry } from '../../src/domain/telemetry/index.ts'
import { type CredentialId, type DeviceId, newId, type OrgId, type PartnerId } from '../../src/kernel/ids.ts'
import { insideClient } from '../contract/inside-client.ts'
import { addReportingDevice, DOOR } from '../contract/reporting-device.ts'
import { bearer } from '../support/partners.ts'
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
const later = (seconds: number): void => {
  ground.clock.now = new Date(ground.clock.now.getTime() + seconds * 1_000)
}

it('a door that flips on another node is noticed: no flip is without its event for longer than one report', async () => {
  const [one, other] = nodes
  const device = await addReportingDevice(one, await insideClient(one), DOOR)
  const tell = async (node: TestTenantry, door: string) => {
    later(1)
    const headers = bearer(device.token)
    const answer = await node.call('POST', '/device/v1/state', { headers, body: { readings: { door } } })
    expect(answer.status).toBe(200)
    await node.domain.telemetry.flush()
  }
  const flips = async () =>
    (
      await ground.database.sql(
        `select data -> 'changed' ->> 'door' as door from events where subject = $1 and data -> 'changed' ? 'door' order by id`,
        [device.id],
      )
    ).map(({ door }) => door)
  await tell(one, 'closed')
  await tell(other, 'open')
  // The first node believes that the door is closed, and finds out as it writes.
  await tell(one, 'closed')
  await tell(one, 'closed')
  expect(await flips()).toEqual(['closed', 'open', 'closed'])
  const [row] = await ground.database.sql('select readings from latest_readings where device_id = $1', [
    device.id,
  ])
  expect(row).toMatchObject({ readings: { door: ['closed', ground.clock.now.getTime()] } })
})

const somebody = (): DevicePrincipal => ({
  ...{ kind: 'device', partnerId: newId<PartnerId>(), orgId: newId<OrgId>(), deviceId: newId<DeviceId>() },
  ...{ credentialId: newId<CredentialId>(), scopes: new Set() },
})

it('what cannot be written waits, and when there is too much of it no more is taken', async () => {
  const failing = { ...ground.database.store, asTenant: () => Promise.reject(new Error('gone')) }
  const telemetry = new Telemetry(failing, () => ground.clock.now)
  const device = somebody()
  telemetry.believe(device, { type: 'CAMERA', states: {} })
  for (let count = 0; count < 100_000; count++)
    telemetry.noteReadings(device, ground.clock.now, { batteryPercent: 50 })
  const more = () => telemetry.noteReadings(device, ground.clock.now, { batteryPercent: 50 })
  expect(more).toThrow('Too many reports wait to be written')
  await expect(telemetry.flush()).rejects.toThrow('Devices have reported what is not yet written.')
  expect(more).toThrow('Too many reports wait to be written')
})

it('old telemetry is trimmed to the last row, in steps', async () => {
  const [one] = nodes
  const { partner, org, orgId } = await insideClient(one)
  const device = await addReportingDevice(one, { partner, org })
  await ground.database.sql(
    `insert into readings (partner_id, org_id, device_id, readings, at)
     select $1, $2, $3, '{}', $4::timestamptz - interval '31 days' - make_interval(secs => n) from generate_series(1, 11000) n`,
    [partner.id, orgId, device.id, ground.clock.now],
  )
  await trimTelemetry(one.domain)
  expect(await ground.database.sql('select 1 from readings where device_id = $1', [device.id])).toEqual([])
})
