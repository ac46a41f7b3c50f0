import { expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const over = (charactersMax: number): string => '😀'.repeat(charactersMax + 1)
const CONNECTION = { app_key: 'a', user_key: 'u' }

it.each([
  ['name', { name: ' \n' }],
  ['name', { name: '' }],
  ['external_id', { external_id: '' }],
  ['external_id', { external_id: ' ' }],
  ['website', { website: 'not a URL' }],
  ['website', { website: 'ftp://customer.example' }],
  ['website', { website: 'javascript:alert(1)' }],
  ['website', { website: `https://customer.example/${'x'.repeat(2_048)}` }],
  ['language', { language: 'english please' }],
  ['language', { language: 'e' }],
  ['ai_instructions', { ai_instructions: over(100_000) }],
  ['integrations.fareharbor', { integrations: { fareharbor: [] } }],
  ['integrations.fareharbor', { integrations: { fareharbor: [CONNECTION, CONNECTION] } }],
  [
    'integrations.fareharbor',
    { integrations: { fareharbor: Array.from({ length: 101 }, () => CONNECTION) } },
  ],
])('embed refuses an org by its %s with 400 and writes nothing: %j', async (field, wrong) => {
  const partner = await createTestPartner(tenantry())
  const before = await databaseDigest(tenantry())
  const answer = await partner.embed('POST', '/orgs', { body: { name: 'x', ...wrong } })
  expect(answer.status, answer.text).toBe(400)
  expect(refusalMessage('embed', answer, field)).toContain(field)
  expect(await databaseDigest(tenantry())).toEqual(before)
})

it.each([
  { ai_instructions: '😀'.repeat(100_000) },
  { external_id: '😀'.repeat(255), name: '😀'.repeat(255) },
  { website: `https://customer.example/${'x'.repeat(2_048 - 'https://customer.example/'.length)}` },
])('embed takes texts of exactly the longest length, counted in characters', async (right) => {
  const partner = await createTestPartner(tenantry())
  const { status } = await partner.embed('POST', '/orgs', { body: { name: 'x', ...right } })
  expect(status).toBe(201)
})

it.each(['', ' ', '\u2003', over(255)])('broker refuses an org by its name with 400: %j', async (name) => {
  const partner = await createTestPartner(tenantry())
  const before = await databaseDigest(tenantry())
  const answer = await partner.broker('POST', '/v1/partner/orgs', { body: { name } })
  expect(answer.status, answer.text).toBe(400)
  expect(refusalMessage('broker', answer, name)).toMatch(/^name /)
  expect(await databaseDigest(tenantry())).toEqual(before)
})

const WRONG_SETTINGS: readonly (readonly [field: string, settings: Record<string, unknown>])[] = [
  ['name', { name: ' ' }],
  ['name', { name: over(255) }],
  ['ipAllowList[1]', { ipAllowList: ['10.0.0.0/8', '10.0.0.0/33'] }],
  ['ipAllowList[0]', { ipAllowList: ['2001:db8::/129'] }],
  ['ipAllowList[0]', { ipAllowList: ['10.0.0.1/-1'] }],
  ['ipAllowList[0]', { ipAllowList: ['010.0.0.1'] }],
  ['ipAllowList[0]', { ipAllowList: ['example.com'] }],
  ['ipAllowList[0]', { ipAllowList: [''] }],
  ['ipAllowList', { ipAllowList: Array.from({ length: 1_001 }, () => '10.0.0.1') }],
  ['rateLimitPerMinute', { rateLimitPerMinute: 0 }],
  ['rateLimitPerMinute', { rateLimitPerMinute: -1 }],
  ['rateLimitPerMinute', { rateLimitPerMinute: 9_007_199_254_740_992 }],
  ['defaultAiInstructions', { defaultAiInstructions: over(100_000) }],
]

it.each(WRONG_SETTINGS)(
  'admin refuses a partner by its %s, new or known, and writes nothing: %j',
  async (field, wrong) => {
    const { id } = await createTestPartner(tenantry())
    const before = await databaseDigest(tenantry())
    const body = { name: 'x', ownerEmail: 'owner@example.com', ...wrong }
    for (const answer of [
      await admin(tenantry(), 'POST', '/partners', { body }),
      await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: wrong }),
    ]) {
      expect(answer.status, answer.text).toBe(400)
      expect(answer.body).toMatchObject({ error: { field, message: expect.stringContaining(field) } })
      refusalMessage('admin', answer, field)
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  },
)

it.each(['owner', '', '@', 'a@b', `${over(64)}@example.com`, 'a@example.com\nBcc: b@example.com'])(
  'admin refuses a partner by its owner’s address: %j',
  async (ownerEmail) => {
    const answer = await admin(tenantry(), 'POST', '/partners', { body: { name: 'x', ownerEmail } })
    expect(answer.status, answer.text).toBe(400)
    expect(answer.body).toMatchObject({ error: { field: 'ownerEmail' } })
  },
)

it('admin refuses to change nothing at all', async () => {
  const { id } = await createTestPartner(tenantry())
  const answer = await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: {} })
  expect(answer.status).toBe(400)
})

it.each([
  '2030-01-31',
  '2030-13-01T00:00:00Z',
  '2030-01-31T25:00:00Z',
  '2030-01-31T12:00:00',
  '31.01.2030',
  '1893456000',
  '2030-02-31T00:00:00Z',
  '2020-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
])('admin refuses a key that would expire at %s', async (expiresAt) => {
  const { id } = await createTestPartner(tenantry())
  const before = await databaseDigest(tenantry())
  const answer = await admin(tenantry(), 'POST', `/partners/${id}/keys`, { body: { expiresAt } })
  expect(answer.status, answer.text).toBe(400)
  expect(answer.body).toMatchObject({ error: { field: 'expiresAt' } })
  expect(await databaseDigest(tenantry())).toEqual(before)
})
