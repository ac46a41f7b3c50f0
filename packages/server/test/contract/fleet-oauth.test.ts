import { beforeAll, describe, expect, it } from 'vitest'
import { type OrgId, toRuuid } from '../../src/kernel/ids.ts'
import { claimAs, memberAs, partnerMemberAs, type Visitor } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { callByOAuth, grantTo, type OAuthScheme, refresh, type Tokens } from '../support/oauth.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PARTNERS = 'partner-api-oauth-token'
const ORGS = 'api-oauth-token'
const MINT = 'submitApiTokenApplication'
const FORBIDDEN = { status: 403, error: 'Forbidden', msg: 'Access Denied' }
const METADATA = 'resource_metadata="https://tenantry.example/.well-known/oauth-protected-resource"'

const call = (
  scheme: OAuthScheme,
  token: string,
  path: string,
  options: { body?: unknown; org?: string } = {},
) => callByOAuth(tenantry(), scheme, token, path, options)
const statusOf = async (...args: Parameters<typeof call>): Promise<number> => (await call(...args)).status
const uuidOf = ({ organizationId }: TestOrg): string => toRuuid(organizationId as OrgId)

let partner: TestPartner
let org: TestOrg
let partners: Tokens
let orgs: Tokens
let owner: Visitor
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
  partners = await grantTo(
    tenantry(),
    (await partnerMemberAs(tenantry(), partner, 'admin')).visitor,
    'partner',
  )
  owner = (await claimAs(tenantry(), org.claimUrl, someone())).visitor
  orgs = await grantTo(tenantry(), owner, 'org')
})

describe('an access token', () => {
  it('tells a partner’s person by two tries, as the vendor’s command line does (wire facts, section 2.3)', async () => {
    const asOrg = await call(ORGS, partners.access_token, 'org/getOrgV2')
    expect([asOrg.status, asOrg.body]).toMatchObject([403, FORBIDDEN])
    const asPartner = await call(PARTNERS, partners.access_token, 'partner/getClientsV2')
    expect([asPartner.status, asPartner.body]).toMatchObject([
      200,
      { partnerClients: [{ orgUuid: uuidOf(org) }] },
    ])
    const own = await call(ORGS, orgs.access_token, 'org/getOrgV2')
    expect([own.status, own.body]).toMatchObject([200, { org: { uuid: uuidOf(org) } }])
    const notPartners = await call(PARTNERS, orgs.access_token, 'partner/getClientsV2')
    expect([notPartners.status, notPartners.body]).toMatchObject([403, FORBIDDEN])
    expect(await statusOf(ORGS, orgs.access_token, 'partner/getClientsV2')).toBe(403)
  })

  it('acts as a client that x-auth-org names, and in the partner’s own organization without', async () => {
    const inside = await call(PARTNERS, partners.access_token, 'org/getOrgV2', { org: uuidOf(org) })
    expect([inside.status, inside.headers['x-acted-on-org']]).toEqual([200, uuidOf(org)])
    const home = await call(PARTNERS, partners.access_token, 'org/getOrgV2')
    expect(home.body).toMatchObject({ org: { uuid: toRuuid(partner.ownOrgId as OrgId) } })
    const strange = uuidOf(await createTestOrg(await createTestPartner(tenantry())))
    for (const elsewhere of [strange, 'x', 'A'.repeat(22)]) {
      const answer = await call(PARTNERS, partners.access_token, 'org/getOrgV2', { org: elsewhere })
      expect([answer.status, answer.body, answer.headers['x-acted-on-org']]).toMatchObject([
        403,
        FORBIDDEN,
        undefined,
      ])
    }
    expect(await statusOf(ORGS, orgs.access_token, 'org/getOrgV2', { org: strange })).toBe(403)
  })

  it('is missing where only the other header is there: 401 that says where to sign in', async () => {
    for (const scheme of [PARTNERS, ORGS])
      for (const headers of [{}, { 'x-auth-apikey': partners.access_token }, { 'x-auth-access-token': '' }]) {
        const answer = await tenantry().call('POST', '/api/org/getOrgV2', {
          headers: { 'x-auth-scheme': scheme, ...headers },
          body: {},
        })
        expect([answer.status, answer.body, answer.headers['www-authenticate']]).toEqual([
          401,
          { authenticationFailed: true },
          `Bearer ${METADATA}`,
        ])
      }
  })

  it.each(['nonsense', `oc_oauth_${'0'.repeat(38)}`, 'eyJhbGciOiJub25lIn0.e30.x'])(
    '%j is refused with 401, at which a client refreshes its token',
    async (token) => {
      for (const scheme of [PARTNERS, ORGS] as const) {
        const answer = await call(scheme, token, 'org/getOrgV2')
        expect([answer.status, answer.body, answer.headers['www-authenticate']]).toEqual([
          401,
          { authenticationFailed: true },
          `Bearer error="invalid_token", ${METADATA}`,
        ])
      }
    },
  )

  it('is one token in one header: a key is none, and it is no key', async () => {
    for (const [scheme, key] of [
      [PARTNERS, partner.key],
      [ORGS, org.orgApiKey],
      [ORGS, partner.key],
    ] as const)
      expect(await statusOf(scheme, key, 'org/getOrgV2')).toBe(403)
    for (const [scheme, token] of [
      ['partner-api-token', partners.access_token],
      ['api-token', orgs.access_token],
      ['api-token', partners.access_token],
    ] as const) {
      const headers = fleetHeaders(token, scheme)
      const { status } = await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })
      expect(status).toBe(403)
    }
    const headers = { 'x-auth-scheme': PARTNERS, 'x-auth-access-token': partners.refresh_token }
    const byRefresh = await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })
    expect(byRefresh.status).toBe(401)
  })

  it('is in no list of keys, and speaks for its person in the other dialects', async () => {
    const listed = await partner.fleet('partner/getApiTokens')
    expect((listed.body as { apiTokens: unknown[] }).apiTokens).toHaveLength(1)
    const inBroker = await tenantry().call('GET', '/v1/partner/orgs', {
      headers: bearer(partners.access_token),
    })
    const inEmbed = await tenantry().call('GET', '/partner/v1/orgs', {
      headers: bearer(partners.access_token),
    })
    expect([inBroker.status, inEmbed.status]).toEqual([200, 200])
    const notEmbeds = await tenantry().call('GET', '/partner/v1/orgs', { headers: bearer(orgs.access_token) })
    expect(notEmbeds.status).toBe(401)
  })

  it('is told of by introspection: whose it is, and which application holds it', async () => {
    const introspect = async (token: string) =>
      (
        await tenantry().call('POST', '/oauth/introspect', {
          raw: new URLSearchParams({ token }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...bearer(OPERATOR_KEY) },
        })
      ).body
    const now = tenantry().clock.now.getTime() / 1_000
    const { access_token: token, application } = await grantTo(tenantry(), owner, 'org')
    expect(await introspect(token)).toMatchObject({
      ...{ active: true, kind: 'oauth_token', client_id: application.clientId, org_id: org.organizationId },
      ...{ sub: expect.stringMatching(/^user\//), exp: now + 3_600, token_type: 'Bearer' },
    })
    for (const other of [partners.access_token, orgs.refresh_token])
      expect(await introspect(other)).toEqual({ active: false })
  })

  it('leaves its person and the application in the events that it makes, for their own side to see', async () => {
    const { access_token: token, application } = await grantTo(tenantry(), owner, 'org')
    const body = { name: 'Made by a tool', address: '1 Main Street' }
    expect(await statusOf(ORGS, token, 'location/createLocation', { body })).toBe(200)
    const { data } = (await owner.api('GET', '/v1/org/events?type=location.created')).body as {
      data: { actor: unknown }[]
    }
    expect(data[0]?.actor).toEqual({
      principal: expect.stringMatching(/^user\//),
      onBehalfOf: `org/${org.organizationId}`,
      credential: expect.any(String),
      via: `oauth_client/${application.clientId}`,
    })
    const seen = await partner.broker('GET', '/v1/partner/events?type=location.created')
    expect((seen.body as { data: { actor: unknown }[] }).data[0]?.actor).toEqual({
      principal: expect.stringMatching(/^user\//),
      onBehalfOf: `org/${org.organizationId}`,
    })
  })
})

describe('minting (wire facts, section 2.2, step 5)', () => {
  const mint = (scheme: OAuthScheme, token: string, path: string) =>
    call(scheme, token, path, { body: { displayName: 'Rhombus CLI', authType: 'API_TOKEN' } })

  it('gives an organization’s admin its key, and a partner’s admin theirs after a 403', async () => {
    const forOrg = await mint(ORGS, orgs.access_token, `integrations/org/${MINT}`)
    expect([forOrg.status, forOrg.body]).toEqual([200, { apiKey: expect.stringMatching(/^oc_org_/) }])
    const refused = await mint(ORGS, partners.access_token, `integrations/org/${MINT}`)
    expect([refused.status, refused.body]).toMatchObject([403, FORBIDDEN])
    const forPartner = await mint(PARTNERS, partners.access_token, `partner/${MINT}`)
    expect(forPartner.body).toEqual({ apiKey: expect.stringMatching(/^oc_partner_/) })
    expect((await mint(PARTNERS, partners.access_token, `integrations/org/${MINT}`)).status).toBe(403)
    moveClock(tenantry(), 3_600)
    const { apiKey } = forPartner.body as { apiKey: string }
    const { status } = await tenantry().call('POST', '/api/partner/getClientsV2', {
      headers: fleetHeaders(apiKey),
      body: {},
    })
    // What a person does with their rights outlives the token that they did it by.
    expect([status, await statusOf(PARTNERS, partners.access_token, 'partner/getClientsV2')]).toEqual([
      200, 401,
    ])
    partners = await grantTo(
      tenantry(),
      (await partnerMemberAs(tenantry(), partner, 'admin')).visitor,
      'partner',
    )
    orgs = await grantTo(tenantry(), owner, 'org')
  })

  it('is for those whose role lets them', async () => {
    const { visitor } = await partnerMemberAs(tenantry(), partner, 'member')
    const plain = await grantTo(tenantry(), visitor, 'partner')
    expect(await statusOf(PARTNERS, plain.access_token, 'partner/getClientsV2')).toBe(200)
    expect((await mint(PARTNERS, plain.access_token, `partner/${MINT}`)).status).toBe(403)
    for (const role of ['member', 'viewer'] as const) {
      const joined = await memberAs(tenantry(), org.orgApiKey, role)
      const tokens = await grantTo(tenantry(), joined.visitor, 'org')
      expect(await statusOf(ORGS, tokens.access_token, 'org/getOrgV2')).toBe(200)
      expect((await mint(ORGS, tokens.access_token, `integrations/org/${MINT}`)).status).toBe(403)
    }
  })
})

describe('what ends or narrows it at once', () => {
  const isEnded = async (tokens: Awaited<ReturnType<typeof grantTo>>, scheme: OAuthScheme) => {
    expect(await statusOf(scheme, tokens.access_token, 'org/getOrgV2')).toBe(401)
    const again = await refresh(tenantry(), tokens.application, tokens.refresh_token)
    expect([again.status, again.body]).toMatchObject([400, { error: 'invalid_grant' }])
  }

  it('another role', async () => {
    const { visitor, memberId } = await partnerMemberAs(tenantry(), partner, 'admin')
    const { access_token: token } = await grantTo(tenantry(), visitor, 'partner')
    const list = () => statusOf(PARTNERS, token, 'partner/getApiTokens')
    expect(await list()).toBe(200)
    await partner.broker('PATCH', `/v1/partner/members/${memberId}/role`, { body: { role: 'member' } })
    expect(await list()).toBe(403)
    const joined = await memberAs(tenantry(), org.orgApiKey, 'member')
    const inOrg = await grantTo(tenantry(), joined.visitor, 'org')
    const create = () =>
      statusOf(ORGS, inOrg.access_token, 'location/createLocation', {
        body: { name: someone(), address: 'x' },
      })
    expect(await create()).toBe(200)
    const headers = bearer(org.orgApiKey)
    const path = `/v1/org/members/${joined.memberId}/role`
    await tenantry().call('PATCH', path, { headers, body: { role: 'viewer' } })
    expect(await create()).toBe(403)
    expect(await statusOf(ORGS, inOrg.access_token, 'org/getOrgV2')).toBe(200)
    // Nobody's token grows: a higher role comes with the next one.
    await tenantry().call('PATCH', path, { headers, body: { role: 'admin' } })
    expect(await create()).toBe(200)
    const mint = { displayName: 'More', authType: 'API_TOKEN' }
    const wish = { body: mint }
    expect(await statusOf(ORGS, inOrg.access_token, `integrations/org/${MINT}`, wish)).toBe(403)
    const next = (await refresh(tenantry(), inOrg.application, inOrg.refresh_token)).body as Tokens
    expect(await statusOf(ORGS, next.access_token, `integrations/org/${MINT}`, wish)).toBe(200)
  })

  it('the end of the person’s place', async () => {
    const { visitor, memberId } = await partnerMemberAs(tenantry(), partner, 'admin')
    const tokens = await grantTo(tenantry(), visitor, 'partner')
    expect(await statusOf(PARTNERS, tokens.access_token, 'partner/getClientsV2')).toBe(200)
    await partner.broker('DELETE', `/v1/partner/members/${memberId}`)
    await isEnded(tokens, PARTNERS)
    const joined = await memberAs(tenantry(), org.orgApiKey, 'admin')
    const inOrg = await grantTo(tenantry(), joined.visitor, 'org')
    expect(await statusOf(ORGS, inOrg.access_token, 'org/getOrgV2')).toBe(200)
    await tenantry().call('DELETE', `/v1/org/members/${joined.memberId}`, { headers: bearer(org.orgApiKey) })
    await isEnded(inOrg, ORGS)
  })

  it('the end of a place that the partner gave, and of the organization', async () => {
    const client = await createTestOrg(partner)
    // The partner has seen this key, and so gave the place.
    const joined = await memberAs(tenantry(), client.orgApiKey, 'admin')
    const tokens = await grantTo(tenantry(), joined.visitor, 'org')
    expect(await statusOf(ORGS, tokens.access_token, 'org/getOrgV2')).toBe(200)
    await claimAs(tenantry(), client.claimUrl, someone(), { access: 'no' })
    await isEnded(tokens, ORGS)
    const deleted = await createTestOrg(partner)
    const last = await grantTo(
      tenantry(),
      (await memberAs(tenantry(), deleted.orgApiKey, 'admin')).visitor,
      'org',
    )
    await partner.broker('DELETE', `/v1/partner/orgs/${deleted.organizationId}`)
    await isEnded(last, ORGS)
  })

  it('a hold on the organization, while it lasts', async () => {
    const client = await createTestOrg(partner)
    const { visitor } = await memberAs(tenantry(), client.orgApiKey, 'admin')
    const { access_token: token } = await grantTo(tenantry(), visitor, 'org')
    const path = `/v1/partner/orgs/${client.organizationId}`
    await partner.broker('POST', `${path}/suspend`)
    expect(await statusOf(ORGS, token, 'org/getOrgV2')).toBe(403)
    expect(await statusOf(PARTNERS, partners.access_token, 'org/getOrgV2', { org: uuidOf(client) })).toBe(403)
    await partner.broker('POST', `${path}/resume`)
    expect(await statusOf(ORGS, token, 'org/getOrgV2')).toBe(200)
  })

  it('the customer’s word, for the partner’s people', async () => {
    const client = await createTestOrg(partner)
    const { visitor } = await claimAs(tenantry(), client.claimUrl, someone())
    const inside = () => statusOf(PARTNERS, partners.access_token, 'org/getOrgV2', { org: uuidOf(client) })
    expect(await inside()).toBe(200)
    await visitor.api('PATCH', '/v1/org/partner/access', { body: { allowed: false } })
    expect(await inside()).toBe(403)
  })

  it('a partner that is made inactive, or lets its people in from elsewhere alone', async () => {
    const closing = await createTestPartner(tenantry())
    const { visitor } = await partnerMemberAs(tenantry(), closing, 'admin')
    const tokens = await grantTo(tenantry(), visitor, 'partner')
    const client = await createTestOrg(closing)
    const inOrg = await grantTo(
      tenantry(),
      (await memberAs(tenantry(), client.orgApiKey, 'admin')).visitor,
      'org',
    )
    const change = (body: object) => admin(tenantry(), 'PATCH', `/partners/${closing.id}`, { body })
    await change({ ipAllowList: ['192.0.2.1'] })
    expect(await statusOf(PARTNERS, tokens.access_token, 'partner/getClientsV2')).toBe(403)
    expect(await statusOf(ORGS, inOrg.access_token, 'org/getOrgV2')).toBe(200)
    await change({ ipAllowList: [], active: false })
    await isEnded(tokens, PARTNERS)
    await isEnded(inOrg, ORGS)
  })
})
