import { beforeAll, expect, it } from 'vitest'
import type { TestPartner } from '../support/partners.ts'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName, NOBODYS, someIds } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { uuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

/** A client with two doors, a person and a group. */
const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const controller = await addController(tenantry(), site)
  await controller.name('1', '2')
  const { 'Door 1': first = '', 'Door 2': second = '' } = await doorsByName(site)
  const person = await site.addPerson()
  const created = await site.call('accesscontrol/createAccessControlGroup', { name: 'Staff' })
  const { uuid: group } = bodyOf<{ group: { uuid: string } }>(created).group
  const list = async (path = 'Org', body = {}) =>
    bodyOf<{ accessGrants: { uuid: string }[] }>(
      await site.call(`accesscontrol/findLocationAccessGrantsBy${path}`, body),
    ).accessGrants
  const create = (accessGrant: object) => site.call('accesscontrol/createAccessGrant', { accessGrant })
  return { ...site, controller, first, second, person, group, list, create }
}

it('a grant is made, read by organization and location, changed and deleted', async () => {
  const site = await furnished()
  const { locationUuid, org, first, second, person, group } = site
  const at = tenantry().clock.now.getTime()
  const schedule = { name: 'By day', intervalList: [{ minuteOfWeekStart: 480, minuteOfWeekStop: 960 }] }
  const scheduled = await site.call('policy/createSchedule', { schedule })
  const { scheduleUuid } = bodyOf<{ scheduleUuid: string }>(scheduled)
  const given = {
    ...{ name: 'Day shift', locationUuid, scheduleUuid },
    ...{ accessControlledDoorUuids: [second, first], userUuids: [person], groupUuids: [group] },
  }
  const created = await site.create({ ...given, orgUuid: NOBODYS, doorLabelIds: ['x'], sortKey: null })
  const { uuid } = bodyOf<{ accessGrant: { uuid: string } }>(created).accessGrant
  const grant = { uuid, orgUuid: org, ...given, storedInS3: false, createdAtMillis: at, updatedAtMillis: at }
  expectFleet(created, 200, { accessGrant: grant })
  expect(await site.list()).toEqual([grant])
  expectFleet(
    await site.call('policy/deleteSchedule', { scheduleUuid }),
    200,
    trio('The schedule is used by Day shift'),
  )
  expect(await site.list('Location', { locationUuid })).toEqual([grant])
  expect(await site.list('Location', { locationUuid: await site.addSite() })).toEqual([])

  const changes = { uuid, accessControlledDoorUuids: [first], userUuids: [] }
  const changed = { ...grant, ...changes }
  expectFleet(await site.call('accesscontrol/updateAccessGrant', { accessGrant: changes }), 200, {
    accessGrant: changed,
    ...{ expiredACDLicensesDoorUuids: [], unassignedACDLicensesDoorUuids: [] },
  })
  expect(await site.list()).toEqual([changed])
  // The same again changes nothing.
  await site.call('accesscontrol/updateAccessGrant', { accessGrant: changes })
  expectFleet(await site.call('accesscontrol/deleteLocationAccessGrant', { accessGrantUuid: uuid }), 200, {})
  expect(await site.list()).toEqual([])
  const types = (await site.changes())
    .map(({ type }) => type)
    .filter((type) => type.startsWith('access_grant'))
  expect(types).toEqual(['access_grant.created', 'access_grant.changed', 'access_grant.deleted'])
})

it('doors, people and groups that have gone are in no grant; its location stays while it does', async () => {
  const site = await furnished()
  const { locationUuid, first, second, person, group } = site
  await site.create({
    ...{ name: 'All', locationUuid, userUuids: [person], groupUuids: [group] },
    accessControlledDoorUuids: [first, second],
  })
  await site.controller.name('2')
  await site.call('accesscontrol/deleteAccessControlGroup', { groupUuid: group })
  await tenantry().database.sql('delete from memberships where id = $1', [uuidOf(person)])
  expect(await site.list()).toMatchObject([
    { accessControlledDoorUuids: [second], userUuids: [], groupUuids: [] },
  ])
  const deleteLocation = () => site.call('location/deleteLocation', { uuid: locationUuid })
  expectFleet(await deleteLocation(), 200, trio('Delete the access grants of this location first'))
  const [grant] = await site.list()
  await site.call('accesscontrol/deleteLocationAccessGrant', { accessGrantUuid: grant?.uuid })
  expectFleet(await deleteLocation(), 200, {})
})

it('refuses what is not there, a stranger’s and a missing one alike', async () => {
  const [site, other] = [await furnished(), await furnished()]
  const { locationUuid } = site
  const theirs = bodyOf<{ accessGrant: { uuid: string } }>(
    await other.create({ name: 'x', locationUuid: other.locationUuid }),
  )
  for (const [field, foreign, message] of [
    ['accessControlledDoorUuids', other.first, 'Door not found'],
    ['userUuids', other.person, 'Member not found'],
    ['groupUuids', other.group, 'Access group not found'],
  ] as const)
    for (const id of [foreign, NOBODYS, 'garbage'])
      expectFleet(await site.create({ name: 'x', locationUuid, [field]: [id] }), 200, trio(message))
  const theirSchedule = bodyOf<{ scheduleUuid: string }>(
    await other.call('policy/createSchedule', { schedule: { name: 'Theirs', intervalList: [] } }),
  )
  for (const scheduleUuid of [theirSchedule.scheduleUuid, NOBODYS])
    expectFleet(await site.create({ name: 'x', locationUuid, scheduleUuid }), 200, trio('Schedule not found'))
  for (const id of [other.locationUuid, NOBODYS, 'garbage'])
    expectFleet(await site.create({ name: 'x', locationUuid: id }), 200, trio('Location not found'))
  for (const uuid of [theirs.accessGrant.uuid, NOBODYS, 'garbage']) {
    const missing = trio('Access grant not found')
    expectFleet(await site.call('accesscontrol/updateAccessGrant', { accessGrant: { uuid } }), 200, missing)
    const named = { accessGrantUuid: uuid }
    expectFleet(await site.call('accesscontrol/deleteLocationAccessGrant', named), 200, missing)
  }
  expect(await site.list()).toEqual([])
})

it.each([
  ['locationUuid is required', {}],
  ['locationUuid is required', { accessGrant: { name: 'x' } }],
  ['name must not be blank', { accessGrant: { locationUuid: 'HERE' } }],
  ['Schedule not found', { accessGrant: { name: 'x', locationUuid: 'HERE', scheduleUuid: 'none' } }],
  [
    'groupUuids must have at most 100 entries',
    { accessGrant: { name: 'x', locationUuid: 'HERE', groupUuids: someIds(101) } },
  ],
])('createAccessGrant: %s', async (message, body) => {
  const { call, locationUuid } = await accessSite(tenantry(), partner)
  const here = JSON.parse(JSON.stringify(body).replace('HERE', locationUuid)) as unknown
  expectFleet(await call('accesscontrol/createAccessGrant', here), 200, trio(message))
})
