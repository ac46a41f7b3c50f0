import type { Tx } from '../../store/store.ts'
import { type BadgesByValue, holdBadgesByValue } from '../badge/find-badges.ts'
import type { Badge } from '../badge/index.ts'
import type { Domain } from '../context.ts'
import { lockdownOf, type PlanInForce, plansInForce } from '../lockdown/lockdown-states.ts'
import type { OrgScope } from '../org-scope.ts'
import { isWithin, minuteOfWeek } from '../schedule/index.ts'
import type { ReportingDevice } from '../telemetry/reporting-device.ts'
import type { ShownCredential } from '../telemetry/sort-occurrences.ts'
import type { Circumstances } from './decide-access.ts'
import { type GroupPlace, readGrants, readGroups, type TimedGrant } from './read-access.ts'
import { type ReadersDoor, readDoors } from './read-doors.ts'

/** All that is known at this moment and that the decisions about a batch may depend on. */
export interface Known {
  readonly device: ReportingDevice
  readonly doors: ReadonlyMap<string, ReadersDoor>
  readonly badges: BadgesByValue
  readonly groups: readonly GroupPlace[]
  readonly grants: readonly TimedGrant[]
  readonly plans: readonly PlanInForce[]
}

/** Reads it all, whatever the number of badges. */
export const readKnown = async (
  { tx, domain, org }: { readonly tx: Tx; readonly domain: Domain; readonly org: OrgScope },
  device: ReportingDevice,
  shown: readonly ShownCredential[],
): Promise<Known> => {
  const doors = await readDoors(tx, org, device, shown)
  const values = shown.map(({ data }) => data.credential)
  const badges = await holdBadgesByValue(tx, domain, org, values)
  const people = [
    ...new Set(values.flatMap((value) => badges(value).map(({ membershipId }) => membershipId))),
  ]
  const groups = await readGroups(tx, org, people)
  const doorIds = [...doors.values()].map(({ id }) => id)
  return {
    ...{ device, doors, badges, groups },
    grants: await readGrants(tx, org, doorIds, people, groups),
    plans: await plansInForce(tx, org, device.locationId === null ? [] : [device.locationId]),
  }
}

/** The moment that a decision is about; `late` where it is past, and what has come since then does not count. */
export interface Moment {
  readonly at: Date
  readonly late: boolean
}

const hadBegun = ({ at, late }: Moment, since: Date): boolean => !late || since <= at

/** The badge that has a value at a moment. Of one that was changed since then it is not known how it had been: it counted. */
const badgeAt = (known: readonly Badge[], moment: Moment): Circumstances['badge'] => {
  const then = known.filter(({ createdAt }) => hadBegun(moment, createdAt))
  const badge = then.find(({ status }) => status !== 'revoked') ?? then.at(-1)
  return badge && (hadBegun(moment, badge.updatedAt) ? badge : { ...badge, status: 'active' })
}

const isRunning = ({ intervals, timeZone }: TimedGrant, { at }: Moment): boolean =>
  intervals === null || isWithin(intervals, minuteOfWeek(at, timeZone ?? 'UTC'))

/** What is known of one badge that was shown, at the moment that counts. */
export const circumstancesOf = (
  { device, doors, badges, groups, grants, plans }: Known,
  { data: { door: key, credential } }: ShownCredential,
  moment: Moment,
): Circumstances => {
  const badge = badgeAt(badges(credential), moment)
  const door = key === undefined ? undefined : doors.get(key)
  const inForce = plans.filter(({ since }) => hadBegun(moment, since))
  const lockdown = door && lockdownOf({ id: door.id, locationId: device.locationId }, inForce)
  const isGone = door !== undefined && door.removedAt !== null && hadBegun(moment, door.removedAt)
  const theirs = groups.filter(
    ({ membershipId, createdAt }) => membershipId === badge?.membershipId && hadBegun(moment, createdAt),
  )
  return {
    ...{ badge, doorId: door?.id, groupIds: new Set(theirs.map(({ groupId }) => groupId)) },
    lockdown: lockdown && {
      state: lockdown.state,
      plans: lockdown.plans.map(({ id, details: { admitted } }) => ({ id, admitted })),
    },
    grants: isGone
      ? []
      : grants.filter((grant) => hadBegun(moment, grant.createdAt) && isRunning(grant, moment)),
  }
}
