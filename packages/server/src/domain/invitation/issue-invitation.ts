import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { invitations } from '../../store/schema/people.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { postMail } from '../mail/post-mail.ts'

const INVITATION_DAYS = 7

interface Wish {
  readonly partnerId: PartnerId
  readonly email: string
  readonly role: string
  /** What the person is invited to, as they know it. */
  readonly placeName: string
  readonly place:
    | { readonly partnerMemberId: Id<'partner_member'> }
    | { readonly orgId: OrgId; readonly membershipId: Id<'membership'> }
}

/** Writes an invitation and the mail that carries its link: whoever opens it has proved the address. */
export const issueInvitation = async (tx: Tx | OperatorTx, domain: Domain, wish: Wish): Promise<void> => {
  const { partnerId, place, placeName, role, email } = wish
  const token = mintLinkToken()
  const createdAt = domain.now()
  const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * 86_400_000)
  await tx.insert(invitations).values({
    partnerId,
    id: domain.newId<Id<'invitation'>>(),
    ...place,
    tokenHash: hashToken(token.reveal()),
    expiresAt,
    createdAt,
  })
  await postMail(tx, domain, {
    partnerId,
    ...('orgId' in place && { orgId: place.orgId }),
    template: 'invitation',
    to: email,
    subject: `You are invited to ${placeName}`,
    text: new Secret(
      [
        `You are invited to ${placeName} as ${role}.`,
        'Open this link to accept. It works once, for seven days:',
        `${domain.policy.publicUrl}/invitation?token=${token.reveal()}`,
      ].join('\n\n'),
    ),
  })
}
