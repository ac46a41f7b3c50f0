import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { locationNotFound } from './change-location.ts'
import { LABEL_CHARACTERS_MAX, LABELS_MAX } from './location.ts'

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

/** Puts one more label on a location; one that it has already stays. */
export const addLocationLabel = orgCommand({
  name: 'location.add_label',
  scope: 'locations:write',
  event: 'location.changed',
  run: async ({ tx, org, note, unchanged }, input: LabelInput): Promise<void> => {
    const label = checkedName('label', input.label, LABEL_CHARACTERS_MAX)
    const { id, labels } = await lockLabelled(tx, org, input.location)
    if (labels.includes(label)) return unchanged()
    if (labels.length >= LABELS_MAX) throw invalidField('label', `must be one of at most ${LABELS_MAX}`)
    const next = [...labels, label]
    await tx
      .update(locations)
      .set({ labels: next })
      .where(and(eq(locations.orgId, org.orgId), eq(locations.id, id)))
    note({ ...org, subject: id, data: { changed: { labels: next } } })
  },
})

/** Takes a label off a location; one that it has not is not missed. */
export const removeLocationLabel = orgCommand({
  name: 'location.remove_label',
  scope: 'locations:write',
  event: 'location.changed',
  run: async ({ tx, org, note, unchanged }, { location, label }: LabelInput): Promise<void> => {
    if (label === undefined) throw invalidField('label', 'is required')
    const { id, labels } = await lockLabelled(tx, org, location)
    if (!labels.includes(label)) return unchanged()
    const next = labels.filter((other) => other !== label)
    await tx
      .update(locations)
      .set({ labels: next })
      .where(and(eq(locations.orgId, org.orgId), eq(locations.id, id)))
    note({ ...org, subject: id, data: { changed: { labels: next } } })
  },
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
