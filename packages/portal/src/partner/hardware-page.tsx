import { Title } from '@mantine/core'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { Time } from '../shared/time.tsx'
import { DEVICE_COLUMNS } from './device-columns.ts'
import { Licences } from './licences.tsx'
import { RegisterDevice } from './register-device.tsx'
import { Shipments } from './shipments.tsx'
import { type Device, useDevices } from './use-devices.ts'
import { useWayIn } from './use-way-in.ts'
import { WayIn } from './way-in.tsx'

const stateOf = ({ pending }: Device): string => (pending ? 'Waits for its first report' : 'Has reported')

const COLUMNS: readonly Column<Device>[] = [
  ...DEVICE_COLUMNS,
  {
    head: 'Registered',
    cell: ({ createdAtMillis }) => <Time at={new Date(createdAtMillis).toISOString()} dayOnly />,
    orderBy: ({ createdAtMillis }) => createdAtMillis,
  },
  { head: 'State', cell: stateOf, orderBy: stateOf },
]

const Devices = () => (
  <Loaded query={useDevices()}>
    {(devices) =>
      devices.length === 0 ? (
        <EmptyState title="No devices yet">Register some of your hardware with this organization.</EmptyState>
      ) : (
        <DataTable
          label="Devices"
          columns={COLUMNS}
          rows={devices.map(({ device }) => device)}
          keyOf={({ uuid }) => uuid}
        />
      )
    }
  </Loaded>
)

/** What an organization has been given and sold. What was sold is its partner's own business, the devices are not. */
export const HardwarePage = () => {
  const isLetIn = useWayIn().data !== undefined
  return (
    <Page
      title="Hardware and licences"
      about="What is registered with this organization, what it may use, and what is on its way."
      actions={isLetIn && <RegisterDevice />}
    >
      <WayIn>
        <Devices />
      </WayIn>
      <Title order={2} size="h3">
        Licences
      </Title>
      <Licences />
      <Title order={2} size="h3">
        Shipments of the last year
      </Title>
      <Shipments />
    </Page>
  )
}
