import { and, desc, eq, getTableColumns, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId, DoorId, Id, LocationId, PartId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { doors } from '../../store/schema/doors.ts'
import { memberships } from '../../store/schema/people.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { requireLocation } from '../location/require-location.ts'
import { requireMember } from '../membership/require-members.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import type { TimeRange } from './history.ts'
import { CONTROLLER_TYPES, type KeptOf, PART_KINDS, type PartKind } from './occurrences.ts'
import { partIdOf } from './part-id.ts'

export const PART_OCCURRENCES_MAX = 1_000

interface Common extends Omit<typeof occurrences.$inferSelect, 'partnerId' | 'kind' | 'data'> {
  /** The part that has told it; the device itself where it names none. */
  readonly partId: DeviceId | PartId
  /** What the person is called whose badge was shown. */
  readonly personName: string | null
}
/** What a part of a device has told, such as a reader of a door controller. */
export type PartOccurrence<Kind extends PartKind = PartKind> = {
  [Of in Kind]: Common & { readonly kind: Of; readonly data: KeptOf<Of> }
}[Kind]

interface Query extends TimeRange {
  /** All of them without. */
  readonly kinds?: readonly PartKind[] | undefined
  readonly limit: number
}

/** The kinds are spelt out, since the index that holds them alone is found by that. */
const isOfPart = sql`${occurrences.kind} in (${sql.raw(PART_KINDS.map((kind) => `'${kind}'`).join(', '))})`
/** Everything can be tampered with; of what is no controller, and of what is over, nothing is listed. */
const isOfController = sql`(${occurrences.kind} <> 'tamper' or (${occurrences.data} -> 'tampered' = 'true'
  and ${inArray(devices.type, [...CONTROLLER_TYPES])}))`

const { partnerId: _, ...columns } = getTableColumns(occurrences)

const readParts = async (
  tx: Tx,
  { orgId }: OrgScope,
  where: SQL,
  { kinds, after, before, limit }: Query,
): Promise<readonly PartOccurrence[]> => {
  if (limit < 1 || limit > PART_OCCURRENCES_MAX)
    throw invalidField('limit', `must lie between 1 and ${PART_OCCURRENCES_MAX}`)
  const { at, id, kind } = occurrences
  const rows = await tx
    .select({ ...columns, personName: memberships.name })
    .from(occurrences)
    .innerJoin(
      devices,
      and(eq(devices.partnerId, occurrences.partnerId), eq(devices.id, occurrences.deviceId)),
    )
    .leftJoin(
      memberships,
      and(eq(memberships.partnerId, occurrences.partnerId), eq(memberships.id, occurrences.membershipId)),
    )
    .where(
      and(
        ...[eq(occurrences.orgId, orgId), where, isOfPart, isOfController],
        kinds && inArray(kind, [...kinds]),
        after && gte(at, after),
        before && lt(at, before),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit)
  // It was checked when it was told.
  return rows.map((row) => ({ ...row, partId: partIdOf(row.deviceId, row.data) }) as PartOccurrence)
}

const requireDoor = async (tx: Tx, { orgId }: OrgScope, doorId: DoorId): Promise<void> => {
  const here = and(eq(doors.orgId, orgId), eq(doors.id, doorId))
  const [known] = await tx.select({ id: doors.id }).from(doors).where(here)
  if (known === undefined) throw new DomainError('door.not_found', 'Door not found')
}

/** Lists what was told of one door, newest first; one that has gone still has its past. Throws `door.not_found`. */
export const listOccurrencesAtDoor = orgQuery({
  name: 'part_occurrence.list_at_door',
  scope: 'doors:read',
  run: async ({ tx, org }, { doorId, ...query }: Query & { readonly doorId: DoorId }) => {
    await requireDoor(tx, org, doorId)
    return readParts(tx, org, eq(occurrences.doorId, doorId), query)
  },
})

/** Lists what parts of devices have told at one location, newest first. Throws `location.not_found`. */
export const listOccurrencesAtLocation = orgQuery({
  name: 'part_occurrence.list_at_location',
  scope: 'doors:read',
  run: async ({ tx, org }, { locationId, ...query }: Query & { readonly locationId: LocationId }) => {
    await requireLocation(tx, org, locationId)
    return readParts(tx, org, eq(occurrences.locationId, locationId), query)
  },
})

/** Lists where one person's badges were shown, newest first. Throws `member.not_found`. */
export const listOccurrencesOfPerson = orgQuery({
  name: 'part_occurrence.list_of_person',
  scope: 'doors:read',
  run: async (
    { tx, org },
    { membershipId, ...query }: Query & { readonly membershipId: Id<'membership'> },
  ) => {
    await requireMember(tx, org, membershipId)
    return readParts(tx, org, eq(occurrences.membershipId, membershipId), query)
  },
})
