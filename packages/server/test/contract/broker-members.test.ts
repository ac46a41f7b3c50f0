import { describe, expect, it } from 'vitest'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { admin, bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const mailTo = (email: string) => linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
const envelope = (message: string, type: string) => ({ error: { message, type } })

/** Accepts the newest invitation to an address with a new account. */
const accept = async (email: string): Promise<Visitor> => {
  const [link = ''] = await mailTo(email)
  const visitor = newVisitor(tenantry())
  await visitor.get(link)
  const answer = await visitor.submit({ step: 'join', name: 'Person', password: PASSWORD })
  expect([answer.status, answer.text.includes('Welcome to')]).toEqual([200, true])
  return visitor
}

const add = async (partner: TestPartner, role: 'admin' | 'member', email = someone()) => {
  const answer = await partner.broker('POST', '/v1/partner/members', { body: { email, role } })
  expect(answer.status).toBe(201)
  return { ...(answer.body as { userId: string; email: string; role: string; createdAt: string }) }
}

describe('/v1/partner/members (OpenAPI, "Partner Members")', () => {
  it('begins with the owner, who was invited when the partner was made', async () => {
    const ownerEmail = someone()
    const partner = await createTestPartner(tenantry(), { ownerEmail })
    const { status, body } = await partner.broker('GET', '/v1/partner/members')
    expect([status, body]).toEqual([
      200,
      [
        {
          userId: expect.any(String),
          email: ownerEmail,
          role: 'owner',
          createdAt: '2026-03-15T10:30:00.000Z',
        },
      ],
    ])
    const owner = await accept(ownerEmail)
    expect((await owner.api('GET', '/v1/partner/members')).body).toEqual(body)
  })

  it('adds, lists, changes and removes, also without /v1', async () => {
    const partner = await createTestPartner(tenantry())
    const added = await add(partner, 'member')
    expect(added).toEqual({ ...added, role: 'member', createdAt: '2026-03-15T10:30:00.000Z' })
    const path = `/partner/members/${added.userId}`
    const changed = await partner.broker('PATCH', `${path}/role`, { body: { role: 'admin' } })
    expect([changed.status, changed.body]).toEqual([200, { success: true }])
    const { body } = await partner.broker('GET', '/partner/members')
    expect(body).toContainEqual({ ...added, role: 'admin' })
    expect((await partner.broker('DELETE', path)).status).toBe(204)
    expect((await partner.broker('DELETE', path)).status).toBe(404)
    expect((await partner.broker('GET', '/partner/members')).body).toHaveLength(1)
  })

  it.each([
    ['no email', { role: 'member' }, 'email is required'],
    ['a role that is none', { email: 'a@example.com', role: 'boss' }, 'role must be one of admin, member'],
    ['the role owner', { email: 'a@example.com', role: 'owner' }, 'role must be one of admin, member'],
  ])('refuses %s with 400', async (_what, body, error) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.broker('POST', '/v1/partner/members', { body })
    expect([answer.status, answer.body]).toEqual([400, { error }])
  })

  it('refuses an address that is none, and one that is a member already, in any spelling', async () => {
    const partner = await createTestPartner(tenantry())
    const wrong = await partner.broker('POST', '/v1/partner/members', {
      body: { email: 'nobody', role: 'member' },
    })
    expect([wrong.status, wrong.body]).toEqual([
      400,
      envelope('email must be a mail address', 'invalid_request_error'),
    ])
    const { email } = await add(partner, 'member')
    const again = await partner.broker('POST', '/v1/partner/members', {
      body: { email: email.toUpperCase(), role: 'admin' },
    })
    expect([again.status, again.body]).toEqual([
      409,
      envelope('A member with this email already exists', 'conflict_error'),
    ])
  })

  it('keeps the owner: no other role, no removal', async () => {
    const partner = await createTestPartner(tenantry())
    const [owner] = (await partner.broker('GET', '/v1/partner/members')).body as { userId: string }[]
    const path = `/v1/partner/members/${owner?.userId}`
    const refusal = envelope('The owner cannot be removed or given another role', 'permission_error')
    const demoted = await partner.broker('PATCH', `${path}/role`, { body: { role: 'member' } })
    expect([demoted.status, demoted.body]).toEqual([403, refusal])
    const removed = await partner.broker('DELETE', path)
    expect([removed.status, removed.body]).toEqual([403, refusal])
  })

  it.each([MISSING_UUID, 'x', ''])('knows no member %s', async (userId) => {
    const partner = await createTestPartner(tenantry())
    const stranger = await add(await createTestPartner(tenantry()), 'member')
    for (const id of [userId, stranger.userId]) {
      const answer = await partner.broker('DELETE', `/v1/partner/members/${id}`)
      expect(answer.status).toBe(404)
    }
  })

  it('lets admins manage and members look', async () => {
    const partner = await createTestPartner(tenantry())
    const [boss, clerk] = [await add(partner, 'admin'), await add(partner, 'member')]
    const [asBoss, asClerk] = [await accept(boss.email), await accept(clerk.email)]
    const body = { email: someone(), role: 'member' }
    const refused = await asClerk.api('POST', '/v1/partner/members', { body })
    expect([refused.status, refused.body]).toEqual([
      403,
      envelope('This credential lacks the scope members:write', 'permission_error'),
    ])
    expect((await asClerk.api('GET', '/v1/partner/members')).status).toBe(200)
    expect(
      (await asClerk.api('POST', '/v1/partner/orgs', { body: { name: 'Made by a clerk' } })).status,
    ).toBe(201)
    expect((await asBoss.api('POST', '/v1/partner/members', { body })).status).toBe(201)
  })

  it('takes a member’s rights away with the very next request', async () => {
    const partner = await createTestPartner(tenantry())
    const { email, userId } = await add(partner, 'admin')
    const visitor = await accept(email)
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(200)
    await partner.broker('DELETE', `/v1/partner/members/${userId}`)
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(403)
  })
})

describe('invitations', () => {
  it('work once, and die when another is sent', async () => {
    const partner = await createTestPartner(tenantry())
    const { email, userId } = await add(partner, 'member')
    const [first = ''] = await mailTo(email)
    const sent = await partner.broker('POST', `/v1/partner/members/${userId}/invitation`)
    expect([sent.status, sent.body]).toEqual([200, { success: true }])
    expect((await newVisitor(tenantry()).get(first)).status).toBe(410)
    const [second = ''] = await mailTo(email)
    await accept(email)
    expect((await newVisitor(tenantry()).get(second)).status).toBe(410)
  })

  it('expire after seven days, and no other token opens one', async () => {
    const partner = await createTestPartner(tenantry())
    const [link = ''] = await mailTo((await add(partner, 'member')).email)
    for (const token of ['', 'x', 'f'.repeat(64)])
      expect((await newVisitor(tenantry()).get(`/invitation?token=${token}`)).status).toBe(410)
    const before = tenantry().clock.now
    tenantry().clock.now = new Date(before.getTime() + 7 * 86_400_000)
    const answer = await newVisitor(tenantry()).get(link)
    tenantry().clock.now = before
    expect(answer.status).toBe(410)
  })

  it('give an address that somebody else signed up with to whoever reads its mail', async () => {
    const email = someone()
    const thief = newVisitor(tenantry())
    await thief.get((await createTestOrg(await createTestPartner(tenantry()))).claimUrl)
    await thief.submit({ step: 'sign-up', name: 'Thief', email, password: 'thief thief thief' })
    const partner = await createTestPartner(tenantry())
    await add(partner, 'admin', email)
    expect((await thief.api('GET', '/v1/partner/orgs')).status).toBe(403)
    const rightful = await accept(email)
    expect((await rightful.api('GET', '/v1/partner/orgs')).status).toBe(200)
    expect((await thief.api('GET', '/v1/partner/orgs')).status).toBe(401)
    await thief.get('/sign-in')
    expect((await thief.submit({ email, password: 'thief thief thief' })).status).toBe(401)
  })

  it('are accepted by whoever has the account, signed in', async () => {
    const email = someone()
    const [one, two] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    await add(one, 'member', email)
    const visitor = await accept(email)
    await add(two, 'admin', email)
    const [link = ''] = await mailTo(email)
    await visitor.get(link)
    expect((await visitor.submit({ step: 'accept' })).text).toContain(`Welcome to ${two.name}`)
    const unclear = await visitor.api('GET', '/v1/partner/orgs')
    expect([unclear.status, unclear.body]).toEqual([
      400,
      envelope('x-partner-id must name one of your places', 'invalid_request_error'),
    ])
    for (const { id } of [one, two]) {
      const answer = await visitor.api('GET', '/v1/partner/members', { headers: { 'x-partner-id': id } })
      expect(answer.status).toBe(200)
    }
    const stranger = await createTestPartner(tenantry())
    const refused = await visitor.api('GET', '/v1/partner/members', {
      headers: { 'x-partner-id': stranger.id },
    })
    expect(refused.status).toBe(403)
  })
})

describe('a place that nobody has accepted', () => {
  it('takes nothing from whoever it was meant for: they go on acting where they are', async () => {
    const [partner, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const { email } = await add(partner, 'admin')
    const visitor = await accept(email)
    await add(other, 'member', email)
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(200)
    const named = await visitor.api('GET', '/v1/partner/orgs', { headers: { 'x-partner-id': other.id } })
    expect(named.status).toBe(403)
    const org = await createTestOrg(partner)
    const { visitor: owner } = await claimAs(tenantry(), org.claimUrl, someone())
    const invited = await owner.api('POST', '/v1/org/members', { body: { email, role: 'admin' } })
    expect(invited.status).toBe(201)
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(403)
  })

  it('gives nothing once its invitation has expired, however the address is proved', async () => {
    const partner = await createTestPartner(tenantry())
    const { email } = await add(partner, 'admin')
    const [link = ''] = await mailTo(email)
    const before = tenantry().clock.now
    tenantry().clock.now = new Date(before.getTime() + 30 * 86_400_000)
    const elsewhere = await createTestPartner(tenantry())
    await add(elsewhere, 'member', email)
    const visitor = await accept(email)
    const here = { headers: { 'x-partner-id': partner.id } }
    expect((await newVisitor(tenantry()).get(link)).status).toBe(410)
    expect((await visitor.api('GET', '/v1/partner/orgs', here)).status).toBe(403)
    tenantry().clock.now = before
  })
})

describe('/v1/org/members', () => {
  const owned = async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    return { partner, org, owner: visitor }
  }
  const invite = async (by: Visitor, role: string, email = someone()) => {
    const answer = await by.api('POST', '/v1/org/members', { body: { email, role } })
    expect(answer.status).toBe(201)
    return answer.body as { memberId: string; email: string; role: string }
  }

  it('adds, lists, changes and removes people', async () => {
    const { owner } = await owned()
    const added = await invite(owner, 'viewer')
    expect(added).toMatchObject({ role: 'viewer', accepted: false })
    await accept(added.email)
    const path = `/v1/org/members/${added.memberId}`
    expect((await owner.api('PATCH', `${path}/role`, { body: { role: 'member' } })).body).toEqual({
      success: true,
    })
    expect((await owner.api('GET', '/v1/org/members')).body).toEqual([
      expect.objectContaining({ role: 'owner' }),
      expect.objectContaining({ memberId: added.memberId, role: 'member', accepted: true }),
    ])
    expect((await owner.api('DELETE', path)).status).toBe(204)
    expect((await owner.api('DELETE', path)).status).toBe(404)
  })

  it('gives each role its rights', async () => {
    const { owner } = await owned()
    const may = async (role: string) => {
      const visitor = await accept((await invite(owner, role)).email)
      const look = await visitor.api('GET', '/v1/org/members')
      const manage = await visitor.api('POST', '/v1/org/members', {
        body: { email: someone(), role: 'viewer' },
      })
      return [look.status, manage.status]
    }
    expect([await may('admin'), await may('member'), await may('viewer')]).toEqual([
      [200, 201],
      [200, 403],
      [200, 403],
    ])
  })

  it('lets only an owner give or take ownership, and keeps one', async () => {
    const { owner, org } = await owned()
    const boss = await invite(owner, 'admin')
    const asBoss = await accept(boss.email)
    const [first] = (await owner.api('GET', '/v1/org/members')).body as { memberId: string }[]
    const refusal = envelope('Only an owner can give or take ownership', 'permission_error')
    const body = { email: someone(), role: 'owner' }
    const byAdmin = await asBoss.api('POST', '/v1/org/members', { body })
    expect([byAdmin.status, byAdmin.body]).toEqual([403, refusal])
    const byKey = await tenantry().call('POST', '/v1/org/members', { body, headers: bearer(org.orgApiKey) })
    expect([byKey.status, byKey.body]).toEqual([403, refusal])
    expect((await asBoss.api('DELETE', `/v1/org/members/${first?.memberId}`)).status).toBe(403)
    const last = await owner.api('DELETE', `/v1/org/members/${first?.memberId}`)
    expect([last.status, last.body]).toEqual([
      409,
      envelope('An organization keeps at least one owner', 'conflict_error'),
    ])
    await owner.api('PATCH', `/v1/org/members/${boss.memberId}/role`, { body: { role: 'owner' } })
    expect((await owner.api('DELETE', `/v1/org/members/${first?.memberId}`)).status).toBe(204)
    expect((await owner.api('GET', '/v1/org/members')).status).toBe(403)
  })

  it('serves the organization’s key too, and no partner', async () => {
    const { org, partner } = await owned()
    const answer = await tenantry().call('GET', '/v1/org/members', { headers: bearer(org.orgApiKey) })
    expect(answer.status).toBe(200)
    expect((await partner.broker('GET', '/v1/org/members')).status).toBe(403)
  })

  it('invites again', async () => {
    const { owner } = await owned()
    const added = await invite(owner, 'member')
    const [first] = await mailTo(added.email)
    const again = await owner.api('POST', `/v1/org/members/${added.memberId}/invitation`)
    expect([again.status, again.body]).toEqual([200, { success: true }])
    expect((await mailTo(added.email))[0]).not.toBe(first)
    await accept(added.email)
  })
})

describe('sessions', () => {
  it('change nothing for another site, whatever it sends along', async () => {
    const partner = await createTestPartner(tenantry())
    const visitor = await accept((await add(partner, 'admin')).email)
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      const answer = await visitor.api('POST', '/v1/partner/orgs', { body: { name: 'Forged' }, headers })
      expect([answer.status, answer.body]).toEqual([
        403,
        envelope('This request came from another site', 'permission_error'),
      ])
    }
    const old = await tenantry().call('POST', '/v1/partner/orgs', {
      body: { name: 'Forged' },
      headers: { cookie: visitor.cookie(), origin: 'https://evil.example' },
    })
    expect(old.status).toBe(403)
    expect((await partner.broker('GET', '/v1/partner/orgs')).body).toEqual([])
  })

  it('end with signing out', async () => {
    const partner = await createTestPartner(tenantry())
    const visitor = await accept((await add(partner, 'member')).email)
    const stolen = visitor.cookie()
    await visitor.get('/sign-in')
    await visitor.submit({})
    const answer = await tenantry().call('GET', '/v1/partner/orgs', { headers: { cookie: stolen } })
    expect(answer.status).toBe(401)
  })

  it('are bound by the partner’s allow list, and by whether it is active', async () => {
    const partner = await createTestPartner(tenantry())
    const visitor = await accept((await add(partner, 'member')).email)
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: ['192.0.2.1'] } })
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(403)
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: [], active: false } })
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(401)
  })

  it('are kept as hashes: neither cookie nor token is in the database', async () => {
    const partner = await createTestPartner(tenantry())
    const visitor = await accept((await add(partner, 'member')).email)
    const [token = ''] = decodeURIComponent(visitor.cookie().split('=')[1] ?? '').split('.')
    expect(token.length).toBeGreaterThan(20)
    const rows = await tenantry().database.sql('select token from sessions')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('a new password, by a mailed link, ends them', async () => {
    const partner = await createTestPartner(tenantry())
    const { email } = await add(partner, 'member')
    const visitor = await accept(email)
    await visitor.get('/forgot-password')
    await visitor.submit({ email })
    const [link = ''] = await mailTo(email)
    const other = newVisitor(tenantry())
    const redirected = await tenantry().call('GET', link.replace('https://tenantry.example', ''))
    expect(redirected.status).toBe(302)
    await other.get(String(redirected.headers['location']))
    const done = await other.submit({ password: 'another good password' })
    expect([done.status, done.text.includes('Your password is changed')]).toEqual([200, true])
    expect((await visitor.api('GET', '/v1/partner/orgs')).status).toBe(401)
    await other.get('/sign-in')
    await other.submit({ email, password: 'another good password' })
    expect((await other.api('GET', '/v1/partner/orgs')).status).toBe(200)
  })
})

describe('/v1/user of a person', () => {
  it('shows and renames whoever is signed in', async () => {
    const partner = await createTestPartner(tenantry())
    const { email } = await add(partner, 'member')
    const visitor = await accept(email)
    const { status, body } = await visitor.api('GET', '/v1/user')
    expect([status, body]).toEqual([
      200,
      { id: expect.any(String), email, name: 'Person', createdAt: expect.any(String) },
    ])
    const renamed = await visitor.api('PATCH', '/v1/user', { body: { name: 'Ann' } })
    expect(renamed.body).toMatchObject({ email, name: 'Ann' })
    expect((await visitor.api('GET', '/v1/user')).body).toMatchObject({ name: 'Ann' })
    const wrong = await visitor.api('PATCH', '/v1/user', { body: { name: 'A\nB' } })
    expect(wrong.status).toBe(400)
  })

  it('promises nothing to an Idempotency-Key, and says so', async () => {
    const visitor = await accept((await add(await createTestPartner(tenantry()), 'member')).email)
    for (const key of ['a-key', 'not a key']) {
      const headers = { 'idempotency-key': key }
      const answer = await visitor.api('PATCH', '/v1/user', { body: { name: 'Ann' }, headers })
      expect([answer.status, answer.text.includes('Idempotency-Key')]).toEqual([400, true])
    }
    expect((await visitor.api('GET', '/v1/user')).body).toMatchObject({ name: 'Person' })
  })

  it('is not renamed by the sign-in library', async () => {
    const visitor = await accept((await add(await createTestPartner(tenantry()), 'member')).email)
    const answer = await visitor.api('POST', '/auth/update-user', {
      ...{ body: { name: 'A\r\nB' }, headers: { origin: 'https://tenantry.example' } },
    })
    expect(answer.status).toBe(404)
    expect((await visitor.api('GET', '/v1/user')).body).toMatchObject({ name: 'Person' })
  })

  it('has a name of one line, whoever makes the account', async () => {
    const email = someone()
    const body = { email, name: 'A\r\nBcc: x', password: PASSWORD }
    expect((await tenantry().call('POST', '/auth/sign-up/email', { body })).status).toBe(200)
    expect(await tenantry().database.sql('select name from users where email = $1', [email])).toEqual([
      { name: 'A Bcc: x' },
    ])
  })

  it('ends every other session with a change of the password', async () => {
    const { email } = await add(await createTestPartner(tenantry()), 'member')
    const visitor = await accept(email)
    const thief = newVisitor(tenantry())
    await thief.get('/sign-in')
    await thief.submit({ step: 'sign-in', email, password: PASSWORD })
    expect((await thief.api('GET', '/v1/user')).status).toBe(200)
    const body = { currentPassword: PASSWORD, newPassword: PASSWORD, revokeOtherSessions: false }
    const changed = await visitor.api('POST', '/auth/change-password', {
      ...{ body, headers: { origin: 'https://tenantry.example' } },
    })
    expect(changed.status).toBe(200)
    expect((await thief.api('GET', '/v1/user')).status).toBe(401)
  })
})
