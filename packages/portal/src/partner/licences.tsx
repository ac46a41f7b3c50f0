import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import { Day } from '../shared/day.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { usePartner } from './partner-place.ts'
import { kindWords } from './use-devices.ts'
import { useOrgId } from './use-org.ts'

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
          <ScrollingTable label="Licences" head={['Product', 'For', 'State', 'In use since']}>
            {rows.map(({ uuid, productCode, productType, licenseFamily, state, firstAssignedDate }) => (
              <Table.Tr key={uuid}>
                <Table.Td>{productCode ?? kindWords(productType ?? 'DEVICE')}</Table.Td>
                <Table.Td>
                  {licenseFamily === undefined ? 'The organization' : kindWords(licenseFamily)}
                </Table.Td>
                <Table.Td>{state === undefined ? '' : kindWords(state)}</Table.Td>
                <Table.Td>{firstAssignedDate !== undefined && <Day at={firstAssignedDate} />}</Table.Td>
              </Table.Tr>
            ))}
          </ScrollingTable>
        )
      }
    </Loaded>
  )
}
