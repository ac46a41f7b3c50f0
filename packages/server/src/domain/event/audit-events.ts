import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type Id, parseUuid, type UserId } from '../../kernel/ids.ts'
import { events } from '../../store/schema/events.ts'
import { memberships, partnerMembers } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery, partnerQuery } from '../query.ts'
import { type EventFilter, type ListedEvent, readOrgEvents, readPartnerEvents } from './list-events.ts'

/** A person by the place in which they acted. */
export interface ActingPerson {
  readonly placeId: Id<'membership'> | Id<'partner_member'>
  readonly userId: UserId
  readonly email: string
}

/** A change, and whose hand it was where it was a person's who still has their place. */
export interface AuditedEvent extends ListedEvent {
  readonly person: ActingPerson | undefined
}

export type AuditFilter = Pick<EventFilter, 'limit' | 'types' | 'subject' | 'actorId' | 'since' | 'until'>

const USER = 'user/'

/** The accounts of the people who did what was found. */
const userIdsOf = (found: readonly ListedEvent[]): readonly UserId[] => [
  ...new Set(
    found.flatMap(({ actor: { principal = '' } }) => {
      const userId = principal.startsWith(USER) ? parseUuid<UserId>(principal.slice(USER.length)) : undefined
      return userId === undefined ? [] : [userId]
    }),
  ),
]

type Place = Omit<ActingPerson, 'userId'> & { readonly userId: UserId | null }

const withPeople = (found: readonly ListedEvent[], places: readonly Place[]): readonly AuditedEvent[] => {
  const byActor = new Map<string, ActingPerson>()
  for (const { userId, ...place } of places)
    if (userId !== null) byActor.set(`${USER}${userId}`, { ...place, userId })
  return found.map((event) => ({ ...event, person: byActor.get(event.actor['principal'] ?? '') }))
}

const place = { placeId: memberships.id, email: memberships.email, userId: memberships.userId }

/** A person is named by their place, as lists of people name them, and acts by their account. */
const actorInside = async (tx: Tx, { orgId }: OrgScope, id: Id<string>): Promise<Id<string>> => {
  const here = and(eq(memberships.orgId, orgId), sql`${memberships.id} = ${id}`)
  const [known] = await tx.select(place).from(memberships).where(here)
  return known?.userId ?? id
}

/** Lists what happened in an organization, newest first, with the people who did it. */
export const auditOrg = orgQuery({
  name: 'event.audit_inside',
  scope: 'events:read',
  run: async ({ tx, ctx, org }, filter: AuditFilter): Promise<readonly AuditedEvent[]> => {
    const actorId = filter.actorId && (await actorInside(tx, org, filter.actorId))
    const { items } = await readOrgEvents(tx, ctx, org, { ...filter, actorId })
    const userIds = userIdsOf(items)
    if (userIds.length === 0) return withPeople(items, [])
    const here = and(eq(memberships.orgId, org.orgId), inArray(memberships.userId, [...userIds]))
    return withPeople(items, await tx.select(place).from(memberships).where(here))
  },
})

const seat = { placeId: partnerMembers.id, email: partnerMembers.email, userId: partnerMembers.userId }

/** Lists what happened to the partner itself and in its own organization, newest first: of no client's. */
export const auditPartner = partnerQuery({
  name: 'event.audit',
  scope: 'events:read',
  run: async ({ tx, ctx }, filter: AuditFilter): Promise<readonly AuditedEvent[]> => {
    const ofItself = or(isNull(events.orgId), eq(events.orgId, ctx.principal.ownOrgId))
    const people = await tx.select(seat).from(partnerMembers)
    const named = people.find(({ placeId }) => placeId === filter.actorId)
    const actorId = named?.userId ?? filter.actorId
    const { items } = await readPartnerEvents(tx, ctx, { ...filter, actorId }, ofItself)
    return withPeople(items, people)
  },
})
