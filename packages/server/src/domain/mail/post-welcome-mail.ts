import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { mails } from '../../store/schema/events.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { type Mail, sealMail } from './mail.ts'

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
  const id = domain.newId<Id<'mail'>>()
  const mail: Mail = {
    to: wish.contactEmail,
    subject: `${wish.orgName} is ready for you`,
    text: new Secret(
      [
        `Hello${wish.contactName === null ? '' : ` ${wish.contactName}`},`,
        `the organization ${wish.orgName} has been set up for you. Open this link to become its owner:`,
        wish.claimUrl.reveal(),
      ].join('\n\n'),
    ),
  }
  const sealed = sealMail(domain.keyRing, mail, { tenant: partnerId, row: `mails/${id}` })
  await tx
    .insert(mails)
    .values({ partnerId, id, orgId, template: 'welcome', sealed, createdAt: domain.now() })
}
