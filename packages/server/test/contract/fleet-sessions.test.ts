import { describe, expect, it } from 'vitest'
import {
  acceptInvitation,
  claimAs,
  linksMailedTo,
  memberAs,
  partnerMemberAs,
  type Visitor,
} from '../support/browser.ts'
import { callByOAuth, grantTo } from '../support/oauth.ts'
import { type Answer, readOpenApi } from '../support/openapi.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const BY_SESSION = { 'x-auth-scheme': 'session' }

const asPerson = (visitor: Visitor, path: string, headers: object = {}, body: object = {}) =>
  visitor.api('POST', `/api/${path}`, { headers: { ...BY_SESSION, ...headers }, body })

/** A partner with a person of a role, and one client. */
const setUp = async (role: 'admin' | 'member' = 'admin') => {
  const partner = await createTestPartner(tenantry())
  const { visitor, memberId } = await partnerMemberAs(tenantry(), partner, role)
  const client = await createTestOrg(partner)
  return { partner, visitor, memberId, client, inside: { 'x-auth-org': ruuidOf(client.organizationId) } }
}
const withoutTime = ({ status, body }: Answer) => [status, { ...(body as object), timestamp: '' }]
const clientsOf = (partner: TestPartner) =>
  tenantry().call('POST', '/api/partner/getClientsV2', { headers: fleetHeaders(partner.key), body: {} })

/** A partner asks somebody who has an account, and they accept. */
const join = async (partner: TestPartner, email: string, visitor: Visitor): Promise<void> => {
  await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
  const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
  await visitor.get(link)
  expect((await visitor.submit({ step: 'accept' })).status).toBe(200)
}

describe('x-auth-scheme session, of a partner’s person', () => {
  it('answers as the partner’s key is answered', async () => {
    const { partner, visitor } = await setUp()
    const answer = await asPerson(visitor, 'partner/getClientsV2')
    expect([answer.status, answer.text]).toEqual([200, (await clientsOf(partner)).text])
  })

  it('acts inside a client, which is told who did', async () => {
    const { visitor, inside, partner } = await setUp()
    const { user } = (await visitor.api('GET', '/v1/user/places')).body as { user: { id: string } }
    const location = { name: 'Shop', address: '1 Main St' }
    const made = await asPerson(visitor, 'location/createLocation', inside, location)
    expect([made.status, made.headers['x-acted-on-org']]).toEqual([200, inside['x-auth-org']])
    const listed = await asPerson(visitor, 'location/getLocations', inside)
    expect(listed.text).toContain('"Shop"')
    const { body } = await partner.broker('GET', '/v1/partner/events?type=location.created')
    expect(body).toMatchObject({
      data: [{ actor: { principal: `user/${user.id}`, onBehalfOf: `partner/${partner.id}` } }],
    })
  })

  it('is in no other partner’s clients', async () => {
    const { visitor } = await setUp()
    const other = await setUp()
    const foreign = await asPerson(visitor, 'location/getLocations', other.inside)
    const missing = await asPerson(visitor, 'location/getLocations', {
      'x-auth-org': 'AAAAAAAAQACAAAAAAAAAAA',
    })
    expect(foreign.status).toBe(403)
    expect(withoutTime(foreign)).toEqual(withoutTime(missing))
    expect(foreign.headers['x-acted-on-org']).toBeUndefined()
    const named = await asPerson(visitor, 'partner/getClientsV2', { 'x-partner-id': other.partner.id })
    expect(named.status).toBe(403)
  })

  it('does what the person’s role may do', async () => {
    const { visitor } = await setUp('member')
    expect((await asPerson(visitor, 'partner/getClientsV2')).status).toBe(200)
    const key = { displayName: 'A key', authType: 'API_TOKEN' }
    expect((await asPerson(visitor, 'partner/submitApiTokenApplication', {}, key)).status).toBe(403)
  })

  it('mints what an admin may mint', async () => {
    const { visitor, inside } = await setUp()
    const key = { displayName: 'A key', authType: 'API_TOKEN' }
    const minted = await asPerson(visitor, 'partner/submitApiTokenApplication', {}, key)
    expect([minted.status, minted.body]).toMatchObject([200, {}])
    expect(minted.text).not.toContain('"error":true')
    const body = { durationSec: 600 }
    const token = await asPerson(visitor, 'org/generateFederatedSessionToken', inside, body)
    expect(token.status, 'a session is no key that a token could end with').toBe(401)
    expect((await asPerson(visitor, 'customer/getCurrentUser')).status).toBe(200)
  })

  it('is counted apart from the partner’s keys, and from a colleague’s', async () => {
    const { partner, visitor } = await setUp()
    const { visitor: colleague } = await partnerMemberAs(tenantry(), partner, 'member')
    const left = ({ headers }: Answer) => Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1])
    const bySession = (who: Visitor) => asPerson(who, 'partner/getClientsV2')
    const before = left(await bySession(visitor))
    const beforeByKey = left(await clientsOf(partner))
    expect(left(await bySession(visitor))).toBe(before - 1)
    expect(left(await bySession(colleague))).toBe(before)
    expect(left(await clientsOf(partner))).toBe(beforeByKey - 1)
  })

  it('ends with the person’s place', async () => {
    const { partner, visitor, memberId } = await setUp()
    expect((await partner.broker('DELETE', `/v1/partner/members/${memberId}`)).status).toBe(204)
    expect((await asPerson(visitor, 'partner/getClientsV2')).status).toBe(403)
  })

  it('comes from the partner’s own addresses alone', async () => {
    const { partner, visitor } = await setUp()
    const body = { ipAllowList: ['203.0.113.0/24'] }
    expect((await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body })).status).toBe(200)
    expect((await asPerson(visitor, 'partner/getClientsV2')).status).toBe(403)
  })

  it('gives and takes no ownership of a client, whatever it owns itself', async () => {
    const ownerEmail = someone()
    const partner = await createTestPartner(tenantry(), { ownerEmail })
    const boss = await acceptInvitation(tenantry(), ownerEmail)
    const client = await createTestOrg(partner)
    const { visitor: owner } = await claimAs(tenantry(), client.claimUrl, someone())
    const { memberId } = await memberAs(tenantry(), client.orgApiKey, 'admin')
    const body = { role: 'owner' }
    expect((await owner.api('PATCH', `/v1/org/members/${memberId}/role`, { body })).status).toBe(200)
    const { access_token: token } = await grantTo(tenantry(), boss, 'partner')
    const inside = { 'x-auth-org': ruuidOf(client.organizationId) }
    const userUuid = ruuidOf(memberId)
    for (const [path, change] of [
      ['user/deleteUser', { userUuid }],
      ['user/updateUserSelective', { userUuid, name: 'Nobody' }],
    ] as const) {
      const bySession = await asPerson(boss, path, inside, change)
      const byTool = await callByOAuth(tenantry(), 'partner-api-oauth-token', token, path, {
        ...{ body: change, org: inside['x-auth-org'] },
      })
      expect([bySession.status, byTool.status], path).toEqual([403, 403])
    }
    const viewer = await memberAs(tenantry(), client.orgApiKey, 'viewer')
    const other = { userUuid: ruuidOf(viewer.memberId), name: 'Somebody' }
    const changed = await asPerson(boss, 'user/updateUserSelective', inside, other)
    expect([changed.status, changed.text]).toEqual([200, '{}'])
    expect((await owner.api('GET', '/v1/org/members')).body).toHaveLength(3)
  })

  it('has no role of a client, even where the person has a place there besides', async () => {
    const { partner, client, inside, visitor: colleague } = await setUp()
    const { visitor, email } = await memberAs(tenantry(), client.orgApiKey, 'viewer')
    await join(partner, email, visitor)
    const path = 'permission/getPermissionsForCurrentUser'
    const own = await asPerson(visitor, path, { ...inside, 'x-partner-id': partner.id })
    expect([own.status, own.text]).toEqual([200, (await asPerson(colleague, path, inside)).text])
  })
})

describe('x-auth-scheme session, of somebody with several places', () => {
  it('asks which partner is meant', async () => {
    const [one, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const { visitor: both, email } = await partnerMemberAs(tenantry(), one, 'admin')
    await join(other, email, both)
    const unnamed = await asPerson(both, 'partner/getClientsV2')
    expect([unnamed.status, unnamed.text]).toEqual([
      200,
      '{"error":true,"errorMsg":"x-partner-id must name one of your places"}',
    ])
    for (const partner of [one, other]) {
      const named = await asPerson(both, 'partner/getClientsV2', { 'x-partner-id': partner.id })
      expect([named.status, named.text]).toEqual([200, (await clientsOf(partner)).text])
    }
  })

  it('never goes from a partner that is no place of theirs to an organization that is', async () => {
    const { client } = await setUp()
    const { visitor } = await claimAs(tenantry(), client.claimUrl, someone())
    expect((await asPerson(visitor, 'location/getLocations')).status).toBe(200)
    const stranger = await createTestPartner(tenantry())
    const named = await asPerson(visitor, 'location/getLocations', { 'x-partner-id': stranger.id })
    expect(named.status).toBe(403)
  })
})

describe('x-auth-scheme session, of an organization’s person', () => {
  it('runs in that organization, and in no other', async () => {
    const { client, inside, visitor: partners } = await setUp()
    const { visitor } = await memberAs(tenantry(), client.orgApiKey, 'admin')
    const named = { 'x-organization-id': client.organizationId }
    await asPerson(partners, 'location/createLocation', inside, { name: 'Shop', address: '1 Main St' })
    expect((await asPerson(visitor, 'location/getLocations', named)).text).toContain('"Shop"')
    const sibling = await createTestOrg((await setUp()).partner)
    for (const headers of [
      { ...named, 'x-auth-org': ruuidOf(sibling.organizationId) },
      { 'x-organization-id': sibling.organizationId },
    ])
      expect((await asPerson(visitor, 'location/getLocations', headers)).status).toBe(403)
    expect((await asPerson(visitor, 'partner/getClientsV2', named)).status).toBe(403)
  })

  it('stays where the partner is kept out', async () => {
    const { partner, client, inside, visitor: partners } = await setUp()
    const { visitor } = await claimAs(tenantry(), client.claimUrl, someone(), { access: 'no' })
    expect((await asPerson(partners, 'location/getLocations', inside)).status).toBe(403)
    expect((await asPerson(visitor, 'location/getLocations')).status).toBe(200)
    expect((await clientsOf(partner)).status).toBe(200)
  })
})

describe('a session’s cookie', () => {
  it('is nothing without the scheme, and the scheme is nothing without a cookie', async () => {
    const { visitor } = await setUp()
    const bare = await visitor.api('POST', '/api/partner/getClientsV2', { body: {} })
    expect(bare.status).toBe(401)
    const nobody = await tenantry().call('POST', '/api/partner/getClientsV2', {
      headers: BY_SESSION,
      body: {},
    })
    expect(nobody.status).toBe(401)
  })

  it('is refused from pages of other sites', async () => {
    const { visitor } = await setUp()
    const headers = { ...BY_SESSION, cookie: visitor.cookie() }
    for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const call = { headers: { ...headers, ...from }, body: {} }
      expect((await tenantry().call('POST', '/api/partner/getClientsV2', call)).status).toBe(403)
    }
  })

  it('is taken by the operations that say so in their document, and by no other', async () => {
    const { visitor } = await setUp()
    const { paths, security: usual = [] } = await readOpenApi(tenantry().http, 'fleet')
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security = usual }]) => ({ path, method, security })),
    )
    const takes = (security: readonly object[]) => security.some((one) => 'session' in one)
    const unlike: string[] = []
    for (const { path, method, security } of operations) {
      if (security.length === 0) continue
      const url = path.replace(/\{\w+\}/g, 'x')
      const { status } = await visitor.api(method.toUpperCase(), url, { headers: BY_SESSION })
      if ((status !== 401) !== takes(security)) unlike.push(`${method} ${path}: ${status}`)
    }
    expect(unlike).toEqual([])
    expect(operations.filter(({ security }) => takes(security)).length).toBeGreaterThan(100)
  })

  it('opens no door to media', async () => {
    const { visitor, inside } = await setUp()
    const path = '/media/frames/AAAAAAAAQACAAAAAAAAAAA'
    expect((await visitor.api('GET', path, { headers: { ...BY_SESSION, ...inside } })).status).toBe(401)
  })

  it('leaves the key of another scheme what it is', async () => {
    const { partner, visitor } = await setUp()
    const other = await createTestPartner(tenantry())
    const byKey = await visitor.api('POST', '/api/partner/getClientsV2', {
      headers: fleetHeaders(other.key),
      body: {},
    })
    expect(byKey.text).toBe((await clientsOf(other)).text)
    expect(byKey.text).not.toBe((await clientsOf(partner)).text)
  })
})
