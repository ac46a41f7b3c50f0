import { describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../src/domain/scopes.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  type TestPartner,
  withKey,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const PATH = '/v1/partner/keys'
const later = (seconds: number): string =>
  new Date(tenantry().clock.now.getTime() + seconds * 1_000).toISOString()

interface Issued {
  readonly id: string
  readonly apiKey: string
  readonly hint: string
  readonly scopes: readonly string[]
  readonly expiresAt: string | null
}
const issue = async (partner: TestPartner, body: object = {}): Promise<Issued> => {
  const answer = await partner.broker('POST', PATH, { body: { name: 'Deploy', ...body } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as Issued
}
const rotate = (partner: TestPartner, id: string, overlapSeconds?: number) =>
  partner.broker('POST', `${PATH}/${id}/rotate`, {
    ...(overlapSeconds !== undefined && { body: { overlapSeconds } }),
  })
const worksWith = async (key: string): Promise<number> =>
  (await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status
const list = async (partner: TestPartner, query = '') =>
  (await partner.broker('GET', `${PATH}${query}`)).body as {
    data: Record<string, unknown>[]
    next: string | null
  }
const TYPE = 'invalid_request_error'
const refusal = (message: unknown, type: string) => ({ error: { message, type } })

describe('POST /v1/partner/keys', () => {
  it.each(['opaque', 'jwt'])('issues a key that works, shown once (%s)', async (format) => {
    const partner = await createTestPartner(tenantry())
    const { apiKey, ...key } = await issue(partner, { format, scopes: ['orgs:read'], expiresAt: later(60) })
    expect(key).toEqual({
      id: expect.any(String),
      name: 'Deploy',
      format,
      hint: apiKey.slice(-4),
      scopes: ['orgs:read'],
      createdAt: '2026-03-15T10:30:00.000Z',
      lastUsedAt: null,
      expiresAt: later(60),
      revokedAt: null,
    })
    const limited = withKey(tenantry(), partner, apiKey)
    expect((await limited.broker('GET', '/v1/partner/orgs')).status).toBe(200)
    expect((await limited.broker('POST', '/v1/partner/orgs', { body: { name: 'x' } })).status).toBe(403)
    const listed = await partner.broker('GET', PATH)
    expect(listed.text).toContain(key.id)
    expect(listed.text).not.toContain(apiKey)
  })

  it('gives what the asking key has where no scopes are named', async () => {
    const partner = await createTestPartner(tenantry())
    expect((await issue(partner)).scopes.toSorted()).toEqual([...DEFAULT_SCOPES.partner_key].sort())
    const some = await issue(partner, { scopes: ['keys:write', 'orgs:read'] })
    const limited = withKey(tenantry(), partner, some.apiKey)
    expect((await issue(limited)).scopes).toEqual(['keys:write', 'orgs:read'])
  })

  it('makes no key that is mightier than the one that asks: 403, and the field is named', async () => {
    const partner = await createTestPartner(tenantry())
    const { apiKey } = await issue(partner, { scopes: ['keys:write'] })
    const limited = withKey(tenantry(), partner, apiKey)
    const { status, body } = await limited.broker('POST', PATH, {
      body: { name: 'x', scopes: ['orgs:write'] },
    })
    expect([status, body]).toEqual([
      403,
      refusal(expect.stringMatching(/^scopes .*orgs:write/), 'permission_error'),
    ])
    const stolen = await rotate(limited, partner.keyId)
    expect([stolen.status, stolen.body]).toEqual([
      403,
      refusal(expect.stringMatching(/^scopes /), 'permission_error'),
    ])
    expect(await worksWith(partner.key)).toBe(200)
  })

  it('makes no key that works longer than the one that asks', async () => {
    const partner = await createTestPartner(tenantry())
    const { apiKey, id } = await issue(partner, { expiresAt: later(60) })
    const ending = withKey(tenantry(), partner, apiKey)
    expect((await issue(ending)).expiresAt).toBe(later(60))
    expect((await issue(ending, { expiresAt: later(30) })).expiresAt).toBe(later(30))
    const longer = await ending.broker('POST', PATH, { body: { name: 'x', expiresAt: later(61) } })
    expect([longer.status, longer.body]).toEqual([400, refusal(expect.stringMatching(/^expiresAt /), TYPE)])
    const replaced = await rotate(ending, partner.keyId)
    const words = 'This key works longer than the credential that asks, which cannot replace it'
    expect([replaced.status, replaced.body]).toEqual([403, refusal(words, 'permission_error')])
    expect(await worksWith(partner.key)).toBe(200)
    expect(((await rotate(ending, id)).body as Issued).expiresAt).toBe(later(60))
  })

  it('nor one that outlives its rotation', async () => {
    const partner = await createTestPartner(tenantry())
    await rotate(partner, partner.keyId, 60)
    expect((await issue(partner)).expiresAt).toBe(later(60))
  })

  it.each([
    [{}, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x', format: 'pem' }, 'format'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['everything'] }, 'scopes[0]'],
    [{ name: 'x', scopes: ['partners:write'] }, 'scopes[0]'],
    [{ name: 'x', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', expiresAt: 'tomorrow' }, 'expiresAt'],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const partner = await createTestPartner(tenantry())
    const { status, text } = await partner.broker('POST', PATH, { body })
    expect([status, text]).toEqual([400, expect.stringContaining(field)])
  })
})

describe('GET /v1/partner/keys', () => {
  it('lists page by page, oldest first, the dead ones too, and no other partner’s', async () => {
    const partner = await createTestPartner(tenantry())
    const other = await createTestPartner(tenantry())
    const ids = [partner.keyId]
    for (let count = 0; count < 3; count++) ids.push((await issue(partner)).id)
    await partner.broker('DELETE', `${PATH}/${ids[1]}`)
    const first = await list(partner, '?limit=3')
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    expect(first.data[1]).toMatchObject({ revokedAt: '2026-03-15T10:30:00.000Z' })
    expect(await list(partner, `?limit=3&cursor=${first.next}`)).toMatchObject({
      data: [{ id: ids[3] }],
      next: null,
    })
    expect((await list(other)).data.map(({ id }) => id)).toEqual([other.keyId])
  })

  it('shows to the minute when a key was last presented, to the operator too, without a wait', async () => {
    const { clock, domain } = tenantry()
    const start = clock.now
    const partner = await createTestPartner(tenantry())
    const { id, apiKey } = await issue(partner)
    const lastUsedAt = async () => (await list(partner)).data.find((key) => key['id'] === id)?.['lastUsedAt']
    expect(await lastUsedAt()).toBeNull()
    await worksWith(apiKey)
    await domain.credentialUses.flush()
    expect(await lastUsedAt()).toBe(start.toISOString())
    clock.now = new Date(start.getTime() + 59_000)
    await worksWith(apiKey)
    await domain.credentialUses.flush()
    expect(await lastUsedAt()).toBe(start.toISOString())
    clock.now = new Date(start.getTime() + 60_000)
    await worksWith(apiKey)
    await domain.credentialUses.flush()
    expect(await lastUsedAt()).toBe(clock.now.toISOString())
    const { body } = await admin(tenantry(), 'GET', `/partners/${partner.id}/keys`)
    expect((body as { data: object[] }).data).toContainEqual(
      expect.objectContaining({ id, lastUsedAt: clock.now.toISOString(), scopes: expect.any(Array) }),
    )
    clock.now = start
  })

  it('refuses a page that cannot be: 400', async () => {
    const partner = await createTestPartner(tenantry())
    for (const query of ['?limit=0', '?limit=201', '?limit=x', '?cursor=x'])
      expect((await partner.broker('GET', `${PATH}${query}`)).status, query).toBe(400)
  })
})

describe('POST /v1/partner/keys/{keyId}/rotate', () => {
  it('ends the old key before it answers, where no overlap is asked for', async () => {
    const partner = await createTestPartner(tenantry())
    const old = await issue(partner, { format: 'jwt', scopes: ['orgs:read'], expiresAt: later(9_000) })
    expect(await worksWith(old.apiKey)).toBe(200)
    const { status, body } = await rotate(partner, old.id)
    const { apiKey, ...key } = body as Issued
    expect(status).toBe(201)
    expect(key).toMatchObject({
      name: 'Deploy',
      format: 'jwt',
      scopes: ['orgs:read'],
      expiresAt: later(9_000),
      revokedAt: null,
    })
    expect(key.id).not.toBe(old.id)
    expect([await worksWith(old.apiKey), await worksWith(apiKey)]).toEqual([401, 200])
  })

  it('lets the old key work on for the overlap, and not beyond its own end', async () => {
    const { clock } = tenantry()
    const start = clock.now
    const partner = await createTestPartner(tenantry())
    const [lasting, ending] = [await issue(partner), await issue(partner, { expiresAt: later(10) })]
    const fresh = (await rotate(partner, lasting.id, 60)).body as Issued
    await rotate(partner, ending.id, 604_800)
    clock.now = new Date(start.getTime() + 11_000)
    expect(await worksWith(lasting.apiKey)).toBe(200)
    expect(await worksWith(ending.apiKey)).toBe(401)
    clock.now = new Date(start.getTime() + 60_000)
    expect(await worksWith(lasting.apiKey)).toBe(401)
    expect(await worksWith(fresh.apiKey)).toBe(200)
    clock.now = start
  })

  it('refuses a key that has ended: 409', async () => {
    const partner = await createTestPartner(tenantry())
    const { id } = await issue(partner)
    await partner.broker('DELETE', `${PATH}/${id}`)
    const { status, body } = await rotate(partner, id)
    expect([status, body]).toEqual([409, refusal(expect.any(String), 'conflict_error')])
  })

  it('refuses an overlap out of range: 400', async () => {
    const partner = await createTestPartner(tenantry())
    for (const overlapSeconds of [-1, 604_801, 1.5])
      expect((await rotate(partner, partner.keyId, overlapSeconds)).status).toBe(400)
    expect(await worksWith(partner.key)).toBe(200)
  })
})

describe('DELETE /v1/partner/keys/{keyId}', () => {
  it('revokes from its answer on, and again without a change', async () => {
    const partner = await createTestPartner(tenantry())
    const { id, apiKey } = await issue(partner)
    expect(await worksWith(apiKey)).toBe(200)
    for (let times = 0; times < 2; times++) {
      expect((await partner.broker('DELETE', `${PATH}/${id}`)).status).toBe(204)
      expect(await worksWith(apiKey)).toBe(401)
    }
  })

  it('answers alike about a stranger’s key, an organization’s, a missing and a malformed one: 404', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const rows = await tenantry().database.sql('select id from credentials where org_id = $1', [
      organizationId,
    ])
    const ids = [stranger.keyId, String(rows[0]?.['id']), MISSING_UUID, partner.keyId.toUpperCase(), 'x']
    for (const id of ids) {
      for (const answer of [await partner.broker('DELETE', `${PATH}/${id}`), await rotate(partner, id)])
        expect([answer.status, answer.body]).toEqual([404, refusal('Key not found', 'not_found_error')])
    }
    expect(await worksWith(stranger.key)).toBe(200)
  })

  it('serves partner keys alone', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey } = await createTestOrg(partner)
    const headers = bearer(orgApiKey)
    const calls = [
      ['GET', PATH],
      ['POST', PATH, { name: 'x' }],
      ['POST', `${PATH}/${partner.keyId}/rotate`, {}],
      ['DELETE', `${PATH}/${partner.keyId}`],
    ] as const
    for (const [method, path, body] of calls) {
      expect((await tenantry().call(method, path, { headers, body })).status, path).toBe(403)
      expect((await tenantry().call(method, path, { body })).status, path).toBe(401)
    }
  })
})
