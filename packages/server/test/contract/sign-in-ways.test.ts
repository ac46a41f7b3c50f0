import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverMails } from '../../src/domain/mail/index.ts'
import { smtpMailer } from '../../src/jobs/smtp-mailer.ts'
import { newId } from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { type Subject, startIssuer } from '../support/issuer.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { type Mailbox, startMailbox } from '../support/smtp.ts'
import { someone } from '../support/someone.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'

let mailbox: Mailbox
let issuer: Awaited<ReturnType<typeof startIssuer>>
let tenantry: TestTenantry
beforeAll(async () => {
  mailbox = await startMailbox()
  issuer = await startIssuer()
  tenantry = await openTenantry(
    {},
    {
      SMTP_URL: mailbox.url,
      TENANTRY_OIDC_ISSUER: issuer.state.issuer,
      TENANTRY_OIDC_CLIENT_ID: 'tenantry',
      TENANTRY_OIDC_CLIENT_SECRET: 'a secret of the client',
    },
  )
})
afterAll(async () => {
  await tenantry?.close()
  await issuer?.close()
  await mailbox?.close()
})
const sql = (text: string, values: readonly unknown[]) => tenantry.database.sql(text, [...values])
const newOrg = async () => createTestOrg(await createTestPartner(tenantry))

/** Signs up on a claim page and claims; the address stays unproved. */
const customer = async (email = someone()) => {
  const org = await newOrg()
  const visitor = newVisitor(tenantry)
  await visitor.get(org.claimUrl)
  await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
  expect((await visitor.submit({ step: 'claim', access: 'yes' })).status).toBe(200)
  return { visitor, email, org }
}

/** The newest sign-in link that came by mail. */
const mailedLink = async (email: string): Promise<string | undefined> => {
  const deliver = smtpMailer({ smtpUrl: new Secret(mailbox.url), mailFrom: 'mail@tenantry.example' })
  await deliverMails(tenantry.domain, deliver)
  const links = mailbox
    .textsTo(email)
    .flatMap((text) => text.match(/https:\/\/tenantry\.example\/sign-in\/link\S+/g) ?? [])
  return links.at(-1)
}
const askForLink = async (visitor: Visitor, email: string, page = '/sign-in') => {
  await visitor.get(page)
  return visitor.submit({ step: 'mail-link', email })
}
const isSignedIn = async (visitor: Visitor, email: string) =>
  (await visitor.get('/sign-in')).text.includes(`As ${email}.`)

describe('a link by mail', () => {
  it('signs in once, by POST, and goes on to where it was asked for', async () => {
    const { email } = await customer()
    const { claimUrl } = await newOrg()
    const visitor = newVisitor(tenantry)
    const asked = await askForLink(visitor, email, claimUrl)
    expect([asked.status, asked.text.includes('Look into your mail')]).toEqual([200, true])
    const link = (await mailedLink(email)) ?? ''
    // Scanners follow links; nothing comes of it.
    for (let looks = 0; looks < 2; looks += 1) await newVisitor(tenantry).get(link)
    expect((await visitor.get(link)).status).toBe(200)
    const page = await visitor.submit({})
    expect([page.status, page.text.includes(`You are signed in as <strong>${email}`)]).toEqual([200, true])
    expect(await isSignedIn(visitor, email)).toBe(true)
    const again = newVisitor(tenantry)
    await again.get(link)
    expect((await again.submit({})).status).toBe(410)
  })

  it('proves the address, and leaves nothing of whoever made the account before', async () => {
    const { visitor: squatter, email } = await customer()
    await sql(
      `insert into passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       select $1, id, 'key', $2, 0, 'singleDevice', false from users where email = $3`,
      [newId(), randomBytes(16).toString('hex'), email],
    )
    const visitor = newVisitor(tenantry)
    await askForLink(visitor, email)
    await visitor.get((await mailedLink(email)) ?? '')
    await visitor.submit({})
    expect(await isSignedIn(visitor, email)).toBe(true)
    expect(await isSignedIn(squatter, email)).toBe(false)
    const left = await sql(
      `select u.email_verified, (select count(*)::int from passkeys p where p.user_id = u.id) as passkeys,
        (select count(*)::int from accounts a where a.user_id = u.id) as accounts from users u where u.email = $1`,
      [email],
    )
    expect(left).toEqual([{ email_verified: true, passkeys: 0, accounts: 0 }])
  })

  it('goes to nobody without an account, and the page says the same', async () => {
    const { email } = await customer()
    const stranger = someone()
    const known = await askForLink(newVisitor(tenantry), email)
    const unknown = await askForLink(newVisitor(tenantry), stranger)
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect(await mailedLink(stranger)).toBeUndefined()
  })

  it('leads to no other site, and is not to be had from the library', async () => {
    const { email } = await customer()
    const visitor = newVisitor(tenantry)
    await askForLink(visitor, email, '/sign-in?next=//evil.example/')
    const link = new URL((await mailedLink(email)) ?? '')
    expect(link.searchParams.get('next')).toBe('/sign-in')
    await visitor.get(`/sign-in/link?token=${link.searchParams.get('token')}&next=https://evil.example`)
    expect((await visitor.submit({})).text).toContain(`As ${email}.`)
    const body = { email, callbackURL: '/' }
    expect((await tenantry.call('POST', '/auth/sign-in/magic-link', { body })).status).toBe(404)
    expect((await tenantry.call('GET', '/auth/magic-link/verify?token=x')).status).toBe(404)
  })

  it('is not offered where no mail is sent', async () => {
    const plain = await openTenantry()
    try {
      const { text } = await plain.call('GET', '/sign-in')
      expect(text).not.toMatch(/Mail me a link|value="oidc"/)
      const raw = 'step=mail-link&email=a@example.com'
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await plain.call('POST', '/sign-in', { raw, headers })).status).toBe(401)
    } finally {
      await plain.close()
    }
  })
})

describe('OpenID Connect', () => {
  const subject = (email: string, verified = true): Subject => ({
    ...{ sub: randomBytes(8).toString('hex'), email, email_verified: verified, name: 'Oda' },
  })
  /** Goes to the issuer from a page and comes back. */
  const through = async (visitor: Visitor, who: Subject, page = '/sign-in') => {
    issuer.state.subject = who
    await visitor.get(page)
    const { text, status } = await visitor.submit({ step: 'oidc' })
    expect(status, text).toBe(200)
    const url = /<a href="([^"]+)">Go on/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const back = await fetch(url, { redirect: 'manual' })
    const callback = (back.headers.get('location') ?? '').replace('https://tenantry.example', '')
    const landed = await visitor.get(callback)
    expect(landed.status).toBe(302)
    return String(landed.headers['location']).replace('https://tenantry.example', '')
  }

  it('makes an account with a proved address, from a claim link to the owner', async () => {
    const email = someone()
    const { claimUrl } = await newOrg()
    const visitor = newVisitor(tenantry)
    const next = await through(visitor, subject(email), claimUrl)
    expect(next).toBe('/sign-in/back')
    expect((await visitor.get(next)).text).toContain('Become the owner')
    expect((await visitor.submit({ step: 'claim', access: 'yes' })).text).toContain('is yours')
    expect(await sql('select email_verified from users where email = $1', [email])).toEqual([
      { email_verified: true },
    ])
  })

  it.each(['/claim', '/join'])('leaves nothing of the token of %s in the database', async (path) => {
    const { claimUrl, orgApiKey } = await newOrg()
    const provision = await tenantry.call('POST', '/v1/team/provisions', {
      headers: { authorization: `Bearer ${orgApiKey}` },
      body: {},
    })
    const url = path === '/claim' ? claimUrl : (provision.body as { claimUrl: string }).claimUrl
    const visitor = newVisitor(tenantry)
    await visitor.get(url)
    const { status, headers } = await visitor.submit({ step: 'oidc' })
    expect(status).toBe(200)
    const token = new URL(url).searchParams.get('token') ?? ''
    expect(token).toMatch(/^[0-9a-f]{64}$/)
    const kept = await sql('select value from verifications', [])
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toContain(token)
    const cookie = [headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('tenantry.next='))
    expect(cookie).toMatch(
      /^tenantry\.next=[\w-]+; Path=\/sign-in\/back; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    )
  })

  it.each([
    ['no cookie', undefined],
    ['an empty one', ''],
    ['one that is not ours', 'https://evil.example'],
    ['an altered one', Buffer.alloc(80, 1).toString('base64url')],
  ])('leads home with %s', async (_what, cookie) => {
    const headers = cookie === undefined ? {} : { cookie: `a=b; tenantry.next=${cookie}` }
    const { status, headers: answered } = await tenantry.call('GET', '/sign-in/back', { headers })
    expect([status, answered['location']]).toEqual([303, '/sign-in'])
  })

  it('knows a person again, and keeps no token of the issuer', async () => {
    const who = subject(someone())
    await through(newVisitor(tenantry), who)
    const visitor = newVisitor(tenantry)
    await through(visitor, who)
    expect(await isSignedIn(visitor, who.email)).toBe(true)
    const kept = await sql(
      `select a.access_token, a.refresh_token, a.id_token from accounts a join users u on u.id = a.user_id
        where u.email = $1`,
      [who.email],
    )
    expect(kept).toEqual([{ access_token: null, refresh_token: null, id_token: null }])
  })

  it.each([
    ['an address that the issuer has not proved', true, false],
    ['an account that has not proved its address', false, true],
  ])('does not join %s', async (_what, here, there) => {
    const { email } = await customer()
    await sql('update users set email_verified = $2 where email = $1', [email, here])
    const visitor = newVisitor(tenantry)
    const next = await through(visitor, subject(email, there))
    expect(next).toMatch(/^\/sign-in\?failed=oidc/)
    expect((await visitor.get(next)).text).toContain('That sign-in did not work.')
    expect(await isSignedIn(visitor, email)).toBe(false)
    const rows = await sql(
      `select provider_id from accounts a join users u on u.id = a.user_id where u.email = $1`,
      [email],
    )
    expect(rows).toEqual([{ provider_id: 'credential' }])
  })

  it('joins an account where both have proved the address', async () => {
    const { email } = await customer()
    await sql('update users set email_verified = true where email = $1', [email])
    const visitor = newVisitor(tenantry)
    await through(visitor, subject(email))
    expect(await isSignedIn(visitor, email)).toBe(true)
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(200)
  })

  it('says so while the issuer is away, and the server starts all the same', async () => {
    issuer.state.up = false
    const alone = await openTenantry(
      {},
      {
        TENANTRY_OIDC_ISSUER: issuer.state.issuer,
        TENANTRY_OIDC_CLIENT_ID: 'tenantry',
        TENANTRY_OIDC_CLIENT_SECRET: 'a secret of the client',
      },
    )
    try {
      const visitor = newVisitor(alone)
      await visitor.get('/sign-in')
      expect((await visitor.submit({ step: 'oidc' })).status).toBe(503)
    } finally {
      issuer.state.up = true
      await alone.close()
    }
  })

  it('gives no invited place to an address that the issuer has not proved', async () => {
    const partner = await createTestPartner(tenantry)
    const email = someone()
    await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
    const visitor = newVisitor(tenantry)
    await through(visitor, subject(email, false))
    expect((await visitor.api('GET', '/v1/partner/members')).status).toBe(403)
  })
})

describe('sessions', () => {
  it('end everywhere by one button, and not by another site', async () => {
    const { visitor, email } = await customer()
    const { visitor: stranger } = await customer()
    const other = newVisitor(tenantry)
    await other.get('/sign-in')
    await other.submit({ step: 'sign-in', email, password: PASSWORD })
    const post = (headers: Record<string, string>) =>
      tenantry.call('POST', '/sign-out-everywhere', {
        raw: '',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          cookie: visitor.cookie(),
          ...headers,
        },
      })
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(403)
    const { text } = await visitor.get('/sign-in')
    const mark = /name="mark" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const done = await tenantry.call('POST', '/sign-out-everywhere', {
      raw: new URLSearchParams({ mark }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: visitor.cookie() },
    })
    expect(done.status).toBe(303)
    for (const one of [visitor, other]) expect((await one.api('GET', '/v1/org/members')).status).toBe(401)
    expect((await stranger.api('GET', '/v1/org/members')).status).toBe(200)
  })

  it.each(['list-sessions', 'revoke-session', 'revoke-other-sessions'])(
    'are not to be seen or ended one by one: nothing is served at /auth/%s',
    async (path) => {
      const { visitor } = await customer()
      for (const method of ['GET', 'POST']) {
        const answer = await visitor.api(method, `/auth/${path}`, {
          ...(method === 'POST' && { body: {} }),
          headers: { origin: 'https://tenantry.example' },
        })
        expect(answer.status).toBe(404)
      }
    },
  )
})
