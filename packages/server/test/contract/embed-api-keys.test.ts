import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES, SCOPES, type Scope } from '../../src/domain/scopes.ts'
import { claimAs } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { admin, bearer, createTestOrg, fleetHeaders, type TestPartner, withKey } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clientKeyCalls, type NewKey } from './client-key-calls.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const { setUp, pathOf, issue, list, namesOf, worksWith, claimAndIssue } = clientKeyCalls(tenantry)
const OF_ORG: readonly Scope[] = DEFAULT_SCOPES.org_key
const later = (seconds: number): string =>
  new Date(tenantry().clock.now.getTime() + seconds * 1_000).toISOString()

describe('POST /partner/v1/orgs/:orgId/api-keys (embed guide, "Create Org API Key")', () => {
  it('answers 201 with a JWT that works as Bearer and as api-token, and holds what an organization may do', async () => {
    const { partner, orgId } = await setUp()
    const answer = await partner.embed('POST', pathOf(orgId), { body: { name: 'Production' } })
    expect([answer.status, answer.body]).toEqual([
      201,
      { api_key_id: expect.stringMatching(/^[0-9a-f-]{36}$/), api_key: expect.stringMatching(/^eyJ/) },
    ])
    expect(answer.headers['x-acted-on-org']).toBe(orgId)
    const { api_key_id: id, api_key: key } = answer.body as NewKey
    const { body } = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
    expect(body).toMatchObject({ kind: 'org', organizationId: orgId, credentialId: id })
    expect((await tenantry().call('GET', '/v1/projects', { headers: bearer(key) })).status).toBe(200)
    const fleet = await tenantry().call('POST', '/api/location/getLocations', {
      headers: fleetHeaders(key, 'api-token'),
      body: {},
    })
    expect(fleet.status).toBe(200)
    const [row] = await tenantry().database.sql('select * from credentials where id = $1', [id])
    expect(row).toMatchObject({ kind: 'org_key', format: 'jwt', seen_by_partner: true, sealed: null })
    expect(row?.['scopes']).toEqual(SCOPES.filter((scope) => OF_ORG.includes(scope)))
    const [event] = (await eventsOf(tenantry(), partner)).filter(({ type }) => type === 'org_key.issued')
    expect(JSON.stringify(event)).not.toContain('eyJ')
  })

  it('calls it Default where nothing is said, with a body or without', async () => {
    const { partner, orgId } = await setUp()
    await issue(partner, orgId, {})
    await issue(partner, orgId)
    expect(await namesOf(partner, orgId)).toEqual(['Default', 'Default', 'Default'])
  })

  it('is verified offline, by the keys that everybody can read', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key, api_key_id: id } = await issue(partner, orgId, { expires_at: later(60) })
    const { body } = await tenantry().call('GET', '/.well-known/jwks.json')
    const { payload, protectedHeader } = await jwtVerify(key, createLocalJWKSet(body as JSONWebKeySet), {
      issuer: 'https://tenantry.example',
      subject: `org/${orgId}`,
      algorithms: ['EdDSA'],
      currentDate: tenantry().clock.now,
    })
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: expect.any(String) })
    const iat = tenantry().clock.now.getTime() / 1_000
    expect(payload).toMatchObject({ jti: id, iat, exp: iat + 60 })
  })

  it('ends when it is told to', async () => {
    const { partner, orgId } = await setUp()
    const { api_key: key } = await issue(partner, orgId, { expires_at: later(60) })
    expect(await worksWith(key)).toBe(200)
    moveClock(tenantry(), 60)
    expect(await worksWith(key)).toBe(401)
  })

  it('outlives the partner’s key that asked for it, since it is the organization’s', async () => {
    const { partner, orgId } = await setUp()
    const { body } = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
      body: { name: 'Short', expiresAt: later(60) },
    })
    const short = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    const { api_key: key } = await issue(short, orgId)
    moveClock(tenantry(), 61)
    expect(await worksWith(short.key)).toBe(401)
    expect(await worksWith(key)).toBe(200)
  })

  it.each([
    [{ name: '' }, /name/],
    [{ name: ' ' }, /name/],
    [{ name: 7 }, /name/],
    [{ name: null }, /name/],
    [{ name: 'x'.repeat(256) }, /name/],
    [{ expires_at: 'tomorrow' }, /expires_at/],
    [{ expires_at: '2030-02-31T00:00:00Z' }, /expires_at/],
    [{ expires_at: '2020-01-01T00:00:00Z' }, /expires_at/],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const { partner, orgId } = await setUp()
    const answer = await partner.embed('POST', pathOf(orgId), { body })
    expect([answer.status, answer.body]).toEqual([
      400,
      { statusCode: 400, message: expect.stringMatching(field) },
    ])
    expect(answer.headers['x-acted-on-org']).toBeUndefined()
    expect(await namesOf(partner, orgId)).toEqual(['Default'])
  })

  it('presents the same key to whoever repeats the request with its Idempotency-Key', async () => {
    const { partner, orgId } = await setUp()
    const headers = { 'idempotency-key': 'once' }
    const ask = () => partner.embed('POST', pathOf(orgId), { body: { name: 'Once' }, headers })
    const [first, again] = [await ask(), await ask()]
    expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([
      201,
      first.text,
      'true',
    ])
    expect(await namesOf(partner, orgId)).toEqual(['Default', 'Once'])
  })
})

const CALLS: readonly (readonly [method: string, rest: string])[] = [
  ['POST', ''],
  ['GET', ''],
  ['POST', `/${MISSING_UUID}/rotate`],
  ['DELETE', `/${MISSING_UUID}`],
]

describe.each(CALLS)('%s /partner/v1/orgs/:orgId/api-keys%s', (method, rest) => {
  const ask = (partner: TestPartner, orgId: string) => partner.embed(method, pathOf(orgId, rest))

  it('answers alike, 403, about a stranger’s organization, a missing one, its own and what is no id', async () => {
    const { partner } = await setUp()
    const other = await setUp()
    const ids = [other.orgId, MISSING_UUID, partner.ownOrgId, 'no-id']
    const answers = await Promise.all(ids.map((id) => ask(partner, id)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([
        403,
        { statusCode: 403, message: 'Org does not belong to this partner' },
      ])
      expect(headers['x-acted-on-org']).toBeUndefined()
    }
  })

  it('is acting inside: 403 once the customer lets nobody in, has left, or is suspended', async () => {
    const ends: readonly ((set: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>)[] = [
      ({ org }) => claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' }),
      ({ org }) => tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(org.orgApiKey) }),
      ({ partner, orgId }) => partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`),
    ]
    for (const end of ends) {
      const set = await setUp()
      await end(set)
      const { status, body } = await ask(set.partner, set.orgId)
      expect([status, body]).toEqual([
        403,
        { statusCode: 403, message: 'Access to this organization is not allowed' },
      ])
    }
  })

  it('wants a partner’s key, live and with the scope: 401, and 403 without it', async () => {
    const { partner, org, orgId } = await setUp()
    const { body } = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'Weak', scopes: ['orgs:read', 'login_links:write'] },
    })
    const weak = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    const refused = await ask(weak, orgId)
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('org_keys:')])
    for (const key of [org.orgApiKey, org.projectApiKey, org.agentToken, 'nonsense'])
      expect((await ask(withKey(tenantry(), partner, key), orgId)).status).toBe(401)
  })
})

describe('GET /partner/v1/orgs/:orgId/api-keys', () => {
  it('lists the organization’s keys and no other kind, never the key itself', async () => {
    const { partner, org, orgId } = await setUp()
    const { api_key_id: id, api_key: key } = await issue(partner, orgId, {
      name: 'Production',
      expires_at: later(60),
    })
    await issue(partner, (await createTestOrg(partner)).organizationId, { name: 'Of another' })
    const answer = await partner.embed('GET', pathOf(orgId))
    expect(answer.body).toEqual({
      data: [
        expect.objectContaining({ name: 'Default', hint: org.orgApiKey.slice(-4) }),
        {
          ...{ id, name: 'Production', hint: key.slice(-4), created_at: '2026-03-15T10:30:00.000Z' },
          ...{ last_used_at: null, expires_at: later(60), revoked_at: null },
        },
      ],
      next: null,
    })
    expect(answer.headers['x-acted-on-org']).toBe(orgId)
    for (const secret of [key, org.orgApiKey]) expect(answer.text).not.toContain(secret)
  })

  it('goes page by page', async () => {
    const { partner, orgId } = await setUp()
    for (const name of ['One', 'Two']) await issue(partner, orgId, { name })
    const first = await partner.embed('GET', pathOf(orgId, '?limit=2'))
    const { next } = first.body as { next: string }
    const rest = await partner.embed('GET', pathOf(orgId, `?limit=2&cursor=${next}`))
    expect(rest.body).toMatchObject({ data: [{ name: 'Two' }], next: null })
    for (const query of ['?limit=0', '?limit=101', '?limit=x', '?cursor=x'])
      expect((await partner.embed('GET', pathOf(orgId, query))).status).toBe(400)
  })
})

describe('which keys a partner knows of', () => {
  it('are all while nobody owns the organization', async () => {
    const { partner, orgId } = await setUp()
    await tenantry().database.sql('update credentials set seen_by_partner = false where org_id = $1', [orgId])
    const [key] = await list(partner, orgId)
    const rotated = await partner.embed('POST', pathOf(orgId, `/${key?.id}/rotate`))
    expect(rotated.status).toBe(201)
    const { api_key_id: id } = rotated.body as NewKey
    const [row] = await tenantry().database.sql('select seen_by_partner from credentials where id = $1', [id])
    expect(row).toEqual({ seen_by_partner: true })
  })

  it('are those that it has seen once somebody does: another is no key, 404', async () => {
    const { partner, org, orgId } = await setUp()
    const mine = await issue(partner, orgId, { name: 'Mine' })
    const { unseen } = await claimAndIssue(org.claimUrl)
    expect(await namesOf(partner, orgId)).toEqual(['Default', 'Mine'])
    for (const [method, rest] of [
      ['POST', '/rotate'],
      ['DELETE', ''],
    ] as const) {
      const { status, body } = await partner.embed(method, pathOf(orgId, `/${unseen.id}${rest}`))
      expect([status, body]).toEqual([404, { statusCode: 404, message: 'Key not found' }])
    }
    expect(await worksWith(unseen.apiKey)).toBe(200)
    expect((await partner.embed('DELETE', pathOf(orgId, `/${mine.api_key_id}`))).status).toBe(204)
  })

  it('are told to the customer, and go when it has them replaced', async () => {
    const { partner, org, orgId } = await setUp()
    const { visitor } = await claimAndIssue(org.claimUrl)
    const { api_key_id: id, api_key: key } = await issue(partner, orgId, { name: 'Later' })
    const { body } = await visitor.api('GET', '/v1/org/partner/receipt')
    expect(JSON.stringify(body)).toContain(id)
    await visitor.api('POST', '/v1/org/partner/rotate-seen')
    expect(await worksWith(key)).toBe(401)
  })
})
