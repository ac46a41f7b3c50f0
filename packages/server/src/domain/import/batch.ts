import { and, asc, eq, inArray } from 'drizzle-orm'
import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import type { OperatorTx } from '../../store/store.ts'
import { isClient } from '../client-org.ts'
import { partnerNotFound } from '../partner/settle-settings.ts'
import type { Refusal } from './column.ts'
import type { Change } from './merge-rows.ts'

/** Rows of one kind for one partner that are written together, or not at all. */
export interface Batch<Row> {
  readonly partnerId: PartnerId
  readonly rows: readonly Row[]
}

/** Throws `partner.not_found`. */
export const requirePartner = async (tx: OperatorTx, partnerId: PartnerId): Promise<void> => {
  const [partner] = await tx.select({ id: partners.id }).from(partners).where(eq(partners.id, partnerId))
  if (partner === undefined) throw partnerNotFound()
}

/** Holds the partner, so that one import waits for the other: each sees what is there. Throws `partner.not_found`. */
export const holdPartner = async (tx: OperatorTx, partnerId: PartnerId): Promise<void> => {
  const [partner] = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(eq(partners.id, partnerId))
    .for('no key update')
  if (partner === undefined) throw partnerNotFound()
}

interface OfOrg {
  readonly orgId: OrgId
}

/** Answers what refuses rows about organizations that are no clients of the partner. */
export const refuseStrangers = async (
  tx: OperatorTx,
  { partnerId, rows }: Batch<OfOrg>,
): Promise<(row: OfOrg) => Refusal | undefined> => {
  const named = [...new Set(rows.map(({ orgId }) => orgId))]
  const found =
    named.length === 0
      ? []
      : await tx
          .select({ id: orgs.id })
          .from(orgs)
          .where(and(eq(orgs.partnerId, partnerId), inArray(orgs.id, named), isClient))
          .orderBy(asc(orgs.id))
          // Nobody deletes one before its rows are written.
          .for('key share')
  const clients = new Set(found.map(({ id }) => id))
  return ({ orgId }) =>
    clients.has(orgId) ? undefined : { field: 'orgId', message: 'orgId names no client of this partner' }
}

/** The ids of what changed, for an event. */
export const changedIds = (
  changes: readonly Change<unknown>[],
): Readonly<Record<string, readonly string[]>> => {
  const idsOf = (isNew: boolean) =>
    changes.filter(({ before }) => (before === undefined) === isNew).map(({ id }) => id)
  return { created: idsOf(true), updated: idsOf(false) }
}

/** The changes by the organization they concern; one that moved from one to another concerns both. */
export const changesByOrg = <Row extends OfOrg>(
  changes: readonly Change<Row>[],
): ReadonlyMap<OrgId, readonly Change<Row>[]> => {
  const byOrg = new Map<OrgId, Change<Row>[]>()
  for (const change of changes) {
    const concerned = new Set([change.row.orgId, change.before?.orgId ?? change.row.orgId])
    for (const orgId of concerned) byOrg.set(orgId, [...(byOrg.get(orgId) ?? []), change])
  }
  return byOrg
}
