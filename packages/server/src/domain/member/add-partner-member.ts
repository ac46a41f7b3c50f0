import { DomainError } from '../../kernel/errors.ts'
import { checkedEmail } from '../../kernel/text.ts'
import { partnerMembers } from '../../store/schema/people.ts'
import { partnerCommand } from '../command.ts'
import { issueInvitation } from '../invitation/issue-invitation.ts'
import { isMember, type PartnerMember, type PartnerMemberId, partnerName } from './member.ts'

interface Input {
  readonly email: string
  readonly role: 'admin' | 'member'
}

/** Adds a member by mail address and invites them. Throws `member.exists` for an address that has a place. */
export const addPartnerMember = partnerCommand({
  name: 'partner_member.add',
  scope: 'members:write',
  event: 'partner_member.added',
  run: async ({ tx, ctx, note }, { email, role }: Input): Promise<PartnerMember> => {
    checkedEmail('email', email)
    if (await isMember(tx, email))
      throw new DomainError('member.exists', 'A member with this email already exists', { field: 'email' })
    const { partnerId } = ctx.principal
    const member = { id: ctx.domain.newId<PartnerMemberId>(), email, role, createdAt: ctx.domain.now() }
    const made = await tx
      .insert(partnerMembers)
      .values({ ...member, partnerId })
      .onConflictDoNothing()
      .returning({ id: partnerMembers.id })
    if (made.length === 0)
      throw new DomainError('member.exists', 'A member with this email already exists', { field: 'email' })
    const placeName = await partnerName(tx)
    await issueInvitation(tx, ctx.domain, {
      ...{ partnerId, email, role, placeName },
      place: { partnerMemberId: member.id },
    })
    note({ partnerId, subject: member.id, data: { email, role } })
    return member
  },
})
