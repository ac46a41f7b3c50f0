import { describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../src/domain/scopes.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestOrg,
  type TestPartner,
  withKey,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed, trio } from './fleet-answers.ts'
import { RUUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA'
const NOT_FOUND = trio('Key not found')

interface Token {
  readonly tokenUuid: string
  readonly displayName: string
  readonly orgUuid: string
}
const tokensIn = ({ body }: { readonly body: unknown }) => (body as { apiTokens: readonly Token[] }).apiTokens

/** Calls with an organization's own key. */
const asOrg = (apiKey: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  tenantry().call('POST', `/api/${path}`, {
    headers: { ...fleetHeaders(apiKey, 'api-token'), ...headers },
    body,
  })

const mint = async (partner: TestPartner, body: object = {}): Promise<string> => {
  const answer = await partner.fleet('partner/submitApiTokenApplication', body)
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as { apiKey: string }).apiKey
}
const mintInOrg = async ({ orgApiKey }: TestOrg, body: object = {}): Promise<string> => {
  const answer = await asOrg(orgApiKey, 'integrations/org/submitApiTokenApplication', body)
  expect(answer.body, answer.text).toEqual({ apiKey: expect.stringMatching(/^oc_org_/) })
  return (answer.body as { apiKey: string }).apiKey
}
const idNamed = async (partner: TestPartner, displayName: string): Promise<string> => {
  const tokens = tokensIn(await partner.fleet('partner/getApiTokens'))
  return tokens.find((token) => token.displayName === displayName)?.tokenUuid ?? ''
}
const worksWith = async (key: string): Promise<number> =>
  (await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status

describe('POST /api/partner/getApiTokens', () => {
  it('lists the partner’s active keys, the same that the other dialects list', async () => {
    const partner = await createTestPartner(tenantry())
    const key = await mint(partner, { displayName: 'Rhombus CLI', authType: 'API_TOKEN' })
    const answer = await partner.fleet('partner/getApiTokens')
    const token = {
      tokenUuid: expect.stringMatching(RUUID),
      orgUuid: ruuidOf(partner.ownOrgId),
      authType: 'API_TOKEN',
      clientType: 'PARTNER_DEVELOPER',
      hashed: true,
    }
    expectFleet(answer, 200, {
      apiTokens: [
        { ...token, tokenUuid: ruuidOf(partner.keyId), displayName: expect.any(String) },
        { ...token, displayName: 'Rhombus CLI' },
      ],
    })
    const { body } = await partner.broker('GET', '/v1/partner/keys')
    const ids = (body as { data: readonly { id: string }[] }).data.map(({ id }) => id)
    expect(tokensIn(answer).map(({ tokenUuid }) => uuidOf(tokenUuid))).toEqual(ids)
    expect(answer.text).not.toContain(key)
  })

  it('leaves out what is revoked or has expired, and ignores x-auth-org', async () => {
    const partner = await createTestPartner(tenantry())
    await mint(partner, { displayName: 'Revoked' })
    await partner.fleet('partner/revokeApiToken', { tokenUuid: await idNamed(partner, 'Revoked') })
    await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
      body: { name: 'Ending', expiresAt: '2026-03-15T10:31:00Z' },
    })
    const names = async () =>
      tokensIn(await partner.fleet('partner/getApiTokens', {}, { org: 'no id' })).map(
        (token) => token.displayName,
      )
    const { clock } = tenantry()
    const start = clock.now
    expect(await names()).toContain('Ending')
    clock.now = new Date('2026-03-15T10:31:00Z')
    expect(await names()).toHaveLength(1)
    clock.now = start
  })

  it('lists more than a page', async () => {
    const partner = await createTestPartner(tenantry())
    await tenantry().database.sql(
      `insert into credentials (partner_id, id, kind, name, hint, token_hash, scopes, created_at)
       select $1, gen_random_uuid(), 'partner_key', 'Many', 'hint', sha256(convert_to($2 || n, 'UTF8')), '{}', $3
       from generate_series(1, 450) n`,
      [partner.id, partner.id, tenantry().clock.now],
    )
    const tokens = tokensIn(await partner.fleet('partner/getApiTokens'))
    expect(new Set(tokens.map(({ tokenUuid }) => tokenUuid)).size).toBe(451)
  })

  it('asks for the scope that listing keys takes', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'x', scopes: ['orgs:read'] },
    })
    const limited = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    for (const path of ['getApiTokens', 'submitApiTokenApplication'])
      expectFleet(await limited.fleet(`partner/${path}`), 403, FORBIDDEN)
  })
})

describe('POST /api/partner/getApiTokenApplications', () => {
  it('lists none: every application is granted at once', async () => {
    const partner = await createTestPartner(tenantry())
    await mint(partner)
    expectFleet(await partner.fleet('partner/getApiTokenApplications'), 200, { applications: [] })
  })
})

describe('POST /api/partner/submitApiTokenApplication', () => {
  it('mints a partner key that works in every dialect, shown once, with one event', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/submitApiTokenApplication', {
      displayName: 'Rhombus CLI',
      authType: 'API_TOKEN',
    })
    expectFleet(answer, 200, { apiKey: expect.stringMatching(/^oc_partner_[0-9A-Za-z]{38}$/) })
    const { apiKey } = answer.body as { apiKey: string }
    const minted = withKey(tenantry(), partner, apiKey)
    expect((await minted.fleet('partner/getClientsV2')).status).toBe(200)
    expect((await minted.embed('GET', '/orgs')).status).toBe(200)
    expect((await minted.broker('GET', '/v1/partner/orgs')).status).toBe(200)
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'partner_key.issued',
        orgId: null,
        subject: uuidOf(await idNamed(partner, 'Rhombus CLI')),
        data: {
          name: 'Rhombus CLI',
          format: 'opaque',
          scopes: expect.arrayContaining([...DEFAULT_SCOPES.partner_key]),
        },
      },
    ])
  })

  it('is called API token where nobody names it, and its authType is API_TOKEN', async () => {
    const partner = await createTestPartner(tenantry())
    await mint(partner, { displayName: null, authType: null, csr: '' })
    expect(await idNamed(partner, 'API token')).toMatch(RUUID)
  })

  it('mints no key that does more or works longer than the one that mints', async () => {
    const partner = await createTestPartner(tenantry())
    const expiresAt = '2026-03-15T10:31:00.000Z'
    const { body } = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'Less', scopes: ['keys:read', 'keys:write'], expiresAt },
    })
    const less = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    await mint(less, { displayName: 'Minted' })
    const listed = await partner.broker('GET', '/v1/partner/keys')
    const { data } = listed.body as { data: readonly { name: string }[] }
    expect(data.find(({ name }) => name === 'Minted')).toMatchObject({
      scopes: ['keys:read', 'keys:write'],
      expiresAt,
    })
  })

  it.each([
    [{ displayName: ' ' }, 'displayName must not be blank'],
    [{ displayName: 'a\nb' }, 'displayName must be one line without control characters'],
    [{ displayName: 'x'.repeat(256) }, 'displayName must be at most 255 characters long'],
  ])('refuses %j in the error trio, and mints nothing', async (body, message) => {
    const partner = await createTestPartner(tenantry())
    expectFleet(await partner.fleet('partner/submitApiTokenApplication', body), 200, trio(message))
    expect(tokensIn(await partner.fleet('partner/getApiTokens'))).toHaveLength(1)
  })

  it.each([
    [{ authType: 'PASSWORD' }, 'authType'],
    [{ authType: 'api_token' }, 'authType'],
    [{ displayName: 7 }, 'displayName'],
  ])('answers 400 to %j', async (body, field) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/submitApiTokenApplication', body)
    expectFleet(answer, 400, malformed(expect.stringContaining(field)))
  })
})

describe('POST /api/partner/revokeApiToken', () => {
  it('revokes from its answer on, and again without a change', async () => {
    const partner = await createTestPartner(tenantry())
    const key = await mint(partner, { displayName: 'Doomed' })
    const tokenUuid = await idNamed(partner, 'Doomed')
    expect(await worksWith(key)).toBe(200)
    for (let times = 0; times < 2; times++) {
      expectFleet(await partner.fleet('partner/revokeApiToken', { tokenUuid }), 200, {})
      expect(await worksWith(key)).toBe(401)
      expectFleet(await withKey(tenantry(), partner, key).fleet('partner/getClientsV2'), 403, FORBIDDEN)
    }
    const types = (await eventsOf(tenantry(), partner)).map(({ type }) => type)
    expect(types).toEqual(['partner_key.issued', 'partner_key.revoked'])
  })

  it('lets a key revoke itself', async () => {
    const partner = await createTestPartner(tenantry())
    expectFleet(await partner.fleet('partner/revokeApiToken', { tokenUuid: ruuidOf(partner.keyId) }), 200, {})
    expectFleet(await partner.fleet('partner/getApiTokens'), 403, FORBIDDEN)
  })

  it('answers alike about a stranger’s token, an organization’s, a missing and a malformed one', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const [row] = await tenantry().database.sql(
      `select id from credentials where kind = 'org_key' and org_id = $1`,
      [organizationId],
    )
    const ids = [ruuidOf(stranger.keyId), ruuidOf(String(row?.['id'])), UNKNOWN, partner.keyId, 'x', '']
    for (const tokenUuid of ids)
      expectFleet(await partner.fleet('partner/revokeApiToken', { tokenUuid }), 200, NOT_FOUND)
    expectFleet(await partner.fleet('partner/revokeApiToken'), 200, trio('tokenUuid is required'))
    expect(await worksWith(stranger.key)).toBe(200)
  })
})

describe('an organization’s tokens', () => {
  it('are listed, minted and revoked by its own key', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const key = await mintInOrg(org, { displayName: 'Integration' })
    const token = {
      tokenUuid: expect.stringMatching(RUUID),
      orgUuid: ruuidOf(org.organizationId),
      authType: 'API_TOKEN',
      clientType: 'DEVELOPER',
      permissionGroupUuid: expect.stringMatching(RUUID),
      hashed: true,
    }
    const answer = await asOrg(org.orgApiKey, 'integrations/org/getApiTokens')
    expectFleet(answer, 200, {
      apiTokens: [
        { ...token, displayName: expect.any(String) },
        { ...token, displayName: 'Integration' },
      ],
    })
    const tokenUuid = tokensIn(answer)[1]?.tokenUuid
    expect((await asOrg(key, 'org/getOrgV2')).status).toBe(200)
    const own = { 'x-auth-org': ruuidOf(org.organizationId) }
    expectFleet(await asOrg(org.orgApiKey, 'integrations/org/revokeApiToken', { tokenUuid }, own), 200, {})
    expectFleet(await asOrg(key, 'org/getOrgV2'), 403, FORBIDDEN)
  })

  it('are minted by the document’s path too, and as the permission group says that is named', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const { body } = await partner.embed('GET', '/roles')
    const roles = (body as { data: readonly { id: string; name: string }[] }).data
    const group = (role: string) => ruuidOf(roles.find(({ name }) => name === role)?.id ?? '')
    const application = { displayName: 'Reader', authType: 'API_TOKEN', permissionGroupUuid: group('viewer') }
    const path = 'integrations/submitApiTokenApplication'
    const minted = await asOrg(org.orgApiKey, path, application)
    const { apiKey } = minted.body as { apiKey: string }
    expect((await asOrg(apiKey, 'location/getLocations')).status).toBe(200)
    expectFleet(await asOrg(apiKey, 'location/createLocation', { name: 'x' }), 403, FORBIDDEN)
    expectFleet(await asOrg(apiKey, path, application), 403, FORBIDDEN)
    const listed = tokensIn(await asOrg(org.orgApiKey, 'integrations/org/getApiTokens'))
    expect(listed.find(({ displayName }) => displayName === 'Reader')).toMatchObject({
      permissionGroupUuid: group('viewer'),
    })
    for (const permissionGroupUuid of [UNKNOWN, 'x', group('owner')])
      expectFleet(
        await asOrg(org.orgApiKey, path, { permissionGroupUuid }),
        200,
        trio('permissionGroupUuid names no permission group'),
      )
  })

  it('are narrowed to types of client; an organization’s are all a developer’s', async () => {
    const { orgApiKey } = await createTestOrg(await createTestPartner(tenantry()))
    const countOf = async (optionalFilter: unknown) =>
      tokensIn(await asOrg(orgApiKey, 'integrations/org/getApiTokens', { optionalFilter })).length
    expect(await countOf(null)).toBe(1)
    expect(await countOf([])).toBe(1)
    expect(await countOf(['KIOSK', 'DEVELOPER'])).toBe(1)
    expect(await countOf(['KIOSK', 'SOMETHING_NEW'])).toBe(0)
    const answer = await asOrg(orgApiKey, 'integrations/org/getApiTokens', { optionalFilter: [7] })
    expectFleet(answer, 400, malformed(expect.stringContaining('optionalFilter')))
  })

  it('are minted by no partner: a real 403, with x-auth-org and without', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const before = await eventsOf(tenantry(), partner)
    for (const path of [
      'integrations/org/submitApiTokenApplication',
      'integrations/submitApiTokenApplication',
    ])
      for (const org of [undefined, ruuidOf(organizationId)])
        expectFleet(await partner.fleet(path, { displayName: 'x' }, { ...(org && { org }) }), 403, FORBIDDEN)
    expect(await eventsOf(tenantry(), partner)).toEqual(before)
  })

  it('are listed and revoked by the partner that manages it, as far as it may know of them', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const inside = { org: ruuidOf(org.organizationId) }
    const listed = await partner.fleet('integrations/org/getApiTokens', {}, inside)
    expect(tokensIn(listed)).toMatchObject([{ orgUuid: inside.org, clientType: 'DEVELOPER' }])
    expect(listed.headers['x-acted-on-org']).toBe(inside.org)
    const [{ tokenUuid } = { tokenUuid: '' }] = tokensIn(listed)
    expectFleet(await partner.fleet('integrations/org/revokeApiToken', { tokenUuid }, inside), 200, {})
    expectFleet(await asOrg(org.orgApiKey, 'org/getOrgV2'), 403, FORBIDDEN)
  })

  it('are the partner’s in its own organization', async () => {
    const partner = await createTestPartner(tenantry())
    await createTestOrg(partner)
    for (const org of [undefined, ruuidOf(partner.ownOrgId)]) {
      const answer = await partner.fleet('integrations/org/getApiTokens', {}, { ...(org && { org }) })
      expect(tokensIn(answer)).toMatchObject([
        { tokenUuid: ruuidOf(partner.keyId), clientType: 'PARTNER_DEVELOPER' },
      ])
    }
    await mint(partner, { displayName: 'Other' })
    const tokenUuid = await idNamed(partner, 'Other')
    expectFleet(await partner.fleet('integrations/org/revokeApiToken', { tokenUuid }), 200, {})
    expect(await idNamed(partner, 'Other')).toBe('')
  })

  it('answer a stranger, a missing organization and a malformed id alike', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestOrg(await createTestPartner(tenantry()))
    for (const org of [ruuidOf(stranger.organizationId), UNKNOWN, 'x'])
      for (const path of ['getApiTokens', 'revokeApiToken'])
        expectFleet(
          await partner.fleet(`integrations/org/${path}`, { tokenUuid: UNKNOWN }, { org }),
          403,
          FORBIDDEN,
        )
  })
})

describe('an organization’s key on the partner’s tokens', () => {
  it.each(['getApiTokens', 'getApiTokenApplications', 'revokeApiToken', 'submitApiTokenApplication'])(
    'answers 403 on %s and does nothing',
    async (name) => {
      const partner = await createTestPartner(tenantry())
      const { orgApiKey } = await createTestOrg(partner)
      const body = { tokenUuid: ruuidOf(partner.keyId), displayName: 'x' }
      expectFleet(await asOrg(orgApiKey, `partner/${name}`, body), 403, FORBIDDEN)
      expect(await worksWith(partner.key)).toBe(200)
    },
  )
})
