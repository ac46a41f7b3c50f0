import { and, desc, eq, lt } from 'drizzle-orm'
import type { Id, PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { deals } from '../../store/schema/sales.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Deal } from './deal.ts'

/** Which deals are wanted: so many, and those registered before one of them. */
export interface DealRange {
  readonly before?: Id<'deal'> | undefined
  readonly limit: number
}

/** Reads one page of the deals that a partner has registered, the latest first. */
export const readDeals = async (
  tx: Tx | OperatorTx,
  partnerId: PartnerId,
  { before, limit }: DealRange,
): Promise<Page<Deal>> => {
  const rows = await tx
    .select()
    .from(deals)
    .where(and(eq(deals.partnerId, partnerId), before && lt(deals.id, before)))
    .orderBy(desc(deals.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}
