import { beforeAll, describe, expect, it } from 'vitest'
import { ORG_ROLE_IDS, type OrgRole } from '../../src/domain/roles.ts'
import { claimAs, memberAs } from '../support/browser.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed, trio } from './fleet-answers.ts'
import { MISSING_UUID, RUUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { everyEventOf } from './written-events.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const groupOf = (role: OrgRole): string => ruuidOf(ORG_ROLE_IDS[role])
const GROUPS = (['owner', 'admin', 'member', 'viewer'] as const).map(groupOf)

const setUp = async () => {
  const made = await createTestOrg(partner)
  const orgId = made.organizationId
  const org = ruuidOf(orgId)
  const call = (path: string, body: unknown = {}) => partner.fleet(path, body, { org })
  const byOrg = (path: string, body: unknown = {}) =>
    tenantry().call('POST', `/api/${path}`, { headers: fleetHeaders(made.orgApiKey, 'api-token'), body })
  const invite = async (role: string, email = someone()) => {
    const headers = bearer(made.orgApiKey)
    const answer = await tenantry().call('POST', '/v1/org/members', { headers, body: { email, role } })
    return { email, userUuid: ruuidOf((answer.body as { memberId: string }).memberId) }
  }
  const users = async () => {
    const { users: found } = (await call('user/getUsersInOrg')).body as { users: { email: string }[] }
    return found
  }
  return { ...made, orgId, org, call, byOrg, invite, users }
}

describe('POST /api/user/getUsersInOrg (wire facts, section 4.4)', () => {
  it('lists the people of the organization with their groups, alike to the partner and the organization', async () => {
    const { org, call, byOrg, invite } = await setUp()
    const { email, userUuid } = await invite('viewer')
    const expected = {
      users: [
        {
          ...{ uuid: userUuid, orgUuid: org, email, emailCaseSensitive: email, accountOwner: false },
          ...{ accessibleRhombusApps: ['CONSOLE'], status: 'PENDING', deleted: false },
          createdAtMillis: tenantry().clock.now.getTime(),
        },
      ],
      userPermissions: [{ groupUuid: groupOf('viewer'), orgUuid: org, userUuid }],
    }
    expectFleet(await call('user/getUsersInOrg'), 200, expected)
    expectFleet(await byOrg('user/getUsersInOrg'), 200, expected)
  })

  it('shows the account of whoever has joined, and who owns the organization', async () => {
    const { orgApiKey, claimUrl, users } = await setUp()
    const owner = someone()
    await claimAs(tenantry(), claimUrl, owner)
    const { email } = await memberAs(tenantry(), orgApiKey, 'member')
    expect(await users()).toEqual([
      expect.objectContaining({ email: owner, accountOwner: true, status: 'JOINED' }),
      expect.objectContaining({ email, status: 'JOINED', rhombusUserUuid: expect.stringMatching(RUUID) }),
    ])
  })

  it('is empty while there is nobody, and in the partner’s own organization', async () => {
    const { call } = await setUp()
    expectFleet(await call('user/getUsersInOrg'), 200, { users: [], userPermissions: [] })
    expectFleet(await partner.fleet('user/getUsersInOrg'), 200, { users: [], userPermissions: [] })
  })
})

describe('POST /api/user/findUserByEmail (wire facts, section 4.3)', () => {
  it('finds a person whatever the capitals', async () => {
    const { call, invite } = await setUp()
    const { email, userUuid } = await invite('member')
    const { body } = await call('user/findUserByEmail', { email: email.toUpperCase() })
    expect(body).toMatchObject({ user: { uuid: userUuid, email } })
  })

  it('finds nobody of another organization', async () => {
    const { call } = await setUp()
    const { email } = await (await setUp()).invite('member')
    for (const unknown of [email, '', 'no address'])
      expectFleet(await call('user/findUserByEmail', { email: unknown }), 200, trio('Member not found'))
    expectFleet(await call('user/findUserByEmail'), 200, trio('email is required'))
    expectFleet(
      await call('user/findUserByEmail', { email: 1 }),
      400,
      malformed(expect.stringMatching(/^email /)),
    )
  })
})

describe('POST /api/user/deleteUser (wire facts, section 4.4)', () => {
  it('takes the place away, with one event', async () => {
    const { orgId, call, invite, users } = await setUp()
    const { email, userUuid } = await invite('admin')
    expectFleet(await call('user/deleteUser', { userUuid }), 200, {})
    expect(await users()).toEqual([])
    expect((await everyEventOf(tenantry(), partner)).at(-1)).toMatchObject({
      ...{ type: 'membership.removed', orgId, subject: uuidOf(userUuid), data: { email } },
    })
  })

  it('finds nobody of another organization, and nobody by what is no id', async () => {
    const { call } = await setUp()
    const { userUuid: elsewhere } = await (await setUp()).invite('admin')
    for (const userUuid of [elsewhere, ruuidOf(MISSING_UUID), 'nobody'])
      expectFleet(await call('user/deleteUser', { userUuid }), 200, trio('Member not found'))
    expectFleet(await call('user/deleteUser'), 200, trio('userUuid is required'))
  })

  it('leaves the owners to the owners', async () => {
    const { call, claimUrl, users } = await setUp()
    await claimAs(tenantry(), claimUrl, someone())
    const [owner] = (await users()) as unknown as { uuid: string }[]
    expectFleet(await call('user/deleteUser', { userUuid: owner?.uuid }), 403, FORBIDDEN)
    expect(await users()).toHaveLength(1)
  })

  it('is no longer the partner’s to do once the customer lets it in no more', async () => {
    const { call, claimUrl, invite } = await setUp()
    const { userUuid } = await invite('admin')
    await claimAs(tenantry(), claimUrl, someone(), { access: 'no' })
    expectFleet(await call('user/deleteUser', { userUuid }), 403, FORBIDDEN)
    expectFleet(await call('user/getUsersInOrg'), 403, FORBIDDEN)
  })
})

describe('permission groups (wire facts, section 4.4)', () => {
  it('are the roles of the organization, with the people who have them', async () => {
    const { org, call, invite } = await setUp()
    const { userUuid } = await invite('member')
    const { body } = await call('permission/getPermissionGroups')
    const { permissionGroups, groupMembership } = body as {
      permissionGroups: { uuid: string }[]
      groupMembership: object
    }
    expect(permissionGroups.map(({ uuid }) => uuid)).toEqual(GROUPS)
    expect(groupMembership).toEqual({
      ...Object.fromEntries(GROUPS.map((group) => [group, []])),
      [groupOf('member')]: [userUuid],
    })
    expect(permissionGroups[1]).toEqual({
      ...{ uuid: groupOf('admin'), orgUuid: org, name: 'admin', description: expect.any(String) },
      functionalityList: expect.arrayContaining(['ORG_ADMINISTRATION', 'USER_ADMINISTRATION']),
      assignablePermissionGroups: GROUPS.slice(1),
      ...{ defaultPermissionForNewLocations: 'ADMIN', superAdmin: false, installer: false, mutable: false },
    })
    expect(permissionGroups[3]).toMatchObject({
      ...{
        functionalityList: [],
        assignablePermissionGroups: [],
        defaultPermissionForNewLocations: 'READONLY',
      },
    })
    expectFleet(await call('permission/getPermissionGroupsForOrg'), 200, { permissionGroups })
  })

  it('are told to nobody who may not be inside', async () => {
    const { org } = await setUp()
    const stranger = await createTestPartner(tenantry())
    for (const name of ['Groups', 'GroupsForOrg', 'sForCurrentUser'])
      expectFleet(await stranger.fleet(`permission/getPermission${name}`, {}, { org }), 403, FORBIDDEN)
    expectFleet(await stranger.fleet('customer/getCurrentUser', {}, { org }), 403, FORBIDDEN)
  })
})

describe('who calls, and what they may do (wire facts, sections 4.3 and 4.4)', () => {
  it('is the partner by its key, in a client and at home', async () => {
    const { org, call } = await setUp()
    const user = {
      uuid: ruuidOf(partner.keyId),
      accessibleRhombusApps: ['PARTNER', 'CONSOLE'],
      accountOwner: false,
    }
    expectFleet(await call('customer/getCurrentUser'), 200, { user: { ...user, orgUuid: org }, flags: {} })
    const atHome = { ...user, orgUuid: ruuidOf(partner.ownOrgId) }
    expectFleet(await partner.fleet('customer/getCurrentUser'), 200, { user: atHome, flags: {} })
    expect((await call('permission/getPermissionsForCurrentUser')).body).toEqual({
      ...{ superAdmin: false, installer: false, assignablePermissionGroups: GROUPS.slice(1) },
      functionalityList: expect.arrayContaining(['DEVICE_ADMINISTRATION', 'LICENSE_ADMINISTRATION']),
      functionalityAccessMap: expect.objectContaining({ LOCATION_ADMINISTRATION: 'ADMIN' }),
    })
  })

  it('is an organization by its key, in the group whose rights the key has', async () => {
    const { org, byOrg } = await setUp()
    const { body } = await byOrg('customer/getCurrentUser')
    expect(body).toEqual({
      user: {
        ...{ uuid: expect.stringMatching(RUUID), orgUuid: org, accountOwner: false },
        accessibleRhombusApps: ['CONSOLE'],
      },
      permissionGroupUuid: groupOf('admin'),
      flags: {},
    })
    expect((await byOrg('permission/getPermissionsForCurrentUser')).body).toMatchObject({
      ...{ permissionGroupName: 'admin', role: 'admin', superAdmin: false },
    })
  })
})

describe('POST /api/user/createUser and updateUserSelective (wire facts, section 4.4)', () => {
  const invitations = () =>
    tenantry().database.sql(`select 1 from mails where partner_id = $1 and template = 'invitation'`, [
      partner.id,
    ])

  it('give a person a place with a name and a role, and invite them', async () => {
    const { call, users } = await setUp()
    const before = (await invitations()).length
    const email = someone()
    const body = {
      email,
      name: 'Ann Marie Lee',
      permissionGroupUuid: groupOf('viewer'),
      suppressWelcomeEmail: null,
    }
    const answer = await call('user/createUser', body)
    const { userUuid } = answer.body as { userUuid: string }
    expectFleet(answer, 200, { userUuid: expect.stringMatching(RUUID), responseStatus: 'SUCCESS' })
    const names = { name: 'Ann Marie Lee', firstName: 'Ann', lastName: 'Marie Lee' }
    expect(await users()).toEqual([expect.objectContaining({ uuid: userUuid, email, ...names })])
    expect(await invitations()).toHaveLength(before + 1)
    expect((await call('user/findUserByEmail', { email })).body).toMatchObject({ user: names })
  })

  it('invite nobody where that is suppressed, and make an admin while nobody owns the organization', async () => {
    const { call, claimUrl } = await setUp()
    const before = (await invitations()).length
    const groupNow = async () => {
      const { body } = await call('user/createUser', { email: someone(), suppressWelcomeEmail: true })
      const { userUuid } = body as { userUuid: string }
      const { userPermissions } = (await call('user/getUsersInOrg')).body as {
        userPermissions: { userUuid: string; groupUuid: string }[]
      }
      return userPermissions.find((each) => each.userUuid === userUuid)?.groupUuid
    }
    expect(await groupNow()).toBe(groupOf('admin'))
    await claimAs(tenantry(), claimUrl, someone())
    expect(await groupNow()).toBe(groupOf('member'))
    expect(await invitations()).toHaveLength(before)
  })

  it('change what is given, with one event, and nothing a second time', async () => {
    const { call, invite, users } = await setUp()
    const { email, userUuid } = await invite('member')
    const body = { userUuid, name: 'Bo', permissionGroupUuid: groupOf('admin') }
    const count = async () => (await everyEventOf(tenantry(), partner)).length
    const before = await count()
    for (let again = 0; again < 2; again++) expectFleet(await call('user/updateUserSelective', body), 200, {})
    expect(await count()).toBe(before + 1)
    expect((await everyEventOf(tenantry(), partner)).at(-1)).toMatchObject({
      ...{ type: 'membership.changed', subject: uuidOf(userUuid) },
      data: { email, changed: { name: 'Bo', role: 'admin' } },
    })
    expect(await users()).toEqual([expect.objectContaining({ name: 'Bo', firstName: 'Bo' })])
  })

  it('say in responseStatus what was wrong', async () => {
    const { call, invite } = await setUp()
    const { email } = await invite('member')
    const exists = trio('A member with this email already exists', { responseStatus: 'USER_EXISTS' })
    expectFleet(await call('user/createUser', { email: email.toUpperCase() }), 200, exists)
    for (const body of [
      {},
      { email: 'nobody' },
      { email: someone(), name: ' ' },
      { email: someone(), permissionGroupUuid: groupOf('owner') },
      { email: someone(), permissionGroupUuid: 'x' },
    ])
      expectFleet(
        await call('user/createUser', body),
        200,
        trio(expect.any(String), { responseStatus: 'BAD_INPUT' }),
      )
  })

  it('leave the owners to the owners, and find nobody of another organization', async () => {
    const { call, claimUrl, users } = await setUp()
    await claimAs(tenantry(), claimUrl, someone())
    const [owner] = (await users()) as unknown as { uuid: string }[]
    for (const more of [{ name: 'Mine' }, { permissionGroupUuid: groupOf('member') }])
      expectFleet(await call('user/updateUserSelective', { userUuid: owner?.uuid, ...more }), 403, FORBIDDEN)
    const { userUuid: elsewhere } = await (await setUp()).invite('admin')
    for (const userUuid of [elsewhere, ruuidOf(MISSING_UUID), 'nobody'])
      expectFleet(
        await call('user/updateUserSelective', { userUuid, name: 'X' }),
        200,
        trio('Member not found'),
      )
  })
})
