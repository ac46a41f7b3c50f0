import type { Static } from 'typebox'
import type { Device, DeviceCount, DeviceCounts } from '../../domain/device/index.ts'
import type { Location } from '../../domain/location/index.ts'
import type { ClientOverview, OrgInside, OrgSummary } from '../../domain/org/index.ts'
import { type OrgId, toRuuid } from '../../kernel/ids.ts'
import type * as schemas from './schemas.ts'

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

const basics = ({ org }: ClientOverview): PartnerClient => ({
  clientOrgUuid: toRuuid(org.id),
  clientOrgName: org.name,
  clientAccessAllowed: org.entryAllowed,
  createdAtMillis: org.createdAt.getTime(),
})

/** `PartnerClientWebType`; totals only of a client that the partner may act inside. */
export const presentClient = (client: ClientOverview, ownOrgId: OrgId): PartnerClient => ({
  ...basics(client),
  authorityUuid: toRuuid(ownOrgId),
  ...(client.inside && {
    ...Object.fromEntries(
      Object.entries(TOTALS).map(([total, type]) => [total, client.inside?.devices.get(type)?.total ?? 0]),
    ),
    totalLocations: client.inside.locations,
  }),
})

/** The guide's step 1: name, id and the two totals. */
export const presentClientBasics = (client: ClientOverview): PartnerClient => ({
  ...basics(client),
  ...(client.inside && {
    totalCameras: client.inside.devices.get('CAMERA')?.total ?? 0,
    totalLocations: client.inside.locations,
  }),
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

/** `OrgV2Type`. */
export const presentOrg = (org: OrgInside): NonNullable<Static<typeof schemas.Org>['org']> => ({
  uuid: toRuuid(org.id),
  name: org.name,
  type: org.isOwn ? 'PARTNER' : 'CUSTOMER',
  createdAtMillis: org.createdAt.getTime(),
  deleted: false,
  ...(org.inactivityTimeout !== null && { inactivityTimeout: org.inactivityTimeout }),
  ...(org.partnerAccessUntil !== null && {
    partnerAccessAllowedUntil: Math.floor(org.partnerAccessUntil.getTime() / 1000),
  }),
})

type WireLocation = NonNullable<Static<typeof schemas.Locations>['locations']>[number]

/** `LocationType`, without the locations below it. */
export const presentLocation = (location: Location): WireLocation => ({
  uuid: toRuuid(location.id),
  name: location.name,
  ...(location.address1 !== null && { address1: location.address1 }),
  ...(location.address2 !== null && { address2: location.address2 }),
  ...(location.postalCode !== null && { postalCode: location.postalCode }),
  ...(location.countryCode !== null && { countryCode: location.countryCode }),
  ...(location.latitude !== null && { latitude: location.latitude }),
  ...(location.longitude !== null && { longitude: location.longitude }),
  ...(location.timeZone !== null && { tz: location.timeZone }),
  ...(location.policyId !== null && { policyUuid: toRuuid(location.policyId) }),
  labels: [...location.labels],
  floorPlans: [...location.floorPlans],
})

const healthDetailsOf = ({
  connected,
  operational,
}: Device): 'NONE' | 'DISCONNECTED' | 'MALFUNCTIONING_MODULES' => {
  if (!connected) return 'DISCONNECTED'
  return operational ? 'NONE' : 'MALFUNCTIONING_MODULES'
}

/** `MinimalDeviceStateType`. */
export const presentDevice = (
  device: Device,
): NonNullable<Static<typeof schemas.Cameras>['cameraStates']>[number] => ({
  uuid: toRuuid(device.id),
  name: device.name,
  serialNumber: device.serialNumber,
  hwVariation: device.hardwareVariation,
  ...(device.firmwareVersion !== null && { firmwareVersion: device.firmwareVersion }),
  ...(device.locationId !== null && { locationUuid: toRuuid(device.locationId) }),
  connectionStatus: device.connected ? 'GREEN' : 'RED',
  healthStatus: device.connected && device.operational ? 'GREEN' : 'RED',
  healthStatusDetails: healthDetailsOf(device),
  createdAtMillis: device.createdAt.getTime(),
})
