import { beforeAll, describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../src/dialects/fleet/audit-actions.ts'
import { claimAs } from '../support/browser.ts'
import { createTestOrg, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { auditActions, hasFleetDocument } from './documented-answers/fleet-document.ts'
import { expectFleet, FORBIDDEN, malformed, trio } from './fleet-answers.ts'
import { MISSING_UUID, RUUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

interface Audited {
  readonly uuid: string
  readonly action: string
  readonly principalType: string
  readonly principalUuid?: string
  readonly displayText: string
  readonly sourceIp?: string
}

const setUp = async () => {
  const made = await createTestOrg(partner)
  const org = ruuidOf(made.organizationId)
  const call = (path: string, body: unknown = {}) => partner.fleet(path, body, { org })
  const byOrg = (path: string, body: unknown = {}) =>
    tenantry().call('POST', `/api/${path}`, { headers: fleetHeaders(made.orgApiKey, 'api-token'), body })
  const { body } = await call('location/createLocation', { name: 'Dock' })
  const { uuid: locationUuid } = body as { uuid: string }
  const feed = async (name = '', query: unknown = {}, by = call): Promise<readonly Audited[]> => {
    const answer = await by(`report/getAuditFeed${name}`, query)
    expect(answer.status, answer.text).toBe(200)
    return (answer.body as { auditEvents: Audited[] }).auditEvents
  }
  const actions = async (query: unknown) => (await feed('', query)).map(({ action }) => action)
  return { ...made, org, call, byOrg, locationUuid, feed, actions }
}

describe('POST /api/report/getAuditFeed (wire facts, section 4.4)', () => {
  it('tells what happened in the organization, newest first, in the vendor’s words', async () => {
    const { org, call, locationUuid } = await setUp()
    await call('location/selectiveUpdateLocation', { locationUuid, address1: '1 Main St' })
    const shared = {
      ...{ uuid: expect.stringMatching(RUUID), orgUuid: org, failure: false, sourceIp: '127.0.0.1' },
      ...{ principalType: 'PARTNER', principalUuid: ruuidOf(partner.id) },
      timestamp: tenantry().clock.now.toISOString(),
    }
    const { body } = await call('report/getAuditFeed')
    const { auditEvents } = body as { auditEvents: Audited[] }
    expect(auditEvents.slice(0, 2)).toEqual([
      {
        ...shared,
        ...{ action: 'LOCATION_UPDATED', targetUuid: locationUuid, displayText: 'location changed' },
        selectiveUpdateStr: '{"address1":"1 Main St"}',
      },
      {
        ...shared,
        ...{ action: 'LOCATION_UPDATED', targetUuid: locationUuid, targetName: 'Dock' },
        displayText: 'location created: Dock',
      },
    ])
    expect(auditEvents.at(-1)).toMatchObject({ action: 'PARTNER_CLIENT_CREATE', targetUuid: org })
  })

  it('tells each side from where its own acted, and by which key', async () => {
    const { org, byOrg, feed } = await setUp()
    await byOrg('location/createLocation', { name: 'Gate' })
    const [ours, theirs] = [await feed(), await feed('', {}, byOrg)]
    expect(ours[0]).toMatchObject({ principalType: 'API_TOKEN', principalUuid: org })
    expect(ours[0]).not.toHaveProperty('sourceIp')
    expect(theirs[0]).toMatchObject({ principalType: 'API_TOKEN', sourceIp: '127.0.0.1' })
    expect(theirs[0]?.principalUuid).not.toBe(org)
    expect(theirs[1]).not.toHaveProperty('sourceIp')
    expect(theirs.map(({ uuid }) => uuid)).toEqual(ours.map(({ uuid }) => uuid))
  })

  it('takes the time in both spellings: the first millisecond counts, the last does not', async () => {
    const { feed } = await setUp()
    const now = tenantry().clock.now.getTime()
    const all = (await feed()).length
    for (const [after, before] of [
      ['timestampMsAfter', 'timestampMsBefore'],
      ['startTimeMs', 'endTimeMs'],
    ] as const) {
      expect(await feed('', { [after]: now, [before]: now + 1 })).toHaveLength(all)
      expect(await feed('', { [after]: now + 1 })).toEqual([])
      expect(await feed('', { [before]: now })).toEqual([])
      expect(await feed('', { [after]: 0, [before]: 0 })).toHaveLength(all)
      expect(await feed('', { [before]: Number.MAX_SAFE_INTEGER })).toHaveLength(all)
      expect(await feed('', { [after]: Number.MAX_SAFE_INTEGER })).toEqual([])
    }
  })

  it('takes actions to list, or to leave out', async () => {
    const { actions } = await setUp()
    expect(await actions({ includeActions: ['LOCATION_UPDATED', 'DOOR_ACCESS_UNLOCK'] })).toEqual([
      'LOCATION_UPDATED',
    ])
    expect(await actions({ includeActions: ['DOOR_ACCESS_UNLOCK'] })).toEqual([])
    expect(await actions({ excludeActions: ['LOCATION_UPDATED'] })).not.toContain('LOCATION_UPDATED')
    const both = { includeActions: ['LOCATION_UPDATED'], excludeActions: ['LOCATION_UPDATED'] }
    expect(await actions(both)).toEqual(['LOCATION_UPDATED'])
  })

  it('is about the partner itself in its own organization, and about no client', async () => {
    await setUp()
    const own = await createTestPartner(tenantry())
    await createTestOrg(own)
    const minted = await own.fleet('partner/submitApiTokenApplication', { displayName: 'CI' })
    expect(minted.status).toBe(200)
    await own.fleet('location/createLocation', { name: 'Ours' })
    const expected = ['LOCATION_UPDATED', 'API_TOKEN_REQUEST']
    for (const options of [{}, { org: ruuidOf(own.ownOrgId) }]) {
      const { body } = await own.fleet('report/getAuditFeed', {}, options)
      const { auditEvents } = body as { auditEvents: Audited[] }
      expect(auditEvents.slice(0, 2).map(({ action }) => action)).toEqual(expected)
      expect(auditEvents.map(({ action }) => action)).not.toContain('PARTNER_CLIENT_CREATE')
    }
  })

  it('is closed to whoever is not let in', async () => {
    const { org, call, claimUrl } = await setUp()
    const stranger = await createTestPartner(tenantry())
    expectFleet(await stranger.fleet('report/getAuditFeed', {}, { org }), 403, FORBIDDEN)
    await claimAs(tenantry(), claimUrl, someone(), { access: 'no' })
    expectFleet(await call('report/getAuditFeed'), 403, FORBIDDEN)
  })

  it.each([
    { startTimeMs: 1.5 },
    { endTimeMs: true },
    { timestampMsAfter: '0' },
    { includeActions: Array.from({ length: 51 }, () => 'UNKNOWN') },
  ])('refuses %j', async (query) => {
    const { call } = await setUp()
    const [field = ''] = Object.keys(query)
    const answer = await call('report/getAuditFeed', query)
    expectFleet(answer, 400, malformed(expect.stringMatching(new RegExp(`^${field}`))))
  })

  it.skipIf(!hasFleetDocument())('names only actions that the vendor’s document has', () => {
    expect(auditActions()).toEqual(expect.arrayContaining([...AUDIT_ACTIONS]))
  })
})

describe('POST /api/report/getAuditFeedForPrincipal and ForTarget (wire facts, section 4.3)', () => {
  it('narrow by who did it: a person by the id that lists of people show', async () => {
    const { claimUrl, call, feed } = await setUp()
    const email = someone()
    const { visitor } = await claimAs(tenantry(), claimUrl, email)
    const body = { email: someone(), role: 'member' }
    expect((await visitor.api('POST', '/v1/org/members', { body })).status).toBe(201)
    const { users } = (await call('user/getUsersInOrg')).body as { users: { uuid: string; email: string }[] }
    const owner = users.find((user) => user.email === email)
    const found = await feed('ForPrincipal', { principalUuid: owner?.uuid })
    expect(found[0]).toMatchObject({ action: 'USER_CREATE', principalName: email, targetName: body.email })
    for (const each of found)
      expect(each).toMatchObject({ principalType: 'USER', principalUuid: owner?.uuid })
    const ofPartner = await feed('ForPrincipal', { principalUuid: ruuidOf(partner.id) })
    expect(ofPartner.map(({ principalType }) => principalType)).toEqual(['PARTNER', 'PARTNER'])
    expect(await feed('ForPrincipal', { principalUuid: ruuidOf(partner.keyId), maxResults: 1 })).toHaveLength(
      1,
    )
  })

  it('narrow by a key only for its own side', async () => {
    const { byOrg, feed } = await setUp()
    expect(await feed('ForPrincipal', { principalUuid: ruuidOf(partner.keyId) })).not.toEqual([])
    expect(await feed('ForPrincipal', { principalUuid: ruuidOf(partner.keyId) }, byOrg)).toEqual([])
  })

  it('narrow by what it was done to', async () => {
    const { locationUuid, feed } = await setUp()
    expect(await feed('ForTarget', { targetUuid: locationUuid })).toHaveLength(1)
    const elsewhere = await setUp()
    for (const targetUuid of [elsewhere.locationUuid, ruuidOf(MISSING_UUID)])
      expect(await feed('ForTarget', { targetUuid })).toEqual([])
  })

  it('refuse what names nobody, and more than there may be', async () => {
    const { call } = await setUp()
    for (const [name, field] of [
      ['ForPrincipal', 'principalUuid'],
      ['ForTarget', 'targetUuid'],
    ] as const) {
      const path = `report/getAuditFeed${name}`
      expectFleet(await call(path), 400, malformed(expect.stringMatching(new RegExp(`^${field} `))))
      expectFleet(await call(path, { [field]: 'x' }), 200, trio(`${field} is not an id`))
      for (const maxResults of [0, 1_001])
        expectFleet(
          await call(path, { [field]: ruuidOf(partner.id), maxResults }),
          400,
          malformed(expect.stringMatching(/^maxResults /)),
        )
    }
  })
})
