import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { Day } from '../shared/day.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import type { FleetAnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import { kindWords } from './use-devices.ts'
import { useOrgId } from './use-org.ts'

type Licence =
  | FleetAnswerOf<'getLicensesForOrg'>['licenses'][number]
  | FleetAnswerOf<'getDeviceLicensesForOrg'>['deviceLicenses'][number]

const productOf = ({ productCode, productType }: Licence): string =>
  productCode ?? kindWords(productType ?? 'DEVICE')

const COLUMNS: readonly Column<Licence>[] = [
  { head: 'Product', cell: productOf, orderBy: productOf },
  {
    head: 'For',
    cell: ({ licenseFamily }) =>
      licenseFamily === undefined ? 'The organization' : kindWords(licenseFamily),
  },
  {
    head: 'State',
    cell: ({ state }) => state !== undefined && kindWords(state),
    orderBy: ({ state }) => state,
  },
  {
    head: 'In use since',
    cell: ({ firstAssignedDate }) => firstAssignedDate !== undefined && <Day at={firstAssignedDate} />,
    orderBy: ({ firstAssignedDate }) => firstAssignedDate,
  },
]

/** What an organization may use, and until when. */
export const Licences = () => {
  const orgId = useOrgId()
  const { id, fleet } = usePartner()
  const licences = useQuery({
    queryKey: ['partner', id, 'org', orgId, 'licences'],
    queryFn: async ({ signal }) => {
      const orgUuid = toRuuid(orgId)
      const [ofOrg, ofDevices] = await Promise.all([
        fleet.getLicensesForOrg({ orgUuid }, { signal }),
        fleet.getDeviceLicensesForOrg({ orgUuid }, { signal }),
      ])
      return [...ofOrg.licenses, ...ofDevices.deviceLicenses]
    },
  })
  return (
    <Loaded query={licences}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title="No licences">
            The operator loads what you have bought for this organization.
          </EmptyState>
        ) : (
          <DataTable label="Licences" columns={COLUMNS} rows={rows} keyOf={({ uuid }) => uuid} />
        )
      }
    </Loaded>
  )
}
