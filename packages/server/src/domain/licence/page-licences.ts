import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { DeviceId, Id, OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { licences } from '../../store/schema/licences.ts'
import { claimKeys } from '../../store/schema/sales.ts'
import type { Tx } from '../../store/store.ts'
import { requireCommercialClient } from '../commercial-client.ts'
import { orgQuery, partnerQuery } from '../query.ts'
import type { Licence, LicencePer } from './licence.ts'

interface Filter {
  readonly per: LicencePer
  readonly deviceType?: string | undefined
  readonly after?: Id<'licence'> | undefined
  readonly limit: number
}

const priorKeys = alias(claimKeys, 'prior_keys')

/** The client's device of that serial number, once it is registered and until it is taken away. */
const deviceId = sql<DeviceId | null>`(
  select min(${devices.id}::text) from ${devices} where ${devices.partnerId} = ${licences.partnerId}
    and ${devices.orgId} = ${licences.orgId} and ${devices.serialNumber} = ${licences.serialNumber}
    and ${devices.removedAt} is null)`

const readPage = async (
  tx: Tx,
  orgId: OrgId,
  { per, deviceType, after, limit }: Filter,
): Promise<Page<Licence>> => {
  const rows = await tx
    .select({ licence: licences, claimKeyId: claimKeys.id, priorClaimKeyId: priorKeys.id, deviceId })
    .from(licences)
    .leftJoin(
      claimKeys,
      and(eq(claimKeys.partnerId, licences.partnerId), eq(claimKeys.externalId, licences.claimKey)),
    )
    .leftJoin(
      priorKeys,
      and(eq(priorKeys.partnerId, licences.partnerId), eq(priorKeys.externalId, licences.priorClaimKey)),
    )
    .where(
      and(
        eq(licences.orgId, orgId),
        eq(licences.per, per),
        deviceType === undefined ? undefined : eq(licences.deviceType, deviceType),
        after && gt(licences.id, after),
      ),
    )
    .orderBy(asc(licences.id))
    .limit(limit + 1)
  return pageOf(
    rows.map(({ licence, ...found }) => ({ ...licence, ...found })),
    limit,
  )
}

/** Reads one page of a client's licences, oldest first, as the partner that sold them. */
export const pageClientLicences = partnerQuery({
  name: 'licence.page_of_client',
  scope: 'licences:read',
  run: async (
    { tx, ctx },
    { orgId, ...filter }: Filter & { readonly orgId: OrgId },
  ): Promise<Page<Licence>> => {
    const { entryAllowed } = await requireCommercialClient(tx, orgId, ctx.domain.now())
    const page = await readPage(tx, orgId, filter)
    if (entryAllowed) return page
    // Which device it is on is seen inside.
    return { ...page, items: page.items.map((licence) => ({ ...licence, deviceId: null })) }
  },
})

/** Reads one page of the licences of the organization that the call runs in, oldest first. */
export const pageLicences = orgQuery({
  name: 'licence.page',
  scope: 'licences:read',
  run: ({ tx, org }, filter: Filter): Promise<Page<Licence>> => readPage(tx, org.orgId, filter),
})
