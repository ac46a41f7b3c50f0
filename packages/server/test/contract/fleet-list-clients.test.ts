import { describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet, FORBIDDEN, timeless, trio } from './fleet-answers.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAtMillis = Date.parse('2026-03-15T10:30:00.000Z')

/** A client with two locations and devices of three types. */
const furnishedClient = async (partner: TestPartner, name: string) => {
  const { organizationId: orgId } = await createTestOrg(partner, name)
  const org = ruuidOf(orgId)
  for (const location of ['HQ', 'Depot'])
    await partner.fleet('location/createLocation', { name: location }, { org })
  const device = { partnerId: partner.id, orgId }
  await insertDevice(tenantry(), { ...device, type: 'CAMERA' })
  await insertDevice(tenantry(), { ...device, type: 'CAMERA', operational: false })
  await insertDevice(tenantry(), { ...device, type: 'CAMERA', connected: false, operational: false })
  await insertDevice(tenantry(), { ...device, type: 'DOOR_SENSOR' })
  await insertDevice(tenantry(), { ...device, type: 'BADGE_READER', connected: false })
  return { orgId, org }
}

const COUNTS = {
  CAMERA: { totalCount: 3, connectedCount: 2, operationalCount: 1 },
  DOOR_SENSOR: { totalCount: 1, connectedCount: 1, operationalCount: 1 },
  BADGE_READER: { totalCount: 1, connectedCount: 0, operationalCount: 1 },
}
const NONE = {
  totalCameras: 0,
  totalDoorSensors: 0,
  totalClimateSensors: 0,
  totalOccupancySensors: 0,
  totalProximitySensors: 0,
  totalAudioGateways: 0,
  totalBadgeReaders: 0,
  totalLocations: 0,
}

/** A client whose owner has taken the partner's access away. */
const closeClient = (orgId: string) =>
  tenantry().database.sql(
    `update orgs set status = 'claimed', claimed_at = created_at, partner_access_allowed = false where id = $1`,
    [orgId],
  )

describe('POST /api/partner/getClients and getClientsV2 (fleet guide, "Step 1")', () => {
  it('answers empty lists to a partner without clients', async () => {
    const partner = await createTestPartner(tenantry())
    expectFleet(await partner.fleet('partner/getClients'), 200, { clients: [] })
    expectFleet(await partner.fleet('partner/getClientsV2'), 200, { clients: [], partnerClients: [] })
  })

  it('lists all clients with their totals, oldest first', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await furnishedClient(partner, 'Acme Corporation')
    const { organizationId } = await createTestOrg(partner, 'Beta Industries')
    const common = { authorityUuid: ruuidOf(partner.ownOrgId), clientAccessAllowed: true, createdAtMillis }
    const totals = { totalCameras: 3, totalDoorSensors: 1, totalBadgeReaders: 1, totalLocations: 2 }
    const answer = await partner.fleet('partner/getClients')
    expectFleet(answer, 200, {
      clients: [
        { clientOrgUuid: org, clientOrgName: 'Acme Corporation', ...common, ...NONE, ...totals },
        { clientOrgUuid: ruuidOf(organizationId), clientOrgName: 'Beta Industries', ...common, ...NONE },
      ],
    })
  })

  it('gives basics under both names that clients read: clients[] and partnerClients[]', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await furnishedClient(partner, 'Acme Corporation')
    expectFleet(await partner.fleet('partner/getClientsV2'), 200, {
      clients: [
        {
          clientOrgUuid: org,
          clientOrgName: 'Acme Corporation',
          clientAccessAllowed: true,
          createdAtMillis,
          totalCameras: 3,
          totalLocations: 2,
        },
      ],
      partnerClients: [{ name: 'Acme Corporation', orgUuid: org }],
    })
  })

  it('keeps a client that lets the partner in no more, with its name and without what is inside', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgId, org } = await furnishedClient(partner, 'Acme Corporation')
    await closeClient(orgId)
    const closed = {
      clientOrgUuid: org,
      clientOrgName: 'Acme Corporation',
      clientAccessAllowed: false,
      createdAtMillis,
    }
    expectFleet(await partner.fleet('partner/getClients'), 200, {
      clients: [{ ...closed, authorityUuid: ruuidOf(partner.ownOrgId) }],
    })
    expectFleet(await partner.fleet('partner/getClientsV2'), 200, {
      clients: [closed],
      partnerClients: [{ name: 'Acme Corporation', orgUuid: org }],
    })
    expectFleet(await partner.fleet('partner/getClientStatusMap'), 200, { clientDeviceStatusMap: {} })
  })

  it('shows no sibling partner’s clients', async () => {
    const partner = await createTestPartner(tenantry())
    await createTestOrg(await createTestPartner(tenantry()))
    expectFleet(await partner.fleet('partner/getClients'), 200, { clients: [] })
  })
})

describe('POST /api/partner/getClientStatusMap', () => {
  it('counts devices by client and type, and names clients without any', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await furnishedClient(partner, 'Acme Corporation')
    const { organizationId } = await createTestOrg(partner)
    expectFleet(await partner.fleet('partner/getClientStatusMap'), 200, {
      clientDeviceStatusMap: { [org]: COUNTS, [ruuidOf(organizationId)]: {} },
    })
  })
})

describe('POST /api/partner/getClientSummaryInfo', () => {
  it('summarizes one client', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await furnishedClient(partner, 'Acme Corporation')
    const answer = await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: org })
    expectFleet(answer, 200, {
      ...{ clientDeviceStatusMap: COUNTS, licenseV2Enabled: true, locationCount: 2 },
      manuallySendLicenseExpirationEmailEnabled: false,
    })
  })

  it('says in the error trio that clientOrgUuid is missing', async () => {
    const partner = await createTestPartner(tenantry())
    for (const body of [{}, { clientOrgUuid: null }])
      expectFleet(
        await partner.fleet('partner/getClientSummaryInfo', body),
        200,
        trio('clientOrgUuid is required'),
      )
  })

  it('answers alike to a stranger’s, a missing and a malformed client', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestOrg(await createTestPartner(tenantry()))
    const summary = (clientOrgUuid: string) =>
      partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid })
    const missing = await summary(ruuidOf(MISSING_UUID))
    expectFleet(missing, 403, FORBIDDEN)
    for (const id of [
      ruuidOf(stranger.organizationId),
      stranger.organizationId,
      'Acme',
      '',
      'A'.repeat(21),
    ]) {
      const answer = await summary(id)
      expect([answer.status, timeless(answer)]).toEqual([403, timeless(missing)])
    }
  })

  it('is refused inside a client that has taken the access away', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgId, org } = await furnishedClient(partner, 'Acme Corporation')
    await closeClient(orgId)
    const answer = await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: org })
    expectFleet(answer, 403, FORBIDDEN)
  })

  it('writes no event, but counts as a read inside the client', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const before = await eventsOf(tenantry(), partner)
    for (let i = 0; i < 2; i++)
      await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: ruuidOf(organizationId) })
    expect(await eventsOf(tenantry(), partner)).toEqual(before)
    const reads = async () => {
      await tenantry().domain.actingReads.flush()
      return tenantry().database.sql(
        'select org_id, actor, operation, reads from acting_reads where partner_id = $1',
        [partner.id],
      )
    }
    const actor = `partner/${partner.id}/${partner.keyId}`
    await expect
      .poll(reads, { timeout: 120_000 })
      .toEqual([{ org_id: organizationId, actor, operation: 'org.summarize', reads: 2 }])
  })
})
