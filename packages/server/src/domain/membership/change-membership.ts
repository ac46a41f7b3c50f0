import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { checkedEmail, checkedName } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { invitations, memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand, type Report } from '../command.ts'
import type { Context } from '../context.ts'
import { orgNotFound } from '../entry-rule.ts'
import { issueInvitation } from '../invitation/issue-invitation.ts'
import type { OrgScope } from '../org-scope.ts'
import { PERSON_NAME_CHARACTERS_MAX } from '../person.ts'
import { isFromPartner, type TenantPrincipal } from '../principal.ts'
import { type OrgRole, orgRoleScopes } from '../roles.ts'
import { endHoldings } from './end-holdings.ts'
import { lockMembership, type Membership, type MembershipId, requireAnotherOwner } from './membership.ts'

/** Ownership comes with the claim, or from an owner; a key, an admin or the owner of the partner cannot give it. */
const requireOwnerFor = (role: OrgRole, { principal }: Context<TenantPrincipal>): void => {
  const byOwner = principal.kind === 'org' && principal.user?.role === 'owner'
  if (role === 'owner' && !byOwner)
    throw new DomainError('member.owner_only', 'Only an owner can give or take ownership')
}

const nameOf = async (tx: Tx, org: OrgScope): Promise<string> => {
  const [row] = await tx.select({ name: orgs.name }).from(orgs).where(eq(orgs.id, org.orgId))
  if (row === undefined) throw orgNotFound()
  return row.name
}

const invite = async (
  tx: Tx,
  ctx: Context,
  org: OrgScope,
  { id, email, role, placeName }: Pick<Membership, 'id' | 'email' | 'role'> & { readonly placeName: string },
) =>
  issueInvitation(tx, ctx.domain, {
    ...{ partnerId: org.partnerId, email, role, placeName },
    place: { orgId: org.orgId, membershipId: id },
  })

interface AddInput {
  readonly email: string
  readonly name?: string | undefined
  /** Without one a person sets the organization up while nobody owns it, and works in it from then on. */
  readonly role?: OrgRole | undefined
  /** Whether the person is invited at once; they can be later. */
  readonly invited?: boolean
}

const usualRole = async (tx: Tx, org: OrgScope): Promise<OrgRole> => {
  const [row] = await tx.select({ claimedAt: orgs.claimedAt }).from(orgs).where(eq(orgs.id, org.orgId))
  return row?.claimedAt === null ? 'admin' : 'member'
}

/** Adds a person to the organization by mail address and invites them. Throws `member.exists`. */
export const addMembership = orgCommand({
  name: 'membership.add',
  scope: 'members:write',
  event: 'membership.added',
  run: async ({ tx, ctx, org, note }, { email, invited = true, ...input }: AddInput): Promise<Membership> => {
    checkedEmail('email', email)
    if (input.name !== undefined) checkedName('name', input.name, PERSON_NAME_CHARACTERS_MAX)
    const role = input.role ?? (await usualRole(tx, org))
    requireOwnerFor(role, ctx)
    const { partnerId, orgId } = org
    const placeName = await nameOf(tx, org)
    const { name = null } = input
    const place = { id: ctx.domain.newId<MembershipId>(), email, name, role, createdAt: ctx.domain.now() }
    const made = await tx
      .insert(memberships)
      .values({ ...place, partnerId, orgId, fromPartner: isFromPartner(ctx.principal) })
      .onConflictDoNothing()
      .returning({ id: memberships.id })
    if (made.length === 0)
      throw new DomainError('member.exists', 'A member with this email already exists', { field: 'email' })
    if (invited) await invite(tx, ctx, org, { ...place, placeName })
    note({ partnerId, orgId, subject: place.id, data: { email, role } })
    return { ...place, userId: null, accepted: false }
  },
})

type RoleWork = { readonly tx: Tx; readonly ctx: Context<TenantPrincipal>; readonly org: OrgScope } & Pick<
  Report,
  'forget'
>

/** Gives a person another role; what they hold by rights that they no longer have ends. */
const giveRole = async (
  { tx, ctx, org, forget }: RoleWork,
  place: Membership,
  role: OrgRole,
): Promise<void> => {
  requireOwnerFor(role, ctx)
  requireOwnerFor(place.role, ctx)
  await requireAnotherOwner(tx, org, place)
  const fromPartner = isFromPartner(ctx.principal)
  await tx.update(memberships).set({ role, fromPartner }).where(eq(memberships.id, place.id))
  const { userId } = place
  await endHoldings({ tx, forget }, ctx.domain, org, { userId, keeps: orgRoleScopes(role) })
}

interface RoleInput {
  readonly membershipId: MembershipId
  readonly role: OrgRole
}

/** Gives a person another role. Only an owner makes or unmakes an owner, and one owner stays. */
export const changeMembershipRole = orgCommand({
  name: 'membership.change_role',
  scope: 'members:write',
  event: 'membership.role_changed',
  run: async ({ note, unchanged, ...work }, { membershipId, role }: RoleInput): Promise<void> => {
    const place = await lockMembership(work.tx, work.org, membershipId)
    if (place.role === role) return unchanged()
    await giveRole(work, place, role)
    const { partnerId, orgId } = work.org
    note({ partnerId, orgId, subject: membershipId, data: { email: place.email, role, before: place.role } })
  },
})

interface ChangeInput {
  readonly membershipId: MembershipId
  readonly name?: string | undefined
  readonly role?: OrgRole | undefined
}

/** Changes what a person is called here and their role, as far as either is given. Only an owner changes an owner. */
export const changeMembership = orgCommand({
  name: 'membership.change',
  scope: 'members:write',
  event: 'membership.changed',
  run: async (
    { note, unchanged, ...work },
    { membershipId, name: calledNow, role: roleNow }: ChangeInput,
  ): Promise<void> => {
    if (calledNow !== undefined) checkedName('name', calledNow, PERSON_NAME_CHARACTERS_MAX)
    const { tx, ctx, org } = work
    const place = await lockMembership(tx, org, membershipId)
    const changed = changedFields(place, { name: calledNow, role: roleNow })
    if (changed === undefined) return unchanged()
    requireOwnerFor(place.role, ctx)
    const { name, role } = changed
    if (role !== undefined) await giveRole(work, place, role)
    if (name !== undefined) await tx.update(memberships).set({ name }).where(eq(memberships.id, membershipId))
    note({ ...org, subject: membershipId, data: { email: place.email, changed } })
  },
})

interface PlaceInput {
  readonly membershipId: MembershipId
}

/**
 * Takes a person's place away; their sessions see nothing of the organization from this moment, and their own keys and
 * the links that they made end.
 */
export const removeMembership = orgCommand({
  name: 'membership.remove',
  scope: 'members:write',
  event: 'membership.removed',
  run: async ({ tx, ctx, org, note, forget }, { membershipId }: PlaceInput): Promise<void> => {
    const place = await lockMembership(tx, org, membershipId)
    requireOwnerFor(place.role, ctx)
    await requireAnotherOwner(tx, org, place)
    await tx.delete(memberships).where(eq(memberships.id, membershipId))
    await endHoldings({ tx, forget }, ctx.domain, org, { userId: place.userId, keeps: new Set() })
    note({ ...org, subject: membershipId, data: { email: place.email } })
  },
})

/** Invites a person once more; the links before it die. */
export const inviteMembership = orgCommand({
  name: 'membership.invite',
  scope: 'members:write',
  event: 'membership.invited',
  run: async ({ tx, ctx, org, note }, { membershipId }: PlaceInput): Promise<void> => {
    const place = await lockMembership(tx, org, membershipId)
    await tx
      .update(invitations)
      .set({ usedAt: ctx.domain.now() })
      .where(and(eq(invitations.membershipId, membershipId), isNull(invitations.usedAt)))
    await invite(tx, ctx, org, { ...place, placeName: await nameOf(tx, org) })
    note({ ...org, subject: membershipId, data: { email: place.email } })
  },
})
