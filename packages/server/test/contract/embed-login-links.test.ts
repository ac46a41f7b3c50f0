import { describe, expect, it } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { loginLinkCalls } from './login-link-calls.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const { setUp, ask, linkFor, redeem, rolesOf, memberships } = loginLinkCalls(tenantry)

describe('POST /partner/v1/orgs/:orgId/login-links (embed guide, "Create Login Link")', () => {
  it('answers 201 with a URL of 256 bits that works for fifteen minutes', async () => {
    const { partner, orgId } = await setUp()
    const { status, body, headers } = await ask(partner, orgId, { email: someone(), name: 'Jane Smith' })
    expect([status, body]).toEqual([
      201,
      {
        url: expect.stringMatching(/^https:\/\/tenantry\.example\/partner-login\?token=[0-9a-f]{64}$/),
        expires_at: '2026-03-15T10:45:00.000Z',
      },
    ])
    expect(headers['x-acted-on-org']).toBe(orgId)
    const [event] = (await eventsOf(tenantry(), partner)).filter(({ type }) => type === 'login_link.issued')
    expect(JSON.stringify(event)).not.toContain('token')
  })

  it.each([
    [{}, /email/],
    [{ email: 'no address' }, /email/],
    [{ email: 'a@example.com', name: '' }, /name/],
    [{ email: 'a@example.com', name: 7 }, /name/],
    [{ email: 'a@example.com', role_ids: 'admin' }, /role_ids/],
    [{ email: 'a@example.com', role_ids: ['admin'] }, /role_ids/],
    [{ email: 'a@example.com', role_ids: [MISSING_UUID] }, /role_ids/],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const { partner, orgId } = await setUp()
    const answer = await ask(partner, orgId, body)
    expect([answer.status, answer.body]).toEqual([
      400,
      { statusCode: 400, message: expect.stringMatching(field) },
    ])
    expect(answer.headers['x-acted-on-org']).toBeUndefined()
  })

  it('answers alike, 403, about a stranger’s organization, a missing one, its own and what is no id', async () => {
    const { partner } = await setUp()
    const other = await setUp()
    const answers = await Promise.all(
      [other.orgId, MISSING_UUID, partner.ownOrgId, 'no-id'].map((id) =>
        ask(partner, id, { email: someone() }),
      ),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    for (const { status, body } of answers)
      expect([status, body]).toEqual([
        403,
        { statusCode: 403, message: 'Org does not belong to this partner' },
      ])
  })

  it('is acting inside: 403 once the customer does not let the partner in', async () => {
    const { partner, org, orgId } = await setUp()
    await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' })
    const { status, body } = await ask(partner, orgId, { email: someone() })
    expect([status, body]).toEqual([
      403,
      { statusCode: 403, message: 'Access to this organization is not allowed' },
    ])
  })

  it('takes 30 a minute and partner, whatever the partner’s own limit is', async () => {
    const { partner, orgId } = await setUp()
    for (let count = 0; count < 30; count++)
      expect((await ask(partner, orgId, { email: someone() })).status).toBe(201)
    const over = await ask(partner, orgId, { email: someone() })
    expect([over.status, over.body]).toEqual([429, { statusCode: 429, message: 'Too many login links' }])
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect((await partner.embed('GET', '/orgs')).status).toBe(200)
    const other = await setUp()
    expect((await ask(other.partner, other.orgId, { email: someone() })).status).toBe(201)
  })

  it('counts links, and neither refusals nor replays', async () => {
    const { partner, orgId } = await setUp()
    const headers = { 'idempotency-key': 'once' }
    const body = { email: someone() }
    for (let count = 0; count < 31; count++) {
      expect((await ask(partner, MISSING_UUID, body)).status).toBe(403)
      const replayed = await partner.embed('POST', `/orgs/${orgId}/login-links`, { body, headers })
      expect(replayed.status).toBe(201)
    }
    for (let count = 1; count < 30; count++)
      expect((await ask(partner, orgId, { email: someone() })).status).toBe(201)
    const over = await ask(partner, orgId, { email: someone() })
    expect([over.status, over.headers['ratelimit-policy']]).toEqual([429, '"login-links";q=30;w=60'])
  })
})

describe('the roles that a link gives', () => {
  it('are listed, with ids that are the same everywhere; ownership is not among those given', async () => {
    const { partner } = await setUp()
    const { status, body } = await partner.embed('GET', '/roles')
    expect([status, body]).toEqual([
      200,
      {
        data: ['owner', 'admin', 'member', 'viewer'].map((name) => ({
          ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name, grantable: name !== 'owner' },
        })),
      },
    ])
  })

  it('are the highest of those named; owner is refused', async () => {
    const { partner, orgId } = await setUp()
    const roles = await rolesOf(partner)
    const email = someone()
    await redeem(
      await linkFor(partner, orgId, { email, role_ids: [roles['viewer']?.id, roles['member']?.id] }),
    )
    expect(await memberships(orgId)).toMatchObject([{ email, role: 'member', from_partner: true }])
    const owner = await ask(partner, orgId, { email, role_ids: [roles['owner']?.id] })
    expect([owner.status, owner.text]).toEqual([400, expect.stringContaining('role_ids')])
  })

  it('are admin while nobody owns the organization, and member afterwards', async () => {
    const { partner, org, orgId } = await setUp()
    const [early, late] = [someone(), someone()]
    await redeem(await linkFor(partner, orgId, { email: early }))
    await claimAs(tenantry(), org.claimUrl, someone())
    await redeem(await linkFor(partner, orgId, { email: late }))
    const rows = await memberships(orgId)
    expect(rows).toMatchObject([
      { email: early, role: 'admin' },
      { role: 'owner' },
      { email: late, role: 'member' },
    ])
  })

  it('are what is usual when the link is used, where it names none', async () => {
    const { partner, org, orgId } = await setUp()
    const email = someone()
    const url = await linkFor(partner, orgId, { email })
    await claimAs(tenantry(), org.claimUrl, someone())
    await redeem(url)
    expect(await memberships(orgId)).toMatchObject([{ role: 'owner' }, { email, role: 'member' }])
  })

  it('are ignored for who has a place', async () => {
    const { partner, orgId } = await setUp()
    const roles = await rolesOf(partner)
    const email = someone()
    await redeem(await linkFor(partner, orgId, { email, role_ids: [roles['viewer']?.id] }))
    const { visitor } = await redeem(await linkFor(partner, orgId, { email, role_ids: [roles['admin']?.id] }))
    expect(await memberships(orgId)).toMatchObject([{ email, role: 'viewer' }])
    expect((await visitor.api('GET', '/v1/org/partner/receipt')).status).toBe(403)
  })
})
