import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { askVia } from './agent.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { answerAsProvider, modelCall, PROVIDER } from './model-provider.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const CALL = modelCall(100)
const USAGE = { input_tokens: 1_000, output_tokens: 2_000 }
let secretId: string
beforeAll(async () => {
  const { body } = await world().call(world().partner.key, 'POST', '/v1/partner/secrets', {
    ...{ name: 'shared', type: 'anthropic', value: 'sk-ant-api03-0123456789abcdef' },
    hostPattern: PROVIDER,
  })
  secretId = (body as { id: string }).id
})
const spentCents = async (one: GatewayOrg): Promise<number> => {
  const { body } = await world().call(
    world().partner.key,
    'GET',
    `/v1/partner/orgs/${one.organizationId}/budgets`,
  )
  return (body as { spentCents: number }[])[0]?.spentCents ?? -1
}
const budgeted = async (limitCents: number) => {
  const one = await world().newOrg()
  const path = `/v1/partner/orgs/${one.organizationId}/secrets/${secretId}/budget`
  await world().call(world().partner.key, 'POST', path, { limitCents, period: 'monthly' })
  return one
}

describe('money (GATEWAY 9)', () => {
  it('is counted by what the provider says, and refused once the budget is spent', async () => {
    const one = await budgeted(3)
    answerAsProvider(world().service, USAGE)
    // 1,000 tokens in at 3 dollars a million, 2,000 out at 15: 3.3 cents.
    expect((await askVia(world().agentOf(one), PROVIDER, CALL)).status).toBe(200)
    expect(
      await eventually(
        () => spentCents(one),
        (cents) => cents > 0,
      ),
    ).toBe(3)
    world().service.forget()
    const refused = await askVia(world().agentOf(one), PROVIDER, CALL)
    expect([refused.status, JSON.parse(refused.body.toString()).error]).toEqual([403, 'budget_exceeded'])
    expect(world().service.received).toEqual([])
    const { body } = await world().call(one.orgApiKey, 'GET', '/v1/org/events?type=budget.reached')
    const percents = (body as { data: { data: { percent: number } }[] }).data.map(({ data }) => data.percent)
    expect(percents.toSorted((a, b) => a - b)).toEqual([50, 80, 100])
  })

  it('is never nothing: where the usage is missing, broken off, or of a model that nobody knows', async () => {
    for (const serve of [
      () => answerAsProvider(world().service, {}),
      () =>
        world().service.serve((_received, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          response.write('event: message_start\ndata: {"type":"message_start","message":{"usage":{}}}\n\n')
          setTimeout(() => response.destroy(), 20)
        }),
      () =>
        world().service.serve((_received, response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          response.end(gzipSync(JSON.stringify({ model: 'nobody-knows', usage: USAGE })))
        }),
    ]) {
      const one = await budgeted(100_000)
      serve()
      await askVia(world().agentOf(one), PROVIDER, CALL).catch(() => {})
      const { body } = await eventually(
        () => world().call(one.orgApiKey, 'GET', '/v1/org/spend'),
        (answer) => (answer.body as { total: { requests: number } }).total.requests === 1,
      )
      expect(Number((body as { total: { nanoDollars: string } }).total.nanoDollars)).toBeGreaterThan(0)
    }
  })

  it('is written down without the secret that an answer calls a model', async () => {
    const one = await budgeted(100_000)
    const secret = 'sk-ant-api03-0123456789abcdef'
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ model: `claude-${secret}`, usage: USAGE }))
    })
    expect((await askVia(world().agentOf(one), PROVIDER, CALL)).body.toString()).not.toContain(secret)
    const { body } = await eventually(
      () => world().call(one.orgApiKey, 'GET', '/v1/org/gateway/requests'),
      (answer) => (answer.body as { data: unknown[] }).data.length === 1,
    )
    expect(JSON.stringify(body)).toContain('claude-***')
    expect(JSON.stringify(body)).not.toContain(secret)
  })

  it('is not spent by a call that is answered later: it is refused', async () => {
    const one = await world().newOrg()
    const { key } = world().partner
    const secret = { name: 'later', type: 'openai', value: 'sk-later-0123456789abcdef' }
    const made = await world().call(key, 'POST', '/v1/partner/secrets', {
      ...secret,
      hostPattern: 'api.openai.com',
    })
    const { id } = made.body as { id: string }
    const path = `/v1/partner/orgs/${one.organizationId}/secrets/${id}/budget`
    await world().call(key, 'POST', path, { limitCents: 100_000, period: 'monthly' })
    world().service.forget()
    const call = (more: object) =>
      askVia(world().agentOf(one), 'api.openai.com', {
        ...{ method: 'POST', path: '/v1/responses', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ model: 'gpt-4o', input: 'x', ...more }),
      })
    const refused = await call({ background: true })
    expect([refused.status, JSON.parse(refused.body.toString()).error]).toEqual([403, 'blocked_by_policy'])
    expect(world().service.received).toEqual([])
    expect((await call({})).status).toBe(200)
    await world().call(key, 'DELETE', `/v1/partner/secrets/${id}`)
  })

  it('is not spent by what the provider refuses', async () => {
    const one = await budgeted(100)
    world().service.serve((_received, response) => {
      response.writeHead(429, { 'content-type': 'application/json' })
      response.end('{"error":{}}')
    })
    expect((await askVia(world().agentOf(one), PROVIDER, CALL)).status).toBe(429)
    expect(await spentCents(one)).toBe(0)
  })

  it('has no way round: batches and WebSockets are refused while there is a budget', async () => {
    const one = await budgeted(100)
    const batch = await askVia(world().agentOf(one), PROVIDER, {
      ...CALL,
      path: '/v1/messages/batches',
    })
    expect([batch.status, JSON.parse(batch.body.toString()).error]).toEqual([403, 'blocked_by_policy'])
  })
})
