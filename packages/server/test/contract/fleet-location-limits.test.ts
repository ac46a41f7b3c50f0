import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'

const tenantry = useTenantry()

interface Node {
  readonly name: string
  readonly subLocations?: readonly Node[]
}
const namesOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap(({ name, subLocations = [] }) => [name, ...namesOf(subLocations)])

/** Writes locations past the API: `count` of them side by side. */
const fill = ({ orgId, partner }: Awaited<ReturnType<typeof insideClient>>, count: number) =>
  tenantry().database.sql(
    `insert into locations (partner_id, org_id, id, name, created_at)
     select $1, $2, gen_random_uuid(), 'L' || n, now() from generate_series(1, ${count}) n`,
    [partner.id, orgId],
  )

describe('what one location may hold', () => {
  const plan = (imageUrl: string) => ({ floorNumber: 1, imageUrl })
  it.each([
    ['a floor plan’s text of 2,049 characters', [plan('x'.repeat(2_049))], /^floorPlans\[0\]\.imageUrl /],
    [
      '201 floor plans',
      Array.from({ length: 201 }, () => ({ floorNumber: 1 })),
      /^floorPlans must be at most 200$/,
    ],
    [
      'floor plans of more than 64 KiB',
      Array.from({ length: 40 }, () => plan('x'.repeat(2_000))),
      /^floorPlans must be at most 65536 bytes/,
    ],
  ])('refuses %s and writes nothing', async (_what, floorPlans, errorMsg) => {
    const { call, changes } = await insideClient(tenantry())
    const answer = await call('createLocation', { location: { name: 'HQ', floorPlans } })
    expectFleet(answer, 200, trio(expect.stringMatching(errorMsg)))
    expect(await changes()).toEqual([])
  })

  it('refuses a floor number that is no int32', async () => {
    const { call } = await insideClient(tenantry())
    const answer = await call('createLocation', {
      location: { name: 'HQ', floorPlans: [{ floorNumber: 3e9 }] },
    })
    expectFleet(answer, 400, malformed(expect.stringMatching(/^location\.floorPlans\[0\]\.floorNumber /)))
  })

  it('keeps the number of floor plans in the event of a change, not the plans', async () => {
    const { call, create, changes } = await insideClient(tenantry())
    const locationUuid = await create({ name: 'HQ' })
    await call('selectiveUpdateLocation', { locationUuid, floorPlans: [plan('secret-address'), plan('b')] })
    expect((await changes()).at(-1)).toMatchObject({ data: { changed: { floorPlans: 2 } } })
  })
})

describe('how many and how deep', () => {
  it('refuses one more than 10,000 locations, in words', async () => {
    const client = await insideClient(tenantry())
    await fill(client, 10_000)
    const answer = await client.call('createLocation', { name: 'One more' })
    expectFleet(answer, 200, trio('An organization has at most 10000 locations'))
  })

  it('nests 32 levels and no more', async () => {
    const { call, create } = await insideClient(tenantry())
    let above = await create({ name: '1' })
    for (let level = 2; level <= 32; level++)
      above = await create({ name: String(level), parentLocationUuid: above })
    const deeper = await call('createLocation', { name: '33', parentLocationUuid: above })
    expectFleet(deeper, 200, trio('parentLocationUuid must not stand below 31 others'))
    const { body } = await call('getLocations', { subLocationsIncluded: true })
    const { locations } = body as { locations: readonly Node[] }
    expect(locations).toHaveLength(1)
    expect(namesOf(locations)).toEqual(Array.from({ length: 32 }, (_, at) => String(at + 1)))
  })

  it('lists more than one batch of them whole, flat and nested', async () => {
    const client = await insideClient(tenantry())
    await fill(client, 250)
    for (const parent of ['A', 'B']) {
      const parentLocationUuid = await client.create({ name: parent })
      for (const child of ['1', '2']) await client.create({ name: parent + child, parentLocationUuid })
    }
    const expected = [
      ...Array.from({ length: 250 }, (_, at) => `L${at + 1}`),
      'A',
      'A1',
      'A2',
      'B',
      'B1',
      'B2',
    ].sort()
    for (const subLocationsIncluded of [false, true]) {
      const { body } = await client.call('getLocations', { subLocationsIncluded })
      const { locations } = body as { locations: readonly Node[] }
      expect([...namesOf(locations)].sort()).toEqual(expected)
      expect(locations).toHaveLength(subLocationsIncluded ? 252 : 256)
    }
  })
})
