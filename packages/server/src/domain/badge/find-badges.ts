import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Secret } from '../../kernel/secret.ts'
import { badges } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { type Badge, badgeColumns, hashBadge, isBadgeValue } from './badge.ts'
import { findBadgeKey } from './badge-key.ts'

/** The badges that have, or had, a value; oldest first. */
export type BadgesByValue = (value: Secret) => readonly Badge[]

/** Finds badges by their values, and holds them until the transaction ends. */
export const holdBadgesByValue = async (
  tx: Tx,
  domain: Domain,
  org: OrgScope,
  values: readonly Secret[],
): Promise<BadgesByValue> => {
  const key = await findBadgeKey(tx, domain, org)
  const hashes = key === undefined ? [] : values.filter(isBadgeValue).map((value) => hashBadge(value, key))
  if (key === undefined || hashes.length === 0) return () => []
  // In the order of their ids: two controllers that are told of the same people do not wait for each other in a circle.
  const found = await tx
    .select({ ...badgeColumns, valueHash: badges.valueHash })
    .from(badges)
    .where(and(eq(badges.orgId, org.orgId), inArray(badges.valueHash, hashes)))
    .orderBy(asc(badges.id))
    .for('no key update')
  return (value) => {
    if (!isBadgeValue(value)) return []
    const hash = hashBadge(value, key)
    return found.flatMap(({ valueHash, ...badge }) => (hash.equals(valueHash) ? [badge] : []))
  }
}
