import { createTransport } from 'nodemailer'
import { DELIVERY_MS_MAX, type Deliver, type Delivery } from '../domain/mail/index.ts'
import type { Secret } from '../kernel/secret.ts'

interface Settings {
  /** May hold a password. */
  readonly smtpUrl: Secret
  /** An address, or a name with the address in angle brackets. */
  readonly mailFrom: string
  readonly deliveryMsMax?: number
}

/** Says what kind of failure it was; what the server wrote may quote the mail and stays out. */
const failureOf = (error: unknown): Delivery => {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown }
  const kind = typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : 'unknown'
  const status = Number.isInteger(responseCode) ? ` ${String(responseCode)}` : ''
  // The server knows the address and will not have it. All else, a wrong password too, may be mended meanwhile.
  const permanent = kind === 'EENVELOPE' && Number(responseCode) >= 500
  return { sent: false, error: `${kind}${status}`, permanent }
}

const SEPARATORS = /[\s<>"(),;:\\[\]]/

const addressIn = (from: string): string => /<([^<>]+)>$/.exec(from)?.[1] ?? from
const nameIn = (from: string): string => /^(.*?)\s*<[^<>]+>$/.exec(from)?.[1] ?? ''

/** Hands mails to an SMTP server, each over a connection of its own; the mail's id is its Message-ID. */
export const smtpMailer = ({ smtpUrl, mailFrom, deliveryMsMax = DELIVERY_MS_MAX }: Settings): Deliver => {
  const from = { name: nameIn(mailFrom), address: addressIn(mailFrom) }
  const domain = from.address.split('@').at(-1)
  const part = Math.ceil(deliveryMsMax / 4)
  const transport = createTransport({
    url: smtpUrl.reveal(),
    // Each step is bounded, and `deliverWithin` bounds them together.
    connectionTimeout: part,
    greetingTimeout: part,
    socketTimeout: part,
    dnsTimeout: part,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const deliver: Deliver = async ({ id, to, subject, text }) => {
    // Kept since before such addresses were refused: it would reach whoever stands behind the comma.
    if (SEPARATORS.test(to)) return { sent: false, error: 'EENVELOPE', permanent: true }
    try {
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from,
        to: { name: '', address: to },
        envelope: { from: from.address, to: [to] },
        subject,
        text: text.reveal(),
      })
      return { sent: true }
    } catch (error) {
      return failureOf(error)
    }
  }
  return (mail) => deliverWithin(deliveryMsMax, () => deliver(mail))
}

/** A server that keeps sending a little would outlast every timeout of the connection. */
const deliverWithin = async (msMax: number, deliver: () => Promise<Delivery>): Promise<Delivery> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Delivery>((resolve) => {
    timer = setTimeout(() => resolve({ sent: false, error: 'ETIMEDOUT', permanent: false }), msMax)
  })
  return Promise.race([deliver(), late]).finally(() => clearTimeout(timer))
}
