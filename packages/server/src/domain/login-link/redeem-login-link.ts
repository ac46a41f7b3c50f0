import { and, eq, gt, sql } from 'drizzle-orm'
import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'
import { type FoundLoginLink, findLoginLink as lookUp } from '../../store/across-tenants/index.ts'
import { confinedSessions, loginLinks } from '../../store/schema/login-links.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { linkCommand } from '../command.ts'
import type { Context, Domain } from '../context.ts'
import { partnerIsLetIn } from '../entry-rule.ts'
import type { MembershipId } from '../membership/membership.ts'
import type { PersonPrincipal } from '../principal.ts'
import type { GrantableRole, OrgRole } from '../roles.ts'

/** A working day: whoever needs longer has an account of their own, or another link. */
export const CONFINED_SESSION_HOURS = 8

/** Used, expired and unknown links are one and the same to whoever holds them. */
const linkGone = (): DomainError => new DomainError('login_link.gone', 'This login link no longer works')

/** Finds what a login link leads to. Throws `login_link.gone` unless it works, and its partner may still act inside. */
export const findLoginLink = async (domain: Domain, token: string): Promise<FoundLoginLink> => {
  // Whatever the text is, one look-up is made.
  const link = await lookUp(domain.store, hashToken(token))
  const now = domain.now()
  if (link === undefined || link.expiresAt <= now) throw linkGone()
  if (!link.active || !partnerIsLetIn(link.holds, now)) throw linkGone()
  return link
}

type WelcomingOrg = typeof orgs.$inferSelect

/** Asks once more who lets whom in, and holds that until the place is taken: what has changed since counts. */
const requireWelcome = async (
  tx: Tx,
  { orgId, partnerId }: FoundLoginLink,
  now: Date,
): Promise<WelcomingOrg> => {
  const [org] = await tx.select().from(orgs).where(eq(orgs.id, orgId)).for('share')
  const [partner] = await tx.select().from(partners).where(eq(partners.id, partnerId))
  if (org === undefined || partner?.active !== true || !partnerIsLetIn(org, now)) throw linkGone()
  return org
}

const useLink = async (tx: Tx, { id }: FoundLoginLink, now: Date): Promise<void> => {
  const used = await tx
    .delete(loginLinks)
    .where(and(eq(loginLinks.id, id), gt(loginLinks.expiresAt, now)))
    .returning({ id: loginLinks.id })
  if (used.length === 0) throw linkGone()
}

interface Place {
  readonly membershipId: MembershipId
  readonly role: OrgRole
}

/** While nobody owns the organization there may be nobody else to set it up. */
const usualRole = ({ claimedAt }: WelcomingOrg): GrantableRole => (claimedAt === null ? 'admin' : 'member')

/** The person's place: the one they have, or a new one from the partner. Their own account gets it only by their own sign-in. */
const takePlace = async (
  tx: Tx,
  { domain, principal: { person } }: Context<PersonPrincipal>,
  { email, role: named }: FoundLoginLink,
  org: WelcomingOrg,
  confined: boolean,
): Promise<Place> => {
  const own = confined ? {} : { userId: person.userId }
  const { partnerId, id: orgId } = org
  const known = and(eq(memberships.orgId, orgId), eq(sql`lower(${memberships.email})`, email.toLowerCase()))
  const [place] = await tx.select().from(memberships).where(known).for('update')
  if (place === undefined) {
    const membershipId = domain.newId<MembershipId>()
    const role = named ?? usualRole(org)
    const made = {
      partnerId,
      orgId,
      id: membershipId,
      email,
      role,
      fromPartner: true,
      createdAt: domain.now(),
    }
    await tx.insert(memberships).values({ ...made, ...own })
    return { membershipId, role }
  }
  if (!confined && place.userId === null)
    await tx.update(memberships).set(own).where(eq(memberships.id, place.id))
  return { membershipId: place.id, role: place.role }
}

const openSession = async (
  tx: Tx,
  { domain, principal: { person } }: Context<PersonPrincipal>,
  { partnerId, orgId }: FoundLoginLink,
  { membershipId }: Place,
): Promise<Secret> => {
  const token = mintLinkToken()
  const createdAt = domain.now()
  await tx.insert(confinedSessions).values({
    ...{ partnerId, orgId, membershipId, createdAt },
    id: person.sessionId,
    userId: person.userId,
    tokenHash: hashToken(token.reveal()),
    expiresAt: new Date(createdAt.getTime() + CONFINED_SESSION_HOURS * 3_600_000),
  })
  return token
}

interface Input {
  /** Whether the person is signed in by the link alone, rather than by themselves. */
  readonly confined: boolean
}

/**
 * Uses a login link up: gives its person a place in the organization unless they have one and, if they have not signed
 * in by themselves, a session that sees this organization alone. Throws `login_link.gone` when somebody was faster.
 */
export const redeemLoginLink = linkCommand<FoundLoginLink, Input, { readonly session: Secret | undefined }>({
  name: 'login_link.redeem',
  scope: 'links:follow',
  event: 'login_link.redeemed',
  run: async ({ tx, ctx, target: link, note }, { confined }) => {
    const now = ctx.domain.now()
    const org = await requireWelcome(tx, link, now)
    await useLink(tx, link, now)
    const place = await takePlace(tx, ctx, link, org, confined)
    const session = confined ? await openSession(tx, ctx, link, place) : undefined
    const { partnerId, orgId, id, email } = link
    note({ partnerId, orgId, subject: id, data: { email, ...place, confined } })
    return { session }
  },
})
