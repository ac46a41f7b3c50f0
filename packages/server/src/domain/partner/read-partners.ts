import { asc, eq, gt } from 'drizzle-orm'
import type { PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { partners } from '../../store/schema/partners.ts'
import { operatorQuery, partnerQuery } from '../query.ts'
import type { Partner } from './partner.ts'
import { partnerNotFound } from './settle-settings.ts'

interface ListInput {
  readonly after?: PartnerId
  readonly limit: number
}

/** Lists the partners, oldest first. */
export const listPartners = operatorQuery({
  name: 'partner.list',
  scope: 'partners:read',
  run: async ({ tx }, { after, limit }: ListInput): Promise<Page<Partner>> => {
    const rows = await tx
      .select()
      .from(partners)
      .where(after === undefined ? undefined : gt(partners.id, after))
      .orderBy(asc(partners.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})

/** Reads one partner. */
export const getPartner = operatorQuery({
  name: 'partner.get',
  scope: 'partners:read',
  run: async ({ tx }, { partnerId }: { readonly partnerId: PartnerId }): Promise<Partner> => {
    const [partner] = await tx.select().from(partners).where(eq(partners.id, partnerId))
    if (partner === undefined) throw partnerNotFound()
    return partner
  },
})

/** Reads the partner that asks. */
export const getOwnPartner = partnerQuery({
  name: 'own_partner.get',
  scope: 'partner:read',
  run: async ({ tx, ctx }): Promise<Partner> => {
    const [partner] = await tx.select().from(partners).where(eq(partners.id, ctx.principal.partnerId))
    if (partner === undefined) throw partnerNotFound()
    return partner
  },
})
