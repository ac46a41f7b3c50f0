import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { bearer } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { loginLinkCalls } from './login-link-calls.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const { setUp, linkFor, redeem, rolesOf, memberships, nameOf } = loginLinkCalls(tenantry)

describe('following a login link', () => {
  it('shows one button, signs in by POST and lands in the organization', async () => {
    const { partner, orgId } = await setUp()
    const email = someone()
    const url = await linkFor(partner, orgId, { email })
    const visitor = newVisitor(tenantry())
    const page = await visitor.get(url)
    expect(page.status).toBe(200)
    expect(page.text.match(/<button/g)).toHaveLength(1)
    expect(page.text).toContain('data-submit')
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    // A scanner that follows links uses none up.
    await newVisitor(tenantry()).get(url)
    const landed = await visitor.submit({})
    expect(landed.status).toBe(200)
    for (const text of ['Acme Tours', email, partner.name]) expect(landed.text).toContain(text)
    expect(await nameOf(email)).toBe(email.split('@')[0])
    const types = (await eventsOf(tenantry(), partner)).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['login_link.issued', 'login_link.redeemed']))
  })

  it('calls a new account as the link says, and leaves the name of an old one', async () => {
    const { partner, orgId } = await setUp()
    const email = someone()
    const nameAfter = async (name: string) => {
      await redeem(await linkFor(partner, orgId, { email, name }))
      return nameOf(email)
    }
    expect(await nameAfter('Jane Smith')).toBe('Jane Smith')
    expect(await nameAfter('Somebody Else')).toBe('Jane Smith')
  })

  it('answers a used, an expired and an unknown link with one page and one status', async () => {
    const { partner, orgId } = await setUp()
    const used = await linkFor(partner, orgId, { email: someone() })
    await redeem(used)
    const expired = await linkFor(partner, orgId, { email: someone() })
    const unknown = expired.replace(/[0-9a-f]{64}$/, randomBytes(32).toString('hex'))
    moveClock(tenantry(), 15 * 60)
    const pages = [used, expired, unknown, expired.slice(0, -1), expired.replace(/token=.*/, 'token=')]
    const answers = await Promise.all(pages.map(async (url) => (await redeem(url)).page))
    expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 410))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('works to the last moment', async () => {
    const { partner, orgId } = await setUp()
    const url = await linkFor(partner, orgId, { email: someone() })
    moveClock(tenantry(), 14.99 * 60)
    expect((await redeem(url)).page.status).toBe(200)
  })

  it('lets one of 100 in that use it at the same moment', async () => {
    const { partner, orgId } = await setUp()
    const url = await linkFor(partner, orgId, { email: someone() })
    const { pathname, search } = new URL(url)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        tenantry().call('POST', pathname + search, {
          raw: '',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => [410, 429].includes(status))).toHaveLength(99)
    expect(await memberships(orgId)).toHaveLength(1)
  })

  it('is dead once the partner may no longer act inside, is switched off or the organization is gone', async () => {
    const ends: readonly ((set: Awaited<ReturnType<typeof setUp>>) => Promise<unknown>)[] = [
      ({ org }) => claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' }),
      ({ org }) => tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(org.orgApiKey) }),
      ({ partner, orgId }) => partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`),
      ({ partner, orgId }) => partner.broker('DELETE', `/v1/partner/orgs/${orgId}`),
      ({ partner }) =>
        tenantry().database.sql('update partners set active = false where id = $1', [partner.id]),
    ]
    for (const end of ends) {
      const set = await setUp()
      const url = await linkFor(set.partner, set.orgId, { email: someone() })
      await end(set)
      expect((await redeem(url)).page.status).toBe(410)
    }
  })
})

describe('the session of a login link', () => {
  it('sees one organization, and nothing that is the person’s own', async () => {
    const first = await setUp()
    const second = await setUp()
    const email = someone()
    const { visitor: owner } = await claimAs(tenantry(), second.org.claimUrl, email)
    expect((await owner.api('GET', '/v1/org/members')).status).toBe(200)
    const { visitor } = await redeem(await linkFor(first.partner, first.orgId, { email }))
    const members = await visitor.api('GET', '/v1/org/members')
    expect((members.body as { email: string }[]).map((one) => one.email)).toEqual([email])
    const elsewhere = { headers: { 'x-organization-id': second.orgId } }
    expect((await visitor.api('GET', '/v1/org/members', elsewhere)).status).toBe(403)
    expect((await visitor.get(`/dashboard?org=${second.orgId}`)).text).toContain(first.orgId)
  })

  it('is no member of a partner', async () => {
    const { partner, orgId } = await setUp()
    const email = someone()
    await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
    const [invitation = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    const own = newVisitor(tenantry())
    await own.get(invitation)
    await own.submit({ step: 'join', name: 'Own', password: PASSWORD })
    expect((await own.api('GET', '/v1/partner/members')).status).toBe(200)
    const { visitor } = await redeem(await linkFor(partner, orgId, { email }))
    expect((await visitor.api('GET', '/v1/partner/members')).status).toBe(403)
  })

  it('changes neither mail nor password nor passkeys, and claims nothing', async () => {
    const { partner, org, orgId } = await setUp()
    const { visitor } = await redeem(await linkFor(partner, orgId, { email: someone() }))
    const attempts: readonly (readonly [string, object])[] = [
      ['/auth/change-password', { currentPassword: PASSWORD, newPassword: 'another long password' }],
      ['/auth/change-email', { newEmail: someone() }],
      ['/auth/update-user', { name: 'Other' }],
      ['/auth/passkey/verify-registration', { response: {} }],
      ['/auth/delete-user', {}],
    ]
    for (const [path, body] of attempts)
      expect((await visitor.api('POST', path, { body })).status, path).toBeGreaterThanOrEqual(400)
    expect((await visitor.api('GET', '/auth/passkey/generate-register-options')).status).toBe(401)
    const page = await visitor.get(org.claimUrl)
    expect(page.text).toContain('Sign in to claim it')
  })

  it('neither shows nor makes a key of the person’s own, and calls them by no other name', async () => {
    const { partner, org, orgId } = await setUp()
    const email = someone()
    const { visitor: own } = await claimAs(tenantry(), org.claimUrl, email)
    const inProject = { headers: { 'x-project-id': org.projectId } }
    expect((await own.api('POST', '/v1/user/api-key/regenerate', inProject)).status).toBe(200)
    expect((await own.api('GET', '/v1/user/api-key', inProject)).status).toBe(200)
    const { visitor } = await redeem(await linkFor(partner, orgId, { email }))
    const attempts = [
      await visitor.api('GET', '/v1/user/api-key', inProject),
      await visitor.api('POST', '/v1/user/api-key/regenerate', inProject),
      await visitor.api('PATCH', '/v1/user', { body: { name: 'Other' } }),
      await visitor.api('GET', '/v1/user'),
    ]
    const message = 'Sign in yourself to see or change what is your own'
    for (const { status, body } of attempts)
      expect([status, body]).toEqual([403, { error: { message, type: 'permission_error' } }])
  })

  it('makes keys that the partner has seen', async () => {
    const { partner, org, orgId } = await setUp()
    const { visitor: owner } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'yes' })
    const roles = await rolesOf(partner)
    const wish = { email: someone(), role_ids: [roles['admin']?.id] }
    const { visitor } = await redeem(await linkFor(partner, orgId, wish))
    const made = await visitor.api('POST', '/v1/org/keys', { body: { name: 'Made by link' } })
    expect(made.status, made.text).toBe(201)
    const { body } = await owner.api('GET', '/v1/org/partner/receipt')
    const { seenCredentials } = body as { seenCredentials: { name: string }[] }
    expect(seenCredentials.map(({ name }) => name)).toContain('Made by link')
  })

  it('has an admin’s rights at most, also of an owner', async () => {
    const { partner, org, orgId } = await setUp()
    const email = someone()
    await claimAs(tenantry(), org.claimUrl, email)
    const { visitor } = await redeem(await linkFor(partner, orgId, { email }))
    const made = await visitor.api('POST', '/v1/org/members', { body: { email: someone(), role: 'owner' } })
    expect(made.status).toBe(403)
    const widened = await visitor.api('PATCH', '/v1/org/partner/access', {
      body: { allowed: true, until: null },
    })
    expect(widened.status).toBe(200)
    await visitor.api('PATCH', '/v1/org/partner/access', { body: { until: '2026-05-01T00:00:00Z' } })
    const back = await visitor.api('PATCH', '/v1/org/partner/access', { body: { until: null } })
    expect(back.status).toBe(403)
  })

  it('ends with the partner’s access', async () => {
    const { partner, org, orgId } = await setUp()
    const { visitor: owner } = await claimAs(tenantry(), org.claimUrl, someone())
    const { visitor } = await redeem(await linkFor(partner, orgId, { email: someone() }))
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(200)
    await owner.api('PATCH', '/v1/org/partner/access', { body: { allowed: false } })
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(403)
    const page = await visitor.get(`/dashboard?org=${orgId}`)
    expect([page.status, page.text.includes('Acme Tours')]).toEqual([403, false])
  })

  it('ends after eight hours, with a sign-out, and with the place', async () => {
    const { partner, org, orgId } = await setUp()
    const met = async (visitor: Visitor) => (await visitor.api('GET', '/v1/org/members')).status
    const { visitor: out } = await redeem(await linkFor(partner, orgId, { email: someone() }))
    const stolen = out.cookie()
    await out.get(`/dashboard?org=${orgId}`)
    await out.submit({}, '/sign-out')
    expect(await met(out)).toBe(401)
    const replayed = await tenantry().call('GET', '/v1/org/members', { headers: { cookie: stolen } })
    expect(replayed.status).toBe(401)
    const email = someone()
    const { visitor: removed } = await redeem(await linkFor(partner, orgId, { email }))
    const { body } = await tenantry().call('GET', '/v1/org/members', { headers: bearer(org.orgApiKey) })
    const place = (body as { memberId: string; email: string }[]).find((one) => one.email === email)
    await tenantry().call('DELETE', `/v1/org/members/${place?.memberId}`, { headers: bearer(org.orgApiKey) })
    expect(await met(removed)).toBe(401)
    const { visitor: late } = await redeem(await linkFor(partner, orgId, { email: someone() }))
    moveClock(tenantry(), 8 * 60 * 60)
    expect(await met(late)).toBe(401)
  })

  it('is the person’s own where they have signed in and proved the address', async () => {
    const { partner, orgId } = await setUp()
    const elsewhere = await setUp()
    const email = someone()
    await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(elsewhere.org.orgApiKey),
      body: { email, role: 'member' },
    })
    const [invitation = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    const own = newVisitor(tenantry())
    await own.get(invitation)
    await own.submit({ step: 'join', name: 'Own', password: PASSWORD })
    await redeem(await linkFor(partner, orgId, { email }), own)
    for (const id of [orgId, elsewhere.orgId]) {
      const seen = await own.api('GET', '/v1/org/members', { headers: { 'x-organization-id': id } })
      expect(seen.status).toBe(200)
    }
  })

  it('leaves the account of its person to themselves: they sign up as if it were not there', async () => {
    const { partner, org, orgId } = await setUp()
    const email = someone()
    await redeem(await linkFor(partner, orgId, { email }))
    const { answer, visitor } = await claimAs(tenantry(), org.claimUrl, email)
    expect(answer.status).toBe(200)
    expect((await visitor.api('GET', '/v1/org/partner/receipt')).status).toBe(200)
  })
})
