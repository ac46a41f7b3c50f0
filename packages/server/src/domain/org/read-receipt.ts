import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { partners, shownPartnerName } from '../../store/schema/partners.ts'
import { listSeenCredentials, type SeenCredential } from '../credential/replace-seen.ts'
import { isSuspended, orgNotFound, partnerMayEnter } from '../entry-rule.ts'
import { orgQuery } from '../query.ts'

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
}

/** Reads the hand-over receipt of the organization that the call runs in. */
export const readReceipt = orgQuery({
  name: 'org.read_receipt',
  scope: 'org:manage',
  run: async ({ tx, ctx, org }): Promise<HandOverReceipt> => {
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
    const now = ctx.domain.now()
    const access = { status: row.status, partnerAccessAllowed: allowed, partnerAccessUntil: until }
    const suspended = isSuspended({ ...access, suspendedAt, operatorSuspendedAt }, now)
    return {
      ...rest,
      partnerAccess: { allowed, until, now: partnerMayEnter({ ...access, suspended }, now) },
      seenCredentials: await listSeenCredentials(tx, org),
    }
  },
})
