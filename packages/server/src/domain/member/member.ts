import { eq, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { Id, UserId } from '../../kernel/ids.ts'
import { partners } from '../../store/schema/partners.ts'
import { partnerMembers } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { PartnerRole } from '../roles.ts'

export type PartnerMemberId = Id<'partner_member'>

/** Someone who may sign in to a partner's portal. */
export interface PartnerMember {
  readonly id: PartnerMemberId
  readonly email: string
  readonly role: PartnerRole
  readonly createdAt: Date
}

export const memberColumns = {
  id: partnerMembers.id,
  email: partnerMembers.email,
  role: partnerMembers.role,
  createdAt: partnerMembers.createdAt,
}

/** A member, and their account once they have accepted their invitation. */
interface LockedMember extends PartnerMember {
  readonly userId: UserId | null
}

/** Reads and locks a member, so that no other change comes between. Throws `member.not_found`. */
export const lockMember = async (tx: Tx, id: PartnerMemberId): Promise<LockedMember> => {
  const [member] = await tx
    .select({ ...memberColumns, userId: partnerMembers.userId })
    .from(partnerMembers)
    .where(eq(partnerMembers.id, id))
    .for('update')
  if (member === undefined) throw new DomainError('member.not_found', 'Member not found')
  return member
}

/** The owner stays the owner: throws `member.is_owner`. */
export const refuseOwner = ({ role }: PartnerMember): void => {
  if (role === 'owner')
    throw new DomainError('member.is_owner', 'The owner cannot be removed or given another role')
}

/** Whether an address has a place already. */
export const isMember = async (tx: Tx, email: string): Promise<boolean> => {
  const [known] = await tx
    .select({ id: partnerMembers.id })
    .from(partnerMembers)
    .where(eq(sql`lower(${partnerMembers.email})`, email.toLowerCase()))
  return known !== undefined
}

/** The name of the partner whose transaction this is. */
export const partnerName = async (tx: Tx): Promise<string> => {
  const [partner] = await tx.select({ name: partners.name }).from(partners)
  if (partner === undefined) throw new Error('A partner sees itself.')
  return partner.name
}
