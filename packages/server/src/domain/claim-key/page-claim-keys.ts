import { asc, gt } from 'drizzle-orm'
import type { Id } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { claimKeys } from '../../store/schema/sales.ts'
import { partnerQuery } from '../query.ts'
import type { ClaimKey } from './claim-key.ts'

interface Input {
  readonly after?: Id<'claim_key'> | undefined
  readonly limit: number
}

/** Reads one page of the partner's claim keys, oldest first. */
export const pageClaimKeys = partnerQuery({
  name: 'claim_key.page',
  scope: 'licences:read',
  run: async ({ tx }, { after, limit }: Input): Promise<Page<ClaimKey>> => {
    const rows = await tx
      .select()
      .from(claimKeys)
      .where(after && gt(claimKeys.id, after))
      .orderBy(asc(claimKeys.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
