import { beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName, NOBODYS, someIds } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { RUUID } from './wire-ids.ts'

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
  return { ...site, controller, first, second, post, create, switchTo, states }
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
