import { expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, bodyOf, NOBODYS, someIds } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { RUUID, uuidOf } from './wire-ids.ts'
import { byPartner } from './written-events.ts'

const tenantry = useTenantry()

const TYPE = 'RHOMBUS_ACCESS_CONTROL'
const groupsOf = async ({ call }: Awaited<ReturnType<typeof accessSite>>) =>
  bodyOf<{ groups: object[] }>(await call('accesscontrol/findAccessControlGroupsByOrg')).groups

it('a group is made with people, read, changed and deleted, each with one event', async () => {
  const site = await accessSite(tenantry())
  const { call, partner, orgId, org, locationUuid } = site
  const [ann, bob] = [await site.addPerson(), await site.addPerson()]
  const at = tenantry().clock.now.getTime()
  const created = await call('accesscontrol/createAccessControlGroup', {
    ...{ name: 'Staff', description: null, locationUuid, userUuids: [ann, ann] },
  })
  const stamps = { createdAtMillis: at, updatedAtMillis: at }
  const { uuid } = bodyOf<{ group: { uuid: string } }>(created).group
  const group = { uuid, orgUuid: org, name: 'Staff', type: TYPE, locationUuid, ...stamps }
  expectFleet(created, 200, {
    group: { ...group, uuid: expect.stringMatching(RUUID) },
    groupMembers: [{ groupUuid: uuid, userUuid: ann, orgUuid: org, type: TYPE, ...stamps }],
  })
  expect(await groupsOf(site)).toEqual([{ ...group, userUuids: [ann] }])

  const added = await call('accesscontrol/addUsersToAccessControlGroup', {
    ...{ groupUuid: uuid, userUuids: [ann, bob] },
  })
  expect(bodyOf<{ groupMembers: { userUuid: string }[] }>(added).groupMembers.map((m) => m.userUuid)).toEqual(
    [ann, bob],
  )
  // Once more, nothing is new.
  await call('accesscontrol/addUsersToAccessControlGroup', { groupUuid: uuid, userUuids: [ann, bob] })
  expectFleet(
    await call('accesscontrol/removeUsersFromAccessControlGroup', { groupUuid: uuid, userUuids: [ann] }),
    200,
    {},
  )
  expectFleet(
    await call('accesscontrol/updateAccessControlGroup', { groupUuid: uuid, description: 'All of us' }),
    200,
    { group: { ...group, description: 'All of us' } },
  )
  expect(await groupsOf(site)).toEqual([{ ...group, description: 'All of us', userUuids: [bob] }])
  const deleted = await call('accesscontrol/deleteAccessControlGroup', { groupUuid: uuid })
  expectFleet(deleted, 200, {})
  expect(await groupsOf(site)).toEqual([])
  const events = await site.changes()
  expect(events.map(({ type }) => type)).toEqual(
    ['created', 'members_added', 'members_removed', 'changed', 'deleted'].map((one) => `access_group.${one}`),
  )
  expect(events[1]).toEqual({
    ...byPartner(tenantry(), partner, added),
    ...{ type: 'access_group.members_added', orgId, subject: uuidOf(uuid) },
    data: { members: [uuidOf(bob)] },
  })
})

it('somebody who leaves the organization is in no group any more', async () => {
  const site = await accessSite(tenantry())
  const ann = await site.addPerson()
  await site.call('accesscontrol/createAccessControlGroup', { name: 'Staff', userUuids: [ann] })
  await tenantry().database.sql('delete from memberships where id = $1', [uuidOf(ann)])
  expect(await groupsOf(site)).toMatchObject([{ userUuids: [] }])
})

it('refuses what is not there, a stranger’s and a missing one alike, and writes nothing', async () => {
  const [site, stranger] = [await accessSite(tenantry()), await accessSite(tenantry())]
  const foreign = await stranger.addPerson()
  const theirs = await stranger.call('accesscontrol/createAccessControlGroup', { name: 'Theirs' })
  const { uuid: theirGroup } = bodyOf<{ group: { uuid: string } }>(theirs).group
  const mine = await site.call('accesscontrol/createAccessControlGroup', { name: 'Ours' })
  const { uuid: groupUuid } = bodyOf<{ group: { uuid: string } }>(mine).group
  for (const other of [NOBODYS, foreign, 'garbage']) {
    const userUuids = [other]
    for (const [path, body] of [
      ['createAccessControlGroup', { name: 'x', userUuids }],
      ['addUsersToAccessControlGroup', { groupUuid, userUuids }],
      ['removeUsersFromAccessControlGroup', { groupUuid, userUuids }],
    ] as const)
      expectFleet(await site.call(`accesscontrol/${path}`, body), 200, trio('Member not found'))
  }
  for (const other of [NOBODYS, theirGroup, 'garbage'])
    for (const path of ['update', 'delete'] as const)
      expectFleet(
        await site.call(`accesscontrol/${path}AccessControlGroup`, { groupUuid: other, name: 'x' }),
        200,
        trio('Access group not found'),
      )
  for (const locationUuid of [NOBODYS, stranger.locationUuid])
    expectFleet(
      await site.call('accesscontrol/createAccessControlGroup', { name: 'x', locationUuid }),
      200,
      trio('Location not found'),
    )
  expect((await site.changes()).map(({ type }) => type)).toEqual(['access_group.created'])
})

it.each([
  ['name must not be blank', { name: ' ' }],
  ['name is required', {}],
  ['name must be at most 255 characters long', { name: 'x'.repeat(256) }],
  ['description must be at most 2000 characters long', { name: 'x', description: 'x'.repeat(2_001) }],
  ['userUuids must have at most 2000 entries', { name: 'x', userUuids: someIds(2_001) }],
])('createAccessControlGroup: %s', async (message, body) => {
  const { call } = await accessSite(tenantry())
  expectFleet(await call('accesscontrol/createAccessControlGroup', body), 200, trio(message))
})
