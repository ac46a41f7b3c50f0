import { and, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { partnerMembers } from '../../store/schema/people.ts'
import type { OperatorTx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { issueInvitation } from '../invitation/issue-invitation.ts'
import type { Partner } from '../partner/partner.ts'
import type { PartnerMemberId } from './member.ts'

type Owned = Pick<Partner, 'id' | 'name' | 'ownerEmail'>

const invite = (tx: OperatorTx, domain: Domain, { id, name, ownerEmail }: Owned, memberId: PartnerMemberId) =>
  issueInvitation(tx, domain, {
    ...{ partnerId: id, email: ownerEmail, role: 'owner', placeName: name },
    place: { partnerMemberId: memberId },
  })

/** Gives a new partner its owner, and invites them. */
export const addOwner = async (tx: OperatorTx, domain: Domain, partner: Owned): Promise<void> => {
  const id = domain.newId<PartnerMemberId>()
  await tx.insert(partnerMembers).values({
    ...{ partnerId: partner.id, id, email: partner.ownerEmail, role: 'owner' },
    createdAt: domain.now(),
  })
  await invite(tx, domain, partner, id)
}

/** Passes a partner's ownership to another address; the account before it has no place any more. */
export const changeOwner = async (tx: OperatorTx, domain: Domain, partner: Owned): Promise<void> => {
  const ofPartner = eq(partnerMembers.partnerId, partner.id)
  const [taken] = await tx
    .select({ id: partnerMembers.id, role: partnerMembers.role })
    .from(partnerMembers)
    .where(and(ofPartner, eq(sql`lower(${partnerMembers.email})`, partner.ownerEmail.toLowerCase())))
  if (taken !== undefined && taken.role !== 'owner')
    throw new DomainError('member.exists', 'ownerEmail is the address of another member', {
      field: 'ownerEmail',
    })
  const [owner] = await tx
    .update(partnerMembers)
    .set({ email: partner.ownerEmail, userId: null })
    .where(and(ofPartner, eq(partnerMembers.role, 'owner')))
    .returning({ id: partnerMembers.id })
  if (owner !== undefined) await invite(tx, domain, partner, owner.id)
}
