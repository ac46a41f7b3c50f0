import { describe, expect, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { BARE, DETAILS, insideClient } from './inside-client.ts'
import { MISSING_UUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner } from './written-events.ts'

const tenantry = useTenantry()

describe('POST /api/location/createLocation (wire facts, sections 4.3 and 4.4)', () => {
  it('takes {location, parentLocationUuid} with every detail', async () => {
    const { call, create } = await insideClient(tenantry())
    const uuid = await create({ location: { ...DETAILS, tz: 'America/Los_Angeles' } })
    expectFleet(await call('getLocations', {}), 200, {
      locations: [{ uuid, ...DETAILS, tz: 'America/Los_Angeles' }],
    })
  })

  it('takes the tool server’s spelling {name, address}', async () => {
    const { call, create } = await insideClient(tenantry())
    const uuid = await create({ name: 'Depot', address: '2 Side St' })
    expectFleet(await call('getLocations', {}), 200, {
      locations: [{ uuid, name: 'Depot', address1: '2 Side St', ...BARE }],
    })
  })

  it('takes null for an absent field and ignores keys that it does not know', async () => {
    const { call, create } = await insideClient(tenantry())
    const nulls = { address2: null, latitude: null, tz: null, labels: null, subLocations: [{ name: 'No' }] }
    const uuid = await create({ location: { name: 'HQ', orgUuid: 'x', ...nulls }, parentLocationUuid: null })
    expectFleet(await call('getLocations', {}), 200, { locations: [{ uuid, name: 'HQ', ...BARE }] })
  })

  it('writes one event', async () => {
    const { partner, orgId, call, changes } = await insideClient(tenantry())
    const answer = await call('createLocation', { name: 'HQ' })
    expect(await changes()).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'location.created',
        orgId,
        subject: uuidOf((answer.body as { uuid: string }).uuid),
        data: { name: 'HQ' },
      },
    ])
  })

  it.each([
    ['no name', {}, /^name is required$/],
    ['a blank name', { name: ' ' }, /^name /],
    ['a name of 256 characters', { location: { name: 'x'.repeat(256) } }, /^name /],
    ['a latitude beyond the pole', { location: { name: 'A', latitude: 90.1 } }, /^latitude /],
    ['a longitude beyond the date line', { location: { name: 'A', longitude: -181 } }, /^longitude /],
    ['a time zone that is none', { location: { name: 'A', tz: 'Mars/Olympus' } }, /^tz /],
    ['a policy that is no id', { location: { name: 'A', policyUuid: 'p' } }, /^policyUuid /],
    ['a blank label', { location: { name: 'A', labels: ['a', ' '] } }, /^labels\[1\] /],
    ['a parent that does not exist', { name: 'A', parentLocationUuid: ruuidOf(MISSING_UUID) }, /^Parent/],
    ['a parent whose id is malformed', { name: 'A', parentLocationUuid: 'HQ' }, /not found$/],
  ])('refuses %s in the error trio and writes nothing', async (_what, body, errorMsg) => {
    const { call, changes } = await insideClient(tenantry())
    expectFleet(await call('createLocation', body), 200, trio(expect.stringMatching(errorMsg)))
    expectFleet(await call('getLocations', {}), 200, { locations: [] })
    expect(await changes()).toEqual([])
  })

  it('answers a wrong type with 400', async () => {
    const { call, changes } = await insideClient(tenantry())
    const answer = await call('createLocation', { location: { name: 'A', latitude: '37' } })
    expectFleet(answer, 400, malformed(expect.stringMatching(/^location\.latitude /)))
    expect(await changes()).toEqual([])
  })

  it('finds no parent in a sibling org', async () => {
    const { partner, create, call } = await insideClient(tenantry())
    const elsewhere = ruuidOf((await createTestOrg(partner)).organizationId)
    const parentLocationUuid = await create({ name: 'HQ' })
    const body = { name: 'Annex', parentLocationUuid }
    expectFleet(
      await partner.fleet('location/createLocation', body, { org: elsewhere }),
      200,
      trio('Parent location not found'),
    )
    expectFleet(await call('getLocations', {}), 200, { locations: [expect.objectContaining({ name: 'HQ' })] })
  })
})

describe('POST /api/location/getLocations', () => {
  it('lists all side by side, oldest first', async () => {
    const { call, create } = await insideClient(tenantry())
    const hq = await create({ name: 'HQ' })
    const annex = await create({ name: 'Annex', parentLocationUuid: hq })
    const locations = [
      { uuid: hq, name: 'HQ', ...BARE },
      { uuid: annex, name: 'Annex', ...BARE },
    ]
    expectFleet(await call('getLocations', {}), 200, { locations })
    expectFleet(await call('getLocations', { subLocationsIncluded: false }), 200, { locations })
    expectFleet(await call('getLocations', { subLocationsIncluded: null }), 200, { locations })
  })

  it('nests them to any depth with subLocationsIncluded', async () => {
    const { call, create } = await insideClient(tenantry())
    const campus = await create({ name: 'Campus' })
    const building = await create({ name: 'Building', parentLocationUuid: campus })
    const floor = await create({ location: { name: 'Floor' }, parentLocationUuid: building })
    const room = await create({ name: 'Room', parentLocationUuid: floor })
    const depot = await create({ name: 'Depot' })
    const inner = {
      uuid: floor,
      name: 'Floor',
      ...BARE,
      subLocations: [{ uuid: room, name: 'Room', ...BARE }],
    }
    const middle = { uuid: building, name: 'Building', ...BARE, subLocations: [inner] }
    expectFleet(await call('getLocations', { subLocationsIncluded: true }), 200, {
      locations: [
        { uuid: campus, name: 'Campus', ...BARE, subLocations: [middle] },
        { uuid: depot, name: 'Depot', ...BARE },
      ],
    })
  })
})
