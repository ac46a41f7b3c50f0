import type { Static } from 'typebox'
import type { DeviceCount, DeviceCounts } from '../../../domain/device/index.ts'
import type { ClientOverview, ClientTotals, OrgSummary } from '../../../domain/org/index.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/clients.ts'

// No `null` ever: what is not there is left out (wire facts, section 1.1).

type PartnerClient = NonNullable<Static<typeof schemas.Clients>['clients']>[number]

/** Which total of `PartnerClientWebType` counts which device type. */
const TOTALS = {
  totalCameras: 'CAMERA',
  totalDoorSensors: 'DOOR_SENSOR',
  totalClimateSensors: 'ENVIRONMENTAL_SENSOR',
  totalOccupancySensors: 'OCCUPANCY_SENSOR',
  totalProximitySensors: 'BLE_TRACKER',
  totalAudioGateways: 'AUDIO_GATEWAY',
  totalBadgeReaders: 'BADGE_READER',
} as const

const basics = ({ id, name, entryAllowed, createdAt }: Omit<ClientTotals, 'inside'>): PartnerClient => ({
  clientOrgUuid: toRuuid(id),
  clientOrgName: name,
  clientAccessAllowed: entryAllowed,
  createdAtMillis: createdAt.getTime(),
})

/** `PartnerClientWebType`; totals only of a client that the partner may act inside. */
export const presentClient = (client: ClientOverview, ownOrgId: OrgId): PartnerClient => ({
  ...basics(client.org),
  authorityUuid: toRuuid(ownOrgId),
  ...(client.inside && {
    ...Object.fromEntries(
      Object.entries(TOTALS).map(([total, type]) => [total, client.inside?.devices.get(type)?.total ?? 0]),
    ),
    totalLocations: client.inside.locations,
  }),
})

/** The guide's step 1: name, id and the two totals. */
export const presentClientBasics = (client: ClientTotals): PartnerClient => ({
  ...basics(client),
  ...(client.inside && { totalCameras: client.inside.cameras, totalLocations: client.inside.locations }),
})

const presentCount = ({ connected, operational, total }: DeviceCount) => ({
  connectedCount: connected,
  operationalCount: operational,
  totalCount: total,
})

export const presentCounts = (counts: DeviceCounts) =>
  Object.fromEntries([...counts].map(([type, numbers]) => [type, presentCount(numbers)]))

export const presentSummary = ({
  locations,
  devices,
  licenceMails,
}: OrgSummary): Static<typeof schemas.ClientSummary> => ({
  clientDeviceStatusMap: presentCounts(devices),
  licenseV2Enabled: true,
  locationCount: locations,
  manuallySendLicenseExpirationEmailEnabled: licenceMails,
})
