import { Secret } from '../../kernel/secret.ts'

/** What a mail says of a licence. */
export interface EndingLicence {
  readonly externalId: string
  readonly productCode: string | null
  readonly serialNumber: string | null
  readonly endsAt: Date
}

const inWords = ({ externalId, productCode, serialNumber, endsAt }: EndingLicence): string =>
  [
    `- ${externalId}`,
    productCode === null ? '' : ` (${productCode})`,
    serialNumber === null ? '' : `, device ${serialNumber}`,
    ` ends on ${endsAt.toISOString().slice(0, 10)}`,
  ].join('')

/** The mail about the licences of one organization that end soon, the first to end first. */
export const expiryMail = (
  orgName: string,
  ending: readonly EndingLicence[],
): { readonly subject: string; readonly text: Secret } => {
  const [first] = ending
  const day = first === undefined ? '' : first.endsAt.toISOString().slice(0, 10)
  const many = ending.length === 1 ? 'A licence ends' : `${ending.length} licences end`
  return {
    subject: `${many} soon: ${orgName}, ${day}`,
    text: new Secret(
      [
        'Hello,',
        `${ending.length === 1 ? 'this licence' : 'these licences'} of ${orgName} will end (UTC) unless renewed:`,
        ending.map(inWords).join('\n'),
      ].join('\n\n'),
    ),
  }
}
