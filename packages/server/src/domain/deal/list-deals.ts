import { and, desc, eq, lt } from 'drizzle-orm'
import type { Id, PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { deals } from '../../store/schema/sales.ts'
import { requirePartner } from '../import/batch.ts'
import { operatorQuery } from '../query.ts'
import type { Deal } from './deal.ts'

interface Input {
  readonly partnerId: PartnerId
  readonly before?: Id<'deal'> | undefined
  readonly limit: number
}

/** Lists the deals that a partner has registered, the latest first. */
export const listDeals = operatorQuery({
  name: 'deal.list',
  scope: 'partners:read',
  run: async ({ tx }, { partnerId, before, limit }: Input): Promise<Page<Deal>> => {
    await requirePartner(tx, partnerId)
    const rows = await tx
      .select()
      .from(deals)
      .where(and(eq(deals.partnerId, partnerId), before && lt(deals.id, before)))
      .orderBy(desc(deals.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
