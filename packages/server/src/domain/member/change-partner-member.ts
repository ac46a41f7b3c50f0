import { and, eq, isNull } from 'drizzle-orm'
import { invitations, partnerMembers } from '../../store/schema/people.ts'
import { partnerCommand } from '../command.ts'
import { issueInvitation } from '../invitation/issue-invitation.ts'
import { lockMember, type PartnerMemberId, partnerName, refuseOwner } from './member.ts'

interface RoleInput {
  readonly memberId: PartnerMemberId
  readonly role: 'admin' | 'member'
}

/** Moves a member between admin and member; what they may do changes with their next request. */
export const changePartnerMemberRole = partnerCommand({
  name: 'partner_member.change_role',
  scope: 'members:write',
  event: 'partner_member.role_changed',
  run: async ({ tx, ctx, note, unchanged, forget }, { memberId, role }: RoleInput): Promise<void> => {
    const member = await lockMember(tx, memberId)
    refuseOwner(member)
    if (member.role === role) return unchanged()
    await tx.update(partnerMembers).set({ role }).where(eq(partnerMembers.id, memberId))
    if (member.userId !== null) forget({ userId: member.userId })
    const { partnerId } = ctx.principal
    note({ partnerId, subject: memberId, data: { email: member.email, role, before: member.role } })
  },
})

interface MemberInput {
  readonly memberId: PartnerMemberId
}

/** Removes a member; their sessions, and what acts for them, see nothing of the partner from this moment. */
export const removePartnerMember = partnerCommand({
  name: 'partner_member.remove',
  scope: 'members:write',
  event: 'partner_member.removed',
  run: async ({ tx, ctx, note, forget }, { memberId }: MemberInput): Promise<void> => {
    const member = await lockMember(tx, memberId)
    refuseOwner(member)
    await tx.delete(partnerMembers).where(eq(partnerMembers.id, memberId))
    if (member.userId !== null) forget({ userId: member.userId })
    note({ partnerId: ctx.principal.partnerId, subject: memberId, data: { email: member.email } })
  },
})

/** Invites a member once more; the links before it die. */
export const invitePartnerMember = partnerCommand({
  name: 'partner_member.invite',
  scope: 'members:write',
  event: 'partner_member.invited',
  run: async ({ tx, ctx, note }, { memberId }: MemberInput): Promise<void> => {
    const { email, role } = await lockMember(tx, memberId)
    const { partnerId } = ctx.principal
    await tx
      .update(invitations)
      .set({ usedAt: ctx.domain.now() })
      .where(and(eq(invitations.partnerMemberId, memberId), isNull(invitations.usedAt)))
    const placeName = await partnerName(tx)
    await issueInvitation(tx, ctx.domain, {
      ...{ partnerId, email, role, placeName },
      place: { partnerMemberId: memberId },
    })
    note({ partnerId, subject: memberId, data: { email } })
  },
})
