import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../src/domain/scopes.ts'
import { createTestPartner, withKey } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { issueKey, statusesOf } from './partner-keys.ts'
import { spellingsOf, storedText } from './stored-text.ts'
import { UUID } from './wire-ids.ts'
import { byOperator, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')
const createdAt = START.toISOString()
afterEach(() => {
  tenantry().clock.now = START
})

describe('POST /admin/v1/partners/{id}/keys', () => {
  it.each([
    ['opaque', {}, /^oc_partner_[0-9A-Za-z]{38}$/],
    ['opaque', { format: 'opaque', name: 'CI' }, /^oc_partner_[0-9A-Za-z]{38}$/],
    ['jwt', { format: 'jwt', name: 'Portal' }, /^[\w-]+\.[\w-]+\.[\w-]+$/],
  ])('issues a %s key (%j) that works in every dialect', async (format, body, shape) => {
    const partner = await createTestPartner(tenantry())
    const { answer, id, apiKey } = await issueKey(tenantry(), partner, body)
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      id: expect.stringMatching(UUID),
      name: 'Default',
      ...body,
      format,
      hint: apiKey.slice(-4),
      scopes: DEFAULT_SCOPES.partner_key,
      createdAt,
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
      apiKey: expect.stringMatching(shape),
    })
    expect(await statusesOf(tenantry(), partner, apiKey)).toEqual([200, 200, 200])
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byOperator(tenantry(), answer),
        type: 'partner_key.issued',
        orgId: null,
        subject: id,
        data: { name: 'Default', format, ...body },
      },
    ])
  })

  it.each(['opaque', 'jwt'])('stores no %s key readably, and logs none', async (format) => {
    const partner = await createTestPartner(tenantry())
    const { apiKey } = await issueKey(tenantry(), partner, { format })
    await statusesOf(tenantry(), partner, apiKey)
    const places = [await storedText(tenantry()), tenantry().log()]
    for (const spelling of spellingsOf(apiKey))
      for (const place of places) expect(place).not.toContain(spelling)
  })

  it('acts as the very key that was used: events name it', async () => {
    const partner = await createTestPartner(tenantry())
    const { id, apiKey } = await issueKey(tenantry(), partner)
    await withKey(tenantry(), partner, apiKey).embed('POST', '/orgs', { body: { name: 'Acme' } })
    expect((await eventsOf(tenantry(), partner)).at(-1)).toMatchObject({
      type: 'org.created',
      actor: { principal: `partner/${partner.id}`, credential: id },
    })
  })

  it.each(['opaque', 'jwt'])('lets a %s key expire', async (format) => {
    const partner = await createTestPartner(tenantry())
    const { answer, apiKey } = await issueKey(tenantry(), partner, {
      format,
      expiresAt: '2026-03-15T12:31:00+02:00',
    })
    expect(answer.body).toMatchObject({ expiresAt: '2026-03-15T10:31:00.000Z' })
    expect(await statusesOf(tenantry(), partner, apiKey)).toEqual([200, 200, 200])
    tenantry().clock.now = new Date('2026-03-15T10:31:00.000Z')
    expect(await statusesOf(tenantry(), partner, apiKey)).toEqual([403, 401, 401])
  })

  it.each([
    ['a format that is not known', { format: 'hex' }, 'format', 'request.malformed'],
    ['an empty name', { name: '' }, 'name', 'request.malformed'],
    ['a blank name', { name: ' ' }, 'name', 'request.invalid'],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, 'name', 'request.malformed'],
    ['a key that is not known', { scopes: ['*'] }, 'scopes', 'request.malformed'],
    ['an expiry that is no time', { expiresAt: 'tomorrow' }, 'expiresAt', 'request.malformed'],
    ['an expiry that is a number', { expiresAt: 1_800_000_000 }, 'expiresAt', 'request.malformed'],
    ['an expiry without a zone', { expiresAt: '2030-01-01T00:00:00' }, 'expiresAt', 'request.malformed'],
    ['an expiry that has passed', { expiresAt: createdAt }, 'expiresAt', 'request.invalid'],
  ])('refuses %s with 400, names the field and issues nothing', async (_what, body, field, code) => {
    const partner = await createTestPartner(tenantry())
    const { answer } = await issueKey(tenantry(), partner, body)
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({
      error: { code, message: expect.stringMatching(`^${field} `), field },
    })
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })
})
