import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circumstancesOf, type Known } from '../../src/domain/access-decision/circumstances.ts'
import { decideAccess } from '../../src/domain/access-decision/decide-access.ts'
import type { Badge } from '../../src/domain/badge/index.ts'
import { Secret } from '../../src/kernel/secret.ts'
import type { AccessDecision } from '../../src/store/schema/telemetry.ts'
import { localMinuteOf, ZONES } from './support/time-zones.ts'

const HOUR = 3_600_000
const STATES = ['locked_down', 'access_controlled', 'unlocked'] as const
const PEOPLE = ['ann', 'bob', 'cleo']
const GROUPS = ['staff', 'guests']
const DOORS = ['front', 'back']
const VALUES = ['aa', 'bb', 'cc']

/** Some moments around one, as hours before and after it. */
const moment = fc.integer({ min: -5, max: 5 })
const some = (of: readonly string[]) => fc.subarray([...of])
const somebody = fc.record({ membershipIds: some(PEOPLE), groupIds: some(GROUPS) })
/** Times that begin or end about the minute that the clocks show, or hours away from it. */
const offset = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1_000, max: 1_000 }))
const interval = fc
  .tuple(offset, offset)
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)

const badge = fc.record({
  ...{ value: fc.constantFrom(...VALUES), membershipId: fc.constantFrom(...PEOPLE) },
  status: fc.constantFrom('active', 'suspended', 'revoked'),
  ...{ created: moment, changed: fc.nat(5) },
})
const grant = fc.record({
  ...{ doorIds: some(DOORS), somebody, created: moment, zone: fc.constantFrom(null, ...ZONES) },
  intervals: fc.oneof(fc.constant(null), fc.array(interval, { maxLength: 4 })),
})
const plan = fc.record({
  defaultState: fc.constantFrom(...STATES),
  doorStates: fc.dictionary(fc.constantFrom(...DOORS), fc.constantFrom(...STATES), { maxKeys: 2 }),
  admitted: fc.option(somebody, { nil: undefined }),
})
/** Around the nights in which clocks are changed, to the minute. */
const when = fc
  .tuple(
    fc.constantFrom('2026-03-08T07:00Z', '2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-11-01T06:00Z'),
    fc.integer({ min: -2 * 1_440, max: 2 * 1_440 }),
  )
  .map(([text, minutes]) => new Date(Date.parse(text) + minutes * 60_000))

const world = fc.record({
  ...{ when, late: fc.boolean(), value: fc.constantFrom(...VALUES, 'ff') },
  door: fc.constantFrom(undefined, ...DOORS),
  badges: fc.array(badge, { maxLength: 4 }),
  places: fc.array(
    fc.record({ who: fc.constantFrom(...PEOPLE), group: fc.constantFrom(...GROUPS), since: moment }),
    { maxLength: 4 },
  ),
  grants: fc.array(grant, { maxLength: 4 }),
  ...{
    plans: fc.oneof(fc.array(plan, { maxLength: 0 }), fc.array(plan, { maxLength: 3 })),
    lockedSince: moment,
    backGoneSince: fc.option(moment),
  },
})
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** The times of a grant in minutes of the week. */
const timesOf = ({ when: now }: World, { intervals, zone }: World['grants'][number]) => {
  const shown = localMinuteOf(now, zone ?? 'UTC')
  return (
    intervals?.flatMap(([from, to]) => {
      const [first, last] = [Math.max(0, shown + from), Math.min(10_080, shown + to)]
      return first < last ? [{ from: first, to: last }] : []
    }) ?? null
  )
}

/** Whether something of a time was so at the moment: of now everything is. */
const wasSo = ({ late }: World, hours: number) => !late || hours <= 0

const modelledBadge = (given: World) => {
  const ofValue = given.badges
    .map((one, index) => ({ ...one, id: `badge ${index}` }))
    .filter(({ value, created }) => value === given.value && wasSo(given, created))
  const [current] = ofValue.filter(({ status }) => status !== 'revoked')
  const one = current ?? ofValue[ofValue.length - 1]
  if (one === undefined) return undefined
  return wasSo(given, one.created + one.changed) ? one : { ...one, status: 'active' }
}

/** What the device page says of decisions, sentence by sentence, as slow as it comes. */
const model = (given: World): AccessDecision => {
  const badge = modelledBadge(given)
  const mine = given.places.filter(({ who, since }) => who === badge?.membershipId && wasSo(given, since))
  const isNamed = (who: { membershipIds: string[]; groupIds: string[] }) =>
    badge !== undefined &&
    (who.membershipIds.includes(badge.membershipId) ||
      who.groupIds.some((id) => mine.some(({ group }) => group === id)))

  const { door } = given
  const saying = (state: string) =>
    door === undefined || !wasSo(given, given.lockedSince)
      ? []
      : given.plans
          .map((one, index) => ({ ...one, id: `plan ${index}` }))
          .filter(({ doorStates, defaultState }) => (doorStates[door] ?? defaultState) === state)
  const state = STATES.find((one) => saying(one).length > 0)
  const plans = state === undefined ? [] : saying(state)
  const keepsOut = plans.filter(({ admitted }) => admitted === undefined || !isNamed(admitted))

  const isGone = door === 'back' && given.backGoneSince !== null && wasSo(given, given.backGoneSince)
  const letsIn = given.grants
    .map((one, index) => ({ ...one, id: `grant ${index}` }))
    .filter(({ doorIds }) => door !== undefined && doorIds.includes(door) && !isGone)
    .filter((one) => isNamed(one.somebody) && wasSo(given, one.created))
    .filter((one) => {
      const minute = localMinuteOf(given.when, one.zone ?? 'UTC')
      const times = timesOf(given, one)
      return times === null || times.filter(({ from, to }) => minute >= from && minute < to).length > 0
    })

  const authentication = badge?.status === 'active' ? 'accepted' : 'rejected'
  const said: Record<string, unknown> = {}
  if (badge !== undefined) said['badgeId'] = badge.id
  if (state !== undefined) Object.assign(said, { lockdown: state, planId: plans[0]?.id })
  if (state === 'unlocked') said['authorization'] = 'allowed'
  else if (badge === undefined) said['authorization'] = 'not_asked'
  else if (badge.status !== 'active') said['authorization'] = 'disabled'
  else if (door === undefined) said['authorization'] = 'not_asked'
  else if (state === 'locked_down' && keepsOut.length > 0)
    Object.assign(said, { authorization: 'denied', planId: keepsOut[0]?.id })
  else if (letsIn.length > 0) Object.assign(said, { authorization: 'allowed', grantId: letsIn[0]?.id })
  else said['authorization'] = 'denied'
  return { authentication, ...said } as AccessDecision
}

const at = ({ when: now }: World, hours: number) => new Date(now.getTime() + hours * HOUR)

/** The same as the product reads it from its tables. */
const known = (given: World): Known => {
  const badges = given.badges.map(({ value, created, changed, ...one }, index) => ({
    value,
    badge: {
      ...{
        ...one,
        id: `badge ${index}`,
        createdAt: at(given, created),
        updatedAt: at(given, created + changed),
      },
    } as unknown as Badge,
  }))
  return {
    device: { id: 'device', type: 'DOOR_CONTROLLER', locationId: 'here', latest: {} },
    doors: new Map(
      DOORS.map((id) => {
        const since = id === 'back' ? given.backGoneSince : null
        const removedAt = since === null ? null : at(given, since)
        return [id, { id, removedAt, unlockSeconds: null }]
      }),
    ),
    badges: (value: Secret) =>
      badges.flatMap(({ value: own, badge: one }) => (own === value.reveal() ? [one] : [])),
    groups: given.places.map(({ who, group, since }) => ({
      ...{ membershipId: who, groupId: group, createdAt: at(given, since) },
    })),
    grants: given.grants.map((one, index) => ({
      ...{ ...one.somebody, id: `grant ${index}`, doorIds: one.doorIds, timeZone: one.zone },
      ...{ createdAt: at(given, one.created), intervals: timesOf(given, one) },
    })),
    plans: given.plans.map((details, index) => ({
      ...{ id: `plan ${index}`, locationId: 'here', details, since: at(given, given.lockedSince) },
    })),
  } as unknown as Known
}

it('whoever shows a badge is let through exactly as a slow and obvious model says', () => {
  const outcomes = new Set<string>()
  fc.assert(
    fc.property(world, (given) => {
      const shown = {
        ...{ kind: 'credential_received' as const, at: given.when },
        data: {
          ...{ component: 'reader', source: 'nfc' as const, credential: new Secret(given.value) },
          door: given.door,
        },
      }
      const moment = { at: given.when, late: given.late }
      const decision = decideAccess(circumstancesOf(known(given), shown, moment))
      expect(decision).toEqual(model(given))
      outcomes.add(`${decision.authorization} ${decision.lockdown} ${decision.grantId !== undefined}`)
    }),
    { numRuns: 4_000 },
  )
  // What never happens here is not tried.
  for (const seen of ['allowed undefined true', 'allowed locked_down true', 'allowed unlocked false'])
    expect(outcomes).toContain(seen)
  for (const seen of ['denied undefined false', 'denied locked_down false', 'disabled undefined false'])
    expect(outcomes).toContain(seen)
})
