import { expect, vi } from 'vitest'
import { toRuuid } from '../../src/kernel/ids.ts'
import { fleetHeaders } from '../support/partners.ts'
import type { SpawnedServer } from '../support/spawned-server.ts'
import { listen, type Message, readMessage, socketUrl } from '../support/stomp-client.ts'
import { runCommand, spawnCommand } from './spawned-command.ts'
import { callAs, type WirePartner } from './wire-partner.ts'

const BEAT_MS = 5_000

interface Audited {
  readonly uuid: string
  readonly orgUuid: string
  readonly action: string
  readonly displayText: string
  readonly targetUuid: string
}

/** One client of a partner, in each of the ways in which what happens there is seen. */
export interface SeenClient {
  readonly name: string
  readonly uuid: string
  readonly orgId: string
  /** Calls the fleet dialect inside it. */
  fleet<T>(path: string, body?: object): Promise<T>
  /** Runs the command inside it and reads what it prints. */
  command<T>(...args: readonly string[]): Promise<T>
  /** The events that were there when the look at it began. */
  readonly before: ReadonlySet<string>
  /** The frames that came since, oldest first. */
  frames(): readonly Message[]
  /** What `tenantry monitor` has printed, oldest first. */
  monitored(): readonly unknown[]
  /** The audit feed, oldest first. */
  audit(): Promise<readonly Audited[]>
  stop(): Promise<void>
}

interface Place {
  readonly server: SpawnedServer
  readonly partner: WirePartner
}

export const environmentOf = ({ server, partner }: Place) => ({
  ...{ TENANTRY_URL: server.url, TENANTRY_KEY: partner.key },
  TENANTRY_OPERATOR_KEY: server.operatorKey,
})

/** Calls the fleet dialect and expects that it does what it is asked for. */
export const fleetCall = async <T>(
  { server, partner }: Place,
  path: string,
  body: object,
  org?: string,
): Promise<T> => {
  const headers = { ...(org !== undefined && { 'x-auth-org': org }) }
  const {
    status,
    text,
    body: answer,
  } = await callAs(server, 'fleet', partner.key, 'POST', `/api/${path}`, { body, headers })
  expect([status, (answer as { error?: boolean }).error ?? false], `${path}: ${text}`).toEqual([200, false])
  return answer as T
}

/** Runs the command to its end and reads the document that it prints. */
export const commandCall = async <T>(place: Place, ...args: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await runCommand([...args, '--output', 'json'], environmentOf(place))
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as T
}

const linesOf = (stdout: string): readonly unknown[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

/** Listens to an organization by a socket that says every few seconds that it is there. */
const watch = async ({ server, partner }: Place, uuid: string) => {
  const headers = { ...fleetHeaders(partner.key), 'x-auth-org': uuid }
  const client = await listen(socketUrl(server.url), headers, uuid)
  const beats = setInterval(() => client.send('\n'), BEAT_MS)
  return {
    frames: () => client.waiting.filter((text) => text.startsWith('MESSAGE')).map(readMessage),
    stop: () => {
      clearInterval(beats)
      client.socket.terminate()
    },
  }
}

/** Makes a client, and looks at it in every way before anything happens there. */
export const seeClient = async (place: Place, name: string): Promise<SeenClient> => {
  const { server, partner } = place
  const made = await callAs(server, 'broker', partner.key, 'POST', '/v1/partner/orgs', { body: { name } })
  const { organizationId: orgId } = made.body as { organizationId: string }
  const uuid = toRuuid(orgId as Parameters<typeof toRuuid>[0])
  const socket = await watch(place, uuid)
  const all = ['monitor', '--partner-org', uuid, '--all-events', '--output', 'json']
  const monitor = spawnCommand(all, environmentOf(place))
  await vi.waitFor(() => expect(monitor.stderr()).toContain('Connected.'), 30_000)
  const audit = async () => {
    const path = 'report/getAuditFeed'
    const feed = await fleetCall<{ auditEvents: readonly Audited[] }>(place, path, {}, uuid)
    return feed.auditEvents.toReversed()
  }
  const before = new Set((await audit()).map((event) => event.uuid))
  return {
    ...{ name, uuid, orgId, before, audit },
    fleet: (path, body = {}) => fleetCall(place, path, body, uuid),
    command: (...args) => commandCall(place, ...args, '--partner-org', uuid),
    frames: () => socket.frames().filter(({ headers }) => !before.has(headers['message-id'] ?? '')),
    monitored: () => linesOf(monitor.stdout()),
    stop: async () => {
      socket.stop()
      expect(await monitor.kill('SIGINT')).toMatchObject({ code: 0 })
    },
  }
}
