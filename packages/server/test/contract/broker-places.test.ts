import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { claimAs, linksMailedTo, memberAs, newVisitor, partnerMemberAs } from '../support/browser.ts'
import { grantTo } from '../support/oauth.ts'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, openTenantry, useTenantry } from '../support/tenantry.ts'
import { envelope, FORBIDDEN, provision, putOrg, UNAUTHENTICATED } from './broker-callers.ts'
import { loginLinkCalls } from './login-link-calls.ts'

const tenantry = useTenantry()
const { setUp, linkFor, redeem } = loginLinkCalls(tenantry)
const PATH = '/v1/user/places'
const NO_BRANDING = { displayName: null, logoUrl: null, color: null, supportUrl: null, supportEmail: null }

interface Places {
  readonly user: { readonly id: string; readonly email: string; readonly name: string | null }
  readonly confined: boolean
  readonly partners: readonly { readonly id: string }[]
  readonly organizations: readonly { readonly id: string; readonly role: string }[]
}

describe('GET /v1/user/places', () => {
  it('answers every place of whoever is signed in, without a word on which is meant', async () => {
    const [first, second] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const orgs = [await createTestOrg(first, 'Acme Corp'), await createTestOrg(second, 'Globex')] as const
    const email = someone()
    const { visitor } = await claimAs(tenantry(), orgs[0].claimUrl, email)
    const join = async (link = '') => {
      await visitor.get(link)
      expect((await visitor.submit({ step: 'accept' })).status).toBe(200)
    }
    const mailed = () => linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(orgs[1].orgApiKey),
      body: { email, role: 'viewer' },
    })
    await join((await mailed())[0])
    for (const [partner, role] of [
      [first, 'admin'],
      [second, 'member'],
    ] as const) {
      await partner.broker('POST', '/v1/partner/members', { body: { email, role } })
      await join((await mailed())[0])
    }
    // Whoever asks something else has to say which place is meant.
    expect((await visitor.api('GET', '/v1/partner/members')).status).toBe(400)
    const { status, body, headers } = await visitor.api('GET', PATH)
    expect([status, body]).toEqual([
      200,
      {
        user: { id: expect.any(String), email, name: 'Customer' },
        confined: false,
        partners: [
          { id: first.id, name: first.name, role: 'admin' },
          { id: second.id, name: second.name, role: 'member' },
        ],
        organizations: [
          {
            ...{ id: orgs[0].organizationId, name: 'Acme Corp', role: 'owner' },
            ...{ partnerName: first.name, branding: NO_BRANDING, status: 'claimed' },
          },
          {
            ...{ id: orgs[1].organizationId, name: 'Globex', role: 'viewer' },
            ...{ partnerName: second.name, branding: NO_BRANDING, status: 'unclaimed' },
          },
        ],
      },
    ])
    expect(headers).toMatchObject({ ratelimit: expect.stringMatching(/^"person";/) })
    for (const { id } of (body as Places).partners)
      expect(
        (await visitor.api('GET', '/v1/partner/members', { headers: { 'x-partner-id': id } })).status,
      ).toBe(200)
    for (const { id } of (body as Places).organizations)
      expect(
        (await visitor.api('GET', '/v1/org/members', { headers: { 'x-organization-id': id } })).status,
      ).toBe(200)
    // What names a place elsewhere changes nothing here, and no place of somebody else shows.
    const named = { headers: { 'x-partner-id': first.id, 'x-organization-id': 'x' } }
    expect((await visitor.api('GET', PATH, named)).body).toEqual(body)
  })

  it('counts a place from its invitation’s being accepted, and no longer than it lasts', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const { visitor, memberId, email } = await memberAs(tenantry(), org.orgApiKey, 'member')
    await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
    const places = async () => (await visitor.api('GET', PATH)).body as Places
    expect(await places()).toMatchObject({ partners: [], organizations: [{ role: 'member' }] })
    await tenantry().call('DELETE', `/v1/org/members/${memberId}`, { headers: bearer(org.orgApiKey) })
    expect(await places()).toMatchObject({ user: { email }, partners: [], organizations: [] })
  })

  it('leaves out what an inactive partner has to do with', async () => {
    const [partner, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const { visitor, email } = await partnerMemberAs(tenantry(), partner, 'admin')
    const org = await createTestOrg(partner)
    await other.broker('POST', '/v1/partner/members', { body: { email, role: 'member' } })
    const [invitation = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    await visitor.get(invitation)
    await visitor.submit({ step: 'accept' })
    const { visitor: customer } = await claimAs(tenantry(), org.claimUrl, someone())
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
    expect((await visitor.api('GET', PATH)).body).toMatchObject({ partners: [{ id: other.id }] })
    expect((await customer.api('GET', PATH)).body).toMatchObject({ partners: [], organizations: [] })
  })

  it('calls a partner towards its customers as it calls itself', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    await partner.broker('PATCH', '/v1/partner', { body: { branding: { displayName: 'Shiny' } } })
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    expect((await visitor.api('GET', PATH)).body).toMatchObject({ organizations: [{ partnerName: 'Shiny' }] })
  })

  it('shows a held or detached organization to its own people', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    await putOrg(tenantry(), org.organizationId, `status = 'detached', operator_suspended_at = created_at`)
    expect((await visitor.api('GET', PATH)).body).toMatchObject({
      organizations: [{ id: org.organizationId, status: 'detached' }],
    })
  })

  it('answers 401 where nobody is signed in, and once somebody has signed out', async () => {
    const partner = await createTestPartner(tenantry())
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'member')
    const cookie = visitor.cookie()
    await visitor.get('/sign-in')
    await visitor.submit({}, '/sign-out')
    const nobody = [
      undefined,
      'x=y',
      '__Secure-tenantry.session_token=x',
      '__Host-tenantry.confined=x',
      cookie,
    ]
    for (const one of nobody) {
      const answer = await tenantry().call('GET', PATH, one === undefined ? {} : { headers: { cookie: one } })
      expect([answer.status, answer.body], one).toEqual([
        401,
        envelope(UNAUTHENTICATED, 'A credential is required'),
      ])
    }
  })

  it('is the wrong place for keys and applications, a cookie beside them or not', async () => {
    const { partner, orgApiKey, projectApiKey, agentToken } = await provision(tenantry())
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'admin')
    const { access_token: token } = await grantTo(tenantry(), visitor, 'partner')
    const wrong = envelope(FORBIDDEN, 'This credential cannot be used here')
    for (const key of [partner.key, orgApiKey, projectApiKey, agentToken, token])
      for (const headers of [bearer(key), { ...bearer(key), cookie: visitor.cookie() }]) {
        const answer = await tenantry().call('GET', PATH, { headers })
        expect([answer.status, answer.body]).toEqual([403, wrong])
      }
    const bad = await visitor.api('GET', PATH, { headers: bearer('oc_partner_bad') })
    expect(bad.status).toBe(401)
  })

  it('counts by session, in a count of its own', async () => {
    const own = await openTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, orgPerMinute: 2 } })
    try {
      const partner = await createTestPartner(own)
      const one = await partnerMemberAs(own, partner, 'member')
      const other = await partnerMemberAs(own, partner, 'member')
      const ask = async ({ visitor }: typeof one) => (await visitor.api('GET', PATH)).status
      expect([await ask(one), await ask(one), await ask(one), await ask(other)]).toEqual([200, 200, 429, 200])
      expect((await one.visitor.api('GET', '/v1/partner')).status).toBe(200)
    } finally {
      await own.close()
    }
  })

  it('throttles an address that keeps presenting keys which are none', async () => {
    const own = await openTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, failedAuthenticationsMax: 2 } })
    try {
      const statuses: number[] = []
      for (let count = 0; count < 3; count++)
        statuses.push((await own.call('GET', PATH, { headers: bearer('oc_bad') })).status)
      expect(statuses).toEqual([401, 401, 429])
    } finally {
      await own.close()
    }
  })

  it('is not served without /v1, nor below /api', async () => {
    const partner = await createTestPartner(tenantry())
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'member')
    for (const path of ['/user/places', '/api/user/places'])
      expect((await visitor.api('GET', path)).status, path).toBeGreaterThanOrEqual(400)
    expect((await visitor.api('POST', PATH, { body: {} })).status).toBe(405)
  })
})

describe('GET /v1/user/places for whom a login link has signed in', () => {
  it('answers the one organization, and nothing that is the person’s own', async () => {
    const { partner, org, orgId } = await setUp()
    const email = someone()
    const { visitor: owner } = await claimAs(tenantry(), org.claimUrl, email)
    const elsewhere = await createTestOrg(await createTestPartner(tenantry()))
    await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(elsewhere.orgApiKey),
      body: { email, role: 'member' },
    })
    const [invitation = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    await owner.get(invitation)
    await owner.submit({ step: 'accept' })
    expect(((await owner.api('GET', PATH)).body as Places).organizations).toHaveLength(2)
    const { visitor } = await redeem(await linkFor(partner, orgId, { email }))
    const { status, body, text } = await visitor.api('GET', PATH)
    expect([status, body]).toEqual([
      200,
      {
        user: { id: expect.any(String), email, name: null },
        confined: true,
        partners: [],
        organizations: [
          // Whom a link has signed in owns nothing.
          {
            ...{ id: orgId, name: 'Acme Tours', role: 'admin' },
            ...{ partnerName: partner.name, branding: NO_BRANDING, status: 'claimed' },
          },
        ],
      },
    ])
    expect(text).not.toContain('Customer')
    await owner.api('PATCH', '/v1/org/partner/access', {
      headers: { 'x-organization-id': orgId },
      body: { allowed: false },
    })
    expect((await visitor.api('GET', PATH)).body).toMatchObject({ confined: true, organizations: [] })
  })

  it('shows no partner, though its account is a member of one', async () => {
    const { partner, orgId } = await setUp()
    const { email } = await partnerMemberAs(tenantry(), partner, 'admin')
    const { visitor } = await redeem(await linkFor(partner, orgId, { email }), newVisitor(tenantry()))
    expect((await visitor.api('GET', PATH)).body).toMatchObject({ confined: true, partners: [] })
  })
})
