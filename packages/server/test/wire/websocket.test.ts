import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { toRuuid } from '../../src/kernel/ids.ts'
import { createPostgresDatabase } from '../support/database.ts'
import { fleetHeaders } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { frame, leave, listen, open, readMessage, socketUrl, tryOpen } from '../support/stomp-client.ts'
import { authorityOf, tlsPortOf } from './tls-calls.ts'
import { callAs, createWirePartner, operate, type WirePartner } from './wire-partner.ts'

const ONE_SECOND = 1_000

interface Client {
  readonly partner: WirePartner
  readonly ruuid: string
  readonly orgKey: string
}

const createClient = async (server: SpawnedServer): Promise<Client> => {
  const partner = await createWirePartner(server)
  const { body } = await callAs(server, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
    body: { name: 'Acme Tours' },
  })
  const { organizationId, orgApiKey } = body as { organizationId: string; orgApiKey: string }
  return {
    partner,
    ruuid: toRuuid(organizationId as Parameters<typeof toRuuid>[0]),
    orgKey: orgApiKey,
  }
}

const headersOf = ({ partner, ruuid }: Client, key = partner.key) => ({
  ...fleetHeaders(key),
  'x-auth-org': ruuid,
})

const createLocation = async (server: SpawnedServer, client: Client, name: string): Promise<string> => {
  const { body, text } = await callAs(
    server,
    'fleet',
    client.partner.key,
    'POST',
    '/api/location/createLocation',
    { body: { name }, headers: { 'x-auth-org': client.ruuid } },
  )
  const { uuid } = body as { uuid?: string }
  if (uuid === undefined) throw new Error(text)
  return uuid
}

describe('a server in a process of its own', () => {
  let server: SpawnedServer
  let client: Client
  beforeAll(async () => {
    server = await startServer({ env: { TENANTRY_TLS_PORT: '0' } })
    client = await createClient(server)
  })

  it('tells of changes on both ports, and keeps the key in a query to itself', async () => {
    const tls = await tlsPortOf(server)
    const plain = await listen(socketUrl(server.url, headersOf(client)), {}, client.ruuid)
    const sealed = await listen(`wss://127.0.0.1:${tls}/websocket`, headersOf(client), client.ruuid, {
      options: { ca: authorityOf(server) },
    })
    const uuid = await createLocation(server, client, 'Depot')
    for (const listener of [plain, sealed]) {
      expect(readMessage(await listener.next()).body['entityUuid']).toBe(uuid)
      await leave(listener)
    }
    await vi.waitFor(() => expect(server.output()).toContain('websocket closed'))
    expect(server.output()).not.toContain(client.partner.key)
  })

  it('refuses certificate schemes on the TLS port too', async () => {
    const tls = await tlsPortOf(server)
    const headers = { ...headersOf(client), 'x-auth-scheme': 'partner-api' }
    const options = { ca: authorityOf(server) }
    expect(await tryOpen(`wss://127.0.0.1:${tls}/websocket`, headers, options)).toMatchObject({ status: 403 })
  })

  it('cuts off who does not read, and waits for nobody', async () => {
    const reader = await listen(socketUrl(server.url), headersOf(client), client.ruuid)
    const idle = await listen(socketUrl(server.url), headersOf(client), client.ruuid)
    for (let at = 1; at < 16; at++)
      idle.send(
        frame('SUBSCRIBE', { id: `${'x'.repeat(100)}${at}`, destination: `/topic/change/${client.ruuid}` }),
      )
    idle.socket.pause()
    const isCut = async (): Promise<boolean> => {
      const metrics = await fetch(`${server.url}/metrics`).then((answer) => answer.text())
      return /^tenantry_websocket_cut_total\{reason="slow_reader"\} 1$/m.test(metrics)
    }
    let written = 0
    for (let rounds = 0; rounds < 60 && !(await isCut()); rounds++) {
      const made = await Promise.all(
        Array.from({ length: 50 }, (_, at) => createLocation(server, client, `${rounds} ${at}`)),
      )
      written += made.length
    }
    expect(await isCut()).toBe(true)
    const told = []
    for (let at = 0; at < written; at++) told.push(await reader.next())
    expect(new Set(told).size).toBe(written)
    idle.socket.terminate()
    await leave(reader)
  })

  it('tells what is committed, says good-bye and ends when it is told to stop', async () => {
    const own = await startServer()
    const other = await createClient(own)
    const listener = await listen(socketUrl(own.url), headersOf(other), other.ruuid)
    const mute = await open(socketUrl(own.url), headersOf(other))
    mute.socket.pause()
    const uuid = await createLocation(own, other, 'Last')
    expect(await own.stop()).toBe(0)
    expect(readMessage(await listener.next()).body['entityUuid']).toBe(uuid)
    expect(await listener.closed()).toBe(1001)
    mute.socket.terminate()
  })
})

describe('two nodes on one PostgreSQL', () => {
  let here: SpawnedServer
  let there: SpawnedServer
  let client: Client
  beforeAll(async () => {
    const env = {
      DATABASE_URL: await createPostgresDatabase(),
      TENANTRY_MASTER_KEY: randomBytes(32).toString('hex'),
      TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
      TENANTRY_PUBLIC_URL: 'https://tenantry.example',
    }
    here = await startServer({ env })
    there = await startServer({ env })
    client = await createClient(here)
  })

  it('tell of each other’s changes, and go on from what the other has told', async () => {
    const first = await listen(socketUrl(there.url), headersOf(client), client.ruuid)
    const made = []
    for (const [at, node] of [here, there, here, there].entries())
      made.push(await createLocation(node, client, `Depot ${at}`))
    const told = []
    for (let at = 0; at < made.length; at++) told.push(readMessage(await first.next()))
    expect(told.map(({ body }) => body['entityUuid'])).toEqual(made)
    await leave(first)
    const second = await listen(socketUrl(here.url), headersOf(client), client.ruuid, {
      subscribe: { 'last-event-id': told[1]?.headers['message-id'] ?? '' },
    })
    const again: unknown[] = []
    // Of what was told shortly before, some may be told once more.
    while (again.length < 2) {
      const { entityUuid } = readMessage(await second.next()).body
      if (entityUuid !== made[0]) again.push(entityUuid)
    }
    expect(again).toEqual(made.slice(2))
    await leave(second)
  })

  it('end what the other one has revoked, and tell nothing of what comes a second later', async () => {
    const { body } = await operate(here, 'POST', `/partners/${client.partner.id}/keys`, {
      body: { name: 'Listener' },
    })
    const { id, apiKey } = body as { id: string; apiKey: string }
    const doomed = await listen(socketUrl(there.url), headersOf(client, apiKey), client.ruuid)
    await operate(here, 'DELETE', `/partners/${client.partner.id}/keys/${id}`)
    // From the answer to what is done next: a slow machine makes nobody late.
    await sleep(ONE_SECOND)
    await createLocation(here, client, 'Too late')
    expect(await doomed.closed()).toBe(1008)
    expect(doomed.waiting).toEqual([expect.stringMatching(/^ERROR\n/)])
  })
})
