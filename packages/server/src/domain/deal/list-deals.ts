import type { PartnerId } from '../../kernel/ids.ts'
import type { Page } from '../../kernel/page.ts'
import { requirePartner } from '../import/batch.ts'
import { operatorQuery, partnerQuery } from '../query.ts'
import type { Deal } from './deal.ts'
import { type DealRange, readDeals } from './read-deals.ts'

interface Input extends DealRange {
  readonly partnerId: PartnerId
}

/** Lists the deals that a partner has registered, the latest first. */
export const listDeals = operatorQuery({
  name: 'deal.list',
  scope: 'partners:read',
  run: async ({ tx }, { partnerId, ...range }: Input): Promise<Page<Deal>> => {
    await requirePartner(tx, partnerId)
    return readDeals(tx, partnerId, range)
  },
})

/** Lists the deals that the partner itself has registered, the latest first. */
export const listOwnDeals = partnerQuery({
  name: 'deal.list_own',
  scope: 'sales:read',
  run: ({ tx, ctx }, range: DealRange): Promise<Page<Deal>> => readDeals(tx, ctx.principal.partnerId, range),
})
