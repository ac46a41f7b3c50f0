import { Badge } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { DEVICE_COLUMNS } from '../device-columns.ts'
import { usePartner } from '../partner-place.ts'
import { type Device, useDevices } from '../use-devices.ts'
import { useOrgId } from '../use-org.ts'
import { useInsideKey } from '../use-way-in.ts'
import { type DeviceState, readStates } from './read-states.ts'

const STATES_EVERY_MS = 5_000
/** What is registered changes rarely, but somebody may stand before a device that is about to report. */
const DEVICES_EVERY_MS = 60_000
const PENDING_EVERY_MS = 5_000

const ConnectionBadge = ({
  device,
  state,
}: {
  readonly device: Device
  readonly state: DeviceState | undefined
}) => {
  if (device.pending || state === undefined)
    return (
      <Badge variant="outline" color="gray" autoContrast>
        {device.pending ? 'Not yet reported' : 'Unknown'}
      </Badge>
    )
  if (!state.isConnected) return <Badge color="red.9">Out of reach</Badge>
  return (
    <Badge variant="outline" color="teal" autoContrast>
      Connected
    </Badge>
  )
}

const LiveTable = ({ devices }: { readonly devices: readonly Device[] }) => {
  const org = useOrgId()
  const { fleet } = usePartner()
  const kinds = [...new Set(devices.map(({ type }) => type))].toSorted()
  const states = useQuery({
    queryKey: [...useInsideKey(), 'states', kinds],
    queryFn: ({ signal }) => readStates(fleet, kinds, { org, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: STATES_EVERY_MS,
  })
  return (
    <Loaded query={states}>
      {(known) => (
        <DataTable
          label="Devices now"
          rows={devices}
          keyOf={({ uuid }) => uuid}
          columns={[
            ...DEVICE_COLUMNS,
            {
              head: 'Connection',
              cell: (device) => <ConnectionBadge device={device} state={known.get(device.serialNumber)} />,
            },
            { head: 'Now', cell: ({ serialNumber }) => known.get(serialNumber)?.reading },
          ]}
        />
      )}
    </Loaded>
  )
}

/** How the devices of an organization are doing, at any moment. */
export const LiveDevicesPage = () => (
  <Page title="Devices now" about="How the devices are doing, looked at every few seconds.">
    <Loaded
      query={useDevices((devices) =>
        devices?.some(({ device }) => device.pending) ? PENDING_EVERY_MS : DEVICES_EVERY_MS,
      )}
    >
      {(devices) =>
        devices.length === 0 ? (
          <EmptyState title="No devices yet">
            Register some of your hardware under “Hardware and licences”.
          </EmptyState>
        ) : (
          <LiveTable devices={devices.map(({ device }) => device)} />
        )
      }
    </Loaded>
  </Page>
)
