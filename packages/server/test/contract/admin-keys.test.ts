import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../src/domain/scopes.ts'
import { admin, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { issueKey, partnerKeys, statusesOf } from './partner-keys.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { byOperator, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')
const createdAt = START.toISOString()
afterEach(() => {
  tenantry().clock.now = START
})

describe('GET /admin/v1/partners/{id}/keys', () => {
  it('lists the keys oldest first, the revoked ones too, and never a key', async () => {
    const partner = await createTestPartner(tenantry())
    const opaque = await issueKey(tenantry(), partner, { name: 'CI', expiresAt: '2030-01-31T12:00:00Z' })
    const jwt = await issueKey(tenantry(), partner, { name: 'Portal', format: 'jwt' })
    await createTestOrg(partner)
    await partnerKeys(tenantry(), partner, 'DELETE', `/${opaque.id}`)
    await tenantry().domain.credentialUses.flush()
    const { status, body, text } = await partnerKeys(tenantry(), partner, 'GET')
    expect(status).toBe(200)
    const scopes = DEFAULT_SCOPES.partner_key
    const unused = { lastUsedAt: null, expiresAt: null, revokedAt: null }
    const key = { format: 'opaque', scopes, createdAt, ...unused }
    expect(body).toEqual({
      data: [
        { ...key, id: partner.keyId, name: 'Default', hint: partner.key.slice(-4), lastUsedAt: createdAt },
        {
          ...key,
          id: opaque.id,
          name: 'CI',
          hint: opaque.apiKey.slice(-4),
          expiresAt: '2030-01-31T12:00:00.000Z',
          revokedAt: createdAt,
        },
        { ...key, id: jwt.id, name: 'Portal', format: 'jwt', hint: jwt.apiKey.slice(-4) },
      ],
    })
    for (const secret of [partner.key, opaque.apiKey, jwt.apiKey]) expect(text).not.toContain(secret)
  })

  it('pages with a cursor', async () => {
    const partner = await createTestPartner(tenantry())
    const ids = [partner.keyId]
    for (let i = 0; i < 4; i++) ids.push((await issueKey(tenantry(), partner)).id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = cursor === undefined ? '' : `&cursor=${cursor}`
      const page = (await partnerKeys(tenantry(), partner, 'GET', `?limit=2${query}`)).body as {
        data: { id: string }[]
        next?: string
      }
      seen.push(...page.data.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual(ids)
  })
})

describe('DELETE /admin/v1/partners/{id}/keys/{keyId}', () => {
  it.each(['opaque', 'jwt'])('revokes a %s key everywhere before it answers', async (format) => {
    const partner = await createTestPartner(tenantry())
    const { id, apiKey } = await issueKey(tenantry(), partner, { format, name: 'CI' })
    expect(await statusesOf(tenantry(), partner, apiKey)).toEqual([200, 200, 200])
    const answer = await partnerKeys(tenantry(), partner, 'DELETE', `/${id}`)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await statusesOf(tenantry(), partner, apiKey)).toEqual([403, 401, 401])
    expect(await statusesOf(tenantry(), partner, partner.key)).toEqual([200, 200, 200])
    expect((await eventsOf(tenantry(), partner)).slice(1)).toEqual([
      {
        ...byOperator(tenantry(), answer),
        type: 'partner_key.revoked',
        orgId: null,
        subject: id,
        data: { name: 'CI' },
      },
    ])
  })

  it('changes nothing the second time: same answer, no second event, same moment', async () => {
    const partner = await createTestPartner(tenantry())
    const { id } = await issueKey(tenantry(), partner)
    await partnerKeys(tenantry(), partner, 'DELETE', `/${id}`)
    tenantry().clock.now = new Date('2026-03-15T11:00:00.000Z')
    expect((await partnerKeys(tenantry(), partner, 'DELETE', `/${id}`)).status).toBe(204)
    const types = (await eventsOf(tenantry(), partner)).map(({ type }) => type)
    expect(types).toEqual(['partner_key.issued', 'partner_key.revoked'])
    const { body } = await partnerKeys(tenantry(), partner, 'GET')
    expect(body).toMatchObject({ data: [{}, { id, revokedAt: createdAt }] })
  })

  it('finds no other partner’s key, no org’s key and none that is missing', async () => {
    const partner = await createTestPartner(tenantry())
    const sibling = await createTestPartner(tenantry())
    await createTestOrg(partner)
    const [orgKey] = await tenantry().database.sql(
      `select id from credentials where partner_id = $1 and kind = 'org_key'`,
      [partner.id],
    )
    for (const id of [sibling.keyId, String(orgKey?.['id']), MISSING_UUID, 'nope']) {
      const { status, body } = await partnerKeys(tenantry(), partner, 'DELETE', `/${id}`)
      const error = { code: 'credential.not_found', message: 'Key not found' }
      expect([id, status, body]).toEqual([id, 404, { error }])
    }
    expect(await statusesOf(tenantry(), sibling, sibling.key)).toEqual([200, 200, 200])
  })

  it('finds no partner that is missing', async () => {
    for (const [method, path] of [
      ['GET', '/keys'],
      ['POST', '/keys'],
      ['DELETE', `/keys/${MISSING_UUID}`],
    ] as const) {
      const call = method === 'POST' ? { body: {} } : {}
      const { status, body } = await admin(tenantry(), method, `/partners/${MISSING_UUID}${path}`, call)
      const error = { code: 'partner.not_found', message: 'Partner not found' }
      expect([status, body]).toEqual([404, { error }])
    }
  })
})
