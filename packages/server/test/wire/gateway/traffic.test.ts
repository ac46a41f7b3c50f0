import { once } from 'node:events'
import { createGunzip, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { askVia, connectVia, exchange, tunnelTo, whenClosed, written } from './agent.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const VALUE = 'sk-"secret"/päss <0123456789>&abc'
const HOST = 'api.example.com'
let org: GatewayOrg
beforeAll(async () => {
  org = await world().newOrg()
  await world().call(org.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'key', type: 'generic', value: VALUE, hostPattern: HOST },
    injectionConfig: { paramName: 'key' },
  })
})
const agent = () => world().agentOf(org)

const FORMS: readonly (readonly [string, string])[] = [
  ['as it is', VALUE],
  ['in base64', Buffer.from(VALUE).toString('base64')],
  ['in base64 within more', Buffer.from(`x${VALUE}yz`).toString('base64')],
  ['in base64url', Buffer.from(VALUE).toString('base64url')],
  ['in hex', Buffer.from(VALUE).toString('hex')],
  ['in HEX', Buffer.from(VALUE).toString('hex').toUpperCase()],
  ['percent-encoded', encodeURIComponent(VALUE)],
  ['in JSON', JSON.stringify(VALUE).slice(1, -1)],
]
/** Whether any part of the value is to be found that is long enough to be of use. */
const shows = (text: string): boolean =>
  FORMS.some(([, form]) => text.includes(form)) || text.includes(VALUE.slice(3, 20))

describe('an answer is scrubbed (GATEWAY 11)', () => {
  it.each(FORMS)('of the secret %s, in headers, in the body and in trailers', async (_how, form) => {
    const inHeader = /^[\x20-\x7e]*$/.test(form) ? form : encodeURIComponent(VALUE)
    world().service.serve((_received, response) => {
      response.writeHead(302, {
        location: `https://x.example/?k=${inHeader}`,
        'x-echo': inHeader,
        trailer: 'x-last',
      })
      response.write(`before ${form} after`)
      response.addTrailers({ 'x-last': inHeader })
      response.end()
    })
    const answer = await askVia(agent(), HOST)
    expect(answer.status).toBe(302)
    expect(answer.headers['location']).toMatch(/^https:\/\/x\.example\/\?k=.*\*{6}/)
    expect(answer.body.toString()).toMatch(/^before .*\*{6}.* after$/)
    expect(shows(answer.bytes.toString())).toBe(false)
    expect(answer.bytes.toString()).toContain('x-last')
  })

  it('of the secret split at every offset', async () => {
    const text = `<${VALUE}>`
    const bytes = Buffer.from(text)
    world().service.serve(({ url }, response) => {
      const at = Number(new URLSearchParams(url.split('?')[1]).get('at'))
      response.write(bytes.subarray(0, at))
      setTimeout(() => response.end(bytes.subarray(at)), 3)
    })
    const socket = await tunnelTo(agent(), HOST)
    for (let at = 0; at <= bytes.length; at++) {
      const { body } = await exchange(socket, written(HOST, { path: `/?at=${at}` }))
      expect(body.toString()).toBe(`<${'*'.repeat(bytes.length - 2)}>`)
    }
    socket.destroy()
  })

  it('though the service compresses, which it was asked not to', async () => {
    let asked: string | undefined
    world().service.serve(({ headers }, response) => {
      asked = headers['accept-encoding']
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync(`zipped ${VALUE}`))
    })
    const answer = await askVia(agent(), HOST, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(asked).toBe('identity')
    expect(answer.headers['content-encoding']).toBe(undefined)
    expect(answer.body.toString()).toBe(`zipped ${'*'.repeat(Buffer.byteLength(VALUE))}`)
  })

  it('and what no secret was put into passes as it is, compressed too', async () => {
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('other'))
    })
    const answer = await askVia(agent(), 'other.example.com', { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
    const unzip = createGunzip()
    unzip.end(answer.body)
    expect(String((await once(unzip, 'data'))[0])).toBe('other')
  })

  it('while it streams: an event goes on at once, and nothing of the secret with it', async () => {
    let next: ((text: string) => void) | undefined
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      next = (text) => void response.write(text)
    })
    const socket = await tunnelTo(agent(), HOST)
    let seen = ''
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
    })
    socket.write(written(HOST, {}))
    await eventually(
      () => seen,
      (text) => text.includes('text/event-stream'),
    )
    next?.('data: one\n\n')
    await eventually(
      () => seen,
      (text) => text.includes('data: one\n\n'),
    )
    next?.(`data: ${VALUE.slice(0, 10)}`)
    next?.(`${VALUE.slice(10)}\n\n`)
    await eventually(
      () => seen,
      (text) => text.includes('*\n\n'),
    )
    expect(shows(seen)).toBe(false)
    socket.destroy()
  })

  it('on WebSockets, whose handshake had the secret', async () => {
    const sockets = new WebSocketServer({ noServer: true })
    const urls: string[] = []
    world().service.server.on('upgrade', (request, socket, head) => {
      urls.push(String(request.url))
      sockets.handleUpgrade(request, socket, head, (one) => {
        one.on('message', (text) => one.send(`echo ${String(text)} ${VALUE}`))
      })
    })
    const tunnel = await tunnelTo(agent(), HOST)
    const client = new WebSocket(`ws://${HOST}/live`, { createConnection: () => tunnel })
    await once(client, 'open')
    client.send('hello')
    const [message] = (await once(client, 'message')) as [Buffer]
    expect(message.toString()).toBe(`echo hello ${'*'.repeat(Buffer.byteLength(VALUE))}`)
    expect(urls).toEqual([`/live?key=${encodeURIComponent(VALUE)}`])
    const closed = whenClosed(client)
    client.close()
    await closed
    sockets.close()
    world().service.server.removeAllListeners('upgrade')
  })
})

describe('what goes through (GATEWAY 10)', () => {
  it('is a body of many megabytes, both ways', async () => {
    world().service.serve(({ body }, response) => void response.end(body))
    const body = Buffer.alloc(20 * 1_024 * 1_024, 'large ')
    const answer = await askVia(agent(), 'other.example.com', { method: 'PUT', body })
    expect(answer.body.equals(body)).toBe(true)
  })

  it('is no body over 100 MiB, whether it says so or not', async () => {
    const socket = await tunnelTo(agent(), 'other.example.com')
    const declared = await exchange(
      socket,
      `POST / HTTP/1.1\r\nHost: other.example.com\r\nContent-Length: 104857601\r\n\r\n`,
    )
    socket.destroy()
    expect([declared.status, JSON.parse(declared.body.toString()).error]).toEqual([413, 'request_too_large'])
  })

  it('is no redirect that is followed for the agent', async () => {
    world().service.forget()
    world().service.serve((_received, response) => {
      response.writeHead(307, { location: 'https://api.example.com/elsewhere' })
      response.end()
    })
    expect((await askVia(agent(), 'other.example.com')).status).toBe(307)
    expect(world().service.received).toHaveLength(1)
  })

  it('is broken off where the service breaks off, and is no answer that looks whole', async () => {
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    })
    const answer = await askVia(agent(), 'other.example.com')
    expect(answer.body.toString()).toBe('half')
  })

  it('is a 502 in the gateway’s own words where nobody answers', async () => {
    world().service.serve((_received, response) => void response.destroy())
    const answer = await askVia(agent(), 'other.example.com')
    expect([answer.status, answer.headers['x-tenantry-gateway'], answer.headers['x-should-retry']]).toEqual([
      502,
      '1',
      'false',
    ])
    expect(JSON.parse(answer.body.toString()).error).toBe('bad_gateway')
  })

  it('ends at the service when the agent goes away', async () => {
    let left = false
    world().service.serve((_received, response) => {
      response.write('first')
      response.once('close', () => {
        left = true
      })
    })
    const socket = await tunnelTo(agent(), 'other.example.com')
    socket.write(written('other.example.com', {}))
    await once(socket, 'data')
    socket.destroy()
    await eventually(() => left, Boolean)
  })
})

describe('rules (GATEWAY 6)', () => {
  const ruled = async (rule: Readonly<Record<string, unknown>>) => {
    const one = await world().newOrg()
    const { body } = await world().call(one.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'Rule', hostPattern: 'other.example.com', enabled: true },
      ...rule,
    })
    return { org: one, id: (body as { id: string }).id }
  }
  const ask = async (one: GatewayOrg, wish: Parameters<typeof askVia>[2] = {}) => {
    world().service.forget()
    const answer = await askVia(world().agentOf(one), 'other.example.com', wish)
    return { status: answer.status, text: answer.body.toString(), headers: answer.headers }
  }

  it('block what they name, however its path is spelled', async () => {
    const { org: one, id } = await ruled({ action: 'block', pathPattern: '/admin*', method: 'GET' })
    for (const path of ['/admin', '/admin/x', '/%61dmin', '/adm%69n?x'])
      expect(JSON.parse((await ask(one, { path })).text)).toMatchObject({
        error: 'blocked_by_policy',
        rule_id: id,
      })
    expect((await ask(one, { path: '/public' })).status).toBe(200)
    expect((await ask(one, { path: '/admin', method: 'DELETE' })).status).toBe(200)
  })

  it('block by what a body says, and a body that cannot be read', async () => {
    const { org: one } = await ruled({
      action: 'block',
      conditions: [{ target: 'body', operator: 'contains', value: 'drop table' }],
    })
    expect((await ask(one, { method: 'POST', body: 'select 1' })).status).toBe(200)
    expect((await ask(one, { method: 'POST', body: 'x drop table y' })).status).toBe(403)
    expect((await ask(one, { method: 'POST', body: '{"q":"dr\\u006fp table"}' })).status).toBe(403)
    const body = gzipSync('drop table')
    expect((await ask(one, { method: 'POST', body, headers: { 'content-encoding': 'gzip' } })).status).toBe(
      403,
    )
  })

  it.each([
    ['as UTF-16 says', 'application/json; charset="utf-16le"', Buffer.from('drop table', 'utf16le')],
    ['as UTF-7 says', 'text/plain;charset=utf-7', Buffer.from('drop +AHQ-able')],
    ['as its first bytes say', 'application/json', Buffer.from('"drop table"', 'utf16le')],
    ['as its mark says', 'text/plain', Buffer.from('\ufeffdrop table', 'utf16le')],
  ])('block a body in another charset, %s', async (_, type, body) => {
    const conditions = [{ target: 'body', operator: 'contains', value: 'drop table' }]
    const { org: one } = await ruled({ action: 'block', conditions })
    const sent = { method: 'POST', body, headers: { 'content-type': type } }
    expect((await ask(one, sent)).status).toBe(403)
    const plain = { ...sent, body: 'select 1', headers: { 'content-type': 'text/plain; charset=UTF-8' } }
    expect((await ask(one, plain)).status).toBe(200)
  })

  it('limit how often, and say when to come back', async () => {
    const { org: one } = await ruled({ action: 'rate_limit', rateLimit: 2, rateLimitWindow: 'hour' })
    expect([(await ask(one)).status, (await ask(one)).status]).toEqual([200, 200])
    const { status, headers, text } = await ask(one)
    expect([status, JSON.parse(text).error]).toEqual([429, 'rate_limited'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_000)
    expect(headers['x-should-retry']).toBe(undefined)
  })

  it('hold a request until somebody approves it, and until they deny it', async () => {
    const { org: one } = await ruled({ action: 'manual_approval' })
    const decide = async (decision: 'approve' | 'deny') => {
      const answered = ask(one, { method: 'POST', path: '/pay?to=x', body: '{"amount":5}' })
      const { body } = await world().call(one.projectApiKey, 'GET', '/v1/approvals/pending')
      const [pending] = (body as { requests: { id: string; path: string; bodyPreview: string }[] }).requests
      expect(pending).toMatchObject({ path: '/pay', bodyPreview: '{"amount":5}' })
      await world().call(one.projectApiKey, 'POST', `/v1/approvals/${pending?.id}/decision`, { decision })
      return answered
    }
    expect((await decide('approve')).status).toBe(200)
    const denied = await decide('deny')
    expect([denied.status, JSON.parse(denied.text).error]).toEqual([403, 'manual_approval_denied'])
  })

  it('decide about everything where the organization wants one that allows', async () => {
    const { org: one } = await ruled({ action: 'allow', pathPattern: '/ok' })
    await world().call(one.orgApiKey, 'PATCH', '/v1/org/settings', { policyMode: 'deny' })
    expect((await ask(one, { path: '/ok' })).status).toBe(200)
    expect(JSON.parse((await ask(one, { path: '/other' })).text).error).toBe('blocked_by_policy')
  })
})

describe('the end', () => {
  it('waits for an answer that streams, and lets nothing new in', async () => {
    let end: (() => void) | undefined
    world().service.serve(({ url }, response) => {
      if (!url.startsWith('/stream')) return void response.end('at once')
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: first\n\n')
      end = () => response.end('data: last\n\n')
    })
    const [busy, idle] = [await tunnelTo(agent(), HOST), await tunnelTo(agent(), HOST)]
    let seen = ''
    busy.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
    })
    busy.write(written(HOST, { path: '/stream' }))
    await eventually(
      () => seen,
      (text) => text.includes('first'),
    )
    world().server.signal('SIGTERM')
    await eventually(
      async () => (await exchange(idle, written(HOST, {})).catch(() => ({ status: 503 }))).status,
      (status) => status === 503,
    )
    await expect(connectVia(agent(), `${HOST}:443`)).rejects.toThrow()
    end?.()
    await eventually(
      () => seen,
      (text) => text.includes('last'),
    )
    expect(await world().server.exited()).toBe(0)
  })
})
