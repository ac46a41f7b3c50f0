import { beforeAll, describe, expect, it } from 'vitest'
import { type OrgId, toRuuid } from '../../src/kernel/ids.ts'
import { claimAs, partnerMemberAs, type Visitor } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import {
  type Application,
  allow,
  answered,
  callByOAuth,
  exchangeCode,
  grantTo,
  inForm,
  newRequest,
  postForm,
  type Request,
  refresh,
  registerApplication,
  type Tokens,
} from '../support/oauth.ts'
import { createTestOrg, createTestPartner, type TestOrg, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const INVALID_GRANT = { error: 'invalid_grant', error_description: expect.any(String) }
const INVALID_CLIENT = { error: 'invalid_client', error_description: expect.any(String) }

let partner: TestPartner
let org: TestOrg
let member: Visitor
let owner: Visitor
let tool: Application
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
  member = (await partnerMemberAs(tenantry(), partner, 'admin')).visitor
  owner = (await claimAs(tenantry(), org.claimUrl, someone())).visitor
  tool = await registerApplication(tenantry())
})

const codeFor = async (application: Application): Promise<{ code: string; request: Request }> => {
  const request = newRequest(application)
  const { code = '' } = answered(await allow(member, application, request, 'partner'))
  return { code, request }
}
/** How the server answers a call by a token. */
const standing = async (token: string): Promise<number> =>
  (await callByOAuth(tenantry(), 'partner-api-oauth-token', token, 'partner/getClientsV2')).status
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})
const formFor = ({ redirectUri, verifier }: Request, code: string) => ({
  ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
})

describe('a code (RFC 6749, section 4.1.3)', () => {
  it('gives an access token for an hour and a refresh token', async () => {
    const { code, request } = await codeFor(tool)
    const { status, body, headers } = await exchangeCode(tenantry(), tool, request, code)
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^oc_oauth_\w{38}$/),
        refresh_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: expect.stringContaining('orgs:read'),
      },
    ])
    expect([headers['cache-control'], headers['pragma']]).toEqual(['no-store', 'no-cache'])
    expect(await standing((body as Tokens).access_token)).toBe(200)
  })

  it('is taken once: the second time ends all that the first gave', async () => {
    const { code, request } = await codeFor(tool)
    const first = (await exchangeCode(tenantry(), tool, request, code)).body as Tokens
    const again = await exchangeCode(tenantry(), tool, request, code)
    expect([again.status, again.body]).toEqual([400, INVALID_GRANT])
    expect(await standing(first.access_token)).toBe(401)
    expect((await refresh(tenantry(), tool, first.refresh_token)).body).toEqual(INVALID_GRANT)
  })

  it('gives tokens that last to nobody, where it is brought twice at once', async () => {
    const { code, request } = await codeFor(tool)
    const answers = await Promise.all([1, 2].map(() => exchangeCode(tenantry(), tool, request, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const tokens = answers.find(({ status }) => status === 200)?.body as Tokens
    expect(await standing(tokens.access_token)).toBe(401)
  })

  it('is refused after a minute', async () => {
    const { code, request } = await codeFor(tool)
    moveClock(tenantry(), 60)
    expect((await exchangeCode(tenantry(), tool, request, code)).body).toEqual(INVALID_GRANT)
  })

  it('is refused with another verifier or redirect URI, to another application, and then still taken from its own', async () => {
    const { code, request } = await codeFor(tool)
    const other = await registerApplication(tenantry())
    const confidential = await registerApplication(tenantry(), {})
    const wrong: readonly (readonly [Application, Request])[] = [
      [tool, { ...request, verifier: newRequest(tool).verifier }],
      [tool, { ...request, verifier: 'short' }],
      [tool, { ...request, redirectUri: 'http://127.0.0.1:49153/callback' }],
      [tool, { ...request, redirectUri: `${request.redirectUri}/` }],
      [other, request],
      [confidential, request],
    ]
    for (const [application, asked] of wrong) {
      const answer = await exchangeCode(tenantry(), application, asked, code)
      expect([answer.status, answer.body]).toEqual([400, INVALID_GRANT])
    }
    expect((await exchangeCode(tenantry(), tool, request, code)).status).toBe(200)
  })

  it.each(['nonsense', `oc_code_${'0'.repeat(38)}`, 'x'.repeat(4_096)])('%j is none', async (code) => {
    const answer = await exchangeCode(tenantry(), tool, newRequest(tool), code)
    expect([answer.status, answer.body]).toEqual([400, INVALID_GRANT])
  })
})

describe('who an application is (RFC 6749, section 2.3)', () => {
  it.each(['client_secret_basic', 'client_secret_post', undefined])(
    'registered with %s it proves itself by the header or in the form',
    async (token_endpoint_auth_method) => {
      const application = await registerApplication(tenantry(), { token_endpoint_auth_method })
      const byHeader = await codeFor(application)
      const header = basic(application.clientId, application.secret ?? '')
      const form = formFor(byHeader.request, byHeader.code)
      expect((await postForm(tenantry(), '/oauth/token', form, header)).status).toBe(200)
      const byForm = await codeFor(application)
      expect((await exchangeCode(tenantry(), application, byForm.request, byForm.code)).status).toBe(200)
    },
  )

  it('may try twice, as the vendor’s client does at invalid_client: the code is still good', async () => {
    const application = await registerApplication(tenantry(), {})
    const { code, request } = await codeFor(application)
    const form = formFor(request, code)
    const refused = await postForm(tenantry(), '/oauth/token', form, basic(application.clientId, 'wrong'))
    expect([refused.status, refused.body]).toEqual([401, INVALID_CLIENT])
    expect(refused.headers['www-authenticate']).toMatch(/^Basic realm=/)
    const again = await postForm(tenantry(), '/oauth/token', { ...form, ...inForm(application) })
    expect(again.status).toBe(200)
  })

  it('is refused with 401 where it is unknown, has no secret to show, or shows one that it does not have', async () => {
    const confidential = await registerApplication(tenantry(), {})
    const { code, request } = await codeFor(confidential)
    const form = formFor(request, code)
    const wrong: Readonly<Record<string, string>>[] = [
      {},
      { client_id: confidential.clientId },
      { client_id: confidential.clientId, client_secret: 'wrong' },
      { client_id: tool.clientId, client_secret: confidential.secret ?? '' },
      { client_id: 'nobody' },
      { client_id: partner.id },
    ]
    for (const who of wrong) {
      const answer = await postForm(tenantry(), '/oauth/token', { ...form, ...who })
      expect([answer.status, answer.body]).toEqual([401, INVALID_CLIENT])
    }
    for (const authorization of ['Basic', 'Basic %%%', 'Bearer x', `Basic ${btoa('nothing')}`]) {
      const answer = await postForm(tenantry(), '/oauth/token', form, { authorization })
      expect([answer.status, answer.body]).toEqual([401, INVALID_CLIENT])
    }
    expect((await exchangeCode(tenantry(), confidential, request, code)).status).toBe(200)
  })

  it('is said once: 400 where header and form both say it', async () => {
    const { clientId, secret = '' } = await registerApplication(tenantry(), {})
    const twice = { grant_type: 'refresh_token', refresh_token: 'x' }
    for (const form of [{ client_secret: secret }, { client_id: tool.clientId }]) {
      const answer = await postForm(
        tenantry(),
        '/oauth/token',
        { ...twice, ...form },
        basic(clientId, secret),
      )
      expect([answer.status, answer.body]).toMatchObject([400, { error: 'invalid_request' }])
    }
  })
})

describe('what is asked', () => {
  it.each([
    ['nothing', '', 'invalid_request'],
    ['no code', 'grant_type=authorization_code', 'invalid_request'],
    ['no redirect URI', 'grant_type=authorization_code&code=x&code_verifier=x', 'invalid_request'],
    ['no verifier', 'grant_type=authorization_code&code=x&redirect_uri=x', 'invalid_request'],
    ['no refresh token', 'grant_type=refresh_token', 'invalid_request'],
    ['a grant type twice', 'grant_type=refresh_token&grant_type=refresh_token', 'invalid_request'],
    ['a password', 'grant_type=password&username=x&password=y', 'unsupported_grant_type'],
    ['no person', 'grant_type=client_credentials', 'unsupported_grant_type'],
    ['a name of every object', 'grant_type=constructor', 'unsupported_grant_type'],
  ])('refuses %s with 400', async (_what, raw, error) => {
    const { status, body } = await tenantry().call('POST', '/oauth/token', {
      raw: `${raw}&client_id=${tool.clientId}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([status, body]).toEqual([400, { error, error_description: expect.any(String) }])
  })

  it.each(['/oauth/token', '/oauth/token/revoke'])('%s takes a form alone, in a POST', async (path) => {
    const json = await tenantry().call('POST', path, { body: { grant_type: 'refresh_token' } })
    expect([json.status, json.body]).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: 'Content-Type must be application/x-www-form-urlencoded',
      },
    ])
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await tenantry().call(method, path)
      expect([status, headers['allow']]).toEqual([405, 'POST'])
    }
    const large = await postForm(tenantry(), path, { token: 'x'.repeat(20_000) })
    expect(large.status).toBe(413)
  })
})

describe('a refresh token', () => {
  it('is used up by each use and gives the next one; the access token before goes on to its own end', async () => {
    const first = await grantTo(tenantry(), member, 'partner', tool)
    const second = (await refresh(tenantry(), tool, first.refresh_token)).body as Tokens
    expect(second).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(second.access_token).not.toBe(first.access_token)
    for (const token of [first.access_token, second.access_token]) expect(await standing(token)).toBe(200)
    const third = (await refresh(tenantry(), tool, second.refresh_token)).body as Tokens
    const standings = await Promise.all([first, second, third].map((one) => standing(one.access_token)))
    expect(standings).toEqual([401, 200, 200])
    moveClock(tenantry(), 3_600)
    expect(await standing(third.access_token)).toBe(401)
    expect((await refresh(tenantry(), tool, third.refresh_token)).status).toBe(200)
  })

  it('ends everything when an old one comes back', async () => {
    const first = await grantTo(tenantry(), member, 'partner', tool)
    const second = (await refresh(tenantry(), tool, first.refresh_token)).body as Tokens
    const again = await refresh(tenantry(), tool, first.refresh_token)
    expect([again.status, again.body]).toEqual([400, INVALID_GRANT])
    for (const token of [first.access_token, second.access_token]) expect(await standing(token)).toBe(401)
    expect((await refresh(tenantry(), tool, second.refresh_token)).body).toEqual(INVALID_GRANT)
  })

  it('gives tokens that last to nobody, where it is brought twice at once', async () => {
    const first = await grantTo(tenantry(), member, 'partner', tool)
    const answers = await Promise.all([1, 2].map(() => refresh(tenantry(), tool, first.refresh_token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const tokens = answers.find(({ status }) => status === 200)?.body as Tokens
    expect(await standing(tokens.access_token)).toBe(401)
  })

  it('is of no use to another application, and not used up by it', async () => {
    const { refresh_token } = await grantTo(tenantry(), member, 'partner', tool)
    const other = await registerApplication(tenantry())
    expect((await refresh(tenantry(), other, refresh_token)).body).toEqual(INVALID_GRANT)
    expect((await refresh(tenantry(), tool, refresh_token)).status).toBe(200)
  })

  it('ends when it was left alone for thirty days', async () => {
    const { refresh_token } = await grantTo(tenantry(), member, 'partner', tool)
    moveClock(tenantry(), 30 * 86_400)
    expect((await refresh(tenantry(), tool, refresh_token)).body).toEqual(INVALID_GRANT)
  })

  it.each(['nonsense', '.', 'a.b.c', `oc_refresh_${'0'.repeat(38)}.${'0'.repeat(64)}`])(
    '%j is none',
    async (token) => {
      const answer = await refresh(tenantry(), tool, token)
      expect([answer.status, answer.body]).toEqual([400, INVALID_GRANT])
    },
  )
})

describe('POST /oauth/token/revoke (RFC 7009)', () => {
  const revoke = (application: Application, token: string, hint = '') =>
    postForm(tenantry(), '/oauth/token/revoke', {
      ...inForm(application),
      ...{ token, token_type_hint: hint },
    })

  it.each(['access_token', 'refresh_token'] as const)('ends the whole grant by its %s', async (name) => {
    for (const hint of ['', 'access_token', 'nonsense']) {
      const tokens = await grantTo(tenantry(), member, 'partner', tool)
      const { status } = await revoke(tool, tokens[name], hint)
      expect(status).toBe(200)
      expect(await standing(tokens.access_token)).toBe(401)
      expect((await refresh(tenantry(), tool, tokens.refresh_token)).body).toEqual(INVALID_GRANT)
    }
  })

  it('answers alike what is unknown, dead and another application’s, which stays', async () => {
    const tokens = await grantTo(tenantry(), member, 'partner', tool)
    const other = await registerApplication(tenantry())
    for (const token of ['nonsense', partner.key, tokens.access_token, tokens.refresh_token]) {
      const { status, body } = await revoke(other, token)
      expect([status, body]).toEqual([200, {}])
    }
    expect(await standing(tokens.access_token)).toBe(200)
    expect((await partner.fleet('partner/getClientsV2')).status).toBe(200)
    for (const _ of [1, 2]) expect((await revoke(tool, tokens.access_token)).status).toBe(200)
  })

  it('asks the application who it is, and for a token', async () => {
    const unknown = await postForm(tenantry(), '/oauth/token/revoke', { token: 'x', client_id: 'nobody' })
    expect([unknown.status, unknown.body]).toEqual([401, INVALID_CLIENT])
    const none = await postForm(tenantry(), '/oauth/token/revoke', inForm(tool))
    expect([none.status, none.body]).toMatchObject([400, { error: 'invalid_request' }])
  })
})

describe('an organization’s person', () => {
  it('lets an application act in their organization and nowhere else', async () => {
    const { access_token: token } = await grantTo(tenantry(), owner, 'org', tool)
    const own = await callByOAuth(tenantry(), 'api-oauth-token', token, 'org/getOrgV2')
    const uuid = toRuuid(org.organizationId as OrgId)
    expect([own.status, own.body]).toMatchObject([200, { org: { uuid } }])
    const sibling = toRuuid((await createTestOrg(partner)).organizationId as OrgId)
    const elsewhere = await callByOAuth(tenantry(), 'api-oauth-token', token, 'org/getOrgV2', {
      org: sibling,
    })
    expect(elsewhere.status).toBe(403)
  })
})
