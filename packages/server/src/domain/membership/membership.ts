import { and, eq, ne } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { Id, UserId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import type { OrgRole } from '../roles.ts'

export type MembershipId = Id<'membership'>

/** A person's place in an organization. */
export interface Membership {
  readonly id: MembershipId
  readonly email: string
  /** What whoever gave the place calls the person. */
  readonly name: string | null
  readonly role: OrgRole
  /** Whose it is, once the invitation was accepted. */
  readonly userId: UserId | null
  /** Whether the invitation was accepted. */
  readonly accepted: boolean
  readonly createdAt: Date
}

type Row = typeof memberships.$inferSelect
export const membershipOf = ({ id, email, name, role, userId, createdAt }: Row): Membership => ({
  id,
  email,
  name,
  role,
  userId,
  accepted: userId !== null,
  createdAt,
})

/** Locks the organization, so that of two changes at once the second sees the first; then reads a place in it. */
export const lockMembership = async (tx: Tx, org: OrgScope, id: MembershipId): Promise<Membership> => {
  await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId)).for('update')
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.orgId, org.orgId), eq(memberships.id, id)))
  if (row === undefined) throw new DomainError('member.not_found', 'Member not found')
  return membershipOf(row)
}

/** An organization that has owners keeps one. Throws `member.last_owner`. */
export const requireAnotherOwner = async (tx: Tx, org: OrgScope, { id, role }: Membership): Promise<void> => {
  if (role !== 'owner') return
  const others = and(eq(memberships.orgId, org.orgId), eq(memberships.role, 'owner'), ne(memberships.id, id))
  const rows = await tx.select({ userId: memberships.userId }).from(memberships).where(others)
  if (!rows.some(({ userId }) => userId !== null))
    throw new DomainError('member.last_owner', 'An organization keeps at least one owner')
}
