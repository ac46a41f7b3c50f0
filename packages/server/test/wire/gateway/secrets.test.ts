import { beforeAll, describe, expect, it } from 'vitest'
import { askVia, basic, dialGateway, exchange, tunnelTo, written } from './agent.ts'
import { eventually } from './eventually.ts'
import { claimed, type GatewayOrg } from './gateway-world.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const VALUE = 'sk-the-secret-value-0123456789'

interface Wish {
  readonly tier?: 'partner' | 'organization' | 'project'
  readonly value?: string
  readonly type?: 'generic' | 'anthropic' | 'openai'
  readonly hostPattern?: string
  readonly pathPattern?: string
  readonly injectionConfig?: Readonly<Record<string, string>>
}
const PLACES = {
  partner: ['/v1/partner/secrets', () => world().partner.key],
  organization: ['/v1/org/secrets', (org: GatewayOrg) => org.orgApiKey],
  project: ['/v1/secrets', (org: GatewayOrg) => org.projectApiKey],
} as const
const HEADER = { headerName: 'Authorization', valueFormat: 'Bearer {value}' }

/** Stores a secret; answers its id. */
const store = async (org: GatewayOrg, wish: Wish = {}): Promise<string> => {
  const {
    tier = 'project',
    type = 'generic',
    value = VALUE,
    hostPattern = 'api.example.com',
    pathPattern,
  } = wish
  const [path, keyOf] = PLACES[tier]
  const { body } = await world().call(keyOf(org), 'POST', path, {
    ...{ name: `${tier} secret`, type, value, hostPattern },
    ...(pathPattern !== undefined && { pathPattern }),
    ...(type === 'generic' && { injectionConfig: wish.injectionConfig ?? HEADER }),
  })
  return (body as { id: string }).id
}

/** What the service received of a request of the organization's agent. */
const receivedOf = async (
  org: GatewayOrg,
  ask: Parameters<typeof askVia>[2] = {},
  host = 'api.example.com',
) => {
  world().service.forget()
  const answer = await askVia(world().agentOf(org), host, ask)
  expect(answer.status, answer.bytes.toString()).toBe(200)
  const [received] = world().service.received
  if (received === undefined) throw new Error('Nothing was received.')
  return received
}

describe('how a secret gets into a request (GATEWAY, kinds)', () => {
  it.each([
    ['a header', HEADER, '/x?a=b', { url: '/x?a=b', authorization: `Bearer ${VALUE}` }],
    ['a header as it is', { headerName: 'X-Custom' }, '/x', { url: '/x', 'x-custom': VALUE }],
    ['a query', { paramName: 'key' }, '/x?key=placeholder&a=b', { url: `/x?a=b&key=${VALUE}` }],
    [
      'a formatted query',
      { paramName: 'auth', paramFormat: 'k {value}' },
      '/x',
      { url: `/x?auth=k%20${VALUE}` },
    ],
    ['a path', { pathTemplate: '/bot{value}' }, '/botplaceholder/send?a=b', { url: `/bot${VALUE}/send?a=b` }],
    [
      'a rewritten path',
      { pathRegex: '^/v(\\d)/me', pathReplacement: '/v$1/{value}' },
      '/v2/me/things',
      { url: `/v2/${VALUE}/things` },
    ],
  ])('is by %s', async (_kind, injectionConfig, path, expected) => {
    const org = await world().newOrg()
    await store(org, { injectionConfig })
    const { url, headers } = await receivedOf(org, { path })
    expect({ url, ...headers }).toMatchObject(expected)
  })

  it('is Anthropic’s for its API keys, and the agent’s own credentials go', async () => {
    const org = await world().newOrg()
    await store(org, { type: 'anthropic', value: 'sk-ant-api03-0123456789abcdef' })
    const { headers } = await receivedOf(org, {
      headers: {
        authorization: 'Bearer mine',
        'x-api-key': 'placeholder',
        'api-key': 'x',
        'x-goog-api-key': 'y',
      },
    })
    expect(headers['x-api-key']).toBe('sk-ant-api03-0123456789abcdef')
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']))
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['api-key']))
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-goog-api-key']))
  })

  it('is Anthropic’s for OAuth tokens, with the beta that they need', async () => {
    const org = await world().newOrg()
    await store(org, { type: 'anthropic', value: 'sk-ant-oat01-0123456789abcdef' })
    const { headers } = await receivedOf(org, {
      headers: { 'x-api-key': 'placeholder', 'anthropic-beta': 'files-api-2025-04-14' },
    })
    expect(headers).toMatchObject({
      authorization: 'Bearer sk-ant-oat01-0123456789abcdef',
      'anthropic-beta': 'files-api-2025-04-14,oauth-2025-04-20',
    })
    expect(headers['x-api-key']).toBe(undefined)
  })

  it('is none at another host, another port or a path that is not meant', async () => {
    const org = await world().newOrg()
    await store(org, { pathPattern: '/v1/*' })
    expect((await receivedOf(org, { path: '/v1/x' })).headers.authorization).toBe(`Bearer ${VALUE}`)
    expect((await receivedOf(org, { path: '/v2/x' })).headers.authorization).toBe(undefined)
    expect((await receivedOf(org, { path: '/v1/x' }, 'other.example.com')).headers.authorization).toBe(
      undefined,
    )
  })

  it('is none over plain HTTP', async () => {
    const org = await world().newOrg()
    await store(org)
    world().service.forget()
    const socket = await dialGateway(world().agentOf(org))
    await exchange(
      socket,
      `GET http://api.example.com/ HTTP/1.1\r\nHost: api.example.com\r\nProxy-Authorization: ${basic(org.agentToken)}\r\n\r\n`,
    )
    socket.destroy()
    expect(world().service.received[0]?.headers.authorization).toBe(undefined)
  })

  it('is refused in words where a program counts on one that nobody stored', async () => {
    const org = await world().newOrg()
    world().service.forget()
    const answer = await askVia(world().agentOf(org), 'api.example.com', {
      headers: { authorization: 'Bearer placeholder' },
    })
    expect([answer.status, JSON.parse(answer.body.toString()).error]).toEqual([403, 'credential_not_found'])
    expect(world().service.received).toEqual([])
  })
})

describe('which secret it is (GATEWAY 8)', () => {
  it('is the project’s over the organization’s over the partner’s, and never two tiers together', async () => {
    const org = await world().newOrg()
    await store(org, { tier: 'partner', value: 'of-the-partner-0123' })
    await store(org, {
      tier: 'partner',
      value: 'only-the-partners-0123',
      injectionConfig: { headerName: 'x-more' },
    })
    const seen = async () => {
      const { headers } = await receivedOf(org)
      return [headers.authorization, headers['x-more']]
    }
    expect(await seen()).toEqual(['Bearer of-the-partner-0123', 'only-the-partners-0123'])
    const orgs = await store(org, { tier: 'organization', value: 'of-the-organization-0123' })
    expect(await seen()).toEqual(['Bearer of-the-organization-0123', undefined])
    await store(org, { tier: 'project', value: 'of-the-project-0123' })
    expect(await seen()).toEqual(['Bearer of-the-project-0123', undefined])
    await world().call(org.orgApiKey, 'DELETE', `/v1/org/secrets/${orgs}`)
    expect(await seen()).toEqual(['Bearer of-the-project-0123', undefined])
  })

  it('is the exact host’s over a wildcard’s, the longer path’s over a shorter, and the newest of two', async () => {
    const org = await world().newOrg()
    const seen = async (path: string) => (await receivedOf(org, { path })).headers.authorization
    await store(org, { hostPattern: '*.example.com', value: 'wildcard-0123', pathPattern: '/v1/exact' })
    expect(await seen('/v1/exact')).toBe('Bearer wildcard-0123')
    await store(org, { value: 'any-path-0123' })
    expect(await seen('/v1/exact')).toBe('Bearer any-path-0123')
    await store(org, { value: 'short-prefix-0123', pathPattern: '/v1*' })
    await store(org, { value: 'long-prefix-0123', pathPattern: '/v1/ex*' })
    expect(await seen('/v1/exact')).toBe('Bearer long-prefix-0123')
    await store(org, { value: 'exact-path-0123', pathPattern: '/v1/exact' })
    await store(org, { value: 'newest-0123', pathPattern: '/v1/exact' })
    expect(await seen('/v1/exact')).toBe('Bearer newest-0123')
    expect(await seen('/v1/other')).toBe('Bearer short-prefix-0123')
  })

  it('is one that was changed, from the answer on; and none once it is deleted', async () => {
    const org = await world().newOrg()
    const host = 'openrouter.ai'
    const id = await store(org, { hostPattern: host })
    expect((await receivedOf(org, {}, host)).headers.authorization).toBe(`Bearer ${VALUE}`)
    await world().call(org.projectApiKey, 'PATCH', `/v1/secrets/${id}`, { value: 'another-value-0123456789' })
    expect((await receivedOf(org, {}, host)).headers.authorization).toBe('Bearer another-value-0123456789')
    await world().call(org.projectApiKey, 'DELETE', `/v1/secrets/${id}`)
    expect((await receivedOf(org, {}, host)).headers.authorization).toBe(undefined)
  })

  it('is no partner’s once the organization has detached', async () => {
    const org = await world().newOrg()
    await store(org, { tier: 'partner', value: 'inherited-0123456', hostPattern: 'other.example.com' })
    const seen = async () => (await receivedOf(org, {}, 'other.example.com')).headers.authorization
    expect(await seen()).toBe('Bearer inherited-0123456')
    await world().call(org.orgApiKey, 'POST', '/v1/org/partner/detach')
    expect(await seen()).toBe(undefined)
  })

  it('is never another organization’s or another project’s', async () => {
    const [org, other] = [await world().newOrg(), await world().newOrg()]
    await store(org, { hostPattern: 'openrouter.ai' })
    await store(org, {
      hostPattern: 'openrouter.ai',
      tier: 'organization',
      value: 'of-the-organization-0123',
    })
    expect((await receivedOf(org, {}, 'openrouter.ai')).headers.authorization).toBe(`Bearer ${VALUE}`)
    expect((await receivedOf(other, {}, 'openrouter.ai')).headers.authorization).toBe(undefined)
    const { body } = await world().call(org.orgApiKey, 'POST', '/v1/projects', { name: 'Another' })
    const { id: projectId } = body as { id: string }
    const made = await fetch(`${world().server.url}/v1/agents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${org.orgApiKey}`,
        'x-project-id': projectId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'Other agent', identifier: 'other-agent' }),
    })
    const { accessToken } = (await made.json()) as { accessToken?: string }
    const agentToken =
      accessToken ??
      (
        (await (
          await fetch(`${world().server.url}/v1/agents/default`, {
            headers: { authorization: `Bearer ${org.orgApiKey}`, 'x-project-id': projectId },
          })
        ).json()) as { accessToken: string }
      ).accessToken
    expect((await receivedOf({ ...org, agentToken }, {}, 'openrouter.ai')).headers.authorization).toBe(
      'Bearer of-the-organization-0123',
    )
  })
})

describe('the claim gate (GATEWAY 5)', () => {
  let org: GatewayOrg
  beforeAll(async () => {
    org = await world().newOrg({ unclaimed: true })
  })
  const refusedBy = async (host: string, ask: Parameters<typeof askVia>[2] = {}) => {
    const before = world().service.connections()
    const answer = await askVia(world().agentOf(org), host, ask)
    expect(world().service.connections()).toBe(before)
    return { status: answer.status, body: JSON.parse(answer.body.toString()) as Record<string, string> }
  }

  it('lets a model provider be asked', async () => {
    const answer = await askVia(world().agentOf(org), 'api.anthropic.com', {
      method: 'POST',
      path: '/v1/messages',
      body: JSON.stringify({
        model: 'claude',
        messages: [{ role: 'user', content: 'hello' }],
        max_tokens: 5,
      }),
    })
    expect(answer.status, answer.bytes.toString()).toBe(200)
  })

  it.each([
    ['another host', 'api.example.com', {}],
    ['a host that only looks like one', 'anthropic.com.evil.test', { path: '/v1/messages' }],
    ['another path', 'api.anthropic.com', { path: '/v1/files' }],
    ['batches', 'api.anthropic.com', { method: 'POST', path: '/v1/messages/batches', body: '{}' }],
    [
      'the provider’s own search',
      'api.anthropic.com',
      {
        method: 'POST',
        path: '/v1/messages',
        body: '{"tools":[{"type":"web_search_20250305","name":"web_search"}]}',
      },
    ],
    [
      'a remote MCP server',
      'api.openai.com',
      {
        method: 'POST',
        path: '/v1/responses',
        body: '{"tools":[{"type":"mcp","server_url":"https://x"}]}',
      },
    ],
    [
      'an image to be fetched',
      'api.openai.com',
      {
        method: 'POST',
        path: '/v1/chat/completions',
        body: '{"messages":[{"content":[{"type":"image_url","image_url":{"url":"https://evil.test/?x"}}]}]}',
      },
    ],
    [
      'Gemini’s search',
      'generativelanguage.googleapis.com',
      {
        method: 'POST',
        path: '/v1beta/models/gemini-x:generateContent',
        body: '{"tools":[{"google_search":{}}]}',
      },
    ],
    [
      'an online model',
      'openrouter.ai',
      {
        method: 'POST',
        path: '/api/v1/chat/completions',
        body: '{"model":"openai/gpt-x:online"}',
      },
    ],
    [
      'a body that is no JSON',
      'api.openai.com',
      { method: 'POST', path: '/v1/chat/completions', body: 'tools' },
    ],
  ])('answers %s inside the tunnel with the claim link, and opens nothing', async (_what, host, ask) => {
    const { status, body } = await refusedBy(host, ask)
    expect([status, body['error']]).toEqual([403, 'claim_required'])
    expect(body).toMatchObject({ claim_url: org.claimUrl, organization: expect.stringContaining('Customer') })
  })

  it('opens with the claim, for tunnels that are open too', async () => {
    const other = await world().newOrg({ unclaimed: true })
    const socket = await tunnelTo(world().agentOf(other), 'api.example.com')
    expect((await exchange(socket, written('api.example.com', {}))).status).toBe(403)
    await claimed(world().server, other)
    const status = await eventually(
      async () => (await exchange(socket, written('api.example.com', {}))).status,
      (one) => one === 200,
      1_000,
    )
    expect(status).toBe(200)
  })
})

describe('the head of an answer', () => {
  /** What an agent with a secret reads of an answer that a service writes byte for byte. */
  const headOf = async (answer: string): Promise<string> => {
    const org = await world().newOrg()
    await store(org)
    world().service.take((request) => void request.socket.end(Buffer.from(answer, 'latin1')))
    const { bytes } = await askVia(world().agentOf(org), 'api.example.com')
    return bytes.toString('latin1')
  }
  const NAME = Buffer.from('文.pdf').toString('latin1')

  it.each([
    ['behind its length', `content-length: 2\r\ncontent-disposition: attachment; filename="${NAME}"`],
    ['before its length', `content-disposition: attachment; filename="${NAME}"\r\ncontent-length: 2`],
    ['without a length', `content-disposition: attachment; filename="${NAME}"`],
  ])('names a file in UTF-8 %s', async (_, headers) => {
    const seen = await headOf(`HTTP/1.1 200 OK\r\nconnection: close\r\n${headers}\r\n\r\nok`)
    expect(seen).toMatch(/^HTTP\/1\.1 200 /)
    expect(seen).toContain(`filename="${NAME}"`)
    expect(seen).toContain('ok')
  })

  it('has no header, and no trailer, whose name is the secret', async () => {
    const secret = VALUE.toUpperCase()
    const seen = await headOf(
      [
        'HTTP/1.1 200 OK',
        'connection: close',
        ...['transfer-encoding: chunked', 'trailer: x-end', `${VALUE}: 1`, `x-${VALUE}-y: 2`, 'x-kept: 3'],
        ...['', '2', 'ok', '0', `${VALUE}: 4`, 'x-end: 5', '', ''],
      ].join('\r\n'),
    )
    expect(seen.toUpperCase()).not.toContain(secret)
    expect(seen).toMatch(/x-kept: 3[\s\S]*ok[\s\S]*x-end: 5/)
  })
})

describe('a value that begins with a scheme', () => {
  it('is taken out of an answer without it, too', async () => {
    const org = await world().newOrg()
    await store(org, {
      value: 'Bearer tok-0123456789abcdef',
      injectionConfig: { headerName: 'authorization' },
    })
    world().service.serve(({ headers }, response) => void response.end(headers.authorization?.split(' ')[1]))
    const answer = await askVia(world().agentOf(org), 'api.example.com')
    expect(answer.body.toString()).toBe('*'.repeat('tok-0123456789abcdef'.length))
  })
})

describe('an organization that nobody has claimed', () => {
  it.each(['DELETE', 'PUT', 'PATCH'])('does not change a provider’s models: %s', async (method) => {
    const org = await world().newOrg({ unclaimed: true })
    world().service.forget()
    const answer = await askVia(world().agentOf(org), 'api.openai.com', {
      method,
      path: '/v1/models/ft:mine',
    })
    expect([answer.status, JSON.parse(answer.body.toString()).error]).toEqual([403, 'claim_required'])
    expect(world().service.received).toEqual([])
  })
})
