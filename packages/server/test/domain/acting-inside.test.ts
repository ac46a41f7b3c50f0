import { describe, expect, it } from 'vitest'
import { createHousehold, createTenant, type Household } from '../isolation/tenants.ts'
import { fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

interface Settings {
  readonly status?: 'unclaimed' | 'claimed' | 'detached'
  readonly partner_access_allowed?: boolean
  readonly partner_access_until?: string
  readonly suspended_at?: string
}

/** Puts an organization into a state that no endpoint leads to yet. */
const put = async ({ orgId }: Household, settings: Settings): Promise<void> => {
  for (const [column, value] of Object.entries(settings))
    await tenantry().database.sql(`update orgs set ${column} = $1 where id = $2`, [value, orgId])
}

const setUp = async (settings: Settings = {}): Promise<{ partner: TestPartner; client: Household }> => {
  const { partner } = await createTenant(tenantry())
  const client = await createHousehold(tenantry(), partner)
  await put(client, settings)
  return { partner, client }
}

/** Every way in: a read, a write and a summary, each of which needs the customer's leave. */
const waysIn = (partner: TestPartner, { orgId, locationId }: Household) => {
  const org = ruuid(orgId)
  const customizations = { forceLowBandwidthOnAllCameras: true }
  return {
    getOrgV2: () => partner.fleet('org/getOrgV2', {}, { org }),
    getLocations: () => partner.fleet('location/getLocations', {}, { org }),
    cameras: () => partner.fleet('camera/getMinimalCameraStateList', {}, { org }),
    getClientSummaryInfo: () => partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: org }),
    customizeClient: () => partner.fleet('partner/customizeClient', { clientOrgUuid: org, customizations }),
    createLocation: () => partner.fleet('location/createLocation', { name: 'New' }, { org }),
    changeLocation: () =>
      partner.fleet(
        'location/selectiveUpdateLocation',
        { locationUuid: ruuid(locationId), name: 'Other' },
        { org },
      ),
    deleteLocation: () => partner.fleet('location/deleteLocation', { uuid: ruuid(locationId) }, { org }),
  }
}

const expectEntry = async (partner: TestPartner, client: Household, allowed: boolean): Promise<void> => {
  for (const [way, call] of Object.entries(waysIn(partner, client))) {
    const { status, headers } = await call()
    expect([way, status, headers['x-acted-on-org']]).toEqual([
      way,
      allowed ? 200 : 403,
      allowed ? ruuid(client.orgId) : undefined,
    ])
  }
  const { body } = await partner.fleet('partner/getClients')
  const { clients } = body as { clients: Record<string, unknown>[] }
  expect(clients.map(({ clientAccessAllowed }) => clientAccessAllowed)).toEqual([allowed])
  expect(clients.map((each) => 'totalLocations' in each)).toEqual([allowed])
}

const PAST = '2026-03-15T10:29:59.999Z'
const NOW = '2026-03-15T10:30:00.000Z'
const FUTURE = '2026-03-15T10:30:00.001Z'

describe('a partner acts inside a client', () => {
  it.each<[string, boolean, Settings]>([
    ['unclaimed', true, {}],
    [
      'unclaimed, whatever was preset for later',
      true,
      { partner_access_allowed: false, partner_access_until: PAST },
    ],
    ['claimed, access allowed', true, { status: 'claimed' }],
    ['claimed, access refused', false, { status: 'claimed', partner_access_allowed: false }],
    [
      'claimed, refused although a time is still to come',
      false,
      { status: 'claimed', partner_access_allowed: false, partner_access_until: FUTURE },
    ],
    ['claimed, allowed until a time to come', true, { status: 'claimed', partner_access_until: FUTURE }],
    ['claimed, allowed until this very moment', false, { status: 'claimed', partner_access_until: NOW }],
    [
      'claimed, allowed until a time that has passed',
      false,
      { status: 'claimed', partner_access_until: PAST },
    ],
    ['detached', false, { status: 'detached' }],
    ['detached, whatever was allowed before', false, { status: 'detached', partner_access_until: FUTURE }],
    ['unclaimed and suspended', false, { suspended_at: PAST }],
    ['claimed and suspended', false, { status: 'claimed', suspended_at: PAST }],
  ])('that is %s: %s', async (_state, allowed, settings) => {
    const { partner, client } = await setUp(settings)
    await expectEntry(partner, client, allowed)
  })

  it('until the agreed time, and not from that moment on', async () => {
    const { partner, client } = await setUp({
      status: 'claimed',
      partner_access_until: '2026-03-15T11:00:00.000Z',
    })
    const { clock } = tenantry()
    const start = clock.now
    clock.now = new Date('2026-03-15T10:59:59.999Z')
    const before = await partner.fleet('org/getOrgV2', {}, { org: ruuid(client.orgId) })
    clock.now = new Date('2026-03-15T11:00:00.000Z')
    const after = await partner.fleet('org/getOrgV2', {}, { org: ruuid(client.orgId) })
    clock.now = start
    expect([before.status, after.status]).toEqual([200, 403])
    expect(before.body).toMatchObject({
      org: { partnerAccessAllowedUntil: Date.UTC(2026, 2, 15, 11) / 1_000 },
    })
  })

  it('and is not told a stored answer once the customer has said no', async () => {
    const { partner, client } = await setUp()
    const org = ruuid(client.orgId)
    const headers = { 'idempotency-key': 'before-the-no' }
    const create = () => partner.fleet('location/createLocation', { name: 'Dock' }, { org, headers })
    const first = await create()
    expect((await create()).text).toBe(first.text)
    await put(client, { status: 'claimed', partner_access_allowed: false })
    const refused = await create()
    expect(refused.status).toBe(403)
    expect(refused.headers['idempotent-replayed']).toBeUndefined()
  })

  it('and may do so again once it is allowed again', async () => {
    const { partner, client } = await setUp({ status: 'claimed', partner_access_allowed: false })
    const read = () => partner.fleet('org/getOrgV2', {}, { org: ruuid(client.orgId) })
    expect((await read()).status).toBe(403)
    await put(client, { partner_access_allowed: true })
    expect((await read()).status).toBe(200)
  })
})

describe('the customer’s own organization key', () => {
  it.each<[string, Settings]>([
    ['unclaimed', {}],
    ['claimed, the partner shut out', { status: 'claimed', partner_access_allowed: false }],
    ['detached', { status: 'detached' }],
  ])('works whatever the partner may do: %s', async (_state, settings) => {
    const { client } = await setUp(settings)
    const headers = fleetHeaders(client.orgKey, 'api-token')
    for (const path of ['org/getOrgV2', 'location/getLocations', 'camera/getMinimalCameraStateList']) {
      const { status, headers: answered } = await tenantry().call('POST', `/api/${path}`, {
        headers,
        body: {},
      })
      expect([path, status, answered['x-acted-on-org']]).toEqual([path, 200, undefined])
    }
  })
})

describe('a call that names no client', () => {
  it('runs in the partner’s own organization, even beside a single client', async () => {
    const { partner, client } = await setUp()
    const { body, headers } = await partner.fleet('org/getOrgV2')
    expect(body).toMatchObject({ org: { uuid: ruuid(partner.ownOrgId), type: 'PARTNER' } })
    expect(headers['x-acted-on-org']).toBeUndefined()
    await partner.fleet('location/createLocation', { name: 'Headquarters' })
    const inClient = await partner.fleet('location/getLocations', {}, { org: ruuid(client.orgId) })
    expect(inClient.text).not.toContain('Headquarters')
  })
})
