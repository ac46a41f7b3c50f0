import { asc, count } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { amongOrgs } from '../among-orgs.ts'
import { isClientAfter } from '../client-org.ts'
import { countDevices, type DeviceCounts } from '../device/count-devices.ts'
import { partnerQuery } from '../query.ts'
import { type Org, orgColumns, orgSeenByPartner } from './org.ts'

/** A client organization with what is counted inside it; counts only while the partner may act inside. */
export interface ClientOverview {
  readonly org: Org
  readonly inside?: { readonly locations: number; readonly devices: DeviceCounts }
}

const countLocations = async (tx: Tx, orgIds: readonly OrgId[]): Promise<ReadonlyMap<OrgId, number>> => {
  if (orgIds.length === 0) return new Map()
  const rows = await tx
    .select({ orgId: locations.orgId, locations: count() })
    .from(locations)
    .where(amongOrgs(locations.orgId, orgIds))
    .groupBy(locations.orgId)
  return new Map(rows.map((row) => [row.orgId, row.locations]))
}

/** Reads one page of a partner's clients with the counts of what is inside each, oldest first. */
export const pageClients = partnerQuery({
  name: 'org.page_clients',
  scope: 'orgs:read',
  run: async (
    { tx, ctx },
    { after, limit }: { readonly after?: OrgId | undefined; readonly limit: number },
  ): Promise<Page<ClientOverview & { readonly id: OrgId }>> => {
    const rows = await tx
      .select(orgColumns)
      .from(orgs)
      .where(isClientAfter(after))
      .orderBy(asc(orgs.id))
      .limit(limit + 1)
    const now = ctx.domain.now()
    const clients = rows.map((row) => orgSeenByPartner(row, now))
    const open = clients.filter(({ entryAllowed }) => entryAllowed).map(({ id }) => id)
    const locationCounts = await countLocations(tx, open)
    const deviceCounts = await countDevices(tx, open)
    const overviews = clients.map((org) => ({
      id: org.id,
      org,
      ...(org.entryAllowed && {
        inside: {
          locations: locationCounts.get(org.id) ?? 0,
          devices: deviceCounts.get(org.id) ?? new Map(),
        },
      }),
    }))
    return pageOf(overviews, limit)
  },
})
