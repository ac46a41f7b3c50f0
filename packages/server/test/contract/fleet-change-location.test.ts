import { describe, expect, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { BARE, DETAILS, insideClient } from './inside-client.ts'
import { MISSING_UUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner } from './written-events.ts'

const tenantry = useTenantry()

describe('POST /api/location/selectiveUpdateLocation', () => {
  it('changes what is given and keeps the rest', async () => {
    const { partner, orgId, call, create, changes } = await insideClient(tenantry())
    const uuid = await create({ location: { ...DETAILS, tz: 'America/Los_Angeles' } })
    const answer = await call('selectiveUpdateLocation', {
      locationUuid: uuid,
      name: 'New HQ',
      address2: null,
      labels: [],
      timezoneId: 'Europe/Berlin',
    })
    expectFleet(answer, 200, {})
    const changed = { name: 'New HQ', labels: [] }
    expectFleet(await call('getLocations', {}), 200, {
      locations: [{ uuid, ...DETAILS, ...changed, tz: 'Europe/Berlin' }],
    })
    expect((await changes()).at(-1)).toEqual({
      ...byPartner(tenantry(), partner, answer),
      type: 'location.changed',
      orgId,
      subject: uuidOf(uuid),
      data: { changed: { ...changed, timeZone: 'Europe/Berlin' } },
    })
  })

  it('takes the time zone as tz too, as a text or as an object', async () => {
    const { call, create } = await insideClient(tenantry())
    const locationUuid = await create({ name: 'HQ' })
    for (const [tz, expected] of [
      ['Asia/Tokyo', 'Asia/Tokyo'],
      [{ id: 'Africa/Cairo', displayName: 'Cairo', rawOffset: 7_200_000, dstsavings: 0 }, 'Africa/Cairo'],
    ]) {
      expectFleet(await call('selectiveUpdateLocation', { locationUuid, tz }), 200, {})
      expectFleet(await call('getLocations', {}), 200, {
        locations: [{ uuid: locationUuid, name: 'HQ', tz: expected, ...BARE }],
      })
    }
  })

  it('writes no event where nothing changes', async () => {
    const { call, create, changes } = await insideClient(tenantry())
    const locationUuid = await create({ location: { ...DETAILS, tz: 'Asia/Tokyo' } })
    const { floorPlans: _, ...plain } = DETAILS
    for (const same of [{}, { name: DETAILS.name }, { ...plain, timezoneId: 'Asia/Tokyo' }])
      expectFleet(await call('selectiveUpdateLocation', { locationUuid, ...same }), 200, {})
    expect((await changes()).map(({ type }) => type)).toEqual(['location.created'])
  })

  it('takes floor plans for the same in whatever order their keys come', async () => {
    const { call, create, changes } = await insideClient(tenantry())
    const locationUuid = await create({ location: DETAILS })
    for (const floorPlans of [DETAILS.floorPlans, [{ rotation: 12.5, floorLabel: 'Ground', floorNumber: 1 }]])
      expectFleet(await call('selectiveUpdateLocation', { locationUuid, floorPlans }), 200, {})
    expect((await changes()).map(({ type }) => type)).toEqual(['location.created'])
  })

  it('refuses a bad value and a location that is not in this org, and changes nothing', async () => {
    const { partner, call, create, changes } = await insideClient(tenantry())
    const locationUuid = await create({ name: 'HQ' })
    const elsewhere = ruuidOf((await createTestOrg(partner)).organizationId)
    const before = await changes()
    const update = (body: unknown) => call('selectiveUpdateLocation', body)
    expectFleet(await update({ locationUuid, name: ' ' }), 200, trio(expect.stringMatching(/^name /)))
    expectFleet(await update({ locationUuid, latitude: 91 }), 200, trio(expect.stringMatching(/^latitude /)))
    expectFleet(await update({ name: 'X' }), 200, trio('locationUuid is required'))
    for (const id of [ruuidOf(MISSING_UUID), 'HQ'])
      expectFleet(await update({ locationUuid: id, name: 'X' }), 200, trio('Location not found'))
    const sibling = { locationUuid, name: 'X' }
    expectFleet(
      await partner.fleet('location/selectiveUpdateLocation', sibling, { org: elsewhere }),
      200,
      trio('Location not found'),
    )
    expect(await changes()).toEqual(before)
    expectFleet(await call('getLocations', {}), 200, {
      locations: [{ uuid: locationUuid, name: 'HQ', ...BARE }],
    })
  })
})

describe('POST /api/location/deleteLocation', () => {
  it('keeps a location with others below it, and deletes it once they are gone', async () => {
    const { partner, orgId, call, create, changes } = await insideClient(tenantry())
    const hq = await create({ name: 'HQ' })
    const annex = await create({ name: 'Annex', parentLocationUuid: hq })
    expectFleet(
      await call('deleteLocation', { uuid: hq }),
      200,
      trio('Delete the locations below this one first'),
    )
    const first = await call('deleteLocation', { uuid: annex })
    const second = await call('deleteLocation', { uuid: hq })
    for (const answer of [first, second]) expectFleet(answer, 200, {})
    expectFleet(await call('getLocations', {}), 200, { locations: [] })
    const event = { type: 'location.deleted', orgId }
    expect((await changes()).slice(2)).toEqual([
      { ...byPartner(tenantry(), partner, first), ...event, subject: uuidOf(annex), data: { name: 'Annex' } },
      { ...byPartner(tenantry(), partner, second), ...event, subject: uuidOf(hq), data: { name: 'HQ' } },
    ])
  })

  it('keeps a location that is locked down, or has lockdown plans', async () => {
    const { partner, org, call, create } = await insideClient(tenantry())
    const uuid = await create({ name: 'HQ' })
    const post = (name: string, body: object) =>
      partner.fleet(`accesscontrol/lockdownPlan/${name}`, body, { org })
    const { body } = await post('createLocationLockdownPlan', { name: 'Fire', locationUuid: uuid })
    const { lockdownPlan } = body as { lockdownPlan: { uuid: string } }
    const plans = { locationUuid: uuid, lockdownPlanUuids: [lockdownPlan.uuid] }
    await post('activateLockdownForLocation', plans)
    const remove = () => call('deleteLocation', { uuid })
    expectFleet(await remove(), 200, trio('Deactivate the lockdown of this location first'))
    await post('deactivateLockdownForLocation', plans)
    expectFleet(await remove(), 200, trio('Delete the lockdown plans of this location first'))
    await post('deleteLockdownPlan', { lockdownPlanUuid: lockdownPlan.uuid })
    expectFleet(await remove(), 200, {})
  })

  it('leaves the devices that stood there, without a location', async () => {
    const { partner, org, orgId, call, create } = await insideClient(tenantry())
    const uuid = await create({ name: 'HQ' })
    const camera = { partnerId: partner.id, orgId, type: 'CAMERA', locationId: uuidOf(uuid) }
    const id = await insertDevice(tenantry(), camera)
    expectFleet(await call('deleteLocation', { uuid }), 200, {})
    const { body } = await partner.fleet('camera/getMinimalCameraStateList', {}, { org })
    const { cameraStates } = body as { cameraStates: Record<string, unknown>[] }
    expect(cameraStates).toHaveLength(1)
    expect(cameraStates[0]).toMatchObject({ uuid: ruuidOf(id) })
    expect(cameraStates[0]).not.toHaveProperty('locationUuid')
  })

  it('refuses what is not there', async () => {
    const { call, create, changes } = await insideClient(tenantry())
    const uuid = await create({ name: 'HQ' })
    await call('deleteLocation', { uuid })
    const before = await changes()
    for (const id of [uuid, ruuidOf(MISSING_UUID), 'HQ'])
      expectFleet(await call('deleteLocation', { uuid: id }), 200, trio('Location not found'))
    expectFleet(await call('deleteLocation', {}), 200, trio('uuid is required'))
    expect(await changes()).toEqual(before)
  })
})
