import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type SpawnedServer, startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { FLEET_SCENARIO } from './fleet-scenario.ts'
import { commandCall, environmentOf, fleetCall, type SeenClient, seeClient } from './fleet-views.ts'
import { expectOneStory, toldOf } from './one-story.ts'
import { spawnCommand } from './spawned-command.ts'
import { createWirePartner, operate, type WirePartner } from './wire-partner.ts'

const PATIENT = { timeout: 200_000, interval: 200 }

const DEVICES = 200
const MOVED = ['North-ALARMED-1', 'North-ALARMED-2', 'North-ALARMED-3']

interface ListedDevice {
  readonly uuid: string
  readonly orgUuid: string
  readonly serialNumber: string
  readonly pending: boolean
}
interface Doors {
  readonly doorStates: readonly { readonly status?: string }[]
}
interface Climate {
  readonly climateStates: readonly { readonly temperatureCelcius?: number }[]
}
interface Alert {
  readonly uuid: string
  readonly deviceUuid: string
  readonly textDescription: string
}

let server: SpawnedServer
let partner: WirePartner
let north: SeenClient
let south: SeenClient
let west: SeenClient
const clients = (): readonly SeenClient[] => [north, south, west]

beforeAll(async () => {
  server = await startServer()
  partner = await createWirePartner(server)
  const [first, second, third] = await Promise.all(
    ['North', 'South', 'West'].map((name) => seeClient({ server, partner }, name)),
  )
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('A client is missing')
  north = first
  south = second
  west = third
})
afterAll(async () => {
  await server?.stop()
})

const scenario = join(temporaryDirectory(), 'fleet.json')
const place = () => ({ server, partner })

const listDevices = async (): Promise<readonly ListedDevice[]> => {
  const path = 'partner/getListOfAllClientDevices'
  return (await fleetCall<{ listOfAllClientDevices: ListedDevice[] }>(place(), path, {}))
    .listOfAllClientDevices
}

const alertsOf = async (client: SeenClient): Promise<readonly Alert[]> =>
  (await client.fleet<{ policyAlerts: Alert[] }>('event/getPolicyAlerts')).policyAlerts

const until = (promise: () => Promise<void>): Promise<void> => vi.waitFor(promise, PATIENT)

/** Waits until the devices have said all that the story has them say. */
const untilReported = async (): Promise<void> => {
  await until(async () =>
    expect((await listDevices()).filter(({ pending }) => !pending)).toHaveLength(DEVICES),
  )
  for (const client of clients())
    await until(async () => {
      expect(await alertsOf(client)).toHaveLength(5)
      const cleared = (await client.audit()).filter(({ displayText }) => displayText === 'alert cleared')
      expect(cleared).toHaveLength(5)
    })
  await until(async () => {
    const { doorStates } = await south.fleet<Doors>('door/getMinimalDoorStateList')
    expect(doorStates.filter(({ status }) => status === 'OPEN')).toHaveLength(60)
  })
  await until(async () => {
    const { climateStates } = await west.fleet<Climate>('climate/getMinimalClimateStateList')
    const warm = climateStates.filter(({ temperatureCelcius: at = 0 }) => at >= 20 && at <= 22)
    expect(warm).toHaveLength(65)
  })
}

/** Moves devices to another client, and waits until they report there. */
const reassign = async (): Promise<void> => {
  const moved = await fleetCall<{ statuses: Record<string, { status: string }> }>(
    place(),
    'partner/reassignDeviceOrg',
    {
      ...{ serialNumbers: MOVED, sourceOrgUuid: north.uuid, targetOrgUuid: west.uuid },
    },
  )
  expect(Object.values(moved.statuses).map(({ status }) => status)).toEqual(MOVED.map(() => 'SUCCESS'))
  await until(async () => {
    const there = (await listDevices()).filter(({ serialNumber }) => MOVED.includes(serialNumber))
    expect(there.map(({ orgUuid, pending }) => [orgUuid, pending])).toEqual(
      MOVED.map(() => [west.uuid, false]),
    )
  })
}

/** Loads a licence that ends tomorrow, and waits for the mail that says so. */
const letExpire = async (): Promise<void> => {
  const endsAt = new Date(Date.now() + 86_400_000).toISOString()
  const row = { externalId: 'LIC-STORY', orgId: south.orgId, per: 'organization', state: 'CLAIMED', endsAt }
  await operate(server, 'POST', `/partners/${partner.id}/imports/licences`, { body: { rows: [row] } })
  await until(async () => {
    const { body } = await operate(server, 'GET', '/outbox?limit=200')
    const mails = (body as { data: { to: string; text: string }[] }).data
    expect(
      mails.filter(({ to, text }) => to === 'owner@example.com' && text.includes('LIC-STORY')),
    ).toHaveLength(1)
    const { licenses } = await south.fleet<{ licenses: object[] }>('license/getLicenses')
    expect(licenses).toMatchObject([
      { licenseToUnassignEmailState: 'FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED' },
    ])
  })
}

// It waits for several things one after the other.
const STORY_MS_MAX = 900_000
it('3 clients, 200 devices register, report, alert, move and run out of a licence: every view tells one story', {
  timeout: STORY_MS_MAX,
}, async () => {
  writeFileSync(scenario, JSON.stringify(FLEET_SCENARIO))
  const simulator = spawnCommand(
    ['device', 'simulate', scenario, '--provision', '--json'],
    environmentOf(place()),
  )
  await Promise.all([untilReported().then(reassign), letExpire()])
  const { code, stdout } = await simulator.kill('SIGINT')
  const summary = JSON.parse(stdout) as { calls: Record<string, number> }
  expect([code, summary]).toMatchObject([0, { devices: DEVICES, refused: 0, complaints: {} }])
  expect(summary.calls['activate']).toBe(DEVICES + MOVED.length)

  for (const client of clients()) await expectOneStory(client)

  const devices = await listDevices()
  const DEVICE = ['CAMERA', 'DOOR', 'CLIMATE_SENSOR']
  const alerted: string[] = []
  for (const client of clients()) {
    const gone = new Set(toldOf(client, DEVICE, 'DELETE'))
    const here = toldOf(client, DEVICE, 'CREATE').filter((uuid) => !gone.has(uuid))
    expect(
      devices
        .filter(({ orgUuid }) => orgUuid === client.uuid)
        .map(({ uuid }) => uuid)
        .sort(),
    ).toEqual(here)
    const alerts = await alertsOf(client)
    expect(alerts.map(({ textDescription }) => textDescription)).toEqual(
      Array(5).fill(`Yard of ${client.name}`),
    )
    expect(alerts.map(({ uuid }) => uuid).sort()).toEqual(toldOf(client, ['POLICY_ALERT'], 'CREATE'))
    expect(await client.command('event', 'get-policy-alerts')).toMatchObject({ policyAlerts: alerts })
    alerted.push(...alerts.map(({ uuid }) => uuid))
  }
  expect(new Set(alerted).size).toBe(15)
  expect(await commandCall(place(), 'partner', 'get-list-of-all-client-devices')).toEqual({
    listOfAllClientDevices: devices,
  })
  expect(toldOf(south, ['LICENSE'], 'UPDATE')).toEqual([south.uuid])

  const tokens = JSON.parse(readFileSync(`${scenario}.state.json`, 'utf8')) as Record<string, object>
  expect(Object.keys(tokens[server.url] ?? {})).toHaveLength(DEVICES)
  expect(statSync(`${scenario}.state.json`).mode & 0o777).toBe(0o600)
  for (const client of clients()) await client.stop()
})
