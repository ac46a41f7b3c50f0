import { beforeAll, describe, expect, it } from 'vitest'
import { disconnectSilentDevices } from '../../src/domain/device/index.ts'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'
import { addReportingDevice, type ReportingDevice, taken } from './reporting-device.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

let client: Awaited<ReturnType<typeof insideClient>>
let camera: ReportingDevice
let startedAt: number
const pass = (seconds: number): void => {
  tenantry().clock.now = new Date(tenantry().clock.now.getTime() + seconds * 1_000)
}
/** Connected from 60 to 200 seconds, and from 300 on. */
beforeAll(async () => {
  client = await insideClient(tenantry())
  startedAt = tenantry().clock.now.getTime()
  camera = await addReportingDevice(tenantry(), client)
  pass(60)
  await camera.heartbeat()
  pass(140)
  await disconnectSilentDevices(tenantry().domain)
  pass(100)
  // What is believed of it is found to be wrong first.
  await camera.heartbeat()
  await tenantry().domain.heartbeats.flush()
  await camera.heartbeat()
  pass(60)
})
const call = (path: string, body: object = {}) => client.partner.fleet(path, body, { org: client.org })
const at = (seconds: number): number => startedAt + seconds * 1_000
const window = (from: number, to: number) => ({
  startSeconds: startedAt / 1_000 + from,
  durationSeconds: to - from,
})

describe('POST /api/camera/getUptimeWindows', () => {
  it.each([
    [
      0,
      400,
      [
        [60, 200],
        [300, 360],
      ],
    ],
    [100, 150, [[100, 150]]],
    [200, 300, []],
    [320, 340, [[320, 340]]],
    [-1_000, 30, []],
    [1_000, 2_000, []],
  ])('tells when it was connected from %d to %d seconds', async (from, to, windows) => {
    const uptimeWindows = windows.map(([start = 0, end = 0]) => window(start, end))
    const query = { cameraUuid: camera.uuid, startTime: at(from), endTime: at(to) }
    expectFleet(await call('camera/getUptimeWindows', query), 200, { uptimeWindows })
  })

  it('refuses a time that ends before it begins, one without an end and another client’s camera', async () => {
    const query = { cameraUuid: camera.uuid, startTime: at(10), endTime: at(0) }
    const backwards = trio('endTime must not lie before the beginning')
    expectFleet(await call('camera/getUptimeWindows', query), 200, backwards)
    const { endTime: _, ...open } = query
    expectFleet(await call('camera/getUptimeWindows', open), 200, trio('endTime is required'))
    const { organizationId } = await createTestOrg(client.partner)
    const other = { partner: client.partner, org: ruuidOf(organizationId) }
    const { uuid } = await addReportingDevice(tenantry(), other)
    const elsewhere = { ...query, cameraUuid: uuid, endTime: at(20) }
    expectFleet(await call('camera/getUptimeWindows', elsewhere), 200, trio('Device not found'))
  })

  it('goes by how the camera is where nothing is kept of how it came to be so', async () => {
    const query = { cameraUuid: camera.uuid, startTime: at(310), endTime: at(350) }
    const kept = await tenantry().database.sql(`delete from occurrences where device_id = $1 returning *`, [
      camera.id,
    ])
    expectFleet(await call('camera/getUptimeWindows', query), 200, { uptimeWindows: [window(310, 350)] })
    for (const row of kept)
      await tenantry().database.sql(
        `insert into occurrences select * from jsonb_populate_record(null::occurrences, $1::jsonb)`,
        [JSON.stringify(row)],
      )
  })
})

it('getUptimeWindowsForOrg tells it of every device, or of some', async () => {
  const silent = await addReportingDevice(tenantry(), client)
  const range = { startTimeMs: at(0), endTimeMs: at(400) }
  const ofCamera = { deviceUuid: camera.uuid, uptimeWindows: [window(60, 200), window(300, 360)] }
  const { body } = await call('camera/getUptimeWindowsForOrg', range)
  expect(body).toEqual({ uptimeByDevice: [ofCamera, { deviceUuid: silent.uuid, uptimeWindows: [] }] })
  const some = await call('camera/getUptimeWindowsForOrg', { ...range, deviceUuids: [camera.uuid] })
  expectFleet(some, 200, { uptimeByDevice: [ofCamera] })
  const unnarrowed = await call('camera/getUptimeWindowsForOrg', { ...range, deviceUuids: [] })
  expect(unnarrowed.body).toEqual(body)
})

it('getPresenceWindows tells of which times there is footage, by where it is kept', async () => {
  const piece = (seconds: number, length: number, stored = 'device') => ({
    ...{ type: 'footage', at: new Date(at(seconds)).toISOString(), seconds: length, stored },
  })
  await taken(tenantry(), () =>
    camera.event(piece(0, 60), piece(60, 60), piece(110, 30), piece(200, 10), piece(20, 10, 'cloud')),
  )
  const query = { cameraUuid: camera.uuid, startTimeSec: startedAt / 1_000 + 30, durationSec: 175 }
  expectFleet(await call('camera/getPresenceWindows', query), 200, {
    presenceWindows: { VideoLocal: [window(30, 140), window(200, 205)], VideoCloud: [] },
  })
})
