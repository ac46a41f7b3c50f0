import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tenantry } from '@tenantry/sdk'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createTestPartner, OPERATOR_KEY, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { runCommand, startCommand } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const server = useServer()

const until = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 30_000, interval: 100 })

const SCENARIO = {
  activationKey: 'of the tests, {serialNumber}',
  groups: [
    {
      ...{ name: 'cameras', type: 'CAMERA', model: 'CAMERA_R200', count: 2, serialNumber: 'T-CAM-{number}' },
      ...{ client: 'Acme Tours', location: 'Head office', firmwareVersion: '4.2.0' },
      readings: { ssid: 'office', wifiSignalDbm: { from: -70, to: -40 } },
      occurrences: [{ type: 'alert_raised', atSeconds: [1], with: { activities: ['person'], text: 'Yard' } }],
      snapshots: { atSeconds: [2], width: 32, height: 18 },
    },
    {
      ...{ name: 'controllers', type: 'DOOR_CONTROLLER', count: 1, serialNumber: 'T-CTL-{number}' },
      ...{ client: 'Acme Tours', doors: [{ key: 'front', name: 'Front door' }] },
      occurrences: [
        { type: 'alert_raised', atSeconds: [1], with: { activities: ['panic_button'], text: 'Desk' } },
      ],
    },
  ],
}

const setUp = async (scenario: object = SCENARIO) => {
  const partner = await createTestPartner(server())
  const file = join(temporaryFolder(), 'scenario.json')
  writeFileSync(file, JSON.stringify(scenario))
  const environment = {
    ...{ TENANTRY_URL: server().url, TENANTRY_KEY: partner.apiKey },
    TENANTRY_OPERATOR_KEY: OPERATOR_KEY,
  }
  const run = async (...more: string[]) => {
    const ended = await runCommand(['device', 'simulate', file, '--json', ...more], environment)
    return { ...ended, summary: ended.stdout === '' ? undefined : JSON.parse(ended.stdout) }
  }
  /** Plays on until it is stopped, and answers what it came to. */
  const start = (...more: string[]) => {
    const running = startCommand(['device', 'simulate', file, '--json', ...more], environment)
    const stop = async () => {
      const { code, stdout } = await running.kill('SIGINT')
      return { code, ...JSON.parse(stdout) }
    }
    onTestFinished(() => void running.kill('SIGKILL'))
    return { stop }
  }
  return { ...partner, run, start }
}

/** Waits until the partner's one client is there. */
const clientOf = ({ embed }: Tenantry): Promise<{ readonly org: string }> =>
  until(async () => {
    const [org] = (await embed.listOrgs({ limit: 1 })).data
    if (org === undefined) throw new Error('The client is not there yet')
    return { org: org.id }
  })

it('a scenario is brought to the server and played there, and the next run goes on with it', async () => {
  const { run, start, client } = await setUp()
  const { stop } = start('--provision', '--speed', '10')
  const inside = await clientOf(client)
  await until(async () => {
    const { policyAlerts = [] } = await client.fleet.getPolicyAlerts({}, inside)
    expect(policyAlerts.map(({ textDescription }) => textDescription).sort()).toEqual([
      'Desk',
      'Yard',
      'Yard',
    ])
    const { auditEvents = [] } = await client.fleet.getAuditFeed({}, inside)
    const firstFrames = auditEvents.filter(({ displayText }) => displayText === 'snapshot first received')
    expect(firstFrames).toHaveLength(2)
  })
  expect(await stop()).toMatchObject({
    ...{ devices: 3, online: 3, refused: 0, errors: {}, complaints: {} },
    calls: { activate: 3, doors: 1, snapshot: 2 },
    told: { alert_raised: 3 },
  })
  expect((await client.embed.listOrgs({ limit: 10 })).data.map(({ name }) => name)).toEqual(['Acme Tours'])
  const { cameraStates = [] } = await client.fleet.getMinimalCameraStateList({}, inside)
  expect(
    cameraStates.map(({ connectionStatus, firmwareVersion }) => [connectionStatus, firmwareVersion]),
  ).toEqual([1, 2].map(() => ['GREEN', '4.2.0']))
  const again = await run('--provision', '--duration', '3s')
  expect(again.stderr).toContain('devices online')
  expect([again.code, again.summary.errors, again.summary.devices]).toEqual([0, {}, 3])
  expect(again.summary.calls).not.toHaveProperty('activate')
})

it('what people ask of devices is carried out: a camera reboots, a door is unlocked for its time', async () => {
  const [camera, controller] = SCENARIO.groups
  const often = { heartbeatSeconds: 1, client: 'Bolt', count: 1, occurrences: [] }
  const { start, client } = await setUp({
    ...SCENARIO,
    groups: [
      { ...camera, ...often, serialNumber: 'V-CAM-{number}' },
      {
        ...{ ...controller, ...often, serialNumber: 'V-CTL-{number}' },
        doors: [{ key: 'front', name: 'Front door', unlockSeconds: 1 }],
      },
    ],
  })
  const { stop } = start('--provision', '--speed', '5')
  const until = <T>(look: () => Promise<T>): Promise<T> =>
    vi.waitFor(look, { timeout: 30_000, interval: 100 })
  const inside = await until(async () => {
    const [org] = (await client.embed.listOrgs({ limit: 1 })).data
    if (org === undefined) throw new Error('The client is not there yet')
    return { org: org.id }
  })
  await until(async () => {
    const { accessControlledDoors = [] } = await client.fleet.findAccessControlledDoors({}, inside)
    const { cameraStates = [] } = await client.fleet.getMinimalCameraStateList({}, inside)
    const [door, seen] = [accessControlledDoors[0]?.uuid, cameraStates[0]]
    if (door === undefined || seen?.uuid === undefined) throw new Error('They are not there yet')
    expect(seen.connectionStatus).toBe('GREEN')
    const unlocked = await client.fleet.unlockAccessControlledDoor({ accessControlledDoorUuid: door }, inside)
    expect(unlocked.type).toBe('SUCCESS')
    await client.fleet.rebootCamera({ cameraUuid: `${seen.uuid}.v0` }, inside)
  })
  await until(async () => {
    const { diagnosticEvents = [] } = await client.fleet.getDiagnosticFeed({}, inside)
    expect(diagnosticEvents.map(({ activity }) => activity)).toContain('REBOOT')
  })
  expect(await stop()).toMatchObject({
    ...{ errors: {}, complaints: {}, commands: { unlock_door: 1, reboot: 1 } },
    told: { relay_state: 2, diagnostic: 1 },
  })
})

it('what the server does not take is said at the end, which is then none of success', async () => {
  const [cameras] = SCENARIO.groups
  const { start, client } = await setUp({
    ...SCENARIO,
    groups: [{ ...cameras, serialNumber: 'U-CAM-{number}', readings: { door: 'open' } }],
  })
  const { stop } = start('--provision', '--devices', '1')
  const inside = await clientOf(client)
  // A device does one thing after the other: once the alert is there, what it reads has been refused.
  await until(async () => {
    const { policyAlerts = [] } = await client.fleet.getPolicyAlerts({}, inside)
    expect(policyAlerts).toHaveLength(1)
  })
  const { code, complaints } = await stop()
  expect([code, complaints]).toEqual([
    7,
    { 'cameras: readings.door is no reading of a device of the type CAMERA': 1 },
  ])
})

it('devices that nobody knows are refused once each, and then there is nothing more to play', async () => {
  const { run } = await setUp({ ...SCENARIO, activationKey: 'another key for {serialNumber}' })
  expect(await run()).toMatchObject({ code: 7, summary: { refused: 3, online: 0, calls: {} } })
})

it('a scenario that is not right is refused before anything is sent, and so is a file of tokens', async () => {
  const { run } = await setUp({ groups: [] })
  expect(await run()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('activationKey') })
  const right = await setUp()
  expect(await right.run('--state', '/nonexistent/tokens.json')).toMatchObject({ code: 2, stdout: '' })
})
