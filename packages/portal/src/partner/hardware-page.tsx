import { Table, Title } from '@mantine/core'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { Licences } from './licences.tsx'
import { RegisterDevice } from './register-device.tsx'
import { Shipments } from './shipments.tsx'
import { kindWords, useDevices } from './use-devices.ts'
import { useWayIn } from './use-way-in.ts'
import { WayIn } from './way-in.tsx'

const Devices = () => (
  <Loaded query={useDevices()}>
    {(devices) =>
      devices.length === 0 ? (
        <EmptyState title="No devices yet">Register some of your hardware with this organization.</EmptyState>
      ) : (
        <ScrollingTable label="Devices" head={['Name', 'Serial number', 'Kind', 'Registered', 'State']}>
          {devices.map(({ device }) => (
            <Table.Tr key={device.uuid}>
              <Table.Td>{device.name}</Table.Td>
              <Table.Td>{device.serialNumber}</Table.Td>
              <Table.Td>{kindWords(device.type)}</Table.Td>
              <Table.Td>
                <Time at={new Date(device.createdAtMillis).toISOString()} dayOnly />
              </Table.Td>
              <Table.Td>{device.pending ? 'Waits for its first report' : 'Has reported'}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollingTable>
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
