import { asc, type SQL, sql } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { outer } from '../../store/outer.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import { isClientAfter } from '../client-org.ts'
import { partnerIsLetIn } from '../entry-rule.ts'
import { partnerQuery } from '../query.ts'
import type { Org } from './org.ts'

/** A client with the two totals that are asked for most; totals only while the partner may act inside. */
export interface ClientTotals extends Pick<Org, 'id' | 'name' | 'createdAt' | 'entryAllowed'> {
  readonly inside?: { readonly locations: number; readonly cameras: number }
}

const inOrg = (table: SQL): SQL =>
  sql`${table}.partner_id = ${outer(orgs.partnerId)} and ${table}.org_id = ${outer(orgs.id)}`
const columns = {
  id: orgs.id,
  name: orgs.name,
  createdAt: orgs.createdAt,
  ...holdColumns,
  cameras: sql<number>`(select count(*)::int from devices
    where ${inOrg(sql`devices`)} and devices.type = 'CAMERA' and devices.removed_at is null)`,
  locations: sql<number>`(select count(*)::int from locations where ${inOrg(sql`locations`)})`,
}

/** Reads one page of a partner's clients with the two totals, oldest first: all of it by one statement. */
export const pageClientTotals = partnerQuery({
  name: 'org.page_client_totals',
  scope: 'orgs:read',
  run: async (
    { tx, ctx },
    { after, limit }: { readonly after?: OrgId | undefined; readonly limit: number },
  ): Promise<Page<ClientTotals>> => {
    const rows = await tx
      .select(columns)
      .from(orgs)
      .where(isClientAfter(after))
      .orderBy(asc(orgs.id))
      .limit(limit + 1)
    const now = ctx.domain.now()
    const clients = rows.map(({ id, name, createdAt, cameras, locations, ...holds }) => {
      const entryAllowed = partnerIsLetIn(holds, now)
      return { id, name, createdAt, entryAllowed, ...(entryAllowed && { inside: { cameras, locations } }) }
    })
    return pageOf(clients, limit)
  },
})
