import { beforeAll, describe, expect, it } from 'vitest'
import { ORG_ROLES, orgRoleScopes } from '../../src/domain/roles.ts'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName, NOBODYS } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner } from './written-events.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const controller = await addController(tenantry(), site)
  const unlock = (accessControlledDoorUuid: unknown) =>
    site.call('accesscontrol/unlockAccessControlledDoor', { accessControlledDoorUuid })
  const beat = async () => bodyOf<{ commands?: object[] }>(await controller.report('heartbeat')).commands
  return { ...site, controller, unlock, beat }
}

describe('the doors of a controller', () => {
  it('are those that it names, with what it knows of them', async () => {
    const { controller, call, org, locationUuid } = await furnished()
    const answer = await controller.report('doors', {
      doors: [
        { key: 'a', name: 'Front', unlockSeconds: 5, ajarSeconds: 30 },
        { key: 'b', name: 'Hatch', lockable: false },
      ],
    })
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        doors: ['a', 'b'].map((key) => ({ id: expect.any(String), key, state: 'access_controlled' })),
      },
    ])
    const [first, second] = bodyOf<{ doors: { id: string }[] }>(answer).doors
    const at = tenantry().clock.now.getTime()
    const alike = {
      ...{ orgUuid: org, locationUuid, ownerDeviceUuid: ruuidOf(controller.deviceId) },
      ...{ type: 'AccessControlledDoor', subType: 'RHOMBUS', defaultState: 'ACCESS_CONTROLLED' },
      ...{ createdAtMillis: at, updatedAtMillis: at },
    }
    expectFleet(await call('component/findAccessControlledDoors'), 200, {
      accessControlledDoors: [
        {
          ...{ ...alike, uuid: ruuidOf(first?.id ?? ''), name: 'Front', remoteUnlockEnabled: true },
          ...{ unlockTimeSec: 5, ajarTimeSec: 30 },
        },
        { ...alike, uuid: ruuidOf(second?.id ?? ''), name: 'Hatch', remoteUnlockEnabled: false },
      ],
    })
  })

  it('keep their ids when they are renamed, or gone for a while; nothing new is no event', async () => {
    const site = await furnished()
    const { controller } = site
    await controller.name('1', '2')
    const before = await doorsByName(site)
    await controller.name('2', '1')
    await controller.name('2')
    expect(await doorsByName(site)).toEqual({ 'Door 2': before['Door 2'] })
    await controller.report('doors', { doors: [{ key: '1', name: 'North' }] })
    expect(await doorsByName(site)).toEqual({ North: before['Door 1'] })
    const events = (await site.changes()).filter(({ type }) => type === 'door.reported')
    expect(events.map(({ data }) => data)).toEqual([
      { named: ['1', '2'], gone: [] },
      { named: [], gone: ['1'] },
      { named: ['1'], gone: ['2'] },
    ])
  })

  it('go with their controller when it is moved to another client', async () => {
    const [site, target] = [await furnished(), await furnished()]
    await site.controller.name('1')
    const [row] = await tenantry().database.sql('select serial_number as sn from devices where id = $1', [
      site.controller.deviceId,
    ])
    await partner.fleet('partner/reassignDeviceOrg', {
      ...{ sourceOrgUuid: site.org, targetOrgUuid: target.org, serialNumbers: [row?.['sn']] },
    })
    expect([await doorsByName(site), await doorsByName(target)]).toEqual([{}, {}])
  })

  it('come page by page', async () => {
    const { controller, call } = await furnished()
    await controller.name('1', '2', '3')
    const page = async (body: object) =>
      bodyOf<{ accessControlledDoors: { name: string }[]; lastEvaluatedKey?: string }>(
        await call('component/findAccessControlledDoors', body),
      )
    const first = await page({ maxPageSize: 2 })
    const { lastEvaluatedKey } = first
    const second = await page({ maxPageSize: 2, lastEvaluatedKey })
    expect([...first.accessControlledDoors, ...second.accessControlledDoors].map(({ name }) => name)).toEqual(
      ['Door 1', 'Door 2', 'Door 3'],
    )
    expect(second).not.toHaveProperty('lastEvaluatedKey')
    for (const maxPageSize of [0, 1_001])
      expectFleet(
        await call('component/findAccessControlledDoors', { maxPageSize }),
        200,
        trio('maxPageSize must lie between 1 and 1000'),
      )
    expectFleet(
      await call('component/findAccessControlledDoors', { lastEvaluatedKey: 'x' }),
      200,
      trio('lastEvaluatedKey is not one that a page gave'),
    )
  })

  it.each([
    ['doors must have keys of their own', [{ key: 'a' }, { key: 'a' }]],
    ['doors[0].key must not be blank', [{ key: ' ' }]],
    ['doors[0].unlockSeconds must lie between 1 and 3600', [{ key: 'a', unlockSeconds: 0 }]],
    ['doors[1].ajarSeconds must lie between 1 and 86400', [{ key: 'a' }, { key: 'b', ajarSeconds: 86_401 }]],
    ['doors must be at most 64', Array.from({ length: 65 }, (_, at) => ({ key: `${at}` }))],
  ])('are refused: %s', async (message, given) => {
    const { controller } = await furnished()
    const { status, body } = await controller.report('doors', {
      doors: given.map((door) => ({ name: 'Door', ...door })),
    })
    expect([status, body]).toEqual([
      400,
      { error: { code: 'request.invalid', message, field: expect.any(String) } },
    ])
  })

  it('are no camera’s', async () => {
    const site = await accessSite(tenantry(), partner)
    const camera = await addController(tenantry(), site, 'CAMERA')
    expect((await camera.name('1')).status).toBe(400)
  })
})

describe('POST /api/accesscontrol/unlockAccessControlledDoor', () => {
  it('reaches the controller with its next heartbeat, once, and says who asked', async () => {
    const site = await furnished()
    const { controller, unlock, beat, orgId } = site
    await controller.report('doors', { doors: [{ key: 'a', name: 'Front', unlockSeconds: 5 }] })
    const { Front: door = '' } = await doorsByName(site)
    expect(await beat()).toBeUndefined()
    const answer = await unlock(door)
    expectFleet(answer, 200, { type: 'SUCCESS' })
    expect(await beat()).toEqual([
      { id: expect.any(String), type: 'unlock_door', data: { door: 'a', seconds: 5 } },
    ])
    expect(await beat()).toBeUndefined()
    const events = (await site.changes()).slice(-2)
    expect(events).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        ...{ type: 'door.unlock_requested', orgId, subject: uuidOf(door) },
        data: { deviceId: controller.deviceId, name: 'Front' },
      },
      expect.objectContaining({
        type: 'device_command.delivered',
        data: { command: expect.any(String), kind: 'unlock_door' },
      }),
    ])
  })

  it('is seen by every node, and comes to nothing when nobody fetches it in time', async () => {
    const site = await furnished()
    const { controller, unlock, beat } = site
    await controller.name('1', '2')
    const { 'Door 1': door } = await doorsByName(site)
    await unlock(door)
    const { waitingCommands } = tenantry().domain
    await waitingCommands.refresh()
    await waitingCommands.refresh()
    const device = controller.deviceId as Parameters<typeof waitingCommands.has>[0]
    expect(waitingCommands.has(device)).toBe(true)
    moveClock(tenantry(), 46)
    expect(await beat()).toBeUndefined()
    await waitingCommands.refresh()
    expect(waitingCommands.has(device)).toBe(false)
  })

  it.each([
    ['without a lock', 'DOOR_NOT_CONFIGURED_WITH_LOCK', 'The door has no lock to release'],
    ['offline', 'FAILED_SENDING_ACU_UNLOCK_REQUEST', 'The device is not connected'],
    ['deaf', 'FAILED_SENDING_ACU_UNLOCK_REQUEST', 'The device is not connected'],
  ])('is refused where the controller is %s', async (what, errorType, errorMsg) => {
    const site = await furnished()
    const lockable = what !== 'without a lock'
    await site.controller.report('doors', { doors: [{ key: 'a', name: 'Front', lockable }] })
    const { Front: door } = await doorsByName(site)
    if (what === 'offline')
      await tenantry().database.sql('update devices set connected = false where id = $1', [
        site.controller.deviceId,
      ])
    if (what === 'deaf') for (let asked = 0; asked < 20; asked++) await site.unlock(door)
    expectFleet(await site.unlock(door), 200, { type: 'ERROR', errorType, error: true, errorMsg })
  })

  it('refuses a stranger’s door as a missing one', async () => {
    const [site, stranger] = [await furnished(), await furnished()]
    await stranger.controller.name('1')
    const { 'Door 1': theirs } = await doorsByName(stranger)
    for (const door of [theirs, NOBODYS, 'garbage'])
      expectFleet(await site.unlock(door), 200, trio('Door not found'))
    expectFleet(await site.unlock(undefined), 200, trio('accessControlledDoorUuid is required'))
  })

  it('takes a right that members and viewers of the organization do not have', () => {
    const mayOpen = ORG_ROLES.filter((role) => orgRoleScopes(role).has('doors:write'))
    expect(mayOpen).toEqual(['owner', 'admin'])
  })
})
