import { describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../src/domain/scopes.ts'
import { claimAs } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const PATH = '/v1/org/keys'
const later = (seconds: number): string =>
  new Date(tenantry().clock.now.getTime() + seconds * 1_000).toISOString()

interface Issued {
  readonly id: string
  readonly apiKey: string
  readonly hint: string
  readonly scopes: readonly string[]
  readonly expiresAt: string | null
}
const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  return { partner, org: await createTestOrg(partner) }
}
const call = (key: string, method: string, path = PATH, body?: unknown) =>
  tenantry().call(method, path, { headers: bearer(key), ...(body !== undefined && { body }) })
const issue = async (key: string, body: object = {}): Promise<Issued> => {
  const answer = await call(key, 'POST', PATH, { name: 'Deploy', ...body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as Issued
}
const worksWith = async (key: string): Promise<number> => (await call(key, 'GET', '/v1/whoami')).status
const namesIn = (body: unknown): unknown[] =>
  (body as { data: { name: string }[] }).data.map(({ name }) => name)

describe('POST /v1/org/keys', () => {
  it.each(['opaque', 'jwt'])(
    'issues a key of the organization that works, shown once (%s)',
    async (format) => {
      const { org } = await setUp()
      const wish = { format, scopes: ['orgs:read', 'projects:read'], expiresAt: later(60) }
      const { apiKey, ...key } = await issue(org.orgApiKey, wish)
      expect(key).toEqual({
        id: expect.any(String),
        name: 'Deploy',
        format,
        hint: apiKey.slice(-4),
        scopes: ['orgs:read', 'projects:read'],
        createdAt: '2026-03-15T10:30:00.000Z',
        lastUsedAt: null,
        expiresAt: later(60),
        revokedAt: null,
      })
      const { body } = await call(apiKey, 'GET', '/v1/whoami')
      expect(body).toMatchObject({ kind: 'org', organizationId: org.organizationId })
      expect((await call(apiKey, 'GET', '/v1/projects')).status).toBe(200)
      expect((await call(apiKey, 'POST', '/v1/projects', { name: 'New' })).status).toBe(403)
      const listed = await call(org.orgApiKey, 'GET')
      expect(listed.text).toContain(key.id)
      expect(listed.text).not.toContain(apiKey)
    },
  )

  it('is for its owners and admins too, and gives what they may do where no scopes are named', async () => {
    const { org } = await setUp()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    const { status, body } = await visitor.api('POST', PATH, { body: { name: 'Mine' } })
    const { scopes, apiKey } = body as Issued
    expect([status, scopes.toSorted()]).toEqual([201, [...DEFAULT_SCOPES.org_key].sort()])
    expect(await worksWith(apiKey)).toBe(200)
    await tenantry().database.sql(`update memberships set role = 'member' where org_id = $1`, [
      org.organizationId,
    ])
    expect((await visitor.api('POST', PATH, { body: { name: 'Mine' } })).status).toBe(403)
    expect((await visitor.api('GET', PATH)).status).toBe(403)
  })

  it('makes no key that is mightier than the one that asks, nor one that works longer', async () => {
    const { org } = await setUp()
    const { apiKey } = await issue(org.orgApiKey, { scopes: ['org:manage'], expiresAt: later(60) })
    expect(await issue(apiKey)).toMatchObject({ scopes: ['org:manage'], expiresAt: later(60) })
    const mightier = await call(apiKey, 'POST', PATH, { name: 'x', scopes: ['orgs:read'] })
    expect([mightier.status, mightier.text]).toEqual([403, expect.stringContaining('scopes must be among')])
    const longer = await call(apiKey, 'POST', PATH, { name: 'x', expiresAt: later(61) })
    expect([longer.status, longer.text]).toEqual([400, expect.stringContaining('expiresAt must not')])
  })

  it.each([
    [{}, 'name'],
    [{ name: 'x', format: 'pem' }, 'format'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['keys:write'] }, 'scopes[0]'],
    [{ name: 'x', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const { org } = await setUp()
    const { status, text } = await call(org.orgApiKey, 'POST', PATH, body)
    expect([status, text]).toEqual([400, expect.stringContaining(field)])
  })
})

describe('whether the partner has seen a key', () => {
  it.each(['a key that the partner holds', 'a session', 'a key that it has not seen'])(
    'is decided by what it was issued and rotated with: %s',
    async (by) => {
      const { org } = await setUp()
      const { visitor } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'yes' })
      const mine = await visitor.api('POST', PATH, { body: { name: 'Mine' } })
      const unseen = (mine.body as Issued).apiKey
      const ask = (method: string, path: string, body?: object) => {
        if (by === 'a session') return visitor.api(method, path, body && { body })
        return call(by === 'a key that it has not seen' ? unseen : org.orgApiKey, method, path, body)
      }
      const issued = await ask('POST', PATH, { name: 'Issued' })
      const rotated = await ask('POST', `${PATH}/${(issued.body as Issued).id}/rotate`)
      const { body } = await visitor.api('GET', '/v1/org/partner/receipt')
      const { seenCredentials } = body as { seenCredentials: { id: string }[] }
      const isSeen = seenCredentials.some(({ id }) => id === (rotated.body as Issued).id)
      expect([rotated.status, isSeen]).toEqual([201, by === 'a key that the partner holds'])
      await visitor.api('POST', '/v1/org/partner/rotate-seen')
      const works = by === 'a key that the partner holds' ? 401 : 200
      expect(await worksWith((rotated.body as Issued).apiKey)).toBe(works)
    },
  )

  it('a JWT that it has seen is replaced by a JWT', async () => {
    const { org } = await setUp()
    await issue(org.orgApiKey, { format: 'jwt' })
    const { body } = await call(org.orgApiKey, 'POST', '/v1/org/partner/rotate-seen')
    const { credentials } = body as { credentials: { name: string; token: string }[] }
    const fresh = credentials.find(({ name }) => name === 'Deploy')?.token ?? ''
    expect(fresh).toMatch(/^eyJ/)
    expect(await worksWith(fresh)).toBe(200)
  })
})

describe('GET /v1/org/keys', () => {
  it('lists the organization’s keys and no other, page by page, with their last use', async () => {
    const { org, partner } = await setUp()
    const other = await createTestOrg(partner)
    await issue(other.orgApiKey, { name: 'Of another' })
    for (const name of ['One', 'Two']) await issue(org.orgApiKey, { name })
    const all = await call(org.orgApiKey, 'GET')
    expect(namesIn(all.body)).toEqual(['Default', 'One', 'Two'])
    const first = await call(org.orgApiKey, 'GET', `${PATH}?limit=2`)
    const { next } = first.body as { next: string }
    const rest = await call(org.orgApiKey, 'GET', `${PATH}?limit=2&cursor=${next}`)
    expect([namesIn(first.body), namesIn(rest.body)]).toEqual([['Default', 'One'], ['Two']])
    await tenantry().domain.credentialUses.flush()
    const { data } = (await call(org.orgApiKey, 'GET')).body as { data: { lastUsedAt: string | null }[] }
    expect(data.map(({ lastUsedAt }) => lastUsedAt)).toEqual(['2026-03-15T10:30:00.000Z', null, null])
  })
})

describe('POST /v1/org/keys/{keyId}/rotate', () => {
  it('puts a new key in the place of the old one, which works on for the overlap and no longer', async () => {
    const { org } = await setUp()
    const old = await issue(org.orgApiKey, { scopes: ['orgs:read'] })
    const rotated = await call(org.orgApiKey, 'POST', `${PATH}/${old.id}/rotate`, { overlapSeconds: 60 })
    expect(rotated.status).toBe(201)
    expect(rotated.body).toMatchObject({ name: 'Deploy', scopes: ['orgs:read'], expiresAt: null })
    expect([await worksWith(old.apiKey), await worksWith((rotated.body as Issued).apiKey)]).toEqual([
      200, 200,
    ])
    const { clock } = tenantry()
    const start = clock.now
    clock.now = new Date(later(60))
    expect([await worksWith(old.apiKey), await worksWith((rotated.body as Issued).apiKey)]).toEqual([
      401, 200,
    ])
    const dead = await call(org.orgApiKey, 'POST', `${PATH}/${old.id}/rotate`)
    expect(dead.status).toBe(409)
    clock.now = start
  })
})

describe('DELETE /v1/org/keys/{keyId}', () => {
  it('is refused from its answer on; again it changes nothing', async () => {
    const { org } = await setUp()
    const { id, apiKey } = await issue(org.orgApiKey)
    expect(await worksWith(apiKey)).toBe(200)
    for (let times = 0; times < 2; times++) {
      expect((await call(org.orgApiKey, 'DELETE', `${PATH}/${id}`)).status).toBe(204)
      expect(await worksWith(apiKey)).toBe(401)
    }
  })

  it('knows no other organization’s key, no project’s, none of the partner, and no id that is none: 404', async () => {
    const { org, partner } = await setUp()
    const other = await createTestOrg(partner)
    const { id } = await issue(other.orgApiKey)
    const whoami = await call(org.projectApiKey, 'GET', '/v1/whoami')
    const { credentialId } = whoami.body as { credentialId: string }
    for (const keyId of [id, credentialId, partner.keyId, MISSING_UUID, 'x'])
      for (const [method, path] of [
        ['DELETE', `${PATH}/${keyId}`],
        ['POST', `${PATH}/${keyId}/rotate`],
      ] as const) {
        const { status, body } = await call(org.orgApiKey, method, path)
        expect([status, body]).toEqual([
          404,
          { error: { message: 'Key not found', type: 'not_found_error' } },
        ])
      }
  })

  it('is for the organization alone: 403 for its partner and its projects', async () => {
    const { org, partner } = await setUp()
    for (const key of [partner.key, org.projectApiKey]) expect((await call(key, 'GET')).status).toBe(403)
  })
})
