import { eq } from 'drizzle-orm'
import type { Id, OrgId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { deals } from '../../store/schema/sales.ts'
import type { Tx } from '../../store/store.ts'
import { partnerCommand } from '../command.ts'
import { requireCommercialClient } from '../commercial-client.ts'
import { orgNotFound } from '../entry-rule.ts'
import { type Org, orgColumns, orgSeenByPartner } from '../org/org.ts'
import { checkDetails, type DealDetails } from './deal.ts'

interface Input {
  readonly details: DealDetails
  /** The client that the deal is with, where there is one already. */
  readonly orgId?: OrgId | undefined
}

interface RegisteredDeal {
  readonly id: Id<'deal'>
  /** The client that it is with, where it names one. */
  readonly client?: Org
}

const readClient = async (tx: Tx, orgId: OrgId, now: Date): Promise<Org> => {
  await requireCommercialClient(tx, orgId, now)
  const [row] = await tx.select(orgColumns).from(orgs).where(eq(orgs.id, orgId))
  if (row === undefined) throw orgNotFound()
  return orgSeenByPartner(row, now)
}

/** Tells the operator of a sale that the partner works on. */
export const registerDeal = partnerCommand({
  name: 'deal.register',
  scope: 'sales:write',
  event: 'deal.registered',
  run: async ({ tx, ctx, note }, { details, orgId }: Input): Promise<RegisteredDeal> => {
    const { domain, principal } = ctx
    const createdAt = domain.now()
    const client = orgId && (await readClient(tx, orgId, createdAt))
    checkDetails(details)
    const { partnerId } = principal
    const id = domain.newId<Id<'deal'>>()
    await tx.insert(deals).values({ partnerId, id, details, createdAt })
    note({ partnerId, subject: id, data: { details: Object.keys(details) } })
    return { id, ...(client && { client }) }
  },
})
