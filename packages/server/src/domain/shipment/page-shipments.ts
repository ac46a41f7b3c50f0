import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { Id, OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { shipments } from '../../store/schema/sales.ts'
import { requireCommercialClient } from '../commercial-client.ts'
import { partnerQuery } from '../query.ts'
import type { Shipment } from './shipment.ts'

interface Input {
  readonly orgId: OrgId
  /** Seconds since 1970, both counting; without one the time is open on that side. */
  readonly fromSeconds?: number | undefined
  readonly toSeconds?: number | undefined
  readonly after?: Id<'shipment'> | undefined
  readonly limit: number
}

/** When it was shipped; before that, when it was loaded. In seconds, which no number is too great for. */
const seconds = sql`extract(epoch from coalesce(${shipments.shippedAt}, ${shipments.createdAt}))::double precision`

/** Reads one page of what was shipped to a client, oldest first. */
export const pageShipments = partnerQuery({
  name: 'shipment.page',
  scope: 'sales:read',
  run: async ({ tx, ctx }, input: Input): Promise<Page<Shipment>> => {
    const { orgId, fromSeconds, toSeconds, after, limit } = input
    await requireCommercialClient(tx, orgId, ctx.domain.now())
    if (fromSeconds !== undefined && toSeconds !== undefined && fromSeconds > toSeconds)
      throw invalidField('fromSeconds', 'must not be later than the end of the time')
    const rows = await tx
      .select()
      .from(shipments)
      .where(
        and(
          eq(shipments.orgId, orgId),
          fromSeconds === undefined ? undefined : sql`${seconds} >= ${fromSeconds}::double precision`,
          toSeconds === undefined ? undefined : sql`${seconds} <= ${toSeconds}::double precision`,
          after && gt(shipments.id, after),
        ),
      )
      .orderBy(asc(shipments.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
