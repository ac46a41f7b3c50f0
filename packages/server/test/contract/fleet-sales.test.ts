import { describe, expect, it } from 'vitest'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed, timeless, trio } from './fleet-answers.ts'
import { load, outcomesOf } from './imports.ts'
import { loadAll, makeSold, setOrg } from './sold-rows.ts'
import { MISSING_UUID, ruuidOf, UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const setUp = () => makeSold(tenantry())

describe('partner/getClaimKeysForPartnerOrg (wire facts, section 6)', () => {
  it('answers the partner’s claim keys, all of it text, and nobody else’s', async () => {
    const { partner } = await setUp()
    const stranger = await setUp()
    expectFleet(await partner.fleet('partner/getClaimKeysForPartnerOrg'), 200, { claimKeys: [] })
    const dates = { contractStart: '2026-01-31', contractEnd: '2029-01-31T12:00:00Z', issuedAt: '2026-01-02' }
    const account = { accountAdminId: 'admin-1', accountName: 'Acme', poNumber: 'PO-7' }
    const ids = await loadAll(tenantry(), partner, 'claim-keys', [
      { externalId: 'key-1', ...account, ...dates },
      { externalId: 'key-2' },
    ])
    await loadAll(tenantry(), stranger.partner, 'claim-keys', [{ externalId: 'key-1' }])
    expectFleet(await partner.fleet('partner/getClaimKeysForPartnerOrg'), 200, {
      claimKeys: [
        {
          ...{ claimKeyUuid: ids[0], externalUuid: 'key-1', ...account },
          contractStartDate: '2026-01-31T00:00:00.000Z',
          contractEndDate: '2029-01-31T12:00:00.000Z',
          createdDate: '2026-01-02T00:00:00.000Z',
        },
        {
          ...{ claimKeyUuid: ids[1], externalUuid: 'key-2' },
          createdDate: tenantry().clock.now.toISOString(),
        },
      ],
    })
  })

  it('sends a list of thousands whole', async () => {
    const { partner } = await setUp()
    const rows = Array.from({ length: 1_001 }, (_, at) => ({ externalId: `key-${at}` }))
    await loadAll(tenantry(), partner, 'claim-keys', rows)
    const { body } = await partner.fleet('partner/getClaimKeysForPartnerOrg')
    const { claimKeys } = body as { claimKeys: { externalUuid: string }[] }
    expect(new Set(claimKeys.map(({ externalUuid }) => externalUuid)).size).toBe(1_001)
  })
})

const SHIPMENT = {
  ...{ number: 'S-1', state: 'SHIPPED', stateUpdatedAt: '2026-03-02T00:00:00Z', shippedAt: '2026-03-01' },
  ...{ category: 'PURCHASE_ORDER', emailState: 'SHIPPING_SHIPPED_SUCCESS', interchangeControlNumber: 'I-1' },
  ...{
    trackingNumber: 'T-1',
    carrierTrackingNumber: 'C-1',
    carrierName: 'Carrier',
    depositorOrderNumber: 'D-1',
  },
  ...{ destinationAddress: '1 Main St\nSpringfield', fromDistributor: false, customerName: 'Acme' },
  ...{ customerEmails: 'a@acme.example', additionalEmails: 'b@acme.example', poNumber: 'PO-1' },
  ...{ rmaIds: [MISSING_UUID], rmaReturnTrackingNumber: 'R-1', opportunityId: 'O-1', ticketNumber: 'Z-1' },
  items: [{ partNumber: 'R200', quantity: 2, serialNumber: 'RCA1' }, { partNumber: 'D20' }],
  licences: [
    { claimKey: 'key-1', licence: 'LIC-1', contractStart: '2026-03-01', contractEnd: '2029-03-01' },
    { claimKey: 'key-1', licence: 'LIC-2' },
  ],
}

describe('partner/getShipments', () => {
  it('answers what was loaded, under the vendor’s hyphenated keys', async () => {
    const { partner, orgId, orgUuid } = await setUp()
    const [uuid] = await loadAll(tenantry(), partner, 'shipments', [{ ...SHIPMENT, orgId }])
    const again = outcomesOf(await load(tenantry(), partner, 'shipments', [{ ...SHIPMENT, orgId }]))
    expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged'])
    expectFleet(await partner.fleet('partner/getShipments', { clientOrgUuid: orgUuid }), 200, {
      customerShipmentList: [
        {
          ...{ uuid, shipmentCategory: 'PURCHASE_ORDER', shipmentState: 'SHIPPED' },
          ...{ shipmentEmailState: 'SHIPPING_SHIPPED_SUCCESS', lastStateUpdateSec: 1772409600 },
          ...{ interchangeControlNumber: 'I-1', 'ait-aitTrackingNumber': 'T-1' },
          ...{ 'ait-carrierTrackingNumber': 'C-1', 'ait-depositorOrderNumber': 'D-1' },
          ...{ 'ait-destinationAddress': '1 Main St\nSpringfield', 'ait-isIngramDistributorShipment': false },
          'ait-shipmentDate': '2026-03-01T00:00:00.000Z',
          'ait-shippedItems': [
            { partNumber: 'R200', quantityShipped: 2, serialNumber: 'RCA1' },
            { partNumber: 'D20' },
          ],
          ...{ 'rhombus-orgUuid': orgUuid, 'rhombus-partnerOrgUuid': ruuidOf(partner.ownOrgId) },
          ...{ 'rhombus-customerName': 'Acme', 'rhombus-customerEmails': 'a@acme.example' },
          ...{ 'rhombus-additionalEmails': 'b@acme.example', 'rhombus-purchaseOrderNumber': 'PO-1' },
          ...{ 'rhombus-chosenCarrierName': 'Carrier', 'rhombus-rmaUuid': ruuidOf(MISSING_UUID) },
          'rhombus-rmaUuids': [ruuidOf(MISSING_UUID)],
          'rhombus-rmaReturnTrackingNumber': 'R-1',
          ...{ 'rhombus-salesForceOpportunityId': 'O-1', 'rhombus-zendeskTicketNumber': 'Z-1' },
          'rhombus-claimKeyToLicenseMap': { 'key-1': ['LIC-1', 'LIC-2'] },
          'rhombus-claimKeyToLicenseMapV2': {
            'key-1': {
              'LIC-1': {
                contractStartDateTime: '2026-03-01T00:00:00.000Z',
                contractEndDateTime: '2029-03-01T00:00:00.000Z',
              },
              'LIC-2': {},
            },
          },
        },
      ],
    })
  })

  it('narrows them to a time, whose ends count; what is not shipped yet goes by when it was loaded', async () => {
    const { partner, orgId, orgUuid } = await setUp()
    const second = (text: string) => Date.parse(text) / 1_000
    await loadAll(tenantry(), partner, 'shipments', [
      { number: 'march', orgId, state: 'SHIPPED', shippedAt: '2026-03-01' },
      { number: 'april', orgId, state: 'SHIPPED', shippedAt: '2026-04-01' },
      { number: 'not yet', orgId, state: 'CREATED' },
    ])
    const count = async (startTimeSec?: number, endTimeSec?: number) => {
      const times = { startTimeSec, endTimeSec }
      const { status, body } = await partner.fleet('partner/getShipments', {
        clientOrgUuid: orgUuid,
        ...times,
      })
      expect(status).toBe(200)
      return (body as { customerShipmentList: unknown[] }).customerShipmentList.length
    }
    const march = second('2026-03-01T00:00:00Z')
    expect(await count()).toBe(3)
    expect(await count(march, march)).toBe(1)
    expect(await count(march + 1)).toBe(2)
    expect(await count(march + 1, march + 86_400 * 20)).toBe(1)
    expect(await count(0, march - 1)).toBe(0)
    expect(await count(-1e15, 1e15)).toBe(3)
    const backwards = { clientOrgUuid: orgUuid, startTimeSec: 2, endTimeSec: 1 }
    expectFleet(
      await partner.fleet('partner/getShipments', backwards),
      200,
      trio('startTimeSec must not be later than the end of the time'),
    )
  })

  it('answers alike, to the byte, for whatever is no client of the partner', async () => {
    const { partner } = await setUp()
    const stranger = await setUp()
    const ids = [stranger.orgUuid, ruuidOf(MISSING_UUID), 'x', ruuidOf(partner.ownOrgId)]
    const answers = await Promise.all(
      ids.map((clientOrgUuid) => partner.fleet('partner/getShipments', { clientOrgUuid })),
    )
    for (const answer of answers) {
      expectFleet(answer, 403, FORBIDDEN)
      expect(timeless(answer)).toBe(timeless(answers[0] ?? answer))
    }
    expectFleet(await partner.fleet('partner/getShipments'), 200, trio('clientOrgUuid is required'))
    const wrong = await partner.fleet('partner/getShipments', { startTimeSec: '1' })
    expectFleet(wrong, 400, malformed('startTimeSec must be integer'))
  })

  it('shows nothing of a detached client', async () => {
    const sold = await setUp()
    await setOrg(tenantry(), sold, `status = 'detached'`)
    const answer = await sold.partner.fleet('partner/getShipments', { clientOrgUuid: sold.orgUuid })
    expectFleet(answer, 403, FORBIDDEN)
  })
})

describe('partner/registerDeal', () => {
  const createPartner = async () => ({ partner: await createTestPartner(tenantry()) })
  const listDeals = async (partner: { readonly id: string }, query = '') =>
    (await admin(tenantry(), 'GET', `/partners/${partner.id}/deals${query}`)).body as {
      data: { id: string }[]
      next?: string
    }

  it('keeps a deal for the operator to read, with one event that names none of its values', async () => {
    const { partner } = await createPartner()
    const details = { dealName: 'Acme, 25 cameras', stage: 'QUALIFIED', note: '' }
    const answer = await partner.fleet('partner/registerDeal', { details })
    expectFleet(answer, 200, { clients: [] })
    const { data } = await listDeals(partner)
    const at = tenantry().clock.now.toISOString()
    expect(data).toEqual([{ id: expect.stringMatching(UUID), details, createdAt: at }])
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        ...{ type: 'deal.registered', orgId: null, subject: data[0]?.id },
        data: { details: ['dealName', 'stage', 'note'] },
      },
    ])
  })

  it('answers the client that it names, and takes no other’s', async () => {
    const { partner, orgUuid } = await setUp()
    const stranger = await setUp()
    const register = (clientOrgUuid: string) =>
      partner.fleet('partner/registerDeal', { details: { dealName: 'More', clientOrgUuid } })
    expectFleet(await register(orgUuid), 200, {
      clients: [
        {
          ...{ clientOrgUuid: orgUuid, clientOrgName: 'Acme Corporation', clientAccessAllowed: true },
          createdAtMillis: tenantry().clock.now.getTime(),
        },
      ],
    })
    for (const other of [stranger.orgUuid, ruuidOf(MISSING_UUID), 'x', ruuidOf(partner.ownOrgId)])
      expectFleet(await register(other), 403, FORBIDDEN)
    expect((await listDeals(partner)).data).toHaveLength(1)
  })

  it('refuses a deal that says nothing, and details that are no texts', async () => {
    const { partner } = await createPartner()
    const register = (details?: unknown) => partner.fleet('partner/registerDeal', { details })
    expectFleet(await register(), 200, trio('details is required'))
    expectFleet(await register({}), 200, trio('details must say something'))
    expectFleet(await register({ a: null }), 200, trio('details must say something'))
    expectFleet(await register({ ' ': 'x' }), 200, trio('details must not be blank'))
    expectFleet(
      await register({ a: 'x'.repeat(4_001) }),
      200,
      trio('details.a must be at most 4000 characters long'),
    )
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`field ${at}`, 'x']))
    expectFleet(await register(many), 200, trio('details must have at most 100 entries'))
    expectFleet(await register({ a: 1 }), 400, malformed('details.a must be string'))
    expectFleet(await register([]), 400, malformed('details must be object'))
    expect((await listDeals(partner)).data).toEqual([])
  })

  it('is listed by its partner page by page, the latest first, and by no other', async () => {
    const { partner } = await createPartner()
    const { partner: stranger } = await createPartner()
    for (const dealName of ['first', 'second', 'third'])
      await partner.fleet('partner/registerDeal', { details: { dealName } })
    const read = async (query = '') => (await partner.broker('GET', `/v1/partner/deals${query}`)).body
    const createdAt = tenantry().clock.now.toISOString()
    const deal = (dealName: string) => ({ id: expect.stringMatching(UUID), details: { dealName }, createdAt })
    expect(await read()).toEqual({ data: [deal('third'), deal('second'), deal('first')], next: null })
    const { data, next } = (await read('?limit=2')) as { data: unknown; next: string }
    expect(data).toEqual([deal('third'), deal('second')])
    expect(await read(`?limit=2&cursor=${next}`)).toEqual({ data: [deal('first')], next: null })
    expect((await stranger.broker('GET', '/v1/partner/deals')).body).toEqual({ data: [], next: null })
  })

  it('is listed by the operator page by page, the latest first', async () => {
    const { partner } = await createPartner()
    for (const dealName of ['first', 'second', 'third'])
      await partner.fleet('partner/registerDeal', { details: { dealName } })
    const page = await listDeals(partner, '?limit=2')
    expect(page.data).toMatchObject([{ details: { dealName: 'third' } }, { details: { dealName: 'second' } }])
    const rest = await listDeals(partner, `?limit=2&cursor=${page.next}`)
    expect(rest.data).toMatchObject([{ details: { dealName: 'first' } }])
    expect(rest).not.toHaveProperty('next')
    const missing = await admin(tenantry(), 'GET', `/partners/${MISSING_UUID}/deals`)
    expect([missing.status, missing.body]).toEqual([
      404,
      { error: { code: 'partner.not_found', message: 'Partner not found' } },
    ])
  })
})
