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

const YEAR_SECONDS = 365 * 86_400

/** What was sent to an organization within a year. */
export const Shipments = () => {
  const orgId = useOrgId()
  const { id, fleet } = usePartner()
  const shipments = useQuery({
    queryKey: ['partner', id, 'org', orgId, 'shipments'],
    queryFn: async ({ signal }) => {
      const endTimeSec = Math.ceil(Date.now() / 1_000)
      const asked = { clientOrgUuid: toRuuid(orgId), startTimeSec: endTimeSec - YEAR_SECONDS, endTimeSec }
      return (await fleet.getShipments(asked, { signal })).customerShipmentList ?? []
    },
  })
  return (
    <Loaded query={shipments}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title="Nothing was shipped">
            What the operator ships to this organization is listed here.
          </EmptyState>
        ) : (
          <ScrollingTable
            label="Shipments"
            head={['Order', 'Tracking', 'What it was for', 'State', 'Shipped']}
          >
            {rows.map((shipment) => (
              <Table.Tr key={shipment.uuid}>
                <Table.Td>{shipment['ait-depositorOrderNumber']}</Table.Td>
                <Table.Td>{shipment['ait-carrierTrackingNumber']}</Table.Td>
                <Table.Td>{kindWords(shipment.shipmentCategory ?? '')}</Table.Td>
                <Table.Td>{kindWords(shipment.shipmentState)}</Table.Td>
                <Table.Td>
                  {shipment['ait-shipmentDate'] !== undefined && <Day at={shipment['ait-shipmentDate']} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </ScrollingTable>
        )
      }
    </Loaded>
  )
}
