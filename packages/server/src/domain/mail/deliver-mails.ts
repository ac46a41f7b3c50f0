import type { Id } from '../../kernel/ids.ts'
import { leaseMails, settleMail } from '../../store/outbox.ts'
import type { Domain } from '../context.ts'
import { type Mail, openMail } from './mail.ts'

/** A mail on its way out; one id, however often it is tried. */
export interface OutgoingMail extends Mail {
  readonly id: Id<'mail'>
}

/** What came of handing a mail over. A failure is told by its class alone, which holds nothing of the mail. */
export type Delivery =
  | { readonly sent: true }
  | { readonly sent: false; readonly error: string; readonly permanent: boolean }

/** Hands one mail over; never throws, and answers within `DELIVERY_MS_MAX`. */
export type Deliver = (mail: OutgoingMail) => Promise<Delivery>

const MAILS_AT_ONCE = 10
export const DELIVERY_MS_MAX = 60_000
/** Longer than any delivery takes, so that the mail of a server that died is tried again and of a slow one is not. */
const LEASE_MS = 5 * DELIVERY_MS_MAX
const FIRST_WAIT_MS = 30_000
const WAIT_MS_MAX = 3_600_000
/** What a link in an older mail opened has most likely ended, so that it would only confuse. */
const TRIED_HOURS_MAX = 72

type Leased = Awaited<ReturnType<typeof leaseMails>>[number]

const afterFailure = (now: Date, mail: Leased, error: string, permanent: boolean) => {
  const waitMs = Math.min(WAIT_MS_MAX, FIRST_WAIT_MS * 2 ** (mail.attempts - 1))
  const nextAttemptAt = new Date(now.getTime() + waitMs)
  const givesUp =
    permanent || nextAttemptAt.getTime() > mail.createdAt.getTime() + TRIED_HOURS_MAX * 3_600_000
  return { lastError: error, nextAttemptAt, failedAt: givesUp ? now : null }
}

const deliverOne = async (domain: Domain, deliver: Deliver, mail: Leased): Promise<void> => {
  const { store, keyRing } = domain
  const isOld = domain.now().getTime() > mail.createdAt.getTime() + TRIED_HOURS_MAX * 3_600_000
  const place = { tenant: mail.partnerId, row: `mails/${mail.id}` }
  const delivery: Delivery = isOld
    ? { sent: false, error: 'too old', permanent: true }
    : await deliver({ id: mail.id, ...openMail(keyRing, mail.sealed, place) })
  const now = domain.now()
  const outcome = delivery.sent
    ? { sentAt: now, lastError: null }
    : afterFailure(now, mail, delivery.error, delivery.permanent)
  await settleMail(store, mail, outcome)
}

/**
 * Sends the mails that are due, each of them once as far as SMTP allows: one server at a time holds a mail, and a
 * server that dies between handing it over and writing that down hands it over again under the same id.
 */
export const deliverMails = async (domain: Domain, deliver: Deliver): Promise<number> => {
  const now = domain.now()
  const leasedUntil = new Date(now.getTime() + LEASE_MS)
  const leased = await leaseMails(domain.store, { now, leasedUntil, limit: MAILS_AT_ONCE })
  const settled = await Promise.allSettled(leased.map((mail) => deliverOne(domain, deliver, mail)))
  const failure = settled.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
  return leased.length
}
