import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { CLAIMED, type Provisioned, provision, putOrg } from './broker-callers.ts'

const tenantry = useTenantry()

interface Explained {
  readonly outcome: string
  readonly refusal: { readonly error: string } | null
  readonly steps: readonly { readonly step: string; readonly result: string; readonly why: string }[]
  readonly tier: string | null
  readonly secrets: readonly { readonly id: string; readonly used: boolean; readonly why: string }[]
  readonly rule: { readonly id: string; readonly action: string } | null
  readonly limits: readonly { readonly id: string }[]
  readonly budget: Readonly<Record<string, unknown>> | null
}

const pathOf = (url: string, more: Readonly<Record<string, string>> = {}): string =>
  `/v1/gateway/explain?${new URLSearchParams({ url, ...more })}`

const claimed = async (): Promise<Provisioned> => {
  const place = await provision(tenantry())
  await putOrg(tenantry(), place.organizationId, CLAIMED)
  return place
}

const explain = async (place: Provisioned, url: string, more: Readonly<Record<string, string>> = {}) => {
  const { status, body, text } = await place.asProject('GET', pathOf(url, more))
  expect(status, text).toBe(200)
  return body as Explained
}

/** How far it got: the step that refuses, or none. */
const refusedAt = ({ steps }: Explained): string | undefined =>
  steps.find(({ result }) => result === 'refused')?.step

const addSecret = async (
  { partner, asOrg, asProject }: Provisioned,
  tier: 'partner' | 'organization' | 'project',
  more: object = {},
): Promise<string> => {
  const given = {
    name: `Of the ${tier}`,
    type: 'anthropic',
    value: 'sk-ant-x',
    hostPattern: 'llm.example',
    ...more,
  }
  const { body, text } = await {
    partner: () => partner.broker('POST', '/v1/partner/secrets', { body: given }),
    organization: () => asOrg('POST', '/v1/org/secrets', given),
    project: () => asProject('POST', '/v1/secrets', given),
  }[tier]()
  const { id } = body as { id?: string }
  if (id === undefined) throw new Error(text)
  return id
}

const addRule = async ({ asProject }: Provisioned, more: object): Promise<string> => {
  const given = { name: 'Rule', hostPattern: 'llm.example', action: 'block', enabled: true, ...more }
  const { body, text } = await asProject('POST', '/v1/rules', given)
  const { id } = body as { id?: string }
  if (id === undefined) throw new Error(text)
  return id
}

it('says of a request that nothing speaks of that it is forwarded as it is, step by step', async () => {
  const place = await claimed()
  const answer = await place.asProject('GET', pathOf('https://LLM.example./v1/x?y=1'))
  expect(answer.status).toBe(200)
  const passed = (step: string) => ({ step, result: 'passed', why: expect.any(String) })
  expect(answer.body).toEqual({
    agent: { id: expect.any(String), name: expect.any(String), identifier: expect.any(String) },
    request: { method: 'GET', scheme: 'https', host: 'llm.example', port: 443, path: '/v1/x' },
    outcome: 'forward',
    refusal: null,
    steps: ['target', 'standing', 'claim_gate', 'rules', 'address', 'secrets', 'budget'].map(passed),
    tier: null,
    secrets: [],
    rule: null,
    limits: [],
    budget: null,
  })
})

describe('of secrets it says', () => {
  it('which tier is used, and of each of the others why it is not', async () => {
    const place = await claimed()
    const url = 'https://llm.example/v1/messages'
    const ofPartner = await addSecret(place, 'partner')
    expect(await explain(place, url)).toMatchObject({
      tier: 'partner',
      secrets: [{ id: ofPartner, used: true }],
    })
    const ofOrg = await addSecret(place, 'organization')
    const old = await addSecret(place, 'project')
    const fresh = await addSecret(place, 'project')
    const elsewhere = await addSecret(place, 'project', { pathPattern: '/v2/*' })
    const onPort = await addSecret(place, 'project', { hostPattern: 'llm.example:8443' })
    const { tier, secrets } = await explain(place, url)
    expect(tier).toBe('project')
    expect(secrets[0]).toMatchObject({ id: fresh, used: true })
    const why = new Map(secrets.map(({ id, used, why: said }) => [id, [used, said]]))
    expect(why.get(ofPartner)).toEqual([false, expect.stringContaining('higher tier')])
    expect(why.get(ofOrg)).toEqual([false, expect.stringContaining('higher tier')])
    expect(why.get(old)).toEqual([false, expect.stringContaining('newer')])
    expect(why.get(elsewhere)).toEqual([false, expect.stringContaining('paths')])
    expect(why.get(onPort)).toEqual([false, expect.stringContaining('port')])
    expect(why.size).toBe(6)
  })

  it('that a disabled one is none, that one for TLS does not leave without, and that one for some agents is not for all', async () => {
    const place = await claimed()
    const off = await addSecret(place, 'project')
    await place.asProject('PATCH', `/v1/secrets/${off}`, { enabled: false })
    const granted = await addSecret(place, 'partner', { onlyGranted: true })
    const open = await addSecret(place, 'organization', { allowHttp: true })
    const { secrets, tier } = await explain(place, 'http://llm.example:443/')
    expect([tier, secrets.find(({ used }) => used)?.id]).toEqual([null, undefined])
    expect(secrets.map(({ id }) => id).toSorted()).toEqual([granted, open].toSorted())
    expect((await explain(place, 'http://llm.example/')).secrets).toContainEqual(
      expect.objectContaining({ id: open, used: true }),
    )
    expect((await explain(place, 'https://llm.example/')).secrets).toContainEqual(
      expect.objectContaining({ id: granted, used: false, why: expect.stringContaining('not assigned') }),
    )
    const { body } = await place.asProject('GET', '/v1/agents/default')
    const { id: agentId } = body as { id: string }
    await place.asProject('PUT', `/v1/agents/${agentId}/secrets`, { secretIds: [granted] })
    await place.asOrg('DELETE', `/v1/org/secrets/${open}`)
    expect(await explain(place, 'https://llm.example/')).toMatchObject({ tier: 'partner' })
  })
})

describe('of rules it says', () => {
  it('which one refuses, holds or counts it', async () => {
    const place = await claimed()
    const limit = await addRule(place, {
      ...{ action: 'rate_limit', rateLimit: 5, rateLimitWindow: 'hour', pathPattern: '/limited' },
    })
    const approval = await addRule(place, { action: 'manual_approval', pathPattern: '/asked' })
    const block = await addRule(place, { pathPattern: '/blocked' })
    const of = (path: string) => explain(place, `https://llm.example${path}`)
    expect(await of('/limited')).toMatchObject({
      outcome: 'forward',
      rule: { id: limit },
      limits: [{ id: limit }],
    })
    expect(await of('/asked')).toMatchObject({
      outcome: 'ask',
      rule: { id: approval, action: 'manual_approval' },
    })
    const blocked = await of('/blocked')
    expect(blocked).toMatchObject({ outcome: 'refuse', rule: { id: block } })
    expect(blocked.refusal).toMatchObject({ error: 'blocked_by_policy', status: 403 })
    expect(blocked.steps.map(({ result }) => result)).toEqual([
      ...['passed', 'passed', 'passed', 'refused', 'not_reached', 'not_reached', 'not_reached'],
    ])
  })

  it('that one which looks into bodies is taken to apply', async () => {
    const place = await claimed()
    const conditions = [{ target: 'body', operator: 'contains', value: 'secret' }]
    await addRule(place, { conditions, action: 'manual_approval' })
    const { outcome, steps } = await explain(place, 'https://llm.example/', { method: 'POST' })
    expect([outcome, steps[3]?.why]).toEqual(['ask', expect.stringContaining('body')])
  })

  it('that what none speaks of is blocked where the organization wants it so', async () => {
    const place = await claimed()
    await place.asOrg('PATCH', '/v1/org/settings', { policyMode: 'deny' })
    const explained = await explain(place, 'https://llm.example/')
    expect([explained.outcome, refusedAt(explained), explained.rule]).toEqual(['refuse', 'rules', null])
  })
})

describe('it says where a request would stop', () => {
  it.each([
    ['at its target', 'https://llm.example/a/../b', 'target', 'bad_request'],
    ['at its address', 'https://169.254.169.254/latest', 'address', 'blocked_by_policy'],
    ['at its address, in another spelling', 'http://2130706433/', 'address', 'blocked_by_policy'],
  ])('%s', async (_name, url, step, error) => {
    const explained = await explain(await claimed(), url)
    expect([refusedAt(explained), explained.refusal]).toEqual([step, expect.objectContaining({ error })])
  })

  it('by its method', async () => {
    const explained = await explain(await claimed(), 'https://llm.example/', { method: 'TRACE' })
    expect([refusedAt(explained), explained.refusal?.error]).toEqual(['target', 'method_not_allowed'])
  })

  it('at the claim gate, without the link', async () => {
    const place = await provision(tenantry())
    const explained = await explain(place, 'https://elsewhere.example/')
    expect([refusedAt(explained), explained.refusal?.error]).toEqual(['claim_gate', 'claim_required'])
    expect(JSON.stringify(explained)).not.toContain('/claim')
    expect(refusedAt(await explain(place, 'https://api.anthropic.com/v1/messages'))).toBeUndefined()
  })

  it('by the standing of agent, organization and partner', async () => {
    const place = await claimed()
    const stopped = async (): Promise<readonly unknown[]> => {
      const explained = await explain(place, 'https://llm.example/')
      return [refusedAt(explained), explained.refusal?.error]
    }
    const { body } = await place.asProject('GET', '/v1/agents/default')
    const ofAgent = `/v1/agents/${(body as { id: string }).id}/gateway`
    await place.asProject('PATCH', ofAgent, { stopped: true })
    expect(await stopped()).toEqual(['standing', 'gateway_stopped'])
    await place.asProject('PATCH', ofAgent, { stopped: false })
    expect(await stopped()).toEqual([undefined, undefined])
    await place.partner.broker('PATCH', '/v1/partner/gateway', { body: { stopped: true } })
    expect(await stopped()).toEqual(['standing', 'gateway_stopped'])
  })
})

describe('of budgets it says', () => {
  const withBudget = async (body: object) => {
    const place = await claimed()
    const secretId = await addSecret(place, 'partner')
    const path = `/v1/partner/orgs/${place.organizationId}/secrets/${secretId}/budget`
    await place.partner.broker('POST', path, { body })
    const spend = async (cents: number) => {
      await tenantry().database.sql(
        `insert into spend (partner_id, org_id, secret_id, period_start, nano_dollars)
         values ($1, $2, $3, '2026-03-01T00:00:00Z', $4)`,
        [place.partner.id, place.organizationId, secretId, String(BigInt(cents) * 10_000_000n)],
      )
    }
    return { place, secretId, spend }
  }
  const url = 'https://llm.example/v1/messages'

  it('which one binds, how much is spent, and that nothing is left', async () => {
    const { place, secretId, spend } = await withBudget({ limitCents: 500, period: 'monthly', mode: 'hard' })
    const known = { secretId, limitCents: 500, period: 'monthly', mode: 'hard' }
    const open = await explain(place, url, { method: 'POST' })
    expect([open.outcome, open.budget]).toEqual(['forward', { ...known, spentCents: 0 }])
    await spend(500)
    const spent = await explain(place, url, { method: 'POST' })
    expect([refusedAt(spent), spent.refusal?.error]).toEqual(['budget', 'budget_exceeded'])
    expect(spent.budget).toEqual({ ...known, spentCents: 500 })
  })

  it('that what cannot be measured is refused', async () => {
    const { place } = await withBudget({ limitCents: 500, period: 'total' })
    const batches = await explain(place, 'https://llm.example/v1/messages/batches', { method: 'POST' })
    expect([refusedAt(batches), batches.refusal?.error]).toEqual(['budget', 'blocked_by_policy'])
  })
})

it.each([
  ['url', 'ftp://x.example/'],
  ['url', 'llm.example'],
  ['url', 'https://user@llm.example/'],
  ['url', 'https:///x'],
  ['url', ''],
])('refuses the %s "%s" and names it', async (field, url) => {
  const { asProject } = await provision(tenantry())
  const { status, text } = await asProject('GET', pathOf(url))
  expect([status, text]).toEqual([400, expect.stringContaining(field)])
})

it('refuses what is no method', async () => {
  const { asProject } = await provision(tenantry())
  const { status, text } = await asProject('GET', pathOf('https://llm.example/', { method: 'A B' }))
  expect([status, text]).toEqual([400, expect.stringContaining('method')])
})

it('is about the agent that is named, and says which is missing', async () => {
  const place = await claimed()
  await place.asProject('POST', '/v1/agents', { name: 'Second', identifier: 'second' })
  const { body } = await place.asProject('GET', pathOf('https://llm.example/', { agent: 'second' }))
  expect(body).toMatchObject({ agent: { identifier: 'second' } })
  const missing = await place.asProject('GET', pathOf('https://llm.example/', { agent: 'third' }))
  expect([missing.status, missing.body]).toEqual([
    404,
    { error: expect.any(String), code: 'AGENT_NOT_FOUND', agentIdentifier: 'third' },
  ])
})

it('serves organization keys with a project, and neither partners nor agents', async () => {
  const place = await provision(tenantry())
  const path = pathOf('https://llm.example/')
  expect((await place.inProject('GET', path)).status).toBe(200)
  expect((await place.asOrg('GET', path)).status).toBe(401)
  expect((await place.partner.broker('GET', path)).status).toBe(403)
})
