import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { EventType } from '../../kernel/event-types.ts'
import type { Id, OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { isStorableText } from '../../kernel/text.ts'
import { events } from '../../store/schema/events.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { isOpenAt } from '../entry-rule-rows.ts'
import type { OrgScope } from '../org-scope.ts'
import type { PartnerPrincipal, TenantPrincipal } from '../principal.ts'
import { orgQuery, partnerQuery } from '../query.ts'

/** Which events to list; `since` counts, `until` does not. */
export interface EventFilter {
  readonly before?: Id<'event'> | undefined
  readonly limit: number
  readonly type?: string | undefined
  /** One of several types; none at all finds nothing. */
  readonly types?: readonly EventType[] | undefined
  readonly orgId?: OrgId | undefined
  readonly subject?: Id<string> | undefined
  /** The name of a principal, such as `operator`, or the id of a credential. */
  readonly actor?: string | undefined
  /** The id of whoever did it or for whom it was done, without saying of what kind; or of a credential. */
  readonly actorId?: Id<string> | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** A change as one of the two sides reads it. */
export interface ListedEvent {
  readonly id: Id<'event'>
  readonly type: string
  readonly orgId: OrgId | null
  readonly subject: Id<string>
  readonly actor: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, unknown>>
  readonly requestId: string
  /** From where; only of what the reader's own side did. */
  readonly address: string | null
  readonly at: Date
}

const columns = {
  id: events.id,
  type: events.type,
  orgId: events.orgId,
  subject: events.subject,
  actor: events.actor,
  data: events.data,
  requestId: events.requestId,
  address: events.address,
  at: events.at,
}

const actorName = sql<string>`${events.actor}->>'principal'`
/** For whom a signed-in person did it; a key acts for itself. */
const actorFor = sql<string>`coalesce(${events.actor}->>'onBehalfOf', ${actorName})`
const actorCredential = sql<string>`${events.actor}->>'credential'`

type OwnSide = SQL<boolean>

/** Whose credential it was is for its own side to know, and so nothing that the other side can ask for. */
const byActor = (actor: string, ownSide: OwnSide) =>
  or(eq(actorName, actor), eq(actorFor, actor), and(ownSide, eq(actorCredential, actor)))

const idIn = (name: SQL<string>) => sql<string>`split_part(${name}, '/', 2)`

const byActorId = (id: Id<string>, ownSide: OwnSide) =>
  or(eq(idIn(actorName), id), eq(idIn(actorFor), id), and(ownSide, eq(actorCredential, id)))

const filtered = (
  { before, type, types, orgId, subject, actor, actorId, since, until }: EventFilter,
  ownSide: OwnSide,
): readonly (SQL | undefined)[] => [
  before && lt(events.id, before),
  type === undefined ? undefined : eq(events.type, type),
  types && inArray(events.type, [...types]),
  orgId && eq(events.orgId, orgId),
  subject && eq(events.subject, subject),
  actor === undefined ? undefined : byActor(actor, ownSide),
  actorId && byActorId(actorId, ownSide),
  since && gte(events.at, since),
  until && lt(events.at, until),
]

type Row = Omit<ListedEvent, 'address'> & { readonly address: string; readonly own: boolean }

const seenFrom = ({ own, address, actor, ...event }: Row): ListedEvent => {
  if (own) return { ...event, actor, address }
  const { credential: _credential, via: _via, ...rest } = actor
  return { ...event, actor: rest, address: null }
}

const listed = (rows: readonly Row[], limit: number): Page<ListedEvent> => pageOf(rows.map(seenFrom), limit)

const isStorable = ({ type = '', actor = '' }: EventFilter): boolean =>
  isStorableText(type) && isStorableText(actor)

/** What somebody else does to an organization and its partner is always told of. */
const TOLD_TO_PARTNER = [
  'org.claimed',
  'org.detached',
  'org.suspended',
  'org.resumed',
  'partner_access.changed',
]

/** What the partner may enter. */
const isOpen = (now: Date) => sql`(${orgs.isOwn} or ${isOpenAt(now)})`

/** Of a detached organization nothing is told beyond the detach. */
const isUpToDetach = sql`(${orgs.status} is distinct from 'detached' or ${events.id} <= (
  select max(detach.id::text)::uuid from events detach
  where detach.partner_id = ${events.partnerId} and detach.org_id = ${events.orgId} and detach.type = 'org.detached'))`

const byPartner = ({ principal }: Context<TenantPrincipal>): OwnSide =>
  sql<boolean>`(${actorFor} = ${`partner/${principal.partnerId}`})`

/** What time alone does is the act of neither side, and came from nowhere. */
const byCustomer: OwnSide = sql<boolean>`(${actorFor} not in ('operator', 'system') and ${actorFor} not like 'partner/%')`

/** What the reader's own side did. */
const byReader = (ctx: Context<TenantPrincipal>): OwnSide =>
  ctx.principal.kind === 'partner' ? byPartner(ctx) : byCustomer

/** A page of what happened in a partner's portfolio, as `listPartnerEvents` says. */
export const readPartnerEvents = async (
  tx: Tx,
  ctx: Context<PartnerPrincipal>,
  filter: EventFilter,
  besides?: SQL,
): Promise<Page<ListedEvent>> => {
  if (!isStorable(filter)) return { items: [] }
  const own = byPartner(ctx)
  const concerns = or(own, eq(actorName, 'operator'), inArray(events.type, TOLD_TO_PARTNER))
  const rows = await tx
    .select({ ...columns, own })
    .from(events)
    .leftJoin(orgs, and(eq(orgs.partnerId, events.partnerId), eq(orgs.id, events.orgId)))
    .where(
      and(
        ...filtered(filter, own),
        besides,
        or(isNull(events.orgId), isOpen(ctx.domain.now()), and(concerns, isUpToDetach)),
      ),
    )
    .orderBy(desc(events.id))
    .limit(filter.limit + 1)
  return listed(rows, filter.limit)
}

/**
 * Lists what happened in a partner's portfolio, newest first: all of it where the partner may act inside, elsewhere
 * what it did itself, what the operator did, and what ends or gives its rights; of a detached organization nothing
 * after the detach.
 */
export const listPartnerEvents = partnerQuery({
  name: 'event.list',
  scope: 'events:read',
  run: ({ tx, ctx }, filter: EventFilter): Promise<Page<ListedEvent>> => readPartnerEvents(tx, ctx, filter),
})

type InsideFilter = Omit<EventFilter, 'orgId'>

/** A page of what happened in an organization, as `listOrgEvents` says. */
export const readOrgEvents = async (
  tx: Tx,
  ctx: Context<TenantPrincipal>,
  org: OrgScope,
  filter: InsideFilter,
): Promise<Page<ListedEvent>> => {
  if (!isStorable(filter)) return { items: [] }
  const own = byReader(ctx)
  const rows = await tx
    .select({ ...columns, own })
    .from(events)
    .where(and(eq(events.orgId, org.orgId), ...filtered(filter, own)))
    .orderBy(desc(events.id))
    .limit(filter.limit + 1)
  return listed(rows, filter.limit)
}

/** Lists what happened in an organization, newest first, whoever did it. */
export const listOrgEvents = orgQuery({
  name: 'event.list_inside',
  scope: 'events:read',
  run: ({ tx, ctx, org }, filter: InsideFilter): Promise<Page<ListedEvent>> =>
    readOrgEvents(tx, ctx, org, filter),
})
