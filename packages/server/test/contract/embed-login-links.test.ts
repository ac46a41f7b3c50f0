import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const someone = (): string => `person-${randomBytes(6).toString('hex')}@example.com`

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner, 'Acme Tours')
  return { partner, org, orgId: org.organizationId }
}
const ask = (partner: TestPartner, orgId: string, body: unknown) =>
  partner.embed('POST', `/orgs/${orgId}/login-links`, { body })
const linkFor = async (partner: TestPartner, orgId: string, wish: object): Promise<string> => {
  const { status, body, text } = await ask(partner, orgId, wish)
  expect(status, text).toBe(201)
  return (body as { url: string }).url
}
const redeem = async (url: string, visitor: Visitor = newVisitor(tenantry())) => {
  await visitor.get(url)
  return { visitor, page: await visitor.submit({}) }
}
const rolesOf = async (partner: TestPartner) => {
  const { body } = await partner.embed('GET', '/roles')
  const { data } = body as { data: readonly { id: string; name: string; grantable: boolean }[] }
  return Object.fromEntries(data.map((role) => [role.name, role]))
}
const memberships = async (orgId: string) =>
  tenantry().database.sql(
    'select email, role, user_id, from_partner from memberships where org_id = $1 order by id',
    [orgId],
  )
/** What the account with an address is called. */
const nameOf = async (email: string) =>
  (await tenantry().database.sql('select name from users where lower(email) = lower($1)', [email]))[0]?.[
    'name'
  ]
const at = (minutes: number): void => {
  const { clock } = tenantry()
  const { now } = clock
  clock.now = new Date(now.getTime() + minutes * 60_000)
  onTestFinished(() => {
    clock.now = now
  })
}

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
    at(15)
    const pages = [used, expired, unknown, expired.slice(0, -1), expired.replace(/token=.*/, 'token=')]
    const answers = await Promise.all(pages.map(async (url) => (await redeem(url)).page))
    expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 410))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('works to the last moment', async () => {
    const { partner, orgId } = await setUp()
    const url = await linkFor(partner, orgId, { email: someone() })
    at(14.99)
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
    at(8 * 60)
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
