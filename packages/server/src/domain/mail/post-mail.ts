import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { mails } from '../../store/schema/events.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { type Mail, sealMail } from './mail.ts'

interface Wish extends Mail {
  readonly partnerId: PartnerId
  readonly orgId?: OrgId
  readonly template: string
}

/** Puts a mail into the outbox, sealed, in the transaction of what it tells about. */
export const postMail = async (
  tx: Tx | OperatorTx,
  domain: Domain,
  { partnerId, orgId, template, ...mail }: Wish,
): Promise<void> => {
  const id = domain.newId<Id<'mail'>>()
  const sealed = sealMail(domain.keyRing, mail, { tenant: partnerId, row: `mails/${id}` })
  await tx
    .insert(mails)
    .values({ partnerId, id, orgId: orgId ?? null, template, sealed, createdAt: domain.now() })
}
