import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { bearer } from '../../support/partners.ts'
import { send } from '../wire-partner.ts'
import { type AgentOptions, askVia, connectVia, exchange, tunnelTo, whenClosed, written } from './agent.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { answerAsProvider, modelCall, PROVIDER } from './model-provider.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const HOST = 'api.example.com'
const errorOf = ({ body }: { readonly body: Buffer }): unknown => JSON.parse(body.toString()).error

describe('a switch that stops traffic', () => {
  const SWITCHES = [
    [
      'of one agent',
      async (org: GatewayOrg) => {
        const { body } = await world().call(org.projectApiKey, 'GET', '/v1/agents/default')
        return [org.projectApiKey, `/v1/agents/${(body as { id: string }).id}/gateway`] as const
      },
    ],
    ['of an organization', async (org: GatewayOrg) => [org.orgApiKey, '/v1/org/gateway'] as const],
    ['of a partner', async () => [world().partner.key, '/v1/partner/gateway'] as const],
  ] as const

  it.each(SWITCHES)(
    '%s cuts what is open, lets nothing new in, and everything again once it is started',
    async (_of, switchOf) => {
      const org = await world().newOrg()
      const [key, path] = await switchOf(org)
      const idle = await tunnelTo(world().agentOf(org), HOST)
      const streaming = await tunnelTo(world().agentOf(org), HOST)
      world().service.serve((_received, response) => void response.write('the first of many'))
      streaming.write(written(HOST, {}))
      await once(streaming, 'data')
      const closed = Promise.all([whenClosed(idle), whenClosed(streaming)])
      await world().call(key, 'PATCH', path, { stopped: true })
      await closed
      const { answer } = await connectVia(world().agentOf(org), `${HOST}:443`)
      expect([answer.status, errorOf(answer)]).toEqual([403, 'gateway_stopped'])
      await world().call(key, 'PATCH', path, { stopped: false })
      world().service.forget()
      expect((await askVia(world().agentOf(org), HOST)).status).toBe(200)
    },
  )

  it('stops nobody else', async () => {
    const [org, other] = [await world().newOrg(), await world().newOrg()]
    const socket = await tunnelTo(world().agentOf(other), HOST)
    await world().call(org.orgApiKey, 'PATCH', '/v1/org/gateway', { stopped: true })
    expect((await exchange(socket, written(HOST, {}))).status).toBe(200)
    socket.destroy()
  })
})

describe('the gateway’s own address', () => {
  const own = async (path: string, headers: Record<string, string> = {}, method = 'GET', body?: unknown) =>
    send(`http://127.0.0.1:${(await gatewayOf()).port}${path}`, method, { headers, body })
  const gatewayOf = async (): Promise<AgentOptions> => world().agentOf(await world().newOrg())

  it('answers polls and takes decisions about requests that are held, for an API key', async () => {
    const org = await world().newOrg()
    await world().call(org.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'Ask', hostPattern: HOST, action: 'manual_approval', enabled: true },
    })
    const held = askVia(world().agentOf(org), HOST)
    const { status, body } = await own('/v1/approvals/pending?exclude=', bearer(org.projectApiKey))
    expect(status).toBe(200)
    const [pending] = (body as { requests: { id: string }[] }).requests
    const path = `/v1/approvals/${pending?.id}/decision`
    expect((await own(path, {}, 'POST', { decision: 'approve' })).status).toBe(401)
    expect((await own(path, bearer(org.agentToken), 'POST', { decision: 'approve' })).status).toBe(403)
    expect((await own(path, bearer(org.projectApiKey), 'POST', { decision: 'approve' })).body).toEqual({
      success: true,
    })
    expect((await held).status).toBe(200)
  })

  it.each([
    '/v1/org/approvals/pending',
    '/v1/approvals/pending/x',
    '/v1/approvals/../org/events',
    '/v1/whoami',
    '/metrics',
    '/admin/v1/partners',
    '/',
  ])('is a proxy and nothing else at %s', async (path) => {
    const org = await world().newOrg()
    const { status, body } = await own(path, bearer(org.orgApiKey))
    expect([status, body]).toMatchObject([400, { error: 'bad_request' }])
  })
})

describe('what is told of it', () => {
  const metric = (text: string, name: string): number =>
    Number(new RegExp(`^tenantry_gateway_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
  const metrics = async (): Promise<string> => (await send(`${world().server.url}/metrics`, 'GET')).text

  it('is counted: requests by what became of them, bytes, tunnels, tokens and dollars', async () => {
    const org = await world().newOrg()
    await world().call(org.projectApiKey, 'POST', '/v1/secrets', {
      ...{
        name: 'key',
        type: 'anthropic',
        value: 'sk-ant-api03-of-the-metrics',
        hostPattern: PROVIDER,
      },
    })
    const names = [
      'requests_total{outcome="forwarded",tier="project"}',
      'requests_total{outcome="proxy_authentication_required",tier="none"}',
      'tokens_total{provider="anthropic",direction="output"}',
      'cost_dollars_total{provider="anthropic"}',
      'tunnels_total',
    ]
    const before = await metrics()
    answerAsProvider(world().service, { input_tokens: 1, output_tokens: 7 })
    expect((await askVia(world().agentOf(org), PROVIDER, modelCall(9))).status).toBe(200)
    await connectVia({ ...world().agentOf(org), token: 'wrong' }, `${HOST}:443`)
    const after = await eventually(metrics, (text) => metric(text, 'connections') === 0)
    const added = names.map((name) => {
      const escaped = name.replace(/[{}]/g, '\\$&')
      return Number((metric(after, escaped) - metric(before, escaped)).toFixed(9))
    })
    // 1 token in at 3 dollars a million, 7 out at 15.
    expect(added).toEqual([1, 1, 7, 0.000108, 1])
    expect(metric(after, 'requests_under_way')).toBe(0)
    expect(after).not.toMatch(/sk-ant|api\.anthropic\.com|api\.example\.com/)
    expect(after).not.toContain(org.organizationId)
  })

  it('is listed for the organization: what was sent, refused and spent, without the secret', async () => {
    const org = await world().newOrg()
    const { body } = await world().call(org.projectApiKey, 'POST', '/v1/secrets', {
      ...{ name: 'key', type: 'openai', value: 'sk-of-the-list-0123456789', hostPattern: 'api.openai.com' },
    })
    const { id: secretId } = body as { id: string }
    const { body: rule } = await world().call(org.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'No', hostPattern: HOST, action: 'block', enabled: true },
    })
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ model: 'gpt-4o', usage: { prompt_tokens: 10, completion_tokens: 20 } }))
    })
    const call = { method: 'POST', path: '/v1/chat/completions?x=private', body: '{"model":"gpt-4o"}' }
    expect((await askVia(world().agentOf(org), 'api.openai.com', call)).status).toBe(200)
    const refused = await askVia(world().agentOf(org), HOST)
    const { text, body: listed } = await eventually(
      () => world().call(org.orgApiKey, 'GET', '/v1/org/gateway/requests'),
      ({ body: page }) => (page as { data: unknown[] }).data.length === 2,
    )
    const { id: ruleId } = rule as { id: string }
    expect((listed as { data: unknown[] }).data).toEqual([
      expect.objectContaining({
        id: refused.headers['x-request-id'],
        ...{ host: HOST, outcome: 'blocked_by_policy', status: 403, tier: null, secretIds: [], ruleId },
      }),
      expect.objectContaining({
        ...{ host: 'api.openai.com', method: 'POST', outcome: 'forwarded', status: 200, tier: 'project' },
        ...{ secretIds: [secretId], requestBytes: 18, provider: 'openai', model: 'gpt-4o' },
        ...{ inputTokens: 10, outputTokens: 20, nanoDollars: '225000', estimated: false },
      }),
    ])
    expect(text).not.toMatch(/sk-of-the-list|private/)
    expect(
      (await world().call((await world().newOrg()).orgApiKey, 'GET', '/v1/org/gateway/requests')).body,
    ).toEqual({
      data: [],
      next: null,
    })
  })
})

describe('what it would do', () => {
  it('is what it does', async () => {
    const org = await world().newOrg()
    await world().call(org.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'No', hostPattern: '*.example.com', pathPattern: '/no*', action: 'block', enabled: true },
    })
    await world().call(org.orgApiKey, 'POST', '/v1/org/secrets', {
      ...{ name: 'key', type: 'generic', value: 'of-the-organization', hostPattern: HOST },
      injectionConfig: { headerName: 'x-key' },
    })
    for (const path of ['/yes', '/no/more', '/%6eo', '/a/../no', '/x?y=/no']) {
      world().service.forget()
      const url = new URLSearchParams({ url: `https://${HOST}${path}` })
      const { body } = await world().call(org.projectApiKey, 'GET', `/v1/gateway/explain?${url}`)
      const { outcome, refusal, secrets } = body as {
        outcome: string
        refusal: { status: number; error: string } | null
        secrets: { used: boolean }[]
      }
      const socket = await tunnelTo(world().agentOf(org), HOST)
      const answer = await exchange(socket, written(HOST, { path }))
      socket.destroy()
      expect([path, outcome], path).toEqual([path, answer.status === 200 ? 'forward' : 'refuse'])
      if (refusal !== null) expect([answer.status, errorOf(answer)]).toEqual([refusal.status, refusal.error])
      const used = world().service.received.some(({ headers }) => headers['x-key'] === 'of-the-organization')
      expect(used, path).toBe(secrets.some((one) => one.used) && outcome === 'forward')
    }
  })
})
