import { partnerMembers } from '../../store/schema/people.ts'
import type { OperatorTx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { issueInvitation } from '../invitation/issue-invitation.ts'
import type { Partner } from '../partner/partner.ts'
import type { PartnerMemberId } from './member.ts'

type Owned = Pick<Partner, 'id' | 'name' | 'ownerEmail'>

/** Gives a new partner its owner, and invites them. */
export const addOwner = async (tx: OperatorTx, domain: Domain, partner: Owned): Promise<void> => {
  const id = domain.newId<PartnerMemberId>()
  await tx.insert(partnerMembers).values({
    ...{ partnerId: partner.id, id, email: partner.ownerEmail, role: 'owner' },
    createdAt: domain.now(),
  })
  await issueInvitation(tx, domain, {
    ...{ partnerId: partner.id, email: partner.ownerEmail, role: 'owner', placeName: partner.name },
    place: { partnerMemberId: id },
  })
}
