import { beforeAll, describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { MISSING_UUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const setUp = async () => {
  const org = ruuidOf((await createTestOrg(partner)).organizationId)
  const call = (name: string, body: unknown = {}) => partner.fleet(`location/${name}`, body, { org })
  const create = async (name: string, labels: string[] = []) =>
    ((await call('createLocation', { location: { name, labels } })).body as { uuid: string }).uuid
  const labels = async () => (await call('getLocationLabelsForOrg')).body
  return { org, call, create, labels }
}

describe('labels of locations (wire facts, sections 4.3 and 4.4)', () => {
  it('are put on and taken off, by the id of the location or its name', async () => {
    const { call, create, labels } = await setUp()
    const uuid = await create('HQ', ['west'])
    await create('Depot', ['east'])
    expectFleet(await call('addLocationLabel', { locationIdentifier: uuid, label: 'flagship' }), 200, {})
    expectFleet(await call('addLocationLabel', { locationIdentifier: 'Depot', label: 'west' }), 200, {})
    expectFleet(await call('getLocationLabelsForOrg'), 200, { locationLabels: ['east', 'flagship', 'west'] })
    expectFleet(await call('removeLocationLabel', { locationIdentifier: 'HQ', label: 'west' }), 200, {})
    const { locations } = (await call('getLocations')).body as { locations: { labels: string[] }[] }
    expect(locations.map((location) => location.labels)).toEqual([['flagship'], ['east', 'west']])
    expect(await labels()).toEqual({ locationLabels: ['east', 'flagship', 'west'] })
  })

  it('write one event each, and none where nothing changes', async () => {
    const { call, create } = await setUp()
    const locationIdentifier = await create('HQ')
    const before = (await eventsOf(tenantry(), partner)).length
    for (const name of ['addLocationLabel', 'addLocationLabel', 'removeLocationLabel', 'removeLocationLabel'])
      expectFleet(await call(name, { locationIdentifier, label: 'dock' }), 200, {})
    const changed = { type: 'location.changed', subject: uuidOf(locationIdentifier) }
    expect((await eventsOf(tenantry(), partner)).slice(before)).toEqual([
      expect.objectContaining({ ...changed, data: { changed: { labels: ['dock'] } } }),
      expect.objectContaining({ ...changed, data: { changed: { labels: [] } } }),
    ])
  })

  it('are refused where no location is meant, or more than one', async () => {
    const { call, create } = await setUp()
    const elsewhere = await (await setUp()).create('Elsewhere')
    await create('Twin')
    await create('Twin')
    for (const locationIdentifier of [elsewhere, 'Elsewhere', ruuidOf(MISSING_UUID)])
      expectFleet(
        await call('addLocationLabel', { locationIdentifier, label: 'dock' }),
        200,
        trio('Location not found'),
      )
    expectFleet(
      await call('addLocationLabel', { locationIdentifier: 'Twin', label: 'dock' }),
      200,
      trio('locationIdentifier is the name of several locations'),
    )
    expectFleet(
      await call('addLocationLabel', { label: 'dock' }),
      200,
      trio('locationIdentifier is required'),
    )
  })

  it('are names of at most 100 characters, at most 100 to a location', async () => {
    const { call, create } = await setUp()
    const locationIdentifier = await create(
      'HQ',
      Array.from({ length: 100 }, (_, n) => `label ${n}`),
    )
    for (const label of [undefined, ' ', 'x'.repeat(101), 'one too many'])
      expectFleet(
        await call('addLocationLabel', { locationIdentifier, label }),
        200,
        trio(expect.stringMatching(/^label /)),
      )
  })
})

describe('POST /api/location/getLocationsV2 (wire facts, section 4.3)', () => {
  it('lists by page, oldest first', async () => {
    const { call, create } = await setUp()
    const made = [await create('A'), await create('B'), await create('C')]
    const seen: string[] = []
    let lastEvaluatedKey: string | undefined
    do {
      const { body } = await call('getLocationsV2', { maxPageSize: 2, lastEvaluatedKey })
      const page = body as { locations: { uuid: string }[]; lastEvaluatedKey?: string }
      seen.push(...page.locations.map(({ uuid }) => uuid))
      lastEvaluatedKey = page.lastEvaluatedKey
    } while (lastEvaluatedKey !== undefined)
    expect(seen).toEqual(made)
  })

  it('narrows by how the name begins, whatever the capitals', async () => {
    const { call, create } = await setUp()
    for (const name of ['Head office', 'HEAD quarters', 'The head', '%']) await create(name)
    const namesOf = async (nameBeginsWithFilter: string) => {
      const { body } = await call('getLocationsV2', { nameBeginsWithFilter })
      return (body as { locations: { name: string }[] }).locations.map(({ name }) => name)
    }
    expect(await namesOf('head')).toEqual(['Head office', 'HEAD quarters'])
    expect(await namesOf('%')).toEqual(['%'])
  })

  it.each([{ maxPageSize: 0 }, { maxPageSize: 1_001 }, { maxPageSize: '2' }])('refuses %j', async (body) => {
    const { call } = await setUp()
    expectFleet(await call('getLocationsV2', body), 400, malformed(expect.stringMatching(/^maxPageSize /)))
  })

  it('refuses a position that no page gave, and a beginning that no name has room for', async () => {
    const { call } = await setUp()
    expectFleet(
      await call('getLocationsV2', { lastEvaluatedKey: 'next' }),
      200,
      trio('lastEvaluatedKey is not one that a page gave'),
    )
    expectFleet(
      await call('getLocationsV2', { nameBeginsWithFilter: 'x'.repeat(256) }),
      200,
      trio(expect.stringMatching(/^nameBeginsWithFilter /)),
    )
  })
})
