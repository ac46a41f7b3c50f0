import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { partners, shownPartnerName } from '../../store/schema/partners.ts'
import type { Tx } from '../../store/store.ts'
import {
  type GivenPlace,
  listGivenPlaces,
  listSeenCredentials,
  type SeenCredential,
} from '../credential/replace-seen.ts'
import { isSuspended, orgNotFound, partnerMayEnter } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'
import { inheritedSecrets } from '../secret/list-inherited-secrets.ts'
import type { ShownSecret } from '../secret/secret.ts'
import { type PartnerRight, partnerRights, rightInWords } from './partner-rights.ts'

/** What an organization's owners get in writing about the hand-over (PRODUCT rule 10). */
export interface HandOverReceipt {
  readonly orgName: string
  readonly partnerName: string
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly claimedAt: Date | null
  readonly claimedByEmail: string | null
  readonly partnerAccess: { readonly allowed: boolean; readonly until: Date | null; readonly now: boolean }
  /** The live keys that the partner has seen. */
  readonly seenCredentials: readonly SeenCredential[]
  /** Who has a place that the partner, or a key that it has seen, gave them. */
  readonly givenPlaces: readonly GivenPlace[]
  /** The partner's secrets that apply to the organization, never their values. */
  readonly inheritedSecrets: readonly Pick<ShownSecret, 'id' | 'name' | 'type' | 'hostPattern'>[]
  readonly partnerMay: readonly PartnerRight[]
}

/** Puts the receipt together, as things stand in this transaction. */
export const handOverOf = async (tx: Tx, org: OrgScope, now: Date): Promise<HandOverReceipt> => {
  const [row] = await tx
    .select({
      orgName: orgs.name,
      partnerName: shownPartnerName,
      status: orgs.status,
      claimedAt: orgs.claimedAt,
      claimedByEmail: orgs.claimedByEmail,
      allowed: orgs.partnerAccessAllowed,
      until: orgs.partnerAccessUntil,
      suspendedAt: orgs.suspendedAt,
      operatorSuspendedAt: orgs.operatorSuspendedAt,
    })
    .from(orgs)
    .innerJoin(partners, eq(partners.id, orgs.partnerId))
    .where(eq(orgs.id, org.orgId))
  if (row === undefined) throw orgNotFound()
  const { allowed, until, suspendedAt, operatorSuspendedAt, ...rest } = row
  const access = { status: row.status, partnerAccessAllowed: allowed, partnerAccessUntil: until }
  const suspended = isSuspended({ ...access, suspendedAt, operatorSuspendedAt }, now)
  const shared = await inheritedSecrets(tx, org)
  return {
    ...rest,
    partnerAccess: { allowed, until, now: partnerMayEnter({ ...access, suspended }, now) },
    seenCredentials: await listSeenCredentials(tx, org),
    givenPlaces: await listGivenPlaces(tx, org),
    inheritedSecrets: shared.map(({ id, name, type, hostPattern }) => ({ id, name, type, hostPattern })),
    partnerMay: partnerRights({ ...access, suspended }, now),
  }
}

/** Whether the partner may act inside at this moment, as a sentence. */
export const accessInWords = ({ partnerAccess, partnerName, status }: HandOverReceipt): string => {
  const { now, until } = partnerAccess
  if (status === 'detached') return `${partnerName} may do nothing inside: the organization has detached.`
  if (!now) return `${partnerName} may not act inside.`
  const end = until === null ? ', until you say otherwise' : ` until ${until.toUTCString()}`
  return `${partnerName} may act inside${end}.`
}

const LINES_MAX = 50

const listed = (lines: readonly string[]): string =>
  [
    ...lines.slice(0, LINES_MAX).map((line) => `- ${line}`),
    ...(lines.length > LINES_MAX ? [`- and ${lines.length - LINES_MAX} more`] : []),
  ].join('\n')

/** The receipt as paragraphs of a mail. */
export const receiptInWords = (receipt: HandOverReceipt): readonly string[] => {
  const { partnerName, seenCredentials, givenPlaces, inheritedSecrets: shared, partnerMay } = receipt
  return [
    accessInWords(receipt),
    `${partnerName} may still:\n${listed(partnerMay.map(rightInWords))}`,
    seenCredentials.length === 0
      ? `${partnerName} has seen none of the keys that work today.`
      : `${partnerName} has seen these keys, which work today:\n${listed(
          seenCredentials.map(({ kind, name, hint }) => `${kind.replace('_', ' ')} “${name}” …${hint}`),
        )}`,
    givenPlaces.length === 0
      ? `Nobody has a place in it that ${partnerName} could give.`
      : `${partnerName}, or a key that it has seen, gave these people a place:\n${listed(
          givenPlaces.map(({ email, role }) => `${email} (${role})`),
        )}`,
    shared.length === 0
      ? `No secret of ${partnerName} applies to the organization.`
      : `These secrets of ${partnerName} apply to the organization, until it detaches:\n${listed(
          shared.map(({ name, type, hostPattern }) => `“${name}” (${type}, ${hostPattern})`),
        )}`,
  ]
}
