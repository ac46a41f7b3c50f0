import { count, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { mails } from '../../store/schema/events.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import { operatorQuery } from '../query.ts'

/** How much an installation holds, in numbers alone. */
export interface InstallationCounts {
  readonly partners: { readonly total: number; readonly active: number }
  /** Customers' organizations, by whether they were handed over. */
  readonly organizations: {
    readonly total: number
    readonly unclaimed: number
    readonly claimed: number
    readonly detached: number
  }
  /** Mails that are still to be sent, and those that were given up. */
  readonly mails: { readonly waiting: number; readonly failed: number }
}

const counted = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)

/** Counts what an installation holds; of no partner and no organization what it is called. */
export const readInstallation = operatorQuery({
  name: 'installation.read',
  scope: 'partners:read',
  run: async ({ tx }, _input: undefined): Promise<InstallationCounts> => {
    const [ofPartners] = await tx
      .select({ total: count(), active: counted(sql`${partners.active}`) })
      .from(partners)
    const [ofOrgs] = await tx
      .select({
        total: count(),
        unclaimed: counted(sql`${orgs.status} = 'unclaimed'`),
        claimed: counted(sql`${orgs.status} = 'claimed'`),
        detached: counted(sql`${orgs.status} = 'detached'`),
      })
      .from(orgs)
      .where(eq(orgs.isOwn, false))
    const [ofMails] = await tx
      .select({
        waiting: counted(sql`${mails.sentAt} is null and ${mails.failedAt} is null`),
        failed: counted(isNotNull(mails.failedAt)),
      })
      .from(mails)
    if (ofPartners === undefined || ofOrgs === undefined || ofMails === undefined)
      throw new Error('The database counted nothing.')
    return { partners: ofPartners, organizations: ofOrgs, mails: ofMails }
  },
})
