import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { UserId } from '../../kernel/ids.ts'
import type { FoundTeamProvision } from '../../store/across-tenants/index.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { memberships } from '../../store/schema/people.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'
import { linkCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import type { MembershipId } from '../membership/membership.ts'
import type { Person } from '../person.ts'
import { ORG_ROLES, type OrgRole } from '../roles.ts'
import { provisionGone } from './find-provision.ts'

/** Marks a place as taken: of any number at once exactly one gets through. Its key becomes the person's. */
const takePlace = async (tx: Tx, { id }: FoundTeamProvision, userId: UserId, now: Date): Promise<void> => {
  const [taken] = await tx
    .update(teamProvisions)
    .set({ claimedAt: now, claimedBy: userId })
    .where(
      and(eq(teamProvisions.id, id), isNull(teamProvisions.claimedAt), gt(teamProvisions.expiresAt, now)),
    )
    .returning()
  if (taken === undefined) throw provisionGone()
  await tx
    .update(credentials)
    .set({ userId })
    .where(
      and(
        eq(credentials.orgId, taken.orgId),
        eq(credentials.projectId, taken.projectId),
        eq(credentials.userId, taken.userId),
      ),
    )
}

const higher = (one: OrgRole, other: OrgRole): OrgRole =>
  ORG_ROLES.indexOf(one) < ORG_ROLES.indexOf(other) ? one : other

/**
 * Makes the person a member. Who is one already keeps the higher role. A place that waits for the person's address is
 * not theirs until they have proved the address: they would get its rights by the name of somebody else.
 */
const join = async (
  tx: Tx,
  domain: Domain,
  { partnerId, orgId, role, fromPartner }: FoundTeamProvision,
  { userId, email, emailVerified }: Person,
): Promise<OrgRole> => {
  const isTheirs = or(
    eq(memberships.userId, userId),
    eq(sql`lower(${memberships.email})`, email.toLowerCase()),
  )
  const known = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), isTheirs))
    .for('update')
  const place = known.find((one) => one.userId === userId) ?? known[0]
  if (place === undefined) {
    const id = domain.newId<MembershipId>()
    await tx
      .insert(memberships)
      .values({ partnerId, id, orgId, email, userId, role, fromPartner, createdAt: domain.now() })
    return role
  }
  if (place.userId !== userId && (place.userId !== null || !emailVerified))
    throw new DomainError(
      'team_provision.invited',
      'This address has been invited to the organization. Accept the invitation that was mailed to it first.',
    )
  const given = higher(place.role, role)
  const changed = given === place.role ? { userId } : { userId, role: given, fromPartner }
  await tx.update(memberships).set(changed).where(eq(memberships.id, place.id))
  return given
}

/**
 * Gives the place behind a team link to the person who follows it, once: they become a member of the organization,
 * and the key is theirs. Throws `team_provision.gone` when somebody was faster or the time is over, and
 * `team_provision.invited` where another place waits for the person's unproved address.
 */
export const claimTeamProvision = linkCommand<FoundTeamProvision, undefined, void>({
  name: 'team_provision.claim',
  scope: 'links:follow',
  event: 'team_provision.claimed',
  run: async ({ tx, ctx, target, note }) => {
    const { domain, principal } = ctx
    const { person } = principal
    const { id, partnerId, orgId, projectId } = target
    await takePlace(tx, target, person.userId, domain.now())
    const role = await join(tx, domain, target, person)
    note({ partnerId, orgId, subject: id, data: { email: person.email, role, projectId } })
  },
})
