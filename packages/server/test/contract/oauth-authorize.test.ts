import { beforeAll, describe, expect, it } from 'vitest'
import { claimAs, memberAs, newVisitor, PASSWORD, partnerMemberAs, type Visitor } from '../support/browser.ts'
import {
  type Application,
  allow,
  answered,
  authorizePath,
  CALLBACK,
  exchangeCode,
  grantTo,
  newRequest,
  placesOffered,
  registerApplication,
} from '../support/oauth.ts'
import {
  admin,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const ISSUER = 'https://tenantry.example'

let partner: TestPartner
let org: TestOrg
let member: Visitor
let email: string
let tool: Application
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
  const joined = await partnerMemberAs(tenantry(), partner, 'admin')
  member = joined.visitor
  email = joined.email
  tool = await registerApplication(tenantry())
})

const stranger = () => newVisitor(tenantry())
const post = (
  visitor: Visitor,
  path: string,
  fields: Record<string, string>,
  more: Record<string, string> = {},
) =>
  tenantry().call('POST', path, {
    raw: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: visitor.cookie(),
      'sec-fetch-site': 'same-origin',
      ...more,
    },
  })
const markIn = ({ text }: { readonly text: string }): string =>
  /name="mark" value="([^"]+)"/.exec(text)?.[1] ?? ''

describe('GET /oauth/authorize', () => {
  it('asks a stranger to sign in and goes on to the question', async () => {
    const visitor = stranger()
    const request = newRequest(tool)
    const first = await visitor.get(authorizePath(tool, request))
    expect([first.status, first.text.includes('Sign in to decide')]).toEqual([200, true])
    const wrong = await visitor.submit({ step: 'sign-in', email, password: 'not the password' })
    expect([wrong.status, wrong.text.includes('The address or the password is wrong.')]).toEqual([401, true])
    const page = await visitor.submit({ step: 'sign-in', email, password: PASSWORD })
    expect(page.text).toContain('May this application act for you?')
    expect(page.text).toContain('It calls itself “A tool”')
    expect(page.text).toContain('a program on this computer')
    const [place = ''] = placesOffered(page)
    const answer = await visitor.submit({ step: 'allow', place })
    expect(answer.status).toBe(303)
    expect(answered(answer)).toEqual({
      ...{ code: expect.stringMatching(/^oc_code_\w{38}$/), state: request.state, iss: ISSUER },
    })
    const signedOut = stranger()
    await signedOut.get(authorizePath(tool, request))
    const { text } = await signedOut.submit({ step: 'passkey' })
    expect(text).toContain('Sign in')
  })

  it('leads back to the question from every other way to sign in', async () => {
    const visitor = stranger()
    const request = newRequest(tool)
    const raw = authorizePath(tool, request, { scope: 'rhombus:access *~', more: 'x' })
    await visitor.get(raw.replace('http%3A%2F%2F', 'http://'))
    const { text } = await visitor.submit({ step: 'passkey' })
    expect(text).not.toContain('You are signed in')
    await visitor.submit({ step: 'sign-in', email, password: PASSWORD })
    const page = await visitor.get(raw)
    expect(page.text).toContain('May this application act for you?')
  })

  it('keeps the page from being framed, read elsewhere or kept, and lets its forms lead to the application alone', async () => {
    const page = await member.get(authorizePath(tool, newRequest(tool)))
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self' http://127.0.0.1:49152;")
    expect(policy).toContain("default-src 'none'")
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  })

  it('sends nobody anywhere for an application or a redirect URI that it does not know', async () => {
    const request = newRequest(tool)
    const other = await registerApplication(tenantry(), {
      redirect_uris: ['https://app.example.com/callback'],
    })
    const wrong: readonly (readonly [Application, Record<string, string | undefined>])[] = [
      [tool, { client_id: undefined }],
      [tool, { client_id: 'nobody' }],
      [tool, { client_id: partner.id }],
      [tool, { redirect_uri: undefined }],
      [tool, { redirect_uri: 'https://evil.example/callback' }],
      [tool, { redirect_uri: 'http://127.0.0.1:49152/callback/more' }],
      [tool, { redirect_uri: 'http://127.0.0.1:49152/callback?x=y' }],
      [tool, { redirect_uri: 'http://localhost:49152/callback' }],
      [tool, { redirect_uri: 'http://127.0.0.1:49152@evil.example/callback' }],
      [tool, { redirect_uri: 'http://127.0.0.1:99999/callback' }],
      [other, { redirect_uri: 'https://app.example.com:444/callback' }],
      [other, { redirect_uri: 'https://app.example.com/callback/' }],
      [other, { redirect_uri: 'https://APP.example.com/callback' }],
      [other, { redirect_uri: CALLBACK }],
    ]
    for (const [application, changed] of wrong)
      for (const visitor of [member, stranger()]) {
        const answer = await visitor.get(authorizePath(application, request, changed))
        expect([answer.status, answer.headers['location']], JSON.stringify(changed)).toEqual([400, undefined])
      }
    const twice = await member.get(`${authorizePath(tool, request)}&redirect_uri=https://evil.example`)
    expect([twice.status, twice.headers['location']]).toEqual([400, undefined])
  })

  it('answers a program on whatever port it listens on today (RFC 8252)', async () => {
    const request = { ...newRequest(tool), redirectUri: 'http://127.0.0.1:61234/callback' }
    const answer = await allow(member, tool, request, 'partner')
    expect(answer.headers['location']).toMatch(/^http:\/\/127\.0\.0\.1:61234\/callback\?code=/)
    const { code = '' } = answered(answer)
    expect((await exchangeCode(tenantry(), tool, request, code)).status).toBe(200)
  })

  it.each([
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['a token at once', { response_type: 'token' }, 'unsupported_response_type'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a challenge that is none', { code_challenge: 'x' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['a long state', { state: 'x'.repeat(513) }, 'invalid_request'],
  ])('tells the application about %s (RFC 6749, section 4.1.2.1)', async (_what, changed, error) => {
    for (const visitor of [member, stranger()]) {
      const answer = await visitor.get(authorizePath(tool, newRequest(tool), { state: 'mine', ...changed }))
      expect(answer.status).toBe(303)
      expect(answered(answer)).toEqual({
        ...{ error, error_description: expect.any(String), iss: ISSUER },
        state: (changed as { state?: string }).state ?? 'mine',
      })
    }
  })

  it('tells it about a parameter that comes twice, and says no state that came twice', async () => {
    const path = authorizePath(tool, newRequest(tool))
    for (const more of ['&state=other', '&code_challenge=x', '&response_type=code']) {
      const answer = await member.get(path + more)
      expect(answered(answer)).toMatchObject({ error: 'invalid_request' })
      if (more.startsWith('&state')) expect(answered(answer)).not.toHaveProperty('state')
    }
  })

  it('sends nobody by itself to a site, whoever has let it act before (RFC 9700, section 4.11.2)', async () => {
    const site = await registerApplication(tenantry(), {
      ...{ redirect_uris: ['https://app.example.com/callback'], client_name: 'A site' },
    })
    const path = authorizePath(site, newRequest(site), { response_type: 'token' })
    const isHeld = async () => {
      const { status, headers, text } = await member.get(path)
      expect([status, headers['location']]).toEqual([400, undefined])
      expect(text).toContain('Go back to app.example.com')
    }
    await isHeld()
    await grantTo(tenantry(), member, 'partner', site)
    await isHeld()
  })

  it('says what an application calls itself as text', async () => {
    const name = '<script>alert(1)</script>'
    const site = await registerApplication(tenantry(), { client_name: name })
    for (const visitor of [member, stranger()]) {
      const { text } = await visitor.get(authorizePath(site, newRequest(site)))
      expect([text.includes(name), text.includes('&lt;script&gt;')]).toEqual([false, true])
    }
  })
})

describe('POST /oauth/authorize', () => {
  it('takes a no, and tells the application', async () => {
    const request = newRequest(tool)
    await member.get(authorizePath(tool, request))
    const answer = await member.submit({ step: 'deny' })
    expect([answer.status, answered(answer)]).toEqual([
      303,
      { error: 'access_denied', error_description: expect.any(String), state: request.state, iss: ISSUER },
    ])
  })

  it('takes a yes for one place that is the person’s own', async () => {
    const request = newRequest(tool)
    const path = authorizePath(tool, request)
    const page = await member.get(path)
    const places = placesOffered(page)
    expect(places).toEqual([expect.stringMatching(/^partner\//)])
    const strangers = await partnerMemberAs(tenantry(), await createTestPartner(tenantry()), 'member')
    const [theirs = ''] = placesOffered(await strangers.visitor.get(path))
    for (const place of ['', 'partner/', theirs, `org/${theirs.slice('partner/'.length)}`]) {
      const answer = await post(member, path, { step: 'allow', place, mark: markIn(page) })
      expect([answer.status, answer.headers['location']]).toEqual([400, undefined])
      expect(answer.text).toContain('Choose a place.')
    }
  })

  it('refuses a form of another site, of another person, and of another request', async () => {
    const request = newRequest(tool)
    const path = authorizePath(tool, request)
    const page = await member.get(path)
    const [place = ''] = placesOffered(page)
    const form = { step: 'allow', place, mark: markIn(page) }
    const { visitor: other } = await partnerMemberAs(tenantry(), partner, 'member')
    const another = await registerApplication(tenantry())
    const attempts = [
      post(member, path, form, { 'sec-fetch-site': 'cross-site' }),
      post(member, path, { ...form, mark: '' }),
      post(member, path, { ...form, mark: markIn(await other.get(path)) }),
      post(member, authorizePath(tool, newRequest(tool)), form),
      post(member, authorizePath(another, request), form),
      post(member, authorizePath(tool, { ...request, state: 'another' }), form),
      post(member, authorizePath(tool, { ...request, redirectUri: 'http://127.0.0.1:1/callback' }), form),
    ]
    for (const { status, headers } of await Promise.all(attempts))
      expect([status, headers['location']]).toEqual([403, undefined])
    const signedOut = await post(stranger(), path, form)
    expect([signedOut.status, signedOut.headers['location']]).toEqual([401, undefined])
  })

  it('offers nothing in a partner that is not active, and nothing to somebody without a place', async () => {
    const closed = await createTestPartner(tenantry())
    const { visitor } = await partnerMemberAs(tenantry(), closed, 'admin')
    await admin(tenantry(), 'PATCH', `/partners/${closed.id}`, { body: { active: false } })
    const page = await visitor.get(authorizePath(tool, newRequest(tool)))
    expect([placesOffered(page), page.text.includes('You have no place')]).toEqual([[], true])
  })

  it('offers each of several places, and none before one is chosen', async () => {
    const address = someone()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, address)
    const second = await createTestOrg(await createTestPartner(tenantry()), 'Second Ltd')
    await visitor.get(second.claimUrl)
    await visitor.submit({ step: 'claim', access: 'yes' })
    const page = await visitor.get(authorizePath(tool, newRequest(tool)))
    expect(placesOffered(page)).toHaveLength(2)
    expect(page.text).not.toContain('" checked')
    expect(page.text).toContain('Second Ltd, as its owner')
  })

  it('is no way for somebody whom a login link has signed in', async () => {
    const client = await createTestOrg(partner)
    const { body } = await partner.embed('POST', `/orgs/${client.organizationId}/login-links`, {
      body: { email: someone() },
    })
    const visitor = stranger()
    await visitor.get((body as { url: string }).url)
    await visitor.submit({})
    const { text } = await visitor.get(authorizePath(tool, newRequest(tool)))
    expect(text).toContain('Sign in to decide')
  })
})

describe('the page of applications', () => {
  it('shows a person what acts for them, and ends it', async () => {
    const client = await createTestOrg(partner, 'Listed Ltd')
    const { visitor } = await memberAs(tenantry(), client.orgApiKey, 'viewer')
    expect((await visitor.get('/applications')).text).toContain('Nothing acts for')
    const tokens = await grantTo(tenantry(), visitor, 'org', tool)
    expect((await visitor.get('/applications')).text).toContain('“A tool” acts for you in Listed Ltd')
    const { text } = await visitor.submit({})
    expect(text).toContain('Nothing acts for')
    const { status } = await tenantry().call('GET', '/v1/whoami', {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(status).toBe(401)
  })

  it('is nobody’s else: another’s grant stays, and a form of another site is refused', async () => {
    await grantTo(tenantry(), member, 'partner', tool)
    const [row] = await tenantry().database.sql('select id from oauth_grants order by id desc limit 1')
    const grant = String(row?.['id'])
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'member')
    await grantTo(tenantry(), visitor, 'partner', tool)
    const mark = markIn(await visitor.get('/applications'))
    expect((await post(visitor, '/applications', { mark, grant })).status).toBe(303)
    expect((await post(visitor, '/applications', { mark: 'x', grant })).status).toBe(403)
    const [kept] = await tenantry().database.sql('select id from oauth_grants where id = $1', [grant])
    expect(kept).toBeDefined()
    const signedOut = await stranger().get('/applications')
    expect(signedOut.text).toContain('Sign in')
  })

  it('lets a hundred act in one place, and no more', async () => {
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'member')
    await grantTo(tenantry(), visitor, 'partner', tool)
    const [known] = await tenantry().database.sql('select id from oauth_grants order by id desc limit 1')
    await tenantry().database.sql(
      `insert into oauth_grants (partner_id, id, client_id, user_id, partner_member_id, redirect_uri,
         code_challenge, code_hash, expires_at, created_at)
       select partner_id, gen_random_uuid(), client_id, user_id, partner_member_id, redirect_uri, code_challenge,
         sha256(convert_to(n::text || id::text, 'UTF8')), expires_at, created_at
       from oauth_grants, generate_series(1, 99) n where id = $1`,
      [known?.['id']],
    )
    const answer = await allow(visitor, tool, newRequest(tool), 'partner')
    expect([answer.status, answer.headers['location']]).toEqual([409, undefined])
    expect(answer.text).toContain('At most 100 applications')
  })
})
