import { describe, expect, it } from 'vitest'
import { bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet, FORBIDDEN, malformed, timeless, trio } from './fleet-answers.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const partnerWithClient = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner, 'Acme Corporation')
  const clientOrgUuid = ruuidOf(org.organizationId)
  const customize = (customizations: unknown) =>
    partner.fleet('partner/customizeClient', { clientOrgUuid, customizations })
  /** The events after the one that made the client. */
  const changes = async () => (await eventsOf(tenantry(), partner)).slice(1)
  return { partner, org, orgId: org.organizationId, clientOrgUuid, customize, changes }
}

describe('POST /api/partner/customizeClient (wire facts, section 6)', () => {
  it('changes what is given, keeps the rest and reads all of it back', async () => {
    const { partner, customize, clientOrgUuid } = await partnerWithClient()
    expectFleet(await customize({}), 200, { customizations: {} })
    const first = await customize({ forceLowBandwidthOnAllCameras: true })
    expectFleet(first, 200, { customizations: { forceLowBandwidthOnAllCameras: true } })
    const both = { forceLowBandwidthOnAllCameras: true, inactivityTimeout: 30 }
    expectFleet(await customize({ inactivityTimeout: 30 }), 200, { customizations: both })
    expectFleet(await customize({ forceLowBandwidthOnAllCameras: null, inactivityTimeout: null }), 200, {
      customizations: both,
    })
    expectFleet(await partner.fleet('partner/customizeClient', { clientOrgUuid }), 200, {
      customizations: both,
    })
    const { body } = await partner.fleet('org/getOrgV2', {}, { org: clientOrgUuid })
    expect(body).toMatchObject({ org: { uuid: clientOrgUuid, inactivityTimeout: 30 } })
  })

  it('writes one event per change, and none where nothing changes', async () => {
    const { partner, orgId, customize, changes } = await partnerWithClient()
    const first = await customize({ inactivityTimeout: 30 })
    await customize({ inactivityTimeout: 30 })
    await customize({})
    const second = await customize({ inactivityTimeout: 0, forceLowBandwidthOnAllCameras: false })
    const event = { type: 'org.customized', orgId, subject: orgId }
    expect(await changes()).toEqual([
      { ...byPartner(tenantry(), partner, first), ...event, data: { changed: { inactivityTimeout: 30 } } },
      {
        ...byPartner(tenantry(), partner, second),
        ...event,
        data: { changed: { inactivityTimeout: 0, forceLowBandwidth: false } },
      },
    ])
  })

  it('refuses what breaks a rule in the trio and what has the wrong type with 400', async () => {
    const { customize, changes } = await partnerWithClient()
    for (const inactivityTimeout of [-1, 525_601, 9e15])
      expectFleet(
        await customize({ inactivityTimeout }),
        200,
        trio(expect.stringMatching(/^inactivityTimeout /)),
      )
    for (const inactivityTimeout of ['30', 1.5, true])
      expectFleet(
        await customize({ inactivityTimeout }),
        400,
        malformed(expect.stringMatching(/^customizations\.inactivityTimeout /)),
      )
    expectFleet(await customize('low'), 400, malformed(expect.stringMatching(/^customizations /)))
    expect(await changes()).toEqual([])
  })

  it('answers alike to a stranger’s, a missing and a malformed client', async () => {
    const { partner } = await partnerWithClient()
    const stranger = await partnerWithClient()
    const customizations = { inactivityTimeout: 5 }
    const customize = (clientOrgUuid: string) =>
      partner.fleet('partner/customizeClient', { clientOrgUuid, customizations })
    const missing = await customize(ruuidOf(MISSING_UUID))
    expectFleet(missing, 403, FORBIDDEN)
    for (const id of [stranger.clientOrgUuid, stranger.orgId, ''])
      expect(timeless(await customize(id))).toBe(timeless(missing))
    expectFleet(
      await partner.fleet('partner/customizeClient', { customizations }),
      200,
      trio('clientOrgUuid is required'),
    )
    expect(await stranger.changes()).toEqual([])
  })
})

describe('POST /api/partner/deleteClient (wire facts, section 6)', () => {
  it('deletes an unclaimed client with all of its content and answers {}', async () => {
    const { partner, org, orgId, clientOrgUuid, changes } = await partnerWithClient()
    await partner.fleet('location/createLocation', { name: 'HQ' }, { org: clientOrgUuid })
    await insertDevice(tenantry(), { partnerId: partner.id, orgId, type: 'CAMERA' })
    const answer = await partner.fleet('partner/deleteClient', { clientOrgUuid })
    expectFleet(answer, 200, {})
    expectFleet(await partner.fleet('partner/getClientsV2'), 200, { clients: [], partnerClients: [] })
    expect((await partner.embed('GET', '/orgs')).body).toEqual({ data: [], total: 0 })
    for (const table of [
      'projects',
      'agents',
      'credentials',
      'claim_links',
      'locations',
      'devices',
      'mails',
    ]) {
      const rows = await tenantry().database.sql(`select 1 from ${table} where org_id = $1`, [orgId])
      expect([table, rows.length]).toEqual([table, 0])
    }
    expect((await changes()).at(-1)).toEqual({
      ...byPartner(tenantry(), partner, answer),
      type: 'org.deleted',
      orgId,
      subject: orgId,
      data: { name: 'Acme Corporation', externalId: null },
    })
    const claimPage = await tenantry().call('GET', org.claimUrl.slice('https://tenantry.example'.length))
    expect(claimPage.status).toBe(410)
  })

  it('refuses the client’s own credentials from then on', async () => {
    const { partner, org, clientOrgUuid } = await partnerWithClient()
    const withOrgKey = () =>
      tenantry().call('POST', '/api/org/getOrgV2', {
        headers: fleetHeaders(org.orgApiKey, 'api-token'),
        body: {},
      })
    expect((await withOrgKey()).status).toBe(200)
    await partner.fleet('partner/deleteClient', { clientOrgUuid })
    expect((await withOrgKey()).status).toBe(403)
    const projects = await tenantry().call('GET', '/v1/projects', { headers: bearer(org.orgApiKey) })
    expect(projects.status).toBe(401)
  })

  it('answers a second time as if the client had never been', async () => {
    const { partner, clientOrgUuid, changes } = await partnerWithClient()
    await partner.fleet('partner/deleteClient', { clientOrgUuid })
    const again = await partner.fleet('partner/deleteClient', { clientOrgUuid })
    const missing = await partner.fleet('partner/deleteClient', { clientOrgUuid: ruuidOf(MISSING_UUID) })
    expectFleet(again, 403, FORBIDDEN)
    expect(timeless(again)).toBe(timeless(missing))
    expect(await changes()).toHaveLength(1)
  })

  it.each(['claimed', 'detached'])('refuses to delete a %s client', async (status) => {
    const { partner, orgId, clientOrgUuid, changes } = await partnerWithClient()
    await tenantry().database.sql('update orgs set status = $2 where id = $1', [orgId, status])
    expectFleet(await partner.fleet('partner/deleteClient', { clientOrgUuid }), 403, FORBIDDEN)
    expect(await changes()).toEqual([])
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
  })

  it('refuses a stranger’s client, the partner’s own org and an id that is none', async () => {
    const { partner, changes } = await partnerWithClient()
    const stranger = await partnerWithClient()
    for (const clientOrgUuid of [stranger.clientOrgUuid, ruuidOf(partner.ownOrgId), 'Acme Corporation'])
      expectFleet(await partner.fleet('partner/deleteClient', { clientOrgUuid }), 403, FORBIDDEN)
    expect([await changes(), await stranger.changes()]).toEqual([[], []])
  })

  it('answers 400 where the id is missing: this endpoint has no trio', async () => {
    const { partner } = await partnerWithClient()
    const { status, body } = await partner.fleet('partner/deleteClient', {})
    expect(status).toBe(400)
    expect(body).toEqual({
      error: 'clientOrgUuid is required',
      msg: expect.any(String),
    })
    expectFleet(
      await partner.fleet('partner/deleteClient', { clientOrgUuid: 7 }),
      400,
      malformed('clientOrgUuid must be string'),
    )
  })
})
