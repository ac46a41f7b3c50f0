import { describe, expect, it } from 'vitest'
import { moveClock } from '../support/move-clock.ts'
import { bearer, createTestOrg, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clientKeyCalls, type NewKey } from './client-key-calls.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const { setUp, pathOf, issue, list, worksWith } = clientKeyCalls(tenantry)
const later = (seconds: number): string =>
  new Date(tenantry().clock.now.getTime() + seconds * 1_000).toISOString()

describe('a key that was rotated', () => {
  it('is not rotated again while its overlap lasts: 409, since its end would be the new key’s', async () => {
    const { partner, orgId } = await setUp()
    const old = await issue(partner, orgId)
    const path = pathOf(orgId, `/${old.api_key_id}/rotate`)
    const fresh = (await partner.embed('POST', path)).body as NewKey
    const again = await partner.embed('POST', path)
    expect([again.status, again.body]).toEqual([
      409,
      { statusCode: 409, message: 'This key was rotated already; rotate the one that replaced it' },
    ])
    expect((await partner.embed('POST', pathOf(orgId, `/${fresh.api_key_id}/rotate`))).status).toBe(201)
  })
})

describe('POST /partner/v1/orgs/:orgId/api-keys/:keyId/rotate', () => {
  const rotate = (partner: TestPartner, orgId: string, keyId: string, body?: object) =>
    partner.embed('POST', pathOf(orgId, `/${keyId}/rotate`), { body })

  it.each([
    [undefined, 86_400],
    [{ overlap_seconds: 60 }, 60],
    [{ overlap_seconds: 2_592_000 }, 2_592_000],
  ])('lets both keys work until the overlap of %j is over', async (body, seconds) => {
    const { partner, orgId } = await setUp()
    const old = await issue(partner, orgId, { name: 'Production' })
    const { status, body: fresh } = await rotate(partner, orgId, old.api_key_id, body)
    expect([status, fresh]).toEqual([
      201,
      { api_key_id: expect.any(String), api_key: expect.stringMatching(/^eyJ/) },
    ])
    const { api_key: key, api_key_id: id } = fresh as NewKey
    expect(await list(partner, orgId)).toMatchObject([
      { name: 'Default' },
      { id: old.api_key_id, name: 'Production', expires_at: later(seconds), revoked_at: null },
      { id, name: 'Production', expires_at: null, revoked_at: null },
    ])
    moveClock(tenantry(), seconds - 1)
    expect([await worksWith(old.api_key), await worksWith(key)]).toEqual([200, 200])
    moveClock(tenantry(), 1)
    expect([await worksWith(old.api_key), await worksWith(key)]).toEqual([401, 200])
    expect((await rotate(partner, orgId, old.api_key_id)).status).toBe(409)
  })

  it('shows when the old key was last used', async () => {
    const { partner, orgId } = await setUp()
    const old = await issue(partner, orgId)
    await rotate(partner, orgId, old.api_key_id)
    moveClock(tenantry(), 120)
    await worksWith(old.api_key)
    await tenantry().domain.credentialUses.flush()
    const known = (await list(partner, orgId)).find(({ id }) => id === old.api_key_id)
    expect(known?.last_used_at).toBe(tenantry().clock.now.toISOString())
  })

  it('ends the old key at once without an overlap', async () => {
    const { partner, orgId } = await setUp()
    const old = await issue(partner, orgId)
    expect(await worksWith(old.api_key)).toBe(200)
    const { body } = await rotate(partner, orgId, old.api_key_id, { overlap_seconds: 0 })
    expect([await worksWith(old.api_key), await worksWith((body as NewKey).api_key)]).toEqual([401, 200])
  })

  it('never makes a key that does more or works longer than the old one', async () => {
    const { partner, org, orgId } = await setUp()
    const weak = await tenantry().call('POST', '/v1/org/keys', {
      headers: bearer(org.orgApiKey),
      body: { name: 'Weak', scopes: ['orgs:read'], expiresAt: later(60) },
    })
    const { id } = weak.body as { id: string }
    const { status, body } = await rotate(partner, orgId, id)
    expect(status).toBe(201)
    const { api_key_id: freshId, api_key: key } = body as NewKey
    const [row] = await tenantry().database.sql('select scopes, format from credentials where id = $1', [
      freshId,
    ])
    expect(row).toEqual({ scopes: ['orgs:read'], format: 'opaque' })
    moveClock(tenantry(), 60)
    expect(await worksWith(key)).toBe(401)
  })

  it.each([-1, 2_592_001, 1.5, '60', null])('refuses an overlap of %j with 400', async (overlap) => {
    const { partner, orgId } = await setUp()
    const { api_key_id: id } = await issue(partner, orgId)
    const answer = await rotate(partner, orgId, id, { overlap_seconds: overlap })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('overlap_seconds')])
  })
})

describe('DELETE /partner/v1/orgs/:orgId/api-keys/:keyId', () => {
  it('is refused from its answer on; again it changes nothing', async () => {
    const { partner, orgId } = await setUp()
    const { api_key_id: id, api_key: key } = await issue(partner, orgId)
    expect(await worksWith(key)).toBe(200)
    for (let times = 0; times < 2; times++) {
      const answer = await partner.embed('DELETE', pathOf(orgId, `/${id}`))
      expect([answer.status, answer.text]).toEqual([204, ''])
      expect(await worksWith(key)).toBe(401)
    }
    const listed = (await list(partner, orgId)).find((one) => one.id === id)
    expect(listed?.revoked_at).toBe('2026-03-15T10:30:00.000Z')
  })

  it('knows no other organization’s key, no project’s, none of the partner, and no id that is none: 404', async () => {
    const { partner, org, orgId } = await setUp()
    const { api_key_id: foreign } = await issue(partner, (await createTestOrg(partner)).organizationId)
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(org.projectApiKey) })
    const { credentialId } = whoami.body as { credentialId: string }
    for (const keyId of [foreign, credentialId, partner.keyId, MISSING_UUID, 'x'])
      for (const [method, rest] of [
        ['DELETE', ''],
        ['POST', '/rotate'],
      ] as const) {
        const { status, body } = await partner.embed(method, pathOf(orgId, `/${keyId}${rest}`))
        expect([status, body]).toEqual([404, { statusCode: 404, message: 'Key not found' }])
      }
  })
})
