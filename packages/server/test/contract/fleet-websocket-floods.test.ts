import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { MESSAGES_PER_MINUTE_MAX } from '../../src/dialects/fleet/socket/message-rate.ts'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { toRuuid } from '../../src/kernel/ids.ts'
import { untilOthersHaveEnded } from '../support/database.ts'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import { createTestOrg, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { frame, leave, listen, readMessage, type StompClient, socketUrl } from '../support/stomp-client.ts'

const RESUMES_MAX = 20

let server: ListeningTenantry
let partner: TestPartner
beforeAll(async () => {
  const perMinute = { ...RATE_LIMIT_POLICY.perMinute, websocket: RESUMES_MAX, fleet: 1e6, broker: 1e6 }
  const rateLimits = { ...RATE_LIMIT_POLICY, perMinute, orgPerMinute: 1e6 }
  server = await listenTenantry({ rateLimits })
  partner = await createTestPartner(server)
})
afterAll(() => server.close())

/** An organization that has heard of one change and missed some. */
const openOrg = async (missed = 3) => {
  const { organizationId, orgApiKey } = await createTestOrg(partner)
  const ruuid = toRuuid(organizationId as Parameters<typeof toRuuid>[0])
  const headers = fleetHeaders(orgApiKey, 'api-token')
  const destination = `/topic/change/${ruuid}`
  const opened = (): Promise<StompClient> => listen(socketUrl(server.url), headers, ruuid)
  const create = async (name: string): Promise<string> => {
    const { body } = await partner.fleet('location/createLocation', { name }, { org: ruuid })
    return (body as { uuid: string }).uuid
  }
  const client = await opened()
  await untilOthersHaveEnded(server.database)
  await create('Heard')
  const heard = readMessage(await client.next()).headers['message-id'] ?? ''
  const made: string[] = []
  for (let at = 0; at < missed; at++) made.push(await create(`Missed ${at}`))
  const uuids: unknown[] = []
  for (let at = 0; at < missed; at++) uuids.push(readMessage(await client.next()).body['entityUuid'])
  expect(uuids).toEqual(made)
  const resume = (id: string) => frame('SUBSCRIBE', { id, destination, 'last-event-id': heard, receipt: id })
  return { client, opened, create, made, destination, headers, resume }
}

const end = (id: string): string => frame('UNSUBSCRIBE', { id, receipt: `${id}-ended` })
const receiptOf = (id: string): string => `RECEIPT\nreceipt-id:${id}\n\n\0`
const cutFor = async (reason: string): Promise<number> => {
  const { text } = await server.call('GET', '/metrics')
  return Number(new RegExp(`cut_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1])
}

const expectEnded = async (client: StompClient): Promise<void> => {
  expect(await client.closed()).toBe(1008)
  expect(client.waiting.at(-1)).toBe('ERROR\nmessage:Too many messages\n\n\0')
}

describe('a connection that floods is ended', () => {
  it('with thousands of subscriptions that begin and end', async () => {
    const { client, resume } = await openOrg()
    for (let at = 0; at < 3_000; at++) {
      client.send(resume(`s${at}`))
      client.send(end(`s${at}`))
    }
    await expectEnded(client)
    expect(client.waiting.filter((text) => text.startsWith('MESSAGE')).length).toBeLessThan(100)
  })

  it('with frames that cost nothing, heart-beats, pings and pongs', async () => {
    const { client, opened, destination } = await openOrg(0)
    const others = [await opened(), await opened(), await opened()] as const
    const before = await cutFor('flood')
    for (let sent = 0; sent < MESSAGES_PER_MINUTE_MAX; sent++) {
      client.send(frame(sent % 2 === 0 ? 'UNSUBSCRIBE' : 'SUBSCRIBE', { id: 'sub-0', destination }))
      others[0].send('\n')
      // More than sixty that wait for their answers are not taken at all.
      const answered = once(others[1].socket, 'pong')
      others[1].socket.ping()
      if (sent < MESSAGES_PER_MINUTE_MAX - 2) await answered
      others[2].socket.pong()
    }
    await Promise.all([client, ...others].map(expectEnded))
    expect(await cutFor('flood')).toBe(before + 4)
  })
})

it('frames are taken one after the other: what was missed is told before what is sent next is looked at', async () => {
  const { client, made, resume } = await openOrg()
  client.send(resume('again'))
  client.send(end('again'))
  expect(await client.next()).toBe(receiptOf('again'))
  const told: unknown[] = []
  for (let at = 0; at < made.length; at++) {
    const { headers, body } = readMessage(await client.next())
    expect(headers['subscription']).toBe('again')
    told.push(body['entityUuid'])
  }
  expect(told).toEqual(made)
  expect(await client.next()).toBe(receiptOf('again-ended'))
  await leave(client)
})

it('all the subscriptions that there may be are begun and ended in one burst', async () => {
  const { client, made, create, resume } = await openOrg(1)
  const ids = Array.from({ length: 15 }, (_, at) => `s${at}`)
  for (const text of [...ids.map(resume), '\n', ...ids.map(end)]) client.send(text)
  for (const id of ids) {
    expect(await client.next()).toBe(receiptOf(id))
    expect(readMessage(await client.next()).body['entityUuid']).toBe(made[0])
  }
  for (const id of ids) expect(await client.next()).toBe(receiptOf(`${id}-ended`))
  const live = await create('Live')
  expect(readMessage(await client.next()).body['entityUuid']).toBe(live)
  await leave(client)
})

it('a credential asks for what it missed so often a minute, on however many connections', async () => {
  const { client, opened, resume } = await openOrg(0)
  const other = await opened()
  for (let at = 0; at < RESUMES_MAX; at++) {
    const asking = at % 2 === 0 ? client : other
    asking.send(resume('again'))
    asking.send(end('again'))
    expect(await asking.next()).toBe(receiptOf('again'))
    expect(await asking.next()).toBe(receiptOf('again-ended'))
  }
  other.send(resume('again'))
  expect(await other.next()).toBe(receiptOf('again'))
  expect(await other.next()).toBe('ERROR\nmessage:Too many requests\n\n\0')
  expect(await other.closed()).toBe(1008)
  await leave(client)
})

it('the place of a connection that is reset while it is let in is free again', async () => {
  const { client, headers } = await openOrg(0)
  await leave(client)
  const { port } = new URL(server.url)
  const said = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const upgrade = `GET /websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${said.join('')}\r\n`
  for (let turns = 0; turns < 150; turns++) {
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => {}).write(upgrade)
    for (let at = 0; at < turns; at++) await turn()
    const closed = once(socket, 'close')
    socket.resetAndDestroy()
    await closed
  }
  await vi.waitFor(async () => {
    const { text } = await server.call('GET', '/metrics')
    expect(text).toMatch(/^tenantry_websocket_connections 0$/m)
  })
})
