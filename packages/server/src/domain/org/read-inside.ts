import { and, count, eq, sql } from 'drizzle-orm'
import { locations } from '../../store/schema/locations.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import { memberships } from '../../store/schema/people.ts'
import { statement } from '../../store/statement.ts'
import type { Tx } from '../../store/store.ts'
import { countDevices, type DeviceCounts } from '../device/count-devices.ts'
import { orgNotFound } from '../entry-rule.ts'
import { orgQuery } from '../query.ts'

const inside = {
  id: orgs.id,
  isOwn: orgs.isOwn,
  // A partner's own organization goes by the partner's name.
  name: sql<string>`coalesce(${partners.name}, ${orgs.name})`,
  status: orgs.status,
  createdAt: orgs.createdAt,
  inactivityTimeout: orgs.inactivityTimeout,
  partnerAccessAllowed: orgs.partnerAccessAllowed,
  partnerAccessUntil: orgs.partnerAccessUntil,
  contactEmail: orgs.contactEmail,
}
export type OrgInside = Pick<typeof orgs.$inferSelect, keyof typeof inside> & {
  /** The owner who has been it for longest; a partner's, of its own organization. */
  readonly ownerEmail: string | null
}

/** Nobody owns an organization who has not signed in. */
const firstOwner = sql<string | null>`(
  select ${memberships.email} from ${memberships}
  where ${memberships.orgId} = ${orgs.id} and ${memberships.role} = 'owner' and ${memberships.userId} is not null
  order by ${memberships.id} limit 1
)`

const orgInside = statement((tx: Tx) =>
  tx
    .select({ ...inside, ownerEmail: sql<string | null>`coalesce(${partners.ownerEmail}, ${firstOwner})` })
    .from(orgs)
    .leftJoin(partners, and(orgs.isOwn, eq(partners.id, orgs.partnerId)))
    .where(eq(orgs.id, sql.placeholder('orgId')))
    .prepare('org_inside'),
)

/** Reads the organization that the call runs in. */
export const readOrg = orgQuery({
  name: 'org.read',
  scope: 'orgs:read',
  run: async ({ tx, org }): Promise<OrgInside> => {
    const [row] = await orgInside(tx).execute({ orgId: org.orgId })
    if (row === undefined) throw orgNotFound()
    return row
  },
})

export interface OrgSummary {
  readonly locations: number
  readonly devices: DeviceCounts
  /** Whether the client itself is mailed about the end of its licences. */
  readonly licenceMails: boolean
}

/** Counts what is in an organization. */
export const summarizeOrg = orgQuery({
  name: 'org.summarize',
  scope: 'orgs:read',
  run: async ({ tx, org }): Promise<OrgSummary> => {
    const [row] = await tx
      .select({ locations: count() })
      .from(locations)
      .where(eq(locations.orgId, org.orgId))
    const [settings] = await tx
      .select({ licenceMails: orgs.licenceMails })
      .from(orgs)
      .where(eq(orgs.id, org.orgId))
    const devices = await countDevices(tx, [org.orgId])
    return {
      locations: row?.locations ?? 0,
      devices: devices.get(org.orgId) ?? new Map(),
      licenceMails: settings?.licenceMails ?? false,
    }
  },
})
