import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId, LocationId, OccurrenceId } from '../../kernel/ids.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import { vehicles } from '../../store/schema/vehicles.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { FUZZY_SIGNS_MAX, formIn, formOf, nearlyContains, SEEN, WRITTEN } from './plate-forms.ts'
import { checkedPlate } from './vehicle.ts'

export const SIGHTINGS_MAX = 1_000
const DAY_MS = 86_400_000
const RANGE_DAYS_MAX = 31
const WANTED_MAX = 200
/** Among how many of the newest sightings a plate is looked for that is known only nearly. */
const FUZZY_SIGHTINGS_MAX = 50_000

/** A vehicle that a camera has seen, by its plate. */
export interface Sighting {
  readonly id: OccurrenceId
  readonly deviceId: DeviceId
  readonly locationId: LocationId | null
  readonly at: Date
  /** As the camera read it. */
  readonly plate: string
  /** What the organization calls the vehicle, where it knows it. */
  readonly name: string | undefined
}

/** What is looked for: whatever satisfies one of these; everything where none is given. */
interface Wanted {
  readonly labels?: readonly string[] | undefined
  readonly plates?: readonly string[] | undefined
  readonly names?: readonly string[] | undefined
  /** Part of a plate, or nearly that. */
  readonly fuzzyPlate?: string | undefined
  /** Whether the vehicle is to be without a name, or to have one. */
  readonly unnamed?: boolean | undefined
}
interface Query extends Wanted {
  readonly deviceIds?: readonly DeviceId[] | undefined
  readonly locationIds?: readonly LocationId[] | undefined
  /** `from` is a part of the time, `to` is not. Without them it is the last 31 days. */
  readonly from?: Date | undefined
  readonly to?: Date | undefined
}

const checkQuery = ({ labels = [], plates = [], names = [], fuzzyPlate }: Wanted): void => {
  for (const [field, entries] of Object.entries({ labels, plates, names }))
    if (entries.length > WANTED_MAX) throw invalidField(field, `must have at most ${WANTED_MAX} entries`)
  if (fuzzyPlate === undefined) return
  checkedPlate(fuzzyPlate, 'fuzzyPlate')
  const signs = [...formOf(fuzzyPlate, SEEN)].length
  if (signs === 0) throw invalidField('fuzzyPlate', 'must hold a letter or a digit')
  if (signs > FUZZY_SIGNS_MAX)
    throw invalidField('fuzzyPlate', `must hold at most ${FUZZY_SIGNS_MAX} letters and digits`)
}

const rangeOf = ({ from, to }: Query, now: Date) => {
  const before = to ?? new Date(now.getTime() + 1)
  const after = from ?? new Date(before.getTime() - RANGE_DAYS_MAX * DAY_MS)
  if (after >= before) throw invalidField('to', 'must lie after the beginning')
  if (before.getTime() - after.getTime() > RANGE_DAYS_MAX * DAY_MS + 1)
    throw invalidField('from', `must lie at most ${RANGE_DAYS_MAX} days before the end`)
  return and(gte(occurrences.at, after), lt(occurrences.at, before))
}

interface KnownVehicle {
  readonly form: string
  readonly name: string | null
  readonly labels: readonly string[]
}
const readVehicles = async (tx: Tx, { orgId }: OrgScope): Promise<readonly KnownVehicle[]> => {
  const { plate, name, labels } = vehicles
  const rows = await tx
    .select({ plate, name, labels })
    .from(vehicles)
    .where(eq(vehicles.orgId, orgId))
    .orderBy(asc(vehicles.id))
  return rows.map((row) => ({ ...row, form: formOf(row.plate, WRITTEN) }))
}

const plateOf = sql<string>`${occurrences.data} ->> 'licencePlate'`
const isOneOf = (forms: readonly string[]): SQL =>
  sql`${formIn(plateOf, WRITTEN)} = any (${sql.param([...forms])}::text[])`

const small = (text: string): string => text.toLowerCase()

/** The condition for what is wanted, by what is known of vehicles; undefined where everything is. */
const wantedBy = (
  { labels = [], plates = [], names = [], unnamed }: Wanted,
  known: readonly KnownVehicle[],
  near: readonly string[] | undefined,
): SQL | undefined => {
  const formsOf = (of: (vehicle: KnownVehicle) => boolean) => known.filter(of).map(({ form }) => form)
  const called = new Set(names.map(small))
  const forms = [
    ...plates.map((plate) => formOf(plate, WRITTEN)),
    ...formsOf((vehicle) => vehicle.labels.some((label) => labels.includes(label))),
    ...formsOf(({ name }) => name !== null && called.has(small(name))),
  ]
  const named = isOneOf(formsOf(({ name }) => name !== null))
  return or(
    labels.length + plates.length + names.length > 0 ? isOneOf(forms) : undefined,
    near === undefined ? undefined : sql`${plateOf} = any (${sql.param([...near])}::text[])`,
    unnamed === undefined ? undefined : unnamed ? sql`not ${named}` : named,
  )
}

const { id, deviceId, locationId, at, kind } = occurrences

/** The sightings of a time and of some places, whatever was seen. */
const sightedIn = ({ orgId }: OrgScope, { deviceIds, locationIds }: Query, range: SQL | undefined) =>
  and(
    ...[eq(occurrences.orgId, orgId), eq(kind, 'licence_plate'), range],
    deviceIds && inArray(deviceId, [...new Set(deviceIds)]),
    locationIds && inArray(locationId, [...new Set(locationIds)]),
  )

/** Reads which of the plates that were seen nearly contain a text. */
const readNear = async (
  tx: Tx,
  sighted: SQL | undefined,
  { fuzzyPlate }: Wanted,
): Promise<readonly string[] | undefined> => {
  if (fuzzyPlate === undefined) return undefined
  const newest = tx
    .select({ plate: plateOf.as('plate') })
    .from(occurrences)
    .where(sighted)
    .orderBy(desc(at), desc(id))
    .limit(FUZZY_SIGHTINGS_MAX)
    .as('newest')
  const rows = await tx.selectDistinct({ plate: newest.plate }).from(newest)
  const isNear = nearlyContains(fuzzyPlate)
  return rows.map(({ plate }) => plate).filter((plate) => isNear(formOf(plate, SEEN)))
}

const readSightings = (tx: Tx, sighted: SQL | undefined, wanted: SQL | undefined) =>
  tx
    .select({ id, deviceId, locationId, at, plate: plateOf })
    .from(occurrences)
    .where(and(sighted, wanted))
    .orderBy(desc(at), desc(id))
    .limit(SIGHTINGS_MAX + 1)

/**
 * Lists where and when vehicles were seen by their plates, newest first, and says whether there are more than 1,000.
 * Capitals and what stands between the parts of a plate do not matter. A plate that is known only nearly is looked for
 * among the newest 50,000.
 */
export const listSightings = orgQuery({
  name: 'vehicle.list_sightings',
  scope: 'devices:read',
  run: async (
    { tx, ctx, org },
    query: Query,
  ): Promise<{ readonly sightings: readonly Sighting[]; readonly more: boolean }> => {
    checkQuery(query)
    const range = rangeOf(query, ctx.domain.now())
    const known = await readVehicles(tx, org)
    const sighted = sightedIn(org, query, range)
    const near = await readNear(tx, sighted, query)
    const rows = await readSightings(tx, sighted, wantedBy(query, known, near))
    const names = new Map(known.toReversed().map(({ form, name }) => [form, name ?? undefined]))
    const sightings = rows
      .slice(0, SIGHTINGS_MAX)
      .map((row) => ({ ...row, name: names.get(formOf(row.plate, WRITTEN)) }))
    return { sightings, more: rows.length > SIGHTINGS_MAX }
  },
})
