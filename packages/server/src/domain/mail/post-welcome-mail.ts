import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { postMail } from './post-mail.ts'

interface Wish {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly orgName: string
  readonly contactName: string | null
  readonly contactEmail: string
  readonly claimUrl: Secret
}

/** Puts the mail with the claim link into the outbox, in the transaction that makes the organization. */
export const postWelcomeMail = async (tx: Tx, domain: Domain, wish: Wish): Promise<void> => {
  const { partnerId, orgId } = wish
  await postMail(tx, domain, {
    partnerId,
    orgId,
    template: 'welcome',
    to: wish.contactEmail,
    subject: `${wish.orgName} is ready for you`,
    text: new Secret(
      [
        `Hello${wish.contactName === null ? '' : ` ${wish.contactName}`},`,
        `the organization ${wish.orgName} has been set up for you. Open this link to become its owner:`,
        wish.claimUrl.reveal(),
      ].join('\n\n'),
    ),
  })
}
