import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'
import { withTypo } from '../../support/with-typo.ts'
import {
  askVia,
  basic,
  connectVia,
  dialGateway,
  exchange,
  readAnswer,
  tunnelTo,
  whenClosed,
  written,
} from './agent.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
let org: GatewayOrg
beforeAll(async () => {
  org = await world().newOrg()
})
const agent = () => world().agentOf(org)

/** Sends bytes to the proxy port itself. */
const sendRaw = async (bytes: string) => {
  const socket = await dialGateway(agent())
  try {
    return await exchange(socket, bytes)
  } finally {
    socket.destroy()
  }
}
const connectWith = (lines: readonly string[]) =>
  sendRaw(
    ['CONNECT api.example.com:443 HTTP/1.1', 'Host: api.example.com:443', ...lines, '', ''].join('\r\n'),
  )
const proxyLine = () => `Proxy-Authorization: ${basic(org.agentToken)}`

describe('who speaks (GATEWAY 3)', () => {
  it('is asked for by 407, with the realm and a body in words', async () => {
    const answer = await connectWith([])
    expect(answer.status).toBe(407)
    expect(answer.headers).toMatchObject({
      'proxy-authenticate': 'Basic realm="Tenantry Gateway"',
      'x-tenantry-gateway': '1',
      'x-should-retry': 'false',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: 'proxy_authentication_required' })
  })

  it.each([
    ['Basic x:TOKEN', (token: string) => basic(token)],
    ['basic in lower case', (token: string) => basic(token).replace('Basic', 'bASIC')],
    ['TOKEN:', (token: string) => `Basic ${Buffer.from(`${token}:`).toString('base64')}`],
    ['TOKEN alone', (token: string) => `Basic ${Buffer.from(token).toString('base64')}`],
    ['Bearer', (token: string) => `Bearer ${token}`],
  ])('is taken as %s', async (_name, headerOf) => {
    const socket = await dialGateway(agent())
    socket.write(
      `CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\nProxy-Authorization: ${headerOf(org.agentToken)}\r\n\r\n`,
    )
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 200 /)
  })

  it.each([
    ['a token with a typo', () => basic(withTypo(org.agentToken))],
    ['a token that nobody has', () => basic('aoc_0123456789abcdefghijABCDEFGHIJ01000000')],
    ['a project key', () => basic(org.projectApiKey)],
    ['an org key', () => basic(org.orgApiKey)],
    ['a partner key', () => basic(world().partner.key)],
    ['another scheme', () => `Digest ${org.agentToken}`],
    ['nothing', () => 'Basic '],
  ])('is refused with %s', async (_name, headerOf) => {
    const answer = await connectWith([`Proxy-Authorization: ${headerOf()}`])
    expect(answer.status).toBe(407)
  })

  it('is told 403 once its token was replaced, and at once', async () => {
    const other = await world().newOrg()
    const socket = await tunnelTo(world().agentOf(other), 'api.example.com')
    expect((await exchange(socket, written('api.example.com', {}))).status).toBe(200)
    const { body } = await world().call(other.projectApiKey, 'GET', '/v1/agents/default')
    const closed = whenClosed(socket)
    await world().call(
      other.projectApiKey,
      'POST',
      `/v1/agents/${(body as { id: string }).id}/regenerate-token`,
    )
    await closed
    const { answer } = await connectVia(world().agentOf(other), 'api.example.com:443')
    expect([answer.status, JSON.parse(answer.body.toString()).error]).toEqual([403, 'agent_revoked'])
  })

  it('is cut off and told 403 while its organization is suspended', async () => {
    const other = await world().newOrg({ unclaimed: true })
    const socket = await tunnelTo(world().agentOf(other), 'api.example.com')
    const closed = whenClosed(socket)
    const path = `/v1/partner/orgs/${other.organizationId}`
    await world().call(world().partner.key, 'POST', `${path}/suspend`)
    await closed
    const { answer } = await connectVia(world().agentOf(other), 'api.example.com:443')
    expect([answer.status, JSON.parse(answer.body.toString()).error]).toEqual([403, 'organization_suspended'])
  })

  it('is cut off before it has said anything in its tunnel, too', async () => {
    const [other, bystander] = [await world().newOrg({ unclaimed: true }), await world().newOrg()]
    // Both would be cut off for their silence after ten seconds, this one first.
    const { socket: silent } = await connectVia(world().agentOf(bystander), 'api.example.com:443')
    const { socket } = await connectVia(world().agentOf(other), 'api.example.com:443')
    const closed = whenClosed(socket)
    const path = `/v1/partner/orgs/${other.organizationId}`
    await world().call(world().partner.key, 'POST', `${path}/suspend`)
    await closed
    expect(silent.closed).toBe(false)
    silent.destroy()
  })
})

describe('where a CONNECT goes (GATEWAY 2)', () => {
  it.each([
    'a@b:443',
    'user:pass@api.example.com:443',
    'api.example.com',
    'api.example.com:',
    'api.example.com:0',
    'api.example.com:65536',
    'api.example.com:0443',
    'api.example.com:443/x',
    'api_example..com:443',
    '[::1:443',
    '[fe80::1%25eth0]:443',
    'http://api.example.com:443',
  ])('is refused as %s', async (authority) => {
    const answer = await sendRaw(
      `CONNECT ${authority} HTTP/1.1\r\nHost: api.example.com:443\r\n${proxyLine()}\r\n\r\n`,
    )
    expect(answer.status).toBe(400)
  })

  it('is the host in lower case and without its last dot', async () => {
    const { socket, answer } = await connectVia(agent(), 'API.Example.COM.:443')
    socket.destroy()
    expect(answer.status).toBe(200)
  })

  it('needs no Host header where a client of HTTP/1.0 sends none', async () => {
    const socket = await dialGateway(agent())
    socket.write(`CONNECT api.example.com:443 HTTP/1.0\r\n${proxyLine()}\r\n\r\n`)
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('is misdirected where the Host header of the CONNECT, of the request, or the handshake names another', async () => {
    const outer = await sendRaw(
      `CONNECT api.example.com:443 HTTP/1.1\r\nHost: other.example.com:443\r\n${proxyLine()}\r\n\r\n`,
    )
    expect(outer.status).toBe(421)
    const inner = await tunnelTo(agent(), 'api.example.com')
    expect((await exchange(inner, written('other.example.com', {}))).status).toBe(421)
    const fronted = await tunnelTo(agent(), 'api.example.com', { servername: 'other.example.com' })
    const answer = await exchange(fronted, written('api.example.com', {}))
    expect([answer.status, JSON.parse(answer.body.toString()).error]).toEqual([421, 'misdirected_request'])
    expect(world().service.received.filter(({ headers }) => headers.host === 'other.example.com')).toEqual([])
  })

  it('is served in plain HTTP where no handshake comes', async () => {
    const { socket } = await connectVia(agent(), 'api.example.com:80')
    const answer = await exchange(socket, written('api.example.com', { path: '/plain' }))
    socket.destroy()
    expect([answer.status, answer.body.toString()]).toEqual([200, 'hello'])
  })

  it('is told that https addresses are for CONNECT', async () => {
    const answer = await sendRaw(
      `GET https://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\n${proxyLine()}\r\n\r\n`,
    )
    expect([answer.status, JSON.parse(answer.body.toString()).message]).toEqual([
      400,
      expect.stringContaining('CONNECT'),
    ])
  })

  it('may be an http address, whose upstream never sees the credential for the proxy', async () => {
    world().service.forget()
    const answer = await sendRaw(
      `GET http://api.example.com/a?b=c HTTP/1.1\r\nHost: api.example.com\r\n${proxyLine()}\r\nProxy-Connection: keep-alive\r\nX-Mine: 1\r\nConnection: x-mine, keep-alive\r\n\r\n`,
    )
    expect(answer.body.toString()).toBe('hello')
    const [received] = world().service.received
    expect(received?.url).toBe('/a?b=c')
    expect(Object.keys(received?.headers ?? {}).sort()).toEqual(['connection', 'host'])
  })
})

describe('framing (GATEWAY 1)', () => {
  const inside = async (bytes: string) => {
    const socket = await tunnelTo(agent(), 'api.example.com')
    try {
      return await exchange(socket, Buffer.from(bytes, 'latin1'))
    } finally {
      socket.destroy()
    }
  }
  const HOST = 'Host: api.example.com\r\n'
  it.each([
    ['two Hosts', `GET / HTTP/1.1\r\n${HOST}${HOST}\r\n`],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    [
      'CL with TE',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['two CLs', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 1\r\n\r\nx`],
    [
      'TE identity, chunked',
      `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['TE on HTTP/1.0', `POST / HTTP/1.0\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a bare LF', `GET / HTTP/1.1\nHost: api.example.com\r\n\r\n`],
    ['an obs-fold', `GET / HTTP/1.1\r\n${HOST}X-A: b\r\n c\r\n\r\n`],
    ['a NUL', `GET / HTTP/1.1\r\n${HOST}X-A: b\0c\r\n\r\n`],
    ['dot segments', `GET /a/../b HTTP/1.1\r\n${HOST}\r\n`],
    ['encoded dot segments', `GET /a/%2e%2E/b HTTP/1.1\r\n${HOST}\r\n`],
    ['an encoded slash', `GET /a%2fb HTTP/1.1\r\n${HOST}\r\n`],
    ['a fragment', `GET /a#b HTTP/1.1\r\n${HOST}\r\n`],
    ['another form of target', `GET http://api.example.com/ HTTP/1.1\r\n${HOST}\r\n`],
  ])('is refused with %s, and nothing reaches the service', async (_name, bytes) => {
    world().service.forget()
    expect((await inside(bytes)).status).toBe(400)
    expect(world().service.received).toEqual([])
  })

  it('is refused with more than 200 headers, and with more than 32 KiB of them', async () => {
    const many = Array.from({ length: 201 }, (_, at) => `X-${at}: 1\r\n`).join('')
    expect((await inside(`GET / HTTP/1.1\r\n${HOST}${many}\r\n`)).status).toBe(431)
    expect((await inside(`GET / HTTP/1.1\r\n${HOST}X-Big: ${'a'.repeat(33_000)}\r\n\r\n`)).status).toBe(431)
  })

  it('lets nothing through that came behind a doubtful request on the same connection', async () => {
    world().service.forget()
    const socket = await tunnelTo(agent(), 'api.example.com')
    socket.write(`GET /a%2fb HTTP/1.1\r\n${HOST}\r\nGET /smuggled HTTP/1.1\r\n${HOST}\r\n`)
    expect((await readAnswer(socket)).status).toBe(400)
    await whenClosed(socket)
    expect(world().service.received).toEqual([])
  })

  it('passes on an address within a path as it came, where no rule and no secret looks at paths', async () => {
    const path = '/read/https://other.example/a?b=//c'
    world().service.forget()
    expect((await askVia(agent(), 'api.example.com', { path })).status).toBe(200)
    expect(world().service.received.map(({ url }) => url)).toEqual([path])
    const guarded = await world().newOrg()
    await world().call(guarded.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'No admin', hostPattern: '*', pathPattern: '/admin/*', action: 'block', enabled: true },
    })
    const refused = await askVia(world().agentOf(guarded), 'api.example.com', { path: '//admin/x' })
    expect(refused.status).toBe(400)
    const hidden = await askVia(world().agentOf(guarded), 'api.example.com', { path: '/x//admin/x' })
    expect([hidden.status, JSON.parse(hidden.body.toString())]).toMatchObject([400, { error: 'bad_request' }])
    expect(world().service.received).toHaveLength(1)
  })

  it('refuses TRACE', async () => {
    const answer = await askVia(agent(), 'api.example.com', { method: 'TRACE' })
    expect(answer.status).toBe(405)
  })
})

describe('the gateway’s own port', () => {
  it('says that it is well, and that it is a proxy', async () => {
    const { port } = agent()
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toEqual({ status: 'ok' })
    const stray = await fetch(`http://127.0.0.1:${port}/v1/whoami`)
    expect([stray.status, stray.headers.get('x-tenantry-gateway')]).toEqual([400, '1'])
  })
})

describe('addresses that are not public (GATEWAY 7)', () => {
  it.each([
    '127.0.0.1',
    '2130706433',
    '0177.0.0.1',
    '0x7f.1',
    '127.1',
    '10.0.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.100.100.200',
    '192.168.1.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00::1]',
    '224.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    'localhost',
  ])('are not reached as %s', async (host) => {
    const { socket, answer } = await connectVia(agent(), `${host}:80`)
    expect(answer.status).toBe(200)
    const refused = await exchange(socket, written(`${host}:80`.replace(/:80$/, ''), {}))
    socket.destroy()
    expect(refused.status, refused.body.toString()).toBe(403)
    expect(JSON.parse(refused.body.toString()).error).toBe('blocked_by_policy')
  })
})
