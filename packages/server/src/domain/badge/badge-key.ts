import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Secret } from '../../kernel/secret.ts'
import { badgeKeys } from '../../store/schema/access-control.ts'
import { badgeKeyPlace } from '../../store/sealed-columns.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'

const KEY_BYTES = 32

/** The key by which the organization's badges are looked up; undefined while it has had none. */
export const findBadgeKey = async (
  tx: Tx,
  { keyRing }: Domain,
  { partnerId, orgId }: OrgScope,
): Promise<Secret | undefined> => {
  const [row] = await tx
    .select({ sealed: badgeKeys.sealed })
    .from(badgeKeys)
    .where(eq(badgeKeys.orgId, orgId))
  return row && keyRing.open(row.sealed, badgeKeyPlace(partnerId, orgId))
}

/** The same, made when it is first asked for. */
export const openBadgeKey = async (tx: Tx, domain: Domain, org: OrgScope): Promise<Secret> => {
  const known = await findBadgeKey(tx, domain, org)
  if (known !== undefined) return known
  const { partnerId, orgId } = org
  const fresh = new Secret(randomBytes(KEY_BYTES).toString('hex'))
  const sealed = domain.keyRing.seal(fresh, badgeKeyPlace(partnerId, orgId))
  await tx.insert(badgeKeys).values({ partnerId, orgId, sealed }).onConflictDoNothing()
  // Somebody may have been quicker.
  return (await findBadgeKey(tx, domain, org)) ?? fresh
}
