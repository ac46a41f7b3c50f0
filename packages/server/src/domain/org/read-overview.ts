import { type SQL, sql } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { isClient } from '../client-org.ts'
import { countDevicesInside, type DeviceStates } from '../device/count-devices.ts'
import { isHeldAt } from '../entry-rule-rows.ts'
import { partnerQuery } from '../query.ts'

/** How many clients a partner has, and how many devices in those that it may act inside. */
export interface PortfolioOverview {
  readonly organizations: {
    readonly total: number
    readonly unclaimed: number
    readonly claimed: number
    readonly detached: number
    /** Of those that have not detached. */
    readonly suspended: number
  }
  readonly devices: DeviceStates
}

const counted = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)

/** Counts a partner's clients by state, and the devices inside, by one statement each. */
export const readOverview = partnerQuery({
  name: 'org.read_overview',
  scope: 'orgs:read',
  run: async ({ tx, ctx }, _input: undefined): Promise<PortfolioOverview> => {
    const now = ctx.domain.now()
    const [organizations] = await tx
      .select({
        total: counted(sql`true`),
        unclaimed: counted(sql`${orgs.status} = 'unclaimed'`),
        claimed: counted(sql`${orgs.status} = 'claimed'`),
        detached: counted(sql`${orgs.status} = 'detached'`),
        suspended: counted(sql`${orgs.status} <> 'detached' and ${isHeldAt(now)}`),
      })
      .from(orgs)
      .where(isClient)
    if (organizations === undefined) throw new Error('There is no count of organizations.')
    return { organizations, devices: await countDevicesInside(tx, now) }
  },
})
