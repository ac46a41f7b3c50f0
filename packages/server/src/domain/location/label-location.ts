import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand, type Report } from '../command.ts'
import { type Labelling, withLabel, withoutLabel } from '../labels.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { locationNotFound } from './change-location.ts'

/** A location by its id, or by its name where only one is called so. */
export type NamedLocation = { readonly id: LocationId } | { readonly name: string }

const whichIs = (named: NamedLocation): SQL =>
  'id' in named ? eq(locations.id, named.id) : eq(locations.name, named.name)

const labelled = { id: locations.id, labels: locations.labels }

const lockLabelled = async (tx: Tx, { orgId }: OrgScope, named: NamedLocation) => {
  const [known, another] = await tx
    .select(labelled)
    .from(locations)
    .where(and(eq(locations.orgId, orgId), whichIs(named)))
    .limit(2)
    .for('update')
  if (known === undefined) throw locationNotFound()
  if (another !== undefined) throw invalidField('location', 'is the name of several locations')
  return known
}

interface LabelInput {
  readonly location: NamedLocation
  readonly label: string | undefined
}

type Work = { readonly tx: Tx; readonly org: OrgScope } & Pick<Report, 'note' | 'unchanged'>

const labelling =
  (change: Labelling) =>
  async ({ tx, org, note, unchanged }: Work, { location, label }: LabelInput): Promise<void> => {
    const { id, labels } = await lockLabelled(tx, org, location)
    const next = change(labels, label)
    if (next === undefined) return unchanged()
    await tx
      .update(locations)
      .set({ labels: next })
      .where(and(eq(locations.orgId, org.orgId), eq(locations.id, id)))
    note({ ...org, subject: id, data: { changed: { labels: next } } })
  }

/** Puts one more label on a location; one that it has already stays. */
export const addLocationLabel = orgCommand({
  name: 'location.add_label',
  scope: 'locations:write',
  event: 'location.changed',
  run: labelling(withLabel),
})

/** Takes a label off a location; one that it has not is not missed. */
export const removeLocationLabel = orgCommand({
  name: 'location.remove_label',
  scope: 'locations:write',
  event: 'location.changed',
  run: labelling(withoutLabel),
})

/** Every label that some location of the organization has, in alphabetical order. */
export const listLocationLabels = orgQuery({
  name: 'location.list_labels',
  scope: 'locations:read',
  run: async ({ tx, org }): Promise<readonly string[]> => {
    const label = sql<string>`unnest(${locations.labels})`.as('label')
    const rows = await tx
      .selectDistinct({ label })
      .from(locations)
      .where(eq(locations.orgId, org.orgId))
      .orderBy(asc(label))
    return rows.map((row) => row.label)
  },
})
