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

type Shipment = NonNullable<FleetAnswerOf<'getShipments'>['customerShipmentList']>[number]

const YEAR_SECONDS = 365 * 86_400

const COLUMNS: readonly Column<Shipment>[] = [
  { head: 'Order', cell: (shipment) => shipment['ait-depositorOrderNumber'] },
  { head: 'Tracking', cell: (shipment) => shipment['ait-carrierTrackingNumber'] },
  { head: 'What it was for', cell: ({ shipmentCategory }) => kindWords(shipmentCategory ?? '') },
  {
    head: 'State',
    cell: ({ shipmentState }) => kindWords(shipmentState),
    orderBy: ({ shipmentState }) => kindWords(shipmentState),
  },
  {
    head: 'Shipped',
    cell: ({ 'ait-shipmentDate': date }) => date !== undefined && <Day at={date} />,
    orderBy: ({ 'ait-shipmentDate': date }) => date,
  },
]

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
          <DataTable label="Shipments" columns={COLUMNS} rows={rows} keyOf={({ uuid }) => uuid} />
        )
      }
    </Loaded>
  )
}
