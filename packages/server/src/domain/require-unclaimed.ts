import { DomainError } from '../kernel/errors.ts'
import type { OrgId } from '../kernel/ids.ts'
import { orgs } from '../store/schema/orgs.ts'
import type { Tx } from '../store/store.ts'
import { isClientWithId } from './client-org.ts'
import { orgNotFound } from './entry-rule.ts'

/**
 * Refuses what a partner may do only before its client has an owner. Throws `org.not_found`, for a partner's own
 * organization too, and `org.already_claimed` once it was claimed, be it detached since. The organization is held
 * until the transaction ends, so that no claim gets in between.
 */
export const requireUnclaimed = async (tx: Tx, orgId: OrgId): Promise<void> => {
  const [org] = await tx
    .select({ status: orgs.status, claimedAt: orgs.claimedAt })
    .from(orgs)
    .where(isClientWithId(orgId))
    .for('no key update')
  if (org === undefined) throw orgNotFound()
  if (org.status === 'claimed' || org.claimedAt !== null)
    throw new DomainError('org.already_claimed', 'Organization has already been claimed')
}
