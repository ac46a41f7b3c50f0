import { and, asc, desc, eq, gt, lt, not, or, type SQL, sql } from 'drizzle-orm'
import { type OrgId, parseUuid } from '../../kernel/ids.ts'
import { isStorableText } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { isClient } from '../client-org.ts'
import { isSuspended } from '../entry-rule.ts'
import { isHeldAt } from '../entry-rule-rows.ts'
import { partnerQuery } from '../query.ts'
import { type Org, orgColumns, orgSeenByPartner } from './org.ts'

export const CLIENT_SEARCH_CHARACTERS_MAX = 255

/** A client in its partner's portfolio. Of a detached one neither the partner's own id nor a hold is told. */
export interface PortfolioClient extends Omit<Org, 'widgetToken'> {
  readonly suspended: boolean
}

export interface ClientOrder {
  /** Whether by name, whatever the case of its letters, or by when each was made. */
  readonly by: 'name' | 'made'
  readonly descending: boolean
}

export interface ClientFilter {
  /** What is in the name or in the address of whoever claimed it; or an id of the partner's or of ours, as a whole. */
  readonly search?: string | undefined
  readonly status?: Org['status'] | undefined
  readonly suspended?: boolean | undefined
}

/** Where a page ends: its last row, which may be gone or called otherwise when the next one is read. */
export interface ClientPosition {
  readonly id: OrgId
  readonly sortName: string
}

interface Input extends ClientFilter {
  readonly order: ClientOrder
  readonly after?: ClientPosition | undefined
  readonly limit: number
}

interface ClientPage {
  readonly items: readonly PortfolioClient[]
  /** There while more follow. */
  readonly next?: ClientPosition
}

const isAttached = not(eq(orgs.status, 'detached'))
/** What is searched for counts as it is written: no sign in it stands for others. */
const holds = (text: SQL, search: string): SQL => sql`strpos(${text}, lower(${search})) > 0`

/** Nothing is found by what the partner is not shown. */
const isFound = (search: string): SQL | undefined => {
  const orgId = parseUuid<OrgId>(search)
  return or(
    holds(sql`${orgs.sortName}`, search),
    and(isAttached, holds(sql`lower(${orgs.claimedByEmail})`, search)),
    and(isAttached, eq(orgs.externalId, search)),
    orgId && eq(orgs.id, orgId),
  )
}

const isSuspendedAt = (now: Date, wanted: boolean): SQL | undefined => {
  const isHeld = and(isAttached, isHeldAt(now))
  return wanted ? isHeld : isHeld && not(isHeld)
}

const follows = ({ order, after }: Input): SQL | undefined => {
  if (after === undefined) return undefined
  if (order.by === 'made') return (order.descending ? lt : gt)(orgs.id, after.id)
  const position = sql`(${after.sortName}, ${after.id}::uuid)`
  return order.descending
    ? sql`(${orgs.sortName}, ${orgs.id}) < ${position}`
    : sql`(${orgs.sortName}, ${orgs.id}) > ${position}`
}

const conditionsOf = (input: Input, now: Date): SQL | undefined =>
  and(
    isClient,
    follows(input),
    input.search === undefined ? undefined : isFound(input.search),
    input.status && eq(orgs.status, input.status),
    input.suspended === undefined ? undefined : isSuspendedAt(now, input.suspended),
  )

const columns = { ...orgColumns, sortName: orgs.sortName }
type Row = Pick<typeof orgs.$inferSelect, keyof typeof columns>

const seenByPartner = ({ sortName: _, ...row }: Row, now: Date): PortfolioClient => {
  const { widgetToken: __, ...org } = orgSeenByPartner(row, now)
  return org.status === 'detached'
    ? { ...org, externalId: null, suspended: false }
    : { ...org, suspended: isSuspended(row, now) }
}

/** Reads one page of a partner's clients, chosen and in order. */
export const searchClients = partnerQuery({
  name: 'org.search_clients',
  scope: 'orgs:read',
  run: async ({ tx, ctx }, input: Input): Promise<ClientPage> => {
    const { search = '', order, limit } = input
    if (!isStorableText(search)) return { items: [] }
    const direction = order.descending ? desc : asc
    const now = ctx.domain.now()
    const rows = await tx
      .select(columns)
      .from(orgs)
      .where(conditionsOf(input, now))
      .orderBy(...(order.by === 'name' ? [direction(orgs.sortName)] : []), direction(orgs.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((row) => seenByPartner(row, now)),
      ...(rows.length > limit && last && { next: { id: last.id, sortName: last.sortName } }),
    }
  },
})
