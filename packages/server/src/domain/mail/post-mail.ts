import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { checkedEmail } from '../../kernel/text.ts'
import { mails } from '../../store/schema/events.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { type Mail, sealMail } from './mail.ts'

interface Wish extends Mail {
  readonly partnerId: PartnerId
  readonly orgId?: OrgId
  /** What kind of mail it is, such as `welcome`. */
  readonly template: string
}

/** A subject is one line: whatever else a name in it holds, no header begins there. */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/**
 * Puts a mail into the outbox, in the transaction of the change that it tells about: both happen or neither. A job
 * sends it soon after. Throws `request.invalid` where `to` is no mail address.
 */
export const postMail = async (
  tx: Tx | OperatorTx,
  domain: Domain,
  { partnerId, orgId, template, ...mail }: Wish,
): Promise<Id<'mail'>> => {
  const id = domain.newId<Id<'mail'>>()
  const content = { ...mail, to: checkedEmail('to', mail.to), subject: inOneLine(mail.subject) }
  const sealed = sealMail(domain.keyRing, content, { tenant: partnerId, row: `mails/${id}` })
  const createdAt = domain.now()
  await tx
    .insert(mails)
    .values({ partnerId, id, orgId: orgId ?? null, template, sealed, nextAttemptAt: createdAt, createdAt })
  return id
}
