import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { send } from '../wire-partner.ts'
import { askVia, connectVia, exchange, tunnelTo, whenClosed, written } from './agent.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { modelCall, PROVIDER } from './model-provider.ts'
import { useWorld } from './use-world.ts'

/* What an agent tries that wants the secret, or something for nothing. */

const world = useWorld()
const VALUE = 'sk-hard-to-get-0123456789abcdef'
const HOST = 'api.example.com'
let org: GatewayOrg
const store = async (one: GatewayOrg): Promise<string> => {
  const { body } = await world().call(one.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'key', type: 'generic', value: VALUE, hostPattern: HOST },
    injectionConfig: { headerName: 'authorization', valueFormat: 'Bearer {value}' },
  })
  return (body as { id: string }).id
}
beforeAll(async () => {
  org = await world().newOrg()
  await store(org)
})
const agent = () => world().agentOf(org)
const errorOf = ({ body }: { readonly body: Buffer }): unknown => JSON.parse(body.toString()).error

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.alloc(16).toString('base64'),
}

/** Serves WebSockets at the service from now on; answers how many there are, and the end of it. */
const serveWebSockets = () => {
  const sockets = new WebSocketServer({ noServer: true })
  world().service.server.on('upgrade', (request, socket: Duplex, head) =>
    sockets.handleUpgrade(request, socket, head, (one) => {
      one.on('message', (text) => one.send(`echo ${String(text)}`))
    }),
  )
  return {
    clients: sockets.clients,
    end: () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      world().service.server.removeAllListeners('upgrade')
    },
  }
}

const openWebSocket = async (one: GatewayOrg): Promise<WebSocket> => {
  const tunnel = await tunnelTo(world().agentOf(one), HOST)
  const client = new WebSocket(`ws://${HOST}/live`, { createConnection: () => tunnel })
  client.on('error', () => {})
  await once(client, 'open')
  return client
}

describe('an answer in codings that hide the secret', () => {
  const echoed = Buffer.from(`before ${VALUE} after`)
  const clean = `before ${'*'.repeat(VALUE.length)} after`
  const serves = (coding: string, body: Buffer) =>
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-encoding': coding, 'content-length': body.length })
      response.end(body)
    })

  it.each([
    ['gzip, identity', gzipSync(echoed)],
    ['gzip, br', brotliCompressSync(gzipSync(echoed))],
    ['GZIP', gzipSync(echoed)],
  ])('is taken out of them: %s', async (coding, body) => {
    serves(coding, body)
    const answer = await askVia(agent(), HOST)
    expect([answer.status, answer.body.toString()]).toEqual([200, clean])
    expect(answer.headers['content-encoding']).toBe(undefined)
  })

  it.each(['zstd', 'compress', 'constructor', 'gzip, zstd'])('is refused: %s', async (coding) => {
    serves(coding, gzipSync(echoed))
    const answer = await askVia(agent(), HOST)
    expect([answer.status, errorOf(answer)]).toEqual([502, 'bad_gateway'])
  })

  it('is refused in a coding of its transfer', async () => {
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'transfer-encoding': 'gzip, chunked' })
      response.end(gzipSync(echoed))
    })
    const answer = await askVia(agent(), HOST)
    expect([answer.status, errorOf(answer)]).toEqual([502, 'bad_gateway'])
  })

  it('is over where its coding is, whatever comes behind', async () => {
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-encoding': 'br' })
      response.write(brotliCompressSync(echoed))
      response.write(Buffer.alloc(100_000))
    })
    const answer = await askVia(agent(), HOST)
    expect([answer.status, answer.body.toString()]).toEqual([200, clean])
  })

  it('is taken out of them where an upgrade was asked for and not given', async () => {
    world().service.serve(({ headers }, response) => {
      const body = gzipSync(`${headers.authorization} ${headers['accept-encoding']}`)
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length })
      response.end(body)
    })
    const answer = await askVia(agent(), HOST, {
      headers: { ...UPGRADE, 'accept-encoding': 'gzip', range: 'bytes=0-10' },
    })
    expect(answer.status).toBe(200)
    const shown = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body
    expect(shown.toString()).toBe(`Bearer ${'*'.repeat(VALUE.length)} identity`)
    expect(world().service.received.at(-1)?.headers['range']).toBe(undefined)
  })
})

describe('an upgrade', () => {
  it('is asked for by GET alone: rules decide by the method', async () => {
    world().service.forget()
    const answer = await askVia(agent(), HOST, { method: 'POST', headers: UPGRADE })
    expect([answer.status, errorOf(answer)]).toEqual([400, 'bad_request'])
    expect(world().service.received).toEqual([])
  })

  it('delivers each message whole, also one that ends like the secret begins', async () => {
    const service = serveWebSockets()
    try {
      const client = await openWebSocket(org)
      for (const text of [`ends with ${VALUE.slice(0, 12)}`, VALUE.slice(12)]) {
        client.send(text)
        const [message] = (await once(client, 'message')) as [Buffer]
        expect(message.toString()).toBe(`echo ${text}`)
      }
      client.terminate()
    } finally {
      service.end()
    }
  })

  it.each([
    [
      'its secret is deleted',
      (one: GatewayOrg, id: string) => world().call(one.projectApiKey, 'DELETE', `/v1/secrets/${id}`),
    ],
    [
      'its secret gets another value',
      (one: GatewayOrg, id: string) =>
        world().call(one.projectApiKey, 'PATCH', `/v1/secrets/${id}`, { value: 'sk-another-0123456789' }),
    ],
    [
      'a rule blocks it',
      (one: GatewayOrg) =>
        world().call(one.projectApiKey, 'POST', '/v1/rules', {
          ...{ name: 'No', hostPattern: HOST, action: 'block', enabled: true },
        }),
    ],
    [
      'a rule asks for somebody to approve it',
      (one: GatewayOrg) =>
        world().call(one.projectApiKey, 'POST', '/v1/rules', {
          ...{ name: 'Ask', hostPattern: HOST, action: 'manual_approval', enabled: true },
        }),
    ],
  ])('that is open ends when %s', async (_what, change) => {
    const one = await world().newOrg()
    const id = await store(one)
    const service = serveWebSockets()
    try {
      const client = await openWebSocket(one)
      // What does not concern it leaves it open.
      await world().call(one.projectApiKey, 'POST', '/v1/rules', {
        ...{ name: 'Other', hostPattern: 'other.example.com', action: 'block', enabled: true },
      })
      client.send('still here')
      expect(String(((await once(client, 'message')) as [Buffer])[0])).toBe('echo still here')
      const closed = whenClosed(client)
      await change(one, id)
      await closed
      await eventually(
        () => service.clients.size,
        (count) => count === 0,
      )
    } finally {
      service.end()
    }
  })
})

describe('an upgrade that reaches nobody', () => {
  it('is a 502, and in the log', async () => {
    const one = await world().newOrg()
    const answer = await askVia(world().agentOf(one), 'nowhere.invalid', { headers: UPGRADE })
    expect([answer.status, errorOf(answer)]).toEqual([502, 'bad_gateway'])
    const { body } = await eventually(
      () => world().call(one.orgApiKey, 'GET', '/v1/org/gateway/requests'),
      (log) => (log.body as { data: unknown[] }).data.length > 0,
    )
    expect((body as { data: unknown[] }).data).toMatchObject([
      { host: 'nowhere.invalid', outcome: 'bad_gateway', status: 502 },
    ])
  })
})

describe('an agent that leaves', () => {
  const CALL = modelCall(1_000)
  const paying = async () => {
    const one = await world().newOrg()
    await world().call(one.projectApiKey, 'POST', '/v1/secrets', {
      ...{ name: 'paid', type: 'anthropic', value: 'sk-ant-api03-0123456789abcdef', hostPattern: PROVIDER },
    })
    return one
  }
  const spentOf = async (one: GatewayOrg): Promise<bigint> => {
    const { body } = await world().call(one.orgApiKey, 'GET', '/v1/org/spend')
    return BigInt((body as { total: { nanoDollars: string } }).total.nanoDollars)
  }
  const underWay = async (): Promise<number> => {
    const { text } = await send(`${world().server.url}/metrics`, 'GET')
    return Number(/^tenantry_gateway_requests_under_way (\d+)$/m.exec(text)?.[1])
  }

  it('before anything was answered pays for what may have been done', async () => {
    const one = await paying()
    let reached = false
    world().service.serve(() => {
      reached = true
    })
    const socket = await tunnelTo(world().agentOf(one), PROVIDER)
    socket.write(written(PROVIDER, CALL))
    await eventually(() => reached, Boolean)
    socket.destroy()
    expect(
      await eventually(
        () => spentOf(one),
        (spent) => spent > 0n,
      ),
    ).toBeGreaterThan(0n)
  })

  it('pays nothing where nobody was reached', async () => {
    const one = await paying()
    await world().call(one.projectApiKey, 'POST', '/v1/secrets', {
      ...{ name: 'nowhere', type: 'anthropic', value: 'sk-ant-api03-fedcba9876543210' },
      hostPattern: 'nowhere.invalid',
    })
    const answer = await askVia(world().agentOf(one), 'nowhere.invalid', CALL)
    expect(answer.status).toBe(502)
    const log = () => world().call(one.orgApiKey, 'GET', '/v1/org/gateway/requests')
    await eventually(log, ({ body }) => (body as { data: unknown[] }).data.length === 1)
    expect(await spentOf(one)).toBe(0n)
  })

  it('pays nothing for what a provider refuses, however that is compressed', async () => {
    const one = await paying()
    world().service.serve((_received, response) => {
      response.writeHead(401, { 'content-encoding': 'zstd' })
      response.end('whatever')
    })
    expect((await askVia(world().agentOf(one), PROVIDER, CALL)).status).toBe(502)
    const log = () => world().call(one.orgApiKey, 'GET', '/v1/org/gateway/requests')
    await eventually(log, ({ body }) => (body as { data: unknown[] }).data.length === 1)
    expect(await spentOf(one)).toBe(0n)
  })

  it('while its WebSocket waits for an approval waits no more', async () => {
    const one = await world().newOrg()
    await world().call(one.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'Ask', hostPattern: HOST, action: 'manual_approval', enabled: true },
    })
    const before = await underWay()
    const socket = await tunnelTo(world().agentOf(one), HOST)
    socket.write(written(HOST, { headers: UPGRADE }))
    await eventually(underWay, (count) => count === before + 1)
    socket.end()
    await eventually(underWay, (count) => count === before)
  })

  it('with answers of several requests still to come leaves nothing under way, and pays for them', async () => {
    const one = await paying()
    const large = Buffer.alloc(4 * 1_024 * 1_024, 'x')
    const before = await underWay()
    const socket = await tunnelTo(world().agentOf(one), PROVIDER)
    world().service.forget()
    world().service.serve(({ url }, response) => {
      if (url === '/slow') return
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(large)
    })
    socket.write(Buffer.concat([written(PROVIDER, { path: '/slow' }), written(PROVIDER, CALL)]))
    await eventually(
      () => world().service.received.length,
      (count) => count === 2,
    )
    expect(await underWay()).toBe(before + 2)
    socket.destroy()
    await eventually(underWay, (count) => count === before)
    expect(
      await eventually(
        () => spentOf(one),
        (spent) => spent > 0n,
      ),
    ).toBeGreaterThan(0n)
  })
})

describe('what takes too much', () => {
  it('is refused beyond 20 requests that wait for an approval', async () => {
    const one = await world().newOrg()
    await world().call(one.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'Ask', hostPattern: HOST, action: 'manual_approval', enabled: true },
    })
    const sockets = await Promise.all(Array.from({ length: 21 }, () => tunnelTo(world().agentOf(one), HOST)))
    const answers = sockets.map((socket) => exchange(socket, written(HOST, {})).catch(() => undefined))
    const first = await Promise.race(answers)
    expect([first?.status, first && errorOf(first)]).toEqual([429, 'rate_limited'])
    for (const socket of sockets) socket.destroy()
    await Promise.all(answers)
  })

  it('is an Expect that nobody knows, in the gateway’s own words', async () => {
    const answer = await askVia(agent(), HOST, { headers: { expect: 'the-impossible' } })
    expect([answer.status, errorOf(answer), answer.headers['x-tenantry-gateway']]).toEqual([
      ...[400, 'bad_request', '1'],
    ])
  })
})

describe('connections that never say anything', () => {
  it('do not keep the server from ending in good order', async () => {
    const { socket: idle } = await connectVia(agent(), `${HOST}:443`)
    const { socket: stalled } = await connectVia(agent(), `${HOST}:443`)
    stalled.write(Buffer.from([0x16, 0x03, 0x01]))
    const ended = Promise.all([whenClosed(idle), whenClosed(stalled)])
    expect(await world().server.stop()).toBe(0)
    await ended
  })
})
