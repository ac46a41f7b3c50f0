import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { orgNotFound } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { type Membership, membershipOf } from './membership.ts'

const placeIn = async (tx: Tx, { orgId }: OrgScope, who: SQL): Promise<Membership | undefined> => {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), who))
  return row && membershipOf(row)
}

/** Finds a person of the organization by mail address, in capitals or small letters. Throws `member.not_found`. */
export const findMembershipByEmail = orgQuery({
  name: 'membership.find_by_email',
  scope: 'members:read',
  run: async ({ tx, org }, { email }: { readonly email: string }): Promise<Membership> => {
    const found = await placeIn(tx, org, eq(sql`lower(${memberships.email})`, email.toLowerCase()))
    if (found === undefined) throw new DomainError('member.not_found', 'Member not found', { field: 'email' })
    return found
  },
})

/** The organization that a call runs in, and the caller's own place there: none for a machine, and for the partner's people. */
export interface OwnMembership {
  readonly orgId: OrgId
  readonly place: Membership | undefined
}

/** Reads where a call runs, and the place of whoever makes it. */
export const readOwnMembership = orgQuery({
  name: 'membership.read_own',
  scope: 'orgs:read',
  run: async ({ tx, ctx, org }): Promise<OwnMembership> => {
    const [row] = await tx.select({ orgId: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId))
    if (row === undefined) throw orgNotFound()
    const { kind, user } = ctx.principal
    // Whoever acts for the partner acts by their role there, even if they have a place here besides.
    const own = kind === 'org' ? user : undefined
    return { ...row, place: own && (await placeIn(tx, org, eq(memberships.userId, own.id))) }
  },
})

/** An organization and its people. */
export interface Roster {
  readonly orgId: OrgId
  readonly people: readonly Membership[]
}

/** Reads where a call runs, and the people there, oldest place first. */
export const readRoster = orgQuery({
  name: 'membership.read_roster',
  scope: 'members:read',
  run: async ({ tx, org }): Promise<Roster> => {
    const [row] = await tx.select({ orgId: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId))
    if (row === undefined) throw orgNotFound()
    const here = eq(memberships.orgId, org.orgId)
    const people = await tx.select().from(memberships).where(here).orderBy(asc(memberships.id))
    return { ...row, people: people.map(membershipOf) }
  },
})
