import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { Id, OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { isStorableText } from '../../kernel/text.ts'
import { actingReads } from '../../store/schema/events.ts'
import { orgQuery, partnerQuery } from '../query.ts'

interface Filter {
  readonly before?: Id<'acting_reads'> | undefined
  readonly limit: number
  readonly orgId?: OrgId | undefined
  readonly operation?: string | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** How often somebody of the partner read something in an organization, in one minute. */
export interface CountedReads {
  readonly id: Id<'acting_reads'>
  readonly orgId: OrgId
  readonly actor: string
  readonly operation: string
  readonly minute: Date
  readonly reads: number
}

const columns = {
  id: actingReads.id,
  orgId: actingReads.orgId,
  actor: actingReads.actor,
  operation: actingReads.operation,
  minute: actingReads.minute,
  reads: actingReads.reads,
}

const filtered = ({ before, orgId, operation, since, until }: Filter): readonly (SQL | undefined)[] => [
  before && lt(actingReads.id, before),
  orgId && eq(actingReads.orgId, orgId),
  operation === undefined ? undefined : eq(actingReads.operation, operation),
  since && gte(actingReads.minute, since),
  until && lt(actingReads.minute, until),
]

/** Lists the partner's own reads inside its clients, the latest first. */
export const listPartnerReads = partnerQuery({
  name: 'acting_reads.list',
  scope: 'events:read',
  run: async ({ tx }, filter: Filter): Promise<Page<CountedReads>> => {
    if (!isStorableText(filter.operation ?? '')) return { items: [] }
    const rows = await tx
      .select(columns)
      .from(actingReads)
      .where(and(...filtered(filter)))
      .orderBy(desc(actingReads.id))
      .limit(filter.limit + 1)
    return pageOf(rows, filter.limit)
  },
})

/** The actor ends in `/<credential>`: which of its keys or sessions the partner used is for the partner to know. */
const withoutCredential = (actor: string): string => actor.slice(0, actor.lastIndexOf('/'))

/** Lists the partner's reads inside this organization, the latest first. */
export const listReadsInside = orgQuery({
  name: 'acting_reads.list_inside',
  scope: 'events:read',
  run: async ({ tx, org }, filter: Omit<Filter, 'orgId'>): Promise<Page<CountedReads>> => {
    if (!isStorableText(filter.operation ?? '')) return { items: [] }
    const rows = await tx
      .select(columns)
      .from(actingReads)
      .where(and(eq(actingReads.orgId, org.orgId), ...filtered(filter)))
      .orderBy(desc(actingReads.id))
      .limit(filter.limit + 1)
    return pageOf(
      rows.map((row) => ({ ...row, actor: withoutCredential(row.actor) })),
      filter.limit,
    )
  },
})
