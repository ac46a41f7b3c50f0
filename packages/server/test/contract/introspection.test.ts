import { describe, expect, it } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { admin, bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { type Call, OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PATH = '/oauth/introspect'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const INACTIVE = { active: false }
const later = (seconds: number): Date => new Date(tenantry().clock.now.getTime() + seconds * 1_000)

const post = (key: string | undefined, raw: string, { headers, ...call }: Call = {}) =>
  tenantry().call('POST', PATH, {
    ...call,
    raw,
    headers: { ...FORM, ...(key !== undefined && bearer(key)), ...headers },
  })
const introspect = async (key: string, token: string): Promise<unknown> => {
  const { status, body, headers, text } = await post(key, new URLSearchParams({ token }).toString())
  expect(status, text).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  return body
}

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  return { partner, org, orgId: org.organizationId }
}
const issue = async (partner: TestPartner, orgId: string, body: object = {}) => {
  const answer = await partner.embed('POST', `/orgs/${orgId}/api-keys`, { body })
  return answer.body as { readonly api_key_id: string; readonly api_key: string }
}
const partnerKey = async (partner: TestPartner, body: object) => {
  const answer = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, { body })
  return answer.body as { readonly id: string; readonly apiKey: string }
}

describe('POST /oauth/introspect (RFC 7662)', () => {
  it('tells the operator and the partner who a key of an organization speaks for', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key, api_key_id: id } = await issue(partner, orgId, {
      expires_at: later(60).toISOString(),
    })
    const iat = tenantry().clock.now.getTime() / 1_000
    const expected = {
      ...{ active: true, iss: 'https://tenantry.example', sub: `org/${orgId}`, jti: id },
      ...{ token_type: 'Bearer', kind: 'org_key', partner_id: partner.id, org_id: orgId },
      ...{ iat, exp: iat + 60, scope: expect.stringMatching(/^(?:[a-z_]+:[a-z]+ )*locations:write /) },
    }
    const jwt = await partnerKey(partner, { name: 'JWT', format: 'jwt' })
    for (const caller of [OPERATOR_KEY, partner.key, jwt.apiKey])
      expect(await introspect(caller, key)).toEqual(expected)
    const { payload } = { payload: JSON.parse(atob(key.split('.')[1] ?? '')) as Record<string, unknown> }
    const { iss, sub, jti, exp } = payload
    expect({ iss, sub, jti, exp, iat: payload['iat'] }).toEqual({
      ...{ iss: expected.iss, sub: expected.sub, jti: id, exp: iat + 60, iat },
    })
  })

  it('tells the instructions that count: the organization’s own, or else its partner’s default', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key } = await issue(partner, orgId)
    const told = async () =>
      ((await introspect(OPERATOR_KEY, key)) as { ai_instructions?: string }).ai_instructions
    expect(await told()).toBeUndefined()
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, {
      body: { defaultAiInstructions: 'The partner’s.' },
    })
    expect(await told()).toBe('The partner’s.')
    await partner.embed('PATCH', `/orgs/${orgId}`, { body: { ai_instructions: 'Its own.' } })
    expect(await told()).toBe('Its own.')
    expect(await introspect(partner.key, key)).toMatchObject({ ai_instructions: 'Its own.' })
    await partner.embed('PATCH', `/orgs/${orgId}`, { body: { ai_instructions: null } })
    await tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(key) })
    expect(await told()).toBeUndefined()
  })

  it('tells of a project’s key and an opaque one as well, without an end where there is none', async () => {
    const { partner, org, orgId } = await setUp()
    const project = await introspect(partner.key, org.projectApiKey)
    expect(project).toMatchObject({
      ...{ active: true, sub: `project/${org.projectId}`, kind: 'project_key' },
      ...{ org_id: orgId, project_id: org.projectId },
    })
    expect(project).not.toHaveProperty('exp')
    expect(await introspect(OPERATOR_KEY, org.orgApiKey)).toMatchObject({ active: true, kind: 'org_key' })
    expect(await introspect(OPERATOR_KEY, org.orgApiKey)).not.toHaveProperty('project_id')
  })

  it('takes a hint and pays no heed to it', async () => {
    const { partner, org } = await setUp()
    for (const hint of ['access_token', 'refresh_token', 'nonsense', '']) {
      const { body } = await post(partner.key, `token=${org.orgApiKey}&token_type_hint=${hint}&more=x`)
      expect(body).toMatchObject({ active: true })
    }
  })

  it('says of every other token that it is inactive, and no more', async () => {
    const { partner, org, orgId } = await setUp()
    const revoked = await issue(partner, orgId)
    await partner.embed('DELETE', `/orgs/${orgId}/api-keys/${revoked.api_key_id}`)
    const expired = await issue(partner, orgId, { expires_at: later(60).toISOString() })
    const live = await issue(partner, orgId)
    moveClock(tenantry(), 60)
    const tokens = [
      ...[revoked.api_key, expired.api_key, org.agentToken, partner.key, OPERATOR_KEY],
      ...['nonsense', `oc_org_${'0'.repeat(38)}`, `${live.api_key.slice(0, -4)}AAAA`, 'ü', '\0', ' '],
      ...['x'.repeat(4_097), 'x'.repeat(500_000), `${'x'.repeat(5_000)}.${'y'.repeat(5_000)}.z`],
    ]
    for (const caller of [OPERATOR_KEY, partner.key])
      for (const token of tokens)
        expect(await introspect(caller, token), token.slice(0, 50)).toEqual(INACTIVE)
  })

  it('says so of a key that is revoked, rotated away or ended from that very moment on', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key, api_key_id: id } = await issue(partner, orgId)
    expect(await introspect(OPERATOR_KEY, key)).not.toHaveProperty('exp')
    const path = `/orgs/${orgId}/api-keys/${id}`
    await partner.embed('POST', `${path}/rotate`, { body: { overlap_seconds: 60 } })
    const exp = later(60).getTime() / 1_000
    expect(await introspect(OPERATOR_KEY, key)).toMatchObject({ active: true, exp })
    await partner.embed('DELETE', path)
    for (const caller of [OPERATOR_KEY, partner.key]) expect(await introspect(caller, key)).toEqual(INACTIVE)
  })

  it('tells a partner nothing of a stranger’s', async () => {
    const { partner } = await setUp()
    const { org } = await setUp()
    for (const token of [org.orgApiKey, org.projectApiKey])
      expect(await introspect(partner.key, token)).toEqual(INACTIVE)
  })

  it('tells a partner nothing once the customer does not let it in; the operator it still tells', async () => {
    const ends: readonly ((set: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>)[] = [
      async ({ org }) => {
        const { visitor } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'yes' })
        return visitor.api('PATCH', '/v1/org/partner/access', { body: { allowed: false } })
      },
      ({ org }) => tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(org.orgApiKey) }),
    ]
    for (const end of ends) {
      const set = await setUp()
      const { orgApiKey } = set.org
      expect(await introspect(set.partner.key, orgApiKey)).toMatchObject({ active: true })
      await end(set)
      expect(await introspect(set.partner.key, orgApiKey)).toEqual(INACTIVE)
      expect(await introspect(OPERATOR_KEY, orgApiKey)).toMatchObject({ active: true })
    }
  })

  it('says of every key of a held organization, and of an inactive partner, that it is inactive', async () => {
    const ends: readonly ((set: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>)[] = [
      ({ partner, orgId }) => partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`),
      ({ orgId }) => admin(tenantry(), 'POST', `/orgs/${orgId}/suspend`),
      ({ partner }) => admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } }),
      ({ partner, orgId }) => partner.broker('DELETE', `/v1/partner/orgs/${orgId}`),
    ]
    for (const end of ends) {
      const set = await setUp()
      const { orgApiKey, projectApiKey } = set.org
      expect(await introspect(OPERATOR_KEY, projectApiKey)).toMatchObject({ active: true })
      const done = (await end(set)) as { status: number }
      expect(done.status).toBeLessThan(300)
      for (const token of [orgApiKey, projectApiKey])
        expect(await introspect(OPERATOR_KEY, token)).toEqual(INACTIVE)
    }
  })

  it('counts as a use of the key, and where a partner asks as a read in its customer’s organization', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key, api_key_id: id } = await issue(partner, orgId)
    await introspect(partner.key, key)
    await tenantry().domain.credentialUses.flush()
    await tenantry().domain.actingReads.flush()
    const { database } = tenantry()
    const [used] = await database.sql('select last_used_at from credentials where id = $1', [id])
    expect(used?.['last_used_at']).toEqual(tenantry().clock.now)
    const reads = await database.sql('select operation from acting_reads where org_id = $1', [orgId])
    expect(reads).toEqual([{ operation: 'client_key.inspect' }])
  })
})

describe('who may introspect', () => {
  it('refuses everybody else with 401 and says how to authenticate', async () => {
    const { partner, org, orgId } = await setUp()
    const revoked = await partnerKey(partner, { name: 'Revoked' })
    await admin(tenantry(), 'DELETE', `/partners/${partner.id}/keys/${revoked.id}`)
    const { api_key: jwt } = await issue(partner, orgId)
    for (const key of [org.orgApiKey, jwt, org.projectApiKey, org.agentToken, revoked.apiKey, 'nonsense']) {
      const { status, body, headers } = await post(key, `token=${org.orgApiKey}`)
      expect([status, body]).toEqual([
        401,
        { error: 'invalid_token', error_description: 'Invalid credential' },
      ])
      expect(headers['www-authenticate']).toBe('Bearer realm="tenantry", error="invalid_token"')
      expect(headers['cache-control']).toBe('no-store')
    }
    const without = await post(undefined, `token=${org.orgApiKey}`)
    expect([without.status, without.headers['www-authenticate']]).toEqual([401, 'Bearer realm="tenantry"'])
  })

  it('refuses a partner’s key without the scope, whatever the token, and an address that is not allowed', async () => {
    const { partner, org } = await setUp()
    const weak = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'Weak', scopes: ['orgs:read'] },
    })
    for (const token of [org.orgApiKey, 'nonsense']) {
      const { status, body } = await post((weak.body as { apiKey: string }).apiKey, `token=${token}`)
      expect([status, body]).toMatchObject([403, { error: 'insufficient_scope' }])
    }
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: ['192.0.2.1'] } })
    const elsewhere = await post(partner.key, `token=${org.orgApiKey}`, { from: '192.0.2.2' })
    expect([elsewhere.status, elsewhere.body]).toMatchObject([403, { error: 'access_denied' }])
    const allowed = await post(partner.key, `token=${org.orgApiKey}`, { from: '192.0.2.1' })
    expect(allowed.body).toMatchObject({ active: true })
  })

  it('counts a partner’s calls in a bucket of their own', async () => {
    const { partner, org } = await setUp()
    const first = await post(partner.key, `token=${org.orgApiKey}`)
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"oauth";q=600;w=60',
      ratelimit: expect.stringMatching(/^"oauth";r=599;t=\d+$/),
    })
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { rateLimitPerMinute: 1 } })
    const over = await post(partner.key, `token=${org.orgApiKey}`)
    expect([over.status, over.body]).toMatchObject([429, { error: 'temporarily_unavailable' }])
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect((await partner.embed('GET', '/orgs')).status).toBe(200)
  })
})

describe('what is asked', () => {
  it.each([
    ['', {}, /token/],
    ['token=', {}, /token/],
    ['tok=x', {}, /token/],
    ['token=a&token=b', {}, /once/],
    ['{"token":"a"}', { 'content-type': 'application/json' }, /Content-Type/],
    ['token=a', { 'content-type': 'text/plain' }, /Content-Type/],
  ])('refuses %j (%j) with 400', async (raw, headers, message) => {
    for (const key of [OPERATOR_KEY, (await setUp()).partner.key]) {
      const answer = await post(key, raw, { headers })
      expect([answer.status, answer.body]).toEqual([
        400,
        { error: 'invalid_request', error_description: expect.stringMatching(message) },
      ])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })

  it('takes a form alone, in a POST: 405 for every other method', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await tenantry().call(method, PATH, { headers: bearer(OPERATOR_KEY) })
      expect([status, headers['allow']]).toEqual([405, 'POST'])
    }
  })

  it('refuses a body over 1 MiB with 413', async () => {
    const { status } = await post(OPERATOR_KEY, `token=${'x'.repeat(1_048_576)}`)
    expect(status).toBe(413)
  })
})

it('throttles an address that keeps failing to authenticate', async () => {
  const { openTenantry } = await import('../support/tenantry.ts')
  const { RATE_LIMIT_POLICY } = await import('../../src/http/rate-limits.ts')
  const strict = await openTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, failedAuthenticationsMax: 3 } })
  const ask = () => strict.call('POST', PATH, { raw: 'token=x', headers: { ...FORM, ...bearer('nonsense') } })
  const statuses: number[] = []
  for (let times = 0; times < 4; times++) statuses.push((await ask()).status)
  expect(statuses).toEqual([401, 401, 401, 429])
  const { status } = await strict.call('POST', PATH, {
    raw: 'token=x',
    headers: { ...FORM, ...bearer(OPERATOR_KEY) },
  })
  expect(status).toBe(200)
  await strict.close()
})
