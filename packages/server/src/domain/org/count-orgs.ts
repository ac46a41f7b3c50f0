import { sql, sum } from 'drizzle-orm'
import type { PartnerId } from '../../kernel/ids.ts'
import { orgCounts } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'

/** Adds to a partner's number of organizations without waiting for other transactions that do the same. */
export const addToOrgCount = async (
  tx: Tx,
  domain: Domain,
  partnerId: PartnerId,
  difference: 1 | -1,
): Promise<void> => {
  await tx.execute(sql`
    with free as (
      select slot from org_counts where partner_id = ${partnerId} limit 1 for update skip locked
    ), counted as (
      update org_counts set orgs = orgs + ${difference}
      where partner_id = ${partnerId} and slot = (select slot from free) returning slot
    )
    insert into org_counts (partner_id, slot, orgs)
    select ${partnerId}, ${domain.newId()}, ${difference} where not exists (select from counted)
  `)
}

/** How many organizations the partner of this transaction has. */
export const countOrgs = async (tx: Tx): Promise<number> => {
  const [row] = await tx.select({ orgs: sum(orgCounts.orgs).mapWith(Number) }).from(orgCounts)
  return row?.orgs ?? 0
}
