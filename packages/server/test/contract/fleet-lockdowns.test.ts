import { beforeAll, describe, expect, it } from 'vitest'
import { disconnectSilentDevices } from '../../src/domain/device/index.ts'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner, type TestPartner, withKey } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName, NOBODYS, someIds } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { RUUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

interface State {
  readonly updatedAtMillis: number
}

const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const controller = await addController(tenantry(), site)
  await controller.name('1', '2')
  const { 'Door 1': first = '', 'Door 2': second = '' } = await doorsByName(site)
  const post = (name: string, body: object = {}) => site.call(`accesscontrol/lockdownPlan/${name}`, body)
  const create = async (more: object = {}) =>
    bodyOf<{ lockdownPlan: { uuid: string } }>(
      await post('createLocationLockdownPlan', {
        name: 'Intruder',
        locationUuid: site.locationUuid,
        ...more,
      }),
    ).lockdownPlan
  const switchTo = (verb: 'activate' | 'deactivate', body: object = {}) =>
    post(`${verb}LockdownForLocation`, { locationUuid: site.locationUuid, ...body })
  const states = async () => {
    const { doors } = bodyOf<{ doors: { key: string; state: string }[] }>(await controller.name('1', '2'))
    return Object.fromEntries(doors.map(({ key, state }) => [key, state]))
  }
  const lockDown = async () => {
    const { uuid } = await create()
    return switchTo('activate', { lockdownPlanUuids: [uuid] })
  }
  const beat = async () => {
    const { commands = [] } = bodyOf<{ commands?: { type: string }[] }>(await controller.report('heartbeat'))
    return commands.map(({ type }) => type)
  }
  /** Until its next heartbeat the controller is out of reach. */
  const fallSilent = async () => {
    moveClock(tenantry(), 91)
    await disconnectSilentDevices(tenantry().domain)
  }
  return {
    ...{ ...site, controller, first, second, post, create, switchTo, states },
    ...{ lockDown, beat, fallSilent },
  }
}

describe('lockdown plans', () => {
  it('are created, read, changed and deleted', async () => {
    const { post, locationUuid, org, first, second, addPerson, changes } = await furnished()
    const person = await addPerson()
    const call = { userUuids: [person], groupUuids: [], rhombusKeyNotificationMessage: 'Stay inside' }
    const given = {
      ...{ name: 'Intruder', description: 'Doors shut', locationUuid, defaultLockdownState: 'LOCKED_DOWN' },
      ...{ doorLockdownStateMap: { [first]: 'UNLOCKED', [second]: 'ACCESS_CONTROLLED' } },
      physicalAccess: { userUuids: [person], groupUuids: [] },
      ...{ activationPlan: call, deactivationPlan: call },
      testPlan: { doorStateOverrideEnabled: true, userAccessOverrideEnabled: false },
    }
    const at = tenantry().clock.now.getTime()
    const created = await post('createLocationLockdownPlan', given)
    const { uuid } = bodyOf<{ lockdownPlan: { uuid: string } }>(created).lockdownPlan
    const plan = {
      ...{ ...given, uuid: expect.stringMatching(RUUID), orgUuid: org, active: false },
      ...{ type: 'LOCATION_LOCKDOWN', scopeUuid: locationUuid, createdAtMillis: at, updatedAtMillis: at },
    }
    expectFleet(created, 200, { lockdownPlan: plan })
    expectFleet(await post('getLockdownPlan', { lockdownPlanUuid: uuid }), 200, { lockdownPlan: plan })
    const changed = { ...plan, name: 'Storm', doorLockdownStateMap: {} }
    expectFleet(
      await post('updateLocationLockdownPlan', {
        ...{ lockdownPlanUuid: uuid, name: 'Storm', doorLockdownStateMap: {}, description: null },
      }),
      200,
      { lockdownPlan: changed },
    )
    expectFleet(await post('findLockdownPlans'), 200, { lockdownPlans: [changed] })
    expectFleet(await post('deleteLockdownPlan', { lockdownPlanUuid: uuid }), 200, {})
    expectFleet(await post('findLockdownPlans'), 200, { lockdownPlans: [] })
    const types = (await changes()).map(({ type }) => type).filter((type) => type.startsWith('lockdown'))
    expect(types).toEqual(['created', 'changed', 'deleted'].map((one) => `lockdown_plan.${one}`))
  })

  it('say of what was changed, and of nothing else, in the audit feed', async () => {
    const { post, create, call, locationUuid } = await furnished()
    const { uuid: lockdownPlanUuid } = await create({ description: 'Doors shut' })
    const update = (more: object) => post('updateLocationLockdownPlan', { lockdownPlanUuid, ...more })
    await update({ name: 'Storm', description: 'Doors shut' })
    await update({ defaultLockdownState: 'UNLOCKED' })
    await update({ name: 'Storm', defaultLockdownState: 'UNLOCKED', locationUuid })
    const { auditEvents } = bodyOf<{ auditEvents: { action: string; selectiveUpdateStr?: string }[] }>(
      await call('report/getAuditFeed', { includeActions: ['AC_LOCKDOWN_PLAN_UPDATED'] }),
    )
    expect(auditEvents.map(({ selectiveUpdateStr }) => selectiveUpdateStr)).toEqual([
      '["defaultState"]',
      '["name"]',
    ])
  })

  it('refuse what is not there, a stranger’s and a missing one alike', async () => {
    const [site, stranger] = [await furnished(), await furnished()]
    const theirs = await stranger.create()
    const person = await stranger.addPerson()
    for (const uuid of [theirs.uuid, NOBODYS, 'garbage'])
      for (const name of ['getLockdownPlan', 'updateLocationLockdownPlan', 'deleteLockdownPlan'])
        expectFleet(await site.post(name, { lockdownPlanUuid: uuid }), 200, trio('Lockdown plan not found'))
    const refusals = [
      [{ locationUuid: stranger.locationUuid }, 'Location not found'],
      [{ doorLockdownStateMap: { [stranger.first]: 'UNLOCKED' } }, 'Door not found'],
      [{ doorLockdownStateMap: { garbage: 'UNLOCKED' } }, 'Door not found'],
      [{ physicalAccess: { userUuids: [person] } }, 'Member not found'],
      [{ activationPlan: { groupUuids: [NOBODYS] } }, 'Access group not found'],
      [{ name: '' }, 'name must not be blank'],
      [
        { activationPlan: { rhombusKeyNotificationMessage: 'x'.repeat(2_001) } },
        expect.stringContaining('2000'),
      ],
      [{ physicalAccess: { userUuids: someIds(501) } }, expect.stringContaining('at most 500')],
    ] as const
    for (const [more, message] of refusals)
      expectFleet(
        await site.post('createLocationLockdownPlan', {
          ...{ name: 'x', locationUuid: site.locationUuid, ...more },
        }),
        200,
        trio(message),
      )
    expectFleet(await site.post('findLockdownPlans'), 200, { lockdownPlans: [] })
  })
})

describe('a lockdown', () => {
  it('is what the plans in force say, the strictest first, until it is ended', async () => {
    const site = await furnished()
    const { create, switchTo, states, org, locationUuid, first } = site
    const shut = await create()
    const open = await create({
      ...{ name: 'Fire', defaultLockdownState: 'UNLOCKED', doorLockdownStateMap: { [first]: 'LOCKED_DOWN' } },
    })
    const at = tenantry().clock.now.getTime()
    const stateWith = (...plans: { uuid: string }[]) => ({
      ...{ locationUuid, orgUuid: org, followingTestPlan: false },
      state: plans.length > 0 ? 'LOCKED_DOWN' : 'STANDARD_SECURITY',
      activeLockdownPlans: plans.map(({ uuid }) => ({
        ...{ lockdownPlanUuid: uuid, scope: 'LOCATION_LOCKDOWN', scopeUuid: locationUuid },
      })),
      ...{ stateChangedAtMillis: at, createdAtMillis: at, updatedAtMillis: at },
    })
    expectFleet(await switchTo('activate', { lockdownPlanUuids: [open.uuid] }), 200, {
      ...{ result: 'SUCCESS', state: stateWith(open) },
    })
    expect(await states()).toEqual({ 1: 'locked_down', 2: 'unlocked' })
    expectFleet(await switchTo('activate', { lockdownPlanUuids: [shut.uuid, open.uuid] }), 200, {
      ...{ result: 'SUCCESS', state: stateWith(open, shut) },
    })
    expect(await states()).toEqual({ 1: 'locked_down', 2: 'locked_down' })
    const plans = bodyOf<{ lockdownPlans: { active: boolean }[] }>(await site.post('findLockdownPlans'))
    expect(plans.lockdownPlans.map(({ active }) => active)).toEqual([true, true])
    expectFleet(
      await site.post('deleteLockdownPlan', { lockdownPlanUuid: shut.uuid }),
      200,
      trio('Deactivate the lockdown first'),
    )
    // What the tool server sends besides ends no more than it names (wire facts, section 4.3).
    expectFleet(await switchTo('deactivate', { lockdownPlanUuids: [shut.uuid] }), 200, {
      ...{ result: 'SUCCESS', state: stateWith(open) },
    })
    expectFleet(await switchTo('deactivate'), 200, { result: 'SUCCESS', state: stateWith() })
    expect(await states()).toEqual({ 1: 'access_controlled', 2: 'access_controlled' })
    // There is nothing left to end.
    expectFleet(await switchTo('deactivate'), 200, { result: 'SUCCESS', state: stateWith() })
    const types = (await site.changes()).map(({ type }) => type).filter((type) => /^lockdown\./.test(type))
    expect(types).toEqual(
      ['activated', 'activated', 'deactivated', 'deactivated'].map((one) => `lockdown.${one}`),
    )
  })

  it('keeps doors shut, and tells their controllers to ask', async () => {
    const { create, switchTo, call, controller, first } = await furnished()
    const { uuid } = await create()
    await switchTo('activate', { lockdownPlanUuids: [uuid] })
    expect(bodyOf(await controller.report('heartbeat'))).toMatchObject({
      commands: [{ type: 'refresh_doors' }],
    })
    expectFleet(
      await call('accesscontrol/unlockAccessControlledDoor', { accessControlledDoorUuid: first }),
      200,
      {
        ...{ type: 'ERROR', errorType: 'FAILED_SENDING_ACU_UNLOCK_REQUEST' },
        ...{ error: true, errorMsg: 'The door is locked down' },
      },
    )
  })

  it('comes before an unlock that the controller has not heard of yet', async () => {
    const { create, switchTo, call, controller, first } = await furnished()
    const { uuid } = await create()
    const unlocked = await call('accesscontrol/unlockAccessControlledDoor', {
      accessControlledDoorUuid: first,
    })
    expect(unlocked.body).toMatchObject({ type: 'SUCCESS' })
    await switchTo('activate', { lockdownPlanUuids: [uuid] })
    const { commands } = bodyOf<{ commands: object[] }>(await controller.report('heartbeat'))
    expect(commands).toMatchObject([{ type: 'refresh_doors' }])
    expect(commands).toHaveLength(1)
  })

  it('comes before an unlock where its plan is made stricter meanwhile', async () => {
    const { create, switchTo, post, call, beat, first } = await furnished()
    const { uuid: lockdownPlanUuid } = await create({ defaultLockdownState: 'UNLOCKED' })
    await switchTo('activate', { lockdownPlanUuids: [lockdownPlanUuid] })
    await beat()
    const unlocked = await call('accesscontrol/unlockAccessControlledDoor', {
      accessControlledDoorUuid: first,
    })
    expect(unlocked.body).toMatchObject({ type: 'SUCCESS' })
    await post('updateLocationLockdownPlan', { lockdownPlanUuid, defaultLockdownState: 'LOCKED_DOWN' })
    expect(await beat()).toEqual(['refresh_doors'])
  })

  it('is told to a controller that was silent for a while, once', async () => {
    const { lockDown, switchTo, beat } = await furnished()
    await lockDown()
    await switchTo('deactivate')
    moveClock(tenantry(), 60)
    expect(await beat()).toEqual(['refresh_doors'])
    expect(await beat()).toEqual([])
  })

  it('is nothing that a new controller is told of: it names its doors itself', async () => {
    const { controller, beat } = await furnished()
    expect(controller.greeting).toEqual({ heartbeatSeconds: 30 })
    expect(await beat()).toEqual([])
  })

  it('is told to a controller that was out of reach for days when it began', async () => {
    const { lockDown, beat, fallSilent, states } = await furnished()
    await fallSilent()
    await lockDown()
    moveClock(tenantry(), 2 * 86_400)
    // What is known of it is written with others, and found to be wrong.
    await beat()
    await tenantry().domain.heartbeats.flush()
    expect(await beat()).toEqual(['refresh_doors'])
    expect(await states()).toEqual({ 1: 'locked_down', 2: 'locked_down' })
    expect(await beat()).toEqual([])
  })

  it('is told to a controller that is back and not yet known to be', async () => {
    const { lockDown, beat, fallSilent } = await furnished()
    await fallSilent()
    expect(await beat()).toEqual([])
    await lockDown()
    expect(await beat()).toEqual(['refresh_doors'])
  })

  it('is told to a controller for which as much waits as may', async () => {
    const { call, create, switchTo, beat, first } = await furnished()
    const { uuid } = await create({ defaultLockdownState: 'UNLOCKED' })
    await switchTo('activate', { lockdownPlanUuids: [uuid] })
    await beat()
    for (let asked = 0; asked < 20; asked++)
      await call('accesscontrol/unlockAccessControlledDoor', { accessControlledDoorUuid: first })
    await switchTo('deactivate')
    expect(await beat()).toContain('refresh_doors')
  })

  it('is not changed by whoever has not seen the last change', async () => {
    const { create, switchTo } = await furnished()
    const { uuid } = await create()
    const wish = { lockdownPlanUuids: [uuid] }
    // It was never locked down, so that nobody can have seen it so.
    expectFleet(await switchTo('activate', { ...wish, stateUpdatedAtMillis: 1 }), 200, {
      result: 'OPTIMISTIC_CONCURRENCY',
    })
    const { state } = bodyOf<{ state: State }>(await switchTo('activate', wish))
    moveClock(tenantry(), 1)
    const stale = await switchTo('deactivate', { stateUpdatedAtMillis: state.updatedAtMillis - 1 })
    expectFleet(stale, 200, { result: 'OPTIMISTIC_CONCURRENCY', state })
    const fresh = await switchTo('deactivate', { stateUpdatedAtMillis: state.updatedAtMillis })
    expect(fresh.body).toMatchObject({ result: 'SUCCESS', state: { state: 'STANDARD_SECURITY' } })
  })

  it('goes by plans of its own location alone', async () => {
    const site = await furnished()
    const elsewhere = await site.create({ locationUuid: await site.addSite() })
    const stranger = await furnished()
    const theirs = await stranger.create()
    for (const lockdownPlanUuids of [[], [NOBODYS], [elsewhere.uuid], [theirs.uuid]])
      expectFleet(await site.switchTo('activate', { lockdownPlanUuids }), 200, {
        result: 'INVALID_LOCKDOWN_PLANS',
      })
    for (const verb of ['activate', 'deactivate'] as const)
      for (const locationUuid of [stranger.locationUuid, NOBODYS, 'garbage'])
        expectFleet(await site.switchTo(verb, { locationUuid }), 200, trio('Location not found'))
    expect((await site.changes()).filter(({ type }) => /^lockdown\./.test(type))).toEqual([])
  })
})

describe('a door controller that is moved', () => {
  const scopes = ['orgs:read', 'devices:read', 'devices:write', 'locations:read']
  const mover = async (site: Awaited<ReturnType<typeof furnished>>) => {
    const uuid = ruuidOf(site.controller.deviceId)
    const issued = await partner.broker('POST', '/v1/partner/keys', { body: { name: 'Devices', scopes } })
    const withoutDoors = withKey(tenantry(), partner, bodyOf<{ apiKey: string }>(issued).apiKey)
    const moveAs = (caller: TestPartner) => (locationUuid: string | null) =>
      caller.fleet(
        'camera/updateDetailsBulkV2',
        { cameraBulkDetails: [{ uuid, locationUuid, locationUuidUpdated: true }] },
        { org: site.org },
      )
    return { move: moveAs(partner), moveWithoutDoors: moveAs(withoutDoors) }
  }

  it('is told to ask what its doors are to do', async () => {
    const site = await furnished()
    const { move, moveWithoutDoors } = await mover(site)
    const elsewhere = await site.addSite()
    expectFleet(await moveWithoutDoors(elsewhere), 200, {})
    expect(await site.beat()).toEqual(['refresh_doors'])
    await site.lockDown()
    expectFleet(await move(elsewhere), 200, {})
    // It stands there already.
    expect(await site.beat()).toEqual([])
    expect(await site.states()).toEqual({ 1: 'access_controlled', 2: 'access_controlled' })
    expectFleet(await move(site.locationUuid), 200, {})
    expect(await site.beat()).toEqual(['refresh_doors'])
    expect(await site.states()).toEqual({ 1: 'locked_down', 2: 'locked_down' })
  })

  it('does not unlock what waited while it was elsewhere', async () => {
    const site = await furnished()
    const { move } = await mover(site)
    const elsewhere = await site.addSite()
    expectFleet(await move(elsewhere), 200, {})
    await site.beat()
    await site.lockDown()
    const wish = { accessControlledDoorUuid: site.first }
    const unlocked = await site.call('accesscontrol/unlockAccessControlledDoor', wish)
    expect(unlocked.body).toMatchObject({ type: 'SUCCESS' })
    expectFleet(await move(site.locationUuid), 200, {})
    expect(await site.beat()).toEqual(['refresh_doors'])
  })

  it('takes the right to doors where a lockdown is in force, on either side', async () => {
    const site = await furnished()
    const { move, moveWithoutDoors } = await mover(site)
    const elsewhere = await site.addSite()
    await site.lockDown()
    for (const to of [elsewhere, null]) expect((await moveWithoutDoors(to)).status).toBe(403)
    expect(await site.states()).toEqual({ 1: 'locked_down', 2: 'locked_down' })
    expectFleet(await move(elsewhere), 200, {})
    expect((await moveWithoutDoors(site.locationUuid)).status).toBe(403)
    await site.switchTo('deactivate')
    expectFleet(await moveWithoutDoors(site.locationUuid), 200, {})
  })
})
