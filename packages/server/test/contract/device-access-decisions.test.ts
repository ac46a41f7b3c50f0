import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName } from './access-control.ts'
import { hasFleetDocument, readFleetDocument } from './documented-answers/fleet-document.ts'
import { expectFleet } from './fleet-answers.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

interface Decision {
  readonly event: number
  readonly eventId: string
  readonly authentication: string
  readonly authorization: string
  readonly unlockSeconds?: number
}
interface Credential {
  readonly uuid: string
  readonly lastUsedAtMillis?: number
  readonly lastUsedAccessControlledDoorUuid?: string
  readonly lastUsedLocationUuid?: string
}

const aValue = () => randomBytes(6).toString('hex')

const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const controller = await addController(tenantry(), site)
  await controller.report('doors', {
    doors: [
      { key: 'a', name: 'Front', unlockSeconds: 5 },
      { key: 'b', name: 'Back' },
    ],
  })
  const { Front: front = '', Back: back = '' } = await doorsByName(site)
  const post = (name: string, body: object) => site.call(`accesscontrol/${name}`, body)
  const assign = async (userUuid: string, credentialHexValue = aValue()) => {
    const answer = await post('assignAccessControlCredential', { userUuid, credentialHexValue })
    return { ...bodyOf<{ credential: Credential }>(answer).credential, value: credentialHexValue }
  }
  const grant = async (more: object) => {
    const accessGrant = { name: 'Day', locationUuid: site.locationUuid, ...more }
    const answer = await post('createAccessGrant', { accessGrant })
    return bodyOf<{ accessGrant: { uuid: string } }>(answer).accessGrant.uuid
  }
  const lockDown = async (more: object) => {
    const plan = { name: 'Plan', locationUuid: site.locationUuid, ...more }
    const made = bodyOf<{ lockdownPlan: { uuid: string } }>(
      await post('lockdownPlan/createLocationLockdownPlan', plan),
    )
    await post('lockdownPlan/activateLockdownForLocation', {
      ...{ locationUuid: site.locationUuid, lockdownPlanUuids: [made.lockdownPlan.uuid] },
    })
    return made.lockdownPlan.uuid
  }
  const at = (secondsAgo = 0) => new Date(tenantry().clock.now.getTime() - secondsAgo * 1_000).toISOString()
  const shown = (credential: string, more: object = {}) => ({
    ...{ type: 'credential_received', component: 'reader', source: 'nfc', door: 'a', at: at() },
    ...{ credential, ...more },
  })
  const tell = (...events: readonly object[]) => controller.report('event', { events })
  const decide = async (credential: string, more: object = {}): Promise<readonly string[]> => {
    const answer = await tell(shown(credential, more))
    const [decision] = bodyOf<{ decisions?: readonly Decision[] }>(answer).decisions ?? []
    return decision === undefined ? [answer.text] : [decision.authentication, decision.authorization]
  }
  const eventsOf = async (userUuid: string) => {
    const answer = await site.call('component/findComponentEventsByUser', { userUuid })
    return bodyOf<{ componentEvents: readonly Record<string, unknown>[] }>(answer).componentEvents
  }
  const atDoor = async (accessControlledDoorUuid: string) => {
    const path = 'component/findComponentEventsByAccessControlledDoor'
    const answer = await site.call(path, { accessControlledDoorUuid })
    return bodyOf<{ componentEvents: readonly Record<string, unknown>[] }>(answer).componentEvents
  }
  const lastUse = async (userUuid: string) => {
    const answer = await post('findAccessControlCredentialByUser', { userUuid })
    const [credential] = bodyOf<{ credentials: readonly Credential[] }>(answer).credentials
    const { lastUsedAtMillis, lastUsedAccessControlledDoorUuid, lastUsedLocationUuid } = credential ?? {}
    return [lastUsedAtMillis, lastUsedAccessControlledDoorUuid, lastUsedLocationUuid]
  }
  return {
    ...{ ...site, controller, front, back, post, assign, grant, lockDown },
    ...{ at, shown, tell, decide, eventsOf, atDoor, lastUse },
  }
}

describe('a credential at a reader', () => {
  it('opens a door to whom a grant lets in, and the answer says so', async () => {
    const { addPerson, assign, grant, front, tell, shown } = await furnished()
    const person = await addPerson()
    const { value } = await assign(person)
    await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    const doorbell = { type: 'doorbell', at: shown(value).at }
    const answer = await tell(doorbell, shown(value.toUpperCase()), shown(value, { door: 'b' }))
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        ...{ received: 3, tooOld: 0 },
        decisions: [
          {
            ...{ event: 1, eventId: expect.any(String), component: 'reader', door: 'a', unlockSeconds: 5 },
            ...{ authentication: 'accepted', authorization: 'allowed' },
          },
          {
            ...{ event: 2, eventId: expect.any(String), component: 'reader', door: 'b' },
            ...{ authentication: 'accepted', authorization: 'denied' },
          },
        ],
      },
    ])
  })

  it('is kept with what was decided, by whom and by what, and is found by door, place and person', async () => {
    const { addPerson, assign, grant, front, tell, shown, eventsOf, atDoor, call, ...site } =
      await furnished()
    const person = await addPerson()
    const { uuid: badge, value } = await assign(person)
    const accessGrant = await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    const { decisions } = bodyOf<{ decisions: readonly Decision[] }>(await tell(shown(value)))
    const now = tenantry().clock.now.getTime()
    const event = {
      ...{ uuid: ruuidOf(decisions[0]?.eventId ?? ''), type: 'CredentialReceivedEvent', orgUuid: site.org },
      ...{ ownerDeviceUuid: ruuidOf(site.controller.deviceId), componentUuid: expect.any(String) },
      ...{ componentCompositeUuid: front, locationUuid: site.locationUuid },
      ...{ timestampMs: now, createdAtMs: now, credSource: 'NFC' },
      ...{ authenticationResult: 'ACCEPTED', authorizationResult: 'ALLOWED' },
      ...{ authDecisionSource: 'ACCESS_GRANT', accessGrantOrRevocationUuid: accessGrant },
      ...{ credentialUuid: badge, managedCredentialUuid: badge },
      originator: { type: 'USER', userUuid: person },
    }
    const byUser = await call('component/findComponentEventsByUser', { userUuid: person })
    expectFleet(byUser, 200, { componentEvents: [event] })
    const path = '/api/component/findComponentEventsByUser'
    if (hasFleetDocument()) expect(readFleetDocument().get(path)?.(byUser.body)).toBeUndefined()
    expect(await atDoor(front)).toEqual([event])
    const { locationUuid } = site
    expectFleet(await call('component/findComponentEventsByLocation', { locationUuid }), 200, {
      componentEvents: [event],
    })
    expect(await eventsOf(await addPerson())).toEqual([])
  })

  it('leaves nothing of its value, known or not, in database, log and answers', async () => {
    const { addPerson, assign, tell, shown, controller } = await furnished()
    const [known, unknown] = [aValue(), aValue()]
    await assign(await addPerson(), known)
    const { text } = await tell(shown(known), shown(unknown))
    const rows = await tenantry().database.sql(
      'select o::text as row from occurrences o where device_id = $1',
      [controller.deviceId],
    )
    for (const value of [known, unknown])
      for (const place of [text, tenantry().log(), JSON.stringify(rows)]) expect(place).not.toContain(value)
    const kept = await tenantry().database.sql(
      `select data, decision from occurrences where device_id = $1 and decision ->> 'badgeId' is null and kind = $2`,
      [controller.deviceId, 'credential_received'],
    )
    expect(kept).toEqual([
      {
        data: { component: 'reader', door: 'a', source: 'nfc' },
        decision: { authentication: 'rejected', authorization: 'not_asked' },
      },
    ])
  })

  it.each([
    ['active', 'accepted', 'allowed'],
    ['suspend', 'rejected', 'disabled'],
    ['revoke', 'rejected', 'disabled'],
    ['delete', 'rejected', 'not_asked'],
  ])('%s', async (change, ...expected) => {
    const { addPerson, assign, grant, front, decide, post } = await furnished()
    const person = await addPerson()
    const { uuid, value } = await assign(person)
    await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    if (change !== 'active') await post(`${change}AccessControlCredential`, { credentialUuid: uuid })
    expect(await decide(value)).toEqual(expected)
  })

  it('of one digit, of another organization, or without a door gets nobody in', async () => {
    const [site, other] = [await furnished(), await furnished()]
    const person = await other.addPerson()
    const theirs = await other.assign(person)
    await other.grant({ userUuids: [person], accessControlledDoorUuids: [other.front] })
    expect(await site.decide('7')).toEqual(['rejected', 'not_asked'])
    expect(await site.decide(theirs.value)).toEqual(['rejected', 'not_asked'])
    expect(await other.decide(theirs.value, { door: undefined })).toEqual(['accepted', 'not_asked'])
  })

  it('at a door that the controller has never named is refused, and none of the report’s is kept', async () => {
    const [site, other] = [await furnished(), await furnished()]
    await other.controller.report('doors', { doors: [{ key: 'theirs', name: 'Theirs' }] })
    const answer = await site.tell(site.shown('beef'), site.shown('beef', { door: 'theirs' }))
    expect([answer.status, bodyOf<{ error: object }>(answer).error]).toEqual([
      400,
      {
        ...{ code: 'request.invalid', field: 'events.door' },
        message: 'events.door must be a door that the device has named',
      },
    ])
    expect(await site.atDoor(site.front)).toEqual([])
  })

  it('goes by groups, and by the schedule in the time zone of the grant’s location', async () => {
    const { addPerson, assign, grant, front, decide, post, call, locationUuid } = await furnished()
    const person = await addPerson()
    const { value } = await assign(person)
    const there = { locationUuid, timezoneId: 'Asia/Kathmandu' }
    expectFleet(await call('location/selectiveUpdateLocation', there), 200, {})
    const { group } = bodyOf<{ group: { uuid: string } }>(
      await post('createAccessControlGroup', { name: 'Staff', userUuids: [person] }),
    )
    const now = tenantry().clock.now
    const minute = Math.floor((now.getTime() / 60_000 + 345 + 3 * 1_440) % 10_080)
    const intervalList = [{ minuteOfWeekStart: minute, minuteOfWeekStop: minute + 2 }]
    const { scheduleUuid } = bodyOf<{ scheduleUuid: string }>(
      await call('policy/createSchedule', {
        schedule: { name: 'Now', strategy: 'WEEKLY_REPEATING_MINUTES', intervalList },
      }),
    )
    await grant({ groupUuids: [group.uuid], accessControlledDoorUuids: [front], scheduleUuid })
    expect(await decide(value)).toEqual(['accepted', 'allowed'])
    moveClock(tenantry(), 120)
    expect(await decide(value)).toEqual(['accepted', 'denied'])
    moveClock(tenantry(), 7 * 86_400 - 120)
    expect(await decide(value)).toEqual(['accepted', 'allowed'])
    await post('removeUsersFromAccessControlGroup', { groupUuid: group.uuid, userUuids: [person] })
    moveClock(tenantry(), 1)
    expect(await decide(value)).toEqual(['accepted', 'denied'])
  })

  it('in a lockdown goes on letting in whom every plan admits, and nobody else', async () => {
    const { addPerson, assign, grant, front, decide, lockDown, eventsOf } = await furnished()
    const [guard, clerk, guest] = [await addPerson(), await addPerson(), await addPerson()]
    const badges = [await assign(guard), await assign(clerk), await assign(guest)]
    await grant({ userUuids: [guard, clerk], accessControlledDoorUuids: [front] })
    const all = async () => Promise.all(badges.map(async ({ value }) => (await decide(value))[1]))
    expect(await all()).toEqual(['allowed', 'allowed', 'denied'])
    moveClock(tenantry(), 1)
    // To be admitted is no grant: the guest has none.
    await lockDown({ physicalAccess: { userUuids: [guard, clerk, guest], groupUuids: [] } })
    expect(await all()).toEqual(['allowed', 'allowed', 'denied'])
    moveClock(tenantry(), 1)
    const plan = await lockDown({ physicalAccess: { userUuids: [guard], groupUuids: [] } })
    expect(await all()).toEqual(['allowed', 'denied', 'denied'])
    expect((await eventsOf(clerk))[0]).toMatchObject({
      ...{ authorizationResult: 'DENIED', authDecisionSource: 'LOCKDOWN', activeLockdownPlanUuid: plan },
      activeDoorLockdownState: 'LOCKED_DOWN',
    })
  })

  it('at a door that a lockdown has opened lets everybody through', async () => {
    const { addPerson, assign, decide, lockDown, post, front } = await furnished()
    const { uuid, value } = await assign(await addPerson())
    await lockDown({ defaultLockdownState: 'LOCKED_DOWN', doorLockdownStateMap: { [front]: 'UNLOCKED' } })
    expect(await decide(value)).toEqual(['accepted', 'allowed'])
    expect(await decide('0bad0bad')).toEqual(['rejected', 'allowed'])
    await post('suspendAccessControlCredential', { credentialUuid: uuid })
    expect(await decide(value, { door: 'b' })).toEqual(['rejected', 'disabled'])
  })
})

describe('what is told once more', () => {
  it('gets the decision that it got and is kept once, but opens nothing any more that is shut by now', async () => {
    const { addPerson, assign, grant, front, tell, shown, post, atDoor, lockDown } = await furnished()
    const person = await addPerson()
    const { uuid, value } = await assign(person)
    const event = shown(value)
    const told = async () => bodyOf<{ decisions: readonly Decision[] }>(await tell(event, event)).decisions
    const accessGrantUuid = await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    const first = await told()
    expect(first).toMatchObject([{ authorization: 'allowed' }, { authorization: 'allowed' }])
    expect(await told()).toEqual(first)
    await post('deleteLocationAccessGrant', { accessGrantUuid })
    expect(await told()).toMatchObject([{ authorization: 'denied' }, { authorization: 'denied' }])
    await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    await lockDown({ defaultDoorLockdownState: 'LOCKED_DOWN' })
    expect(await told()).toMatchObject([{ authorization: 'denied' }, { authorization: 'denied' }])
    await post('suspendAccessControlCredential', { credentialUuid: uuid })
    expect(await told()).toMatchObject([{ authentication: 'rejected' }, { authorization: 'disabled' }])
    expect(await atDoor(front)).toHaveLength(1)
  })

  it('gets no more than it got', async () => {
    const { addPerson, assign, grant, front, tell, shown } = await furnished()
    const person = await addPerson()
    const event = shown((await assign(person)).value)
    const first = bodyOf(await tell(event))
    await grant({ userUuids: [person], accessControlledDoorUuids: [front] })
    expect(bodyOf(await tell(event))).toEqual(first)
  })

  it('is not what another badge was told at the same moment', async () => {
    const { addPerson, assign, grant, front, decide, atDoor } = await furnished()
    const [one, other] = [await addPerson(), await addPerson()]
    const [first, second] = [await assign(one), await assign(other)]
    await grant({ userUuids: [one], accessControlledDoorUuids: [front] })
    expect(await decide(first.value)).toEqual(['accepted', 'allowed'])
    expect(await decide(second.value)).toEqual(['accepted', 'denied'])
    expect(await decide('0bad0bad')).toEqual(['rejected', 'not_asked'])
    expect(await atDoor(front)).toHaveLength(3)
  })
})

describe('what is told late', () => {
  it('is decided by what is known of its time, is marked so, and is not answered', async () => {
    const { addPerson, assign, grant, front, tell, shown, at, post, eventsOf } = await furnished()
    const [early, newcomer] = [await addPerson(), await addPerson()]
    const badge = await assign(early)
    await grant({ userUuids: [early, newcomer], accessControlledDoorUuids: [front] })
    moveClock(tenantry(), 600)
    const then = at(300)
    const later = await assign(newcomer)
    await post('revokeAccessControlCredential', { credentialUuid: badge.uuid })
    const answer = await tell(shown(badge.value, { at: then }), shown(later.value, { at: then }))
    expect(answer.body).toEqual({ received: 2, tooOld: 0 })
    expect(await eventsOf(early)).toMatchObject([
      { authenticationResult: 'ACCEPTED', authorizationResult: 'ALLOWED' },
    ])
    // Nobody had the badge then.
    expect(await eventsOf(newcomer)).toEqual([])
    const marks = await tenantry().database.sql(
      `select decision ->> 'late' as late from occurrences where at = $1 and kind = 'credential_received'`,
      [then],
    )
    expect(marks).toEqual([{ late: 'true' }, { late: 'true' }])
  })

  it('is told later than fifteen seconds after it happened; what lies ahead happens now', async () => {
    const { addPerson, assign, decide, at } = await furnished()
    const { value } = await assign(await addPerson())
    expect(await decide(value, { at: at(15) })).toEqual(['accepted', 'denied'])
    expect(await decide(value, { at: at(16) })).toEqual(['{"received":1,"tooOld":0}'])
    expect(await decide(value, { at: at(-60) })).toEqual(['accepted', 'denied'])
    // Of a clock that is so wrong nobody knows when that was.
    expect(await decide(value, { at: at(-61) })).toEqual(['{"received":1,"tooOld":0}'])
  })

  it('does not set back when and where a credential was used last; what was refused is no use', async () => {
    const { addPerson, assign, tell, shown, at, lastUse, front, back, locationUuid, post } = await furnished()
    const person = await addPerson()
    const { uuid, value } = await assign(person)
    moveClock(tenantry(), 600)
    const now = tenantry().clock.now.getTime()
    await tell(shown(value, { at: at(100) }), shown(value, { at: at(50), door: 'b' }))
    expect(await lastUse(person)).toEqual([now - 50_000, back, locationUuid])
    await tell(shown(value, { at: at(60) }))
    expect(await lastUse(person)).toEqual([now - 50_000, back, locationUuid])
    await tell(shown(value))
    expect(await lastUse(person)).toEqual([now, front, locationUuid])
    moveClock(tenantry(), 20)
    await post('suspendAccessControlCredential', { credentialUuid: uuid })
    await tell(shown(value))
    expect(await lastUse(person)).toEqual([now, front, locationUuid])
  })
})
