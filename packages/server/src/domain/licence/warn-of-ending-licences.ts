import { and, asc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { isToBeWarnedOf, orgsToWarn } from '../../store/ending-licences.ts'
import { licences } from '../../store/schema/licences.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { memberships, partnerMembers } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import { postMail } from '../mail/index.ts'
import { type EndingLicence, expiryMail } from './expiry-mail.ts'
import { WARNING_DAYS } from './licence.ts'

/** So many organizations at a time; the others are the next round's. */
const ORGS_AT_ONCE = 200

interface Place {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
}

/** Marks what is warned of now, so that nobody else does: whoever marks a licence posts the mails about it. */
const takeEnding = async (tx: Tx, { orgId }: Place, now: Date): Promise<readonly EndingLicence[]> => {
  const { reached, condition } = isToBeWarnedOf(now, WARNING_DAYS)
  const ending = await tx
    .update(licences)
    .set({ warnedDays: reached, warnedEnd: sql`${licences.endsAt}` })
    .where(and(eq(licences.orgId, orgId), condition))
    .returning({
      externalId: licences.externalId,
      details: licences.details,
      serialNumber: licences.serialNumber,
      endsAt: licences.endsAt,
    })
  return ending
    .flatMap(({ endsAt, details, ...licence }) =>
      endsAt === null ? [] : [{ ...licence, productCode: details.productCode ?? null, endsAt }],
    )
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || a.externalId.localeCompare(b.externalId))
}

/** The owner, whose address the operator gave, and the admins who have proved theirs. */
const readPartnersPeople = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx
    .select({ email: partnerMembers.email })
    .from(partnerMembers)
    .where(
      or(
        eq(partnerMembers.role, 'owner'),
        and(eq(partnerMembers.role, 'admin'), isNotNull(partnerMembers.userId)),
      ),
    )
    .orderBy(asc(partnerMembers.id))
  return rows.map(({ email }) => email)
}

type Client = Pick<typeof orgs.$inferSelect, 'name' | 'contactEmail' | 'licenceMails'>

/** The owners; before there is one, the contact. */
const readClientsPeople = async (tx: Tx, orgId: OrgId, client: Client): Promise<readonly string[]> => {
  if (!client.licenceMails) return []
  const owners = await tx
    .select({ email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), eq(memberships.role, 'owner'), isNotNull(memberships.userId)))
    .orderBy(asc(memberships.id))
  if (owners.length > 0) return owners.map(({ email }) => email)
  return client.contactEmail === null ? [] : [client.contactEmail]
}

const warnAbout = async (tx: Tx, domain: Domain, place: Place): Promise<void> => {
  const [client] = await tx
    .select({
      name: orgs.name,
      contactEmail: orgs.contactEmail,
      licenceMails: orgs.licenceMails,
    })
    .from(orgs)
    .where(and(eq(orgs.id, place.orgId), inArray(orgs.status, ['unclaimed', 'claimed'])))
  if (client === undefined) return
  const ending = await takeEnding(tx, place, domain.now())
  if (ending.length === 0) return
  const ofClient = await readClientsPeople(tx, place.orgId, client)
  const everybody = new Map(
    [...(await readPartnersPeople(tx)), ...ofClient].map((email) => [email.toLowerCase(), email]),
  )
  const mail = expiryMail(client.name, ending)
  for (const to of everybody.values())
    await postMail(tx, domain, { ...place, ...mail, to, template: 'licence_expiry' })
}

/**
 * Posts a mail for each organization whose licences end in 30, 15 or 2 days, to its partner and, where that is switched
 * on, to the organization itself. Each is posted once, on however many nodes this runs and however often: marking a
 * licence and posting the mails about it are one transaction.
 */
export const warnOfEndingLicences = async (domain: Domain): Promise<void> => {
  const places = await orgsToWarn(domain.store, domain.now(), WARNING_DAYS, ORGS_AT_ONCE)
  const failures: unknown[] = []
  for (const place of places)
    await domain.store
      .asTenant({ partnerId: place.partnerId, orgId: 'any' }, (tx) => warnAbout(tx, domain, place))
      .catch((error: unknown) => void failures.push(error))
  if (failures.length > 0)
    throw new Error('Some organizations could not be warned of the end of their licences.', {
      cause: failures[0],
    })
}
