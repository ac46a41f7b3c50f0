import { and, eq, gt, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { invitations, memberships, partnerMembers } from '../../store/schema/people.ts'
import { linkCommand } from '../command.ts'
import type { Invitation } from './find-invitation.ts'

/**
 * Accepts an invitation: the place becomes that of the account. The account must be the one for the invited address;
 * throws `invitation.other_address` otherwise, and `invitation.gone` when somebody was faster.
 */
export const acceptInvitation = linkCommand<Invitation, undefined, void>({
  name: 'invitation.accept',
  scope: 'links:follow',
  event: 'invitation.accepted',
  run: async ({ tx, ctx, target, note }) => {
    const { id, partnerId, email, role } = target
    const orgId = target.orgId ?? undefined
    const { person } = ctx.principal
    if (person.email.toLowerCase() !== email.toLowerCase())
      throw new DomainError('invitation.other_address', 'This invitation is for another address')
    const now = ctx.domain.now()
    const [used] = await tx
      .update(invitations)
      .set({ usedAt: now })
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
      .returning({
        partnerMemberId: invitations.partnerMemberId,
        membershipId: invitations.membershipId,
      })
    if (used === undefined) throw new DomainError('invitation.gone', 'This invitation no longer works')
    const place = { userId: person.userId }
    if (used.partnerMemberId !== null)
      await tx.update(partnerMembers).set(place).where(eq(partnerMembers.id, used.partnerMemberId))
    if (used.membershipId !== null)
      await tx.update(memberships).set(place).where(eq(memberships.id, used.membershipId))
    note({ partnerId, ...(orgId && { orgId }), subject: id, data: { email, role } })
  },
})
