import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../../support/database.ts'
import { askVia, connectVia, exchange, tunnelTo, written } from './agent.ts'
import { eventually } from './eventually.ts'
import { type GatewayOrg, type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { residentBytes } from './look-at-process.ts'
import { answerAsProvider, modelCall, PROVIDER } from './model-provider.ts'

const HOST = 'api.example.com'
const MEGABYTE = 1_048_576
const errorOf = ({ body }: { readonly body: Buffer }): unknown => JSON.parse(body.toString()).error

let world: GatewayWorld
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await createPostgresDatabase()
  world = await startGatewayWorld({ DATABASE_URL: databaseUrl })
})
afterAll(() => world.server.stop())

/** The most memory that the server takes while something is done. */
const peakWhile = async (work: Promise<unknown>): Promise<number> => {
  let [peak, isOver] = [0, false]
  const done = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    peak = Math.max(peak, residentBytes(world.server.pid))
    await sleep(20)
  }
  await done
  return peak
}

const storeKey = (org: GatewayOrg, value: string) =>
  world.call(org.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'key', type: 'generic', value, hostPattern: HOST },
    injectionConfig: { headerName: 'x-key' },
  })

describe('an upstream in trouble', () => {
  it('that resets the connection in the middle of its headers is a 502', async () => {
    const org = await world.newOrg()
    world.service.take((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\nx-half: a')
      setTimeout(() => request.socket.destroy(), 20)
    })
    const answer = await askVia(world.agentOf(org), HOST)
    expect([answer.status, errorOf(answer)]).toEqual([502, 'bad_gateway'])
    world.service.forget()
  })

  it('that answers what is no HTTP is a 502, and none of its words reach the agent', async () => {
    const org = await world.newOrg()
    world.service.take((request) => void request.socket.end('+OK private words of the service\r\n'))
    const answer = await askVia(world.agentOf(org), HOST)
    expect([answer.status, errorOf(answer)]).toEqual([502, 'bad_gateway'])
    expect(answer.bytes.toString()).not.toContain('private')
    world.service.forget()
  })

  it('that never ends its handshake is a 504', async () => {
    const org = await world.newOrg()
    const { server } = world.service
    const answering = server.listeners('connection') as ((socket: Socket) => void)[]
    server.removeAllListeners('connection')
    const held: Socket[] = []
    server.on('connection', (socket: Socket) => void held.push(socket))
    try {
      const answer = await askVia(world.agentOf(org), HOST)
      expect([answer.status, errorOf(answer)]).toEqual([504, 'gateway_timeout'])
      expect(answer.headers['x-should-retry']).toBe(undefined)
      expect(held.length).toBeGreaterThan(0)
    } finally {
      server.removeAllListeners('connection')
      for (const listener of answering) server.on('connection', listener)
      for (const socket of held) socket.destroy()
    }
  })

  it('that says nothing is waited for, and let go of when the agent goes', async () => {
    const org = await world.newOrg()
    const silent: { closed: boolean }[] = []
    world.service.take((request) => {
      const one = { closed: false }
      silent.push(one)
      request.socket.once('close', () => {
        one.closed = true
      })
    })
    const socket = await tunnelTo(world.agentOf(org), HOST)
    socket.write(written(HOST, {}))
    await eventually(
      () => silent.length,
      (count) => count === 1,
    )
    socket.destroy()
    await eventually(
      () => silent[0]?.closed,
      (closed) => closed === true,
    )
    world.service.forget()
  })

  it('that drips is passed on drop by drop', async () => {
    const org = await world.newOrg()
    world.service.serve(async (_received, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      for (const drop of ['a', 'b', 'c', 'd']) {
        response.write(drop)
        await sleep(60)
      }
      response.end()
    })
    const socket = await tunnelTo(world.agentOf(org), HOST)
    const pieces: string[] = []
    socket.on('data', (piece: Buffer) => pieces.push(piece.toString()))
    socket.write(written(HOST, {}))
    await eventually(
      () => pieces.join(''),
      (all) => all.endsWith('0\r\n\r\n'),
    )
    expect(pieces.length).toBeGreaterThanOrEqual(4)
    socket.destroy()
    world.service.forget()
  })

  it('does not keep another organization waiting', async () => {
    const [stuck, other] = [await world.newOrg(), await world.newOrg()]
    const sockets: { destroy(): void }[] = []
    world.service.take((request, response) => {
      if (request.url === '/quick') response.end('quick')
    })
    for (let count = 0; count < 20; count++) {
      const socket = await tunnelTo(world.agentOf(stuck), HOST)
      socket.write(written(HOST, { path: '/never' }))
      sockets.push(socket)
    }
    expect((await askVia(world.agentOf(other), HOST, { path: '/quick' })).body.toString()).toBe('quick')
    for (const socket of sockets) socket.destroy()
    world.service.forget()
  })

  it('that reads slowly holds the agent back, and not the bytes in memory', async () => {
    const org = await world.newOrg()
    await storeKey(org, 'a key for the upload')
    let read = 0
    world.service.take(async (request, response) => {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        read += chunk.length
        if (read < 20 * MEGABYTE) await sleep(2)
      }
      response.end(String(read))
    })
    const before = residentBytes(world.server.pid)
    const socket = await tunnelTo(world.agentOf(org), HOST)
    const upload = async () => {
      socket.write(`PUT /large HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: ${99 * MEGABYTE}\r\n\r\n`)
      const piece = Buffer.alloc(MEGABYTE, 'u')
      for (let sent = 0; sent < 99; sent++) if (!socket.write(piece)) await once(socket, 'drain')
      return exchange(socket, '')
    }
    const answered = upload()
    const peak = await peakWhile(answered)
    expect((await answered).body.toString()).toBe(String(99 * MEGABYTE))
    expect(peak - before).toBeLessThan(80 * MEGABYTE)
    socket.destroy()
    world.service.forget()
  })
})

it('ten thousand hosts of one agent are refused from the three hundred and first on, and take little memory', async () => {
  const org = await world.newOrg()
  const before = residentBytes(world.server.pid)
  const statuses = new Map<number, number>()
  const queue = Array.from({ length: 10_000 }, (_, at) => `h${at}.random.example:443`).values()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const authority of queue) {
        const { socket, answer } = await connectVia(world.agentOf(org), authority)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        socket.destroy()
      }
    }),
  )
  // A slow machine takes more than the minute after which they are counted anew.
  expect(statuses.get(200)).toBeGreaterThanOrEqual(300)
  expect((statuses.get(200) ?? 0) + (statuses.get(429) ?? 0)).toBe(10_000)
  expect(statuses.get(429)).toBeGreaterThan(5_000)
  expect(residentBytes(world.server.pid) - before).toBeLessThan(120 * MEGABYTE)
})

it('a sealed value that somebody moved into another row opens nowhere', async () => {
  const [victim, thief] = [await world.newOrg(), await world.newOrg()]
  await storeKey(victim, 'of the victim')
  const { body } = await storeKey(thief, 'of the thief')
  const { id } = body as { id: string }
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query(
    `update secrets set sealed = (select sealed from secrets where org_id = $1 and tier = 'project') where id = $2`,
    [victim.organizationId, id],
  )
  await owner.end()
  world.service.forget()
  const answer = await askVia(world.agentOf(thief), HOST)
  expect([answer.status, errorOf(answer)]).toEqual([503, 'gateway_unavailable'])
  expect(world.service.received).toEqual([])
  expect((await askVia(world.agentOf(victim), HOST)).status).toBe(200)
})

describe('a burst at the limit of a hard budget', () => {
  it('spends no more than the limit, whatever comes at once', async () => {
    const org = await world.newOrg()
    const { body } = await world.call(world.partner.key, 'POST', '/v1/partner/secrets', {
      ...{ name: 'shared', type: 'anthropic', value: 'sk-ant-api03-0123456789abcdef' },
      hostPattern: PROVIDER,
    })
    const { id } = body as { id: string }
    const path = `/v1/partner/orgs/${org.organizationId}/secrets/${id}/budget`
    await world.call(world.partner.key, 'POST', path, { limitCents: 2, period: 'total', mode: 'hard' })
    // 200 tokens out: 0.3 cents, of which six fit.
    answerAsProvider(world.service, { input_tokens: 0, output_tokens: 200 }, 100)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => askVia(world.agentOf(org), PROVIDER, modelCall(200))),
    )
    const passed = answers.filter(({ status }) => status === 200).length
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThanOrEqual(6)
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(errorOf(answer)).toBe('budget_exceeded')
  })
})
