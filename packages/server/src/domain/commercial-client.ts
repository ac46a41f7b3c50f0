import type { OrgId } from '../kernel/ids.ts'
import { holdColumns, orgs } from '../store/schema/orgs.ts'
import type { Tx } from '../store/store.ts'
import { isClientWithId } from './client-org.ts'
import { accessNotAllowed, orgNotFound, partnerIsLetIn } from './entry-rule.ts'

/** A client, as far as what was sold to it goes. */
interface CommercialClient {
  readonly orgId: OrgId
  /** Whether the partner may act inside at this moment, and so see what is there. */
  readonly entryAllowed: boolean
}

/**
 * Lets a partner see what was sold to one of its clients: licences and shipments are the partner's own business, so
 * neither the customer's consent nor a hold decides, and to read them is no acting inside. Of a detached client it sees
 * name and status alone. Throws `org.not_found`, for its own organization too, and `org.access_not_allowed`.
 */
export const requireCommercialClient = async (tx: Tx, orgId: OrgId, now: Date): Promise<CommercialClient> => {
  const [org] = await tx.select(holdColumns).from(orgs).where(isClientWithId(orgId))
  if (org === undefined) throw orgNotFound()
  if (org.status === 'detached') throw accessNotAllowed()
  return { orgId, entryAllowed: partnerIsLetIn(org, now) }
}
