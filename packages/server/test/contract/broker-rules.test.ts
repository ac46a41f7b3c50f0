import { beforeAll, describe, expect, it } from 'vitest'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
let agentId: string
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
  const { body } = await call('GET', '/v1/agents')
  agentId = (body as { id: string }[])[0]?.id ?? ''
})

const call = (method: string, path: string, body?: unknown, headers = bearer(org.projectApiKey)) =>
  tenantry().call(method, path, { headers, ...(body !== undefined && { body }) })
const asOrg = () => bearer(org.orgApiKey)
const RULE = { name: 'Keep out', hostPattern: 'api.github.com', action: 'block', enabled: true }
const create = async (more: object = {}, path = '/v1/rules', headers = bearer(org.projectApiKey)) => {
  const answer = await call('POST', path, { ...RULE, ...more }, headers)
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { readonly id: string } & Record<string, unknown>
}
const notFound = { error: { message: 'Rule not found', type: 'not_found_error' } }

describe('POST /v1/rules', () => {
  it('creates a rule and answers all of it', async () => {
    const limited = { action: 'rate_limit', rateLimit: 5, rateLimitWindow: 'hour' }
    const conditions = [{ target: 'body', operator: 'contains', value: 'drop', key: 'query.text' }]
    const more = { ...limited, pathPattern: '/repos/*', method: 'POST', agentId, conditions }
    expect(await create(more)).toEqual({
      ...RULE,
      ...more,
      id: expect.stringMatching(UUID),
      scope: 'project',
      metadata: null,
      createdAt: '2026-03-15T10:30:00.000Z',
    })
    expect(await create({ pathPattern: '' })).toMatchObject({
      pathPattern: null,
      method: null,
      agentId: null,
      rateLimit: null,
      rateLimitWindow: null,
      conditions: [],
    })
  })

  it.each([
    ['rateLimit', { action: 'rate_limit', rateLimitWindow: 'day' }],
    ['rateLimitWindow', { action: 'rate_limit', rateLimit: 1 }],
    ['hostPattern', { hostPattern: 'https://api.github.com/' }],
    ['hostPattern', { hostPattern: 'user@host' }],
    ['pathPattern', { pathPattern: 'repos' }],
    ['name', { name: '\u200b' }],
    ['agentId', { agentId: MISSING_UUID }],
    ['agentId', { agentId: 'not-an-id' }],
  ])('refuses a rule that breaks one about %s: %j', async (field, wrong) => {
    const { status, body } = await call('POST', '/v1/rules', { ...RULE, ...wrong })
    expect([status, body]).toEqual([
      400,
      { error: { message: expect.stringMatching(`^${field} `), type: 'invalid_request_error' } },
    ])
  })

  it.each([
    ['rateLimit', { rateLimit: 0 }],
    ['rateLimit', { rateLimit: 1_000_001 }],
    ['method', { method: 'TRACE' }],
    ['conditions', { conditions: Array.from({ length: 11 }, () => ({})) }],
  ])('refuses a malformed %s flat', async (field, wrong) => {
    const { status, body } = await call('POST', '/v1/rules', { ...RULE, ...wrong })
    expect([status, body]).toEqual([400, { error: expect.stringContaining(field) }])
  })

  it('takes no agent of another project', async () => {
    const sibling = await createTestOrg(partner)
    const { body } = await call('GET', '/v1/agents', undefined, bearer(sibling.projectApiKey))
    const theirs = (body as { id: string }[])[0]?.id
    expect((await call('POST', '/v1/rules', { ...RULE, agentId: theirs })).status).toBe(400)
  })
})

describe('GET, PATCH and DELETE /v1/rules/{ruleId}', () => {
  it('read, change and delete one rule', async () => {
    const { id } = await create({ method: 'GET', agentId })
    const changed = await call('PATCH', `/v1/rules/${id}`, { name: 'Open', method: null, agentId: null })
    expect([changed.status, changed.body]).toEqual([200, { success: true }])
    const { status, body } = await call('GET', `/v1/rules/${id}`)
    expect([status, body]).toMatchObject([200, { id, name: 'Open', method: null, agentId: null }])
    expect((await call('DELETE', `/v1/rules/${id}`)).status).toBe(204)
    for (const method of ['GET', 'DELETE']) {
      const gone = await call(method, `/v1/rules/${id}`)
      expect([gone.status, gone.body]).toEqual([404, notFound])
    }
  })

  it('want at least one field, and a whole rule after the change', async () => {
    const { id } = await create()
    const empty = await call('PATCH', `/v1/rules/${id}`, {})
    const message = 'At least one field must be provided'
    expect([empty.status, empty.body]).toEqual([400, { error: { message, type: 'invalid_request_error' } }])
    expect((await call('PATCH', `/v1/rules/${id}`, { action: 'rate_limit' })).text).toContain('rateLimit')
    const limit = { action: 'rate_limit', rateLimit: 3, rateLimitWindow: 'minute' }
    expect((await call('PATCH', `/v1/rules/${id}`, limit)).status).toBe(200)
    expect((await call('PATCH', `/v1/rules/${id}`, { rateLimit: null })).status).toBe(400)
    expect((await call('PATCH', `/v1/rules/${id}`, { conditions: null })).status).toBe(200)
  })

  it('answer alike to a stranger’s, a sibling’s, a missing and a malformed rule', async () => {
    const sibling = await createTestOrg(partner)
    const theirs = await create({}, '/v1/rules', bearer(sibling.projectApiKey))
    for (const id of [theirs.id, MISSING_UUID, theirs.id.toUpperCase(), 'nope'])
      for (const [method, body] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
        const answer = await call(method, `/v1/rules/${id}`, body)
        expect([id, answer.status, answer.body]).toEqual([id, 404, notFound])
      }
  })
})

describe('X-Project-Id', () => {
  it('is needed with an organization key, and a partner key is in the wrong place', async () => {
    expect((await call('GET', '/v1/rules', undefined, asOrg())).status).toBe(401)
    expect((await call('GET', '/v1/rules', undefined, {})).status).toBe(401)
    const named = { ...asOrg(), 'x-project-id': org.projectId }
    expect((await call('GET', '/v1/rules', undefined, named)).status).toBe(200)
    expect((await call('GET', '/v1/rules', undefined, bearer(partner.key))).status).toBe(403)
    expect((await call('GET', '/v1/org/rules', undefined, bearer(org.projectApiKey))).status).toBe(403)
  })
})

describe('/v1/org/rules', () => {
  it('hold the rules of the organization, which every project inherits and none changes', async () => {
    const mine = await create({ name: 'Of the project' })
    const rule = await create({ name: 'Of all', agentId }, '/v1/org/rules', asOrg())
    expect(rule).toMatchObject({ scope: 'organization', agentId: null })
    const scopes = async (path: string, headers?: Record<string, string>) => {
      const { body } = await call('GET', path, undefined, headers)
      const rules = body as { id: string; scope: string }[]
      return new Map(rules.map(({ id, scope }) => [id, scope]))
    }
    const inProject = await scopes('/v1/rules')
    expect([inProject.get(mine.id), inProject.get(rule.id)]).toEqual(['project', 'organization'])
    expect([...(await scopes('/v1/org/rules', asOrg())).keys()]).toEqual([rule.id])
    expect((await call('GET', `/v1/rules/${rule.id}`)).status).toBe(200)
    for (const [method, body] of [['PATCH', { name: 'x' }], ['DELETE']] as const) {
      expect((await call(method, `/v1/rules/${rule.id}`, body)).status).toBe(404)
      expect((await call(method, `/v1/org/rules/${mine.id}`, body, asOrg())).status).toBe(404)
    }
    const path = `/v1/org/rules/${rule.id}`
    expect((await call('GET', path, undefined, asOrg())).body).toMatchObject({ name: 'Of all' })
    expect((await call('PATCH', path, { enabled: false }, asOrg())).body).toEqual({ success: true })
    expect((await call('PATCH', path, {}, asOrg())).status).toBe(400)
    expect((await call('DELETE', path, undefined, asOrg())).status).toBe(204)
    expect((await call('GET', path, undefined, asOrg())).body).toEqual(notFound)
  })
})

describe('/v1/org/settings', () => {
  it('say what becomes of a request that no rule speaks of', async () => {
    const read = async () => (await call('GET', '/v1/org/settings', undefined, asOrg())).body
    expect(await read()).toEqual({ policyMode: 'allow' })
    const changed = await call('PATCH', '/v1/org/settings', { policyMode: 'deny' }, asOrg())
    expect([changed.status, changed.body]).toEqual([200, { policyMode: 'deny' }])
    expect(await read()).toEqual({ policyMode: 'deny' })
    expect((await call('PATCH', '/v1/org/settings', { policyMode: 'maybe' }, asOrg())).status).toBe(400)
    expect((await call('GET', '/v1/org/settings')).status).toBe(403)
    expect((await call('GET', '/v1/org/settings', undefined, {})).status).toBe(401)
  })
})
