import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// Partner endpoints (wire facts, section 6).

export const PartnerClient = Type.Object({
  clientOrgUuid: Ruuid(),
  clientOrgName: Type.String(),
  authorityUuid: Type.Optional(Ruuid('The partner’s own organization.')),
  clientAccessAllowed: Type.Boolean({ description: 'Whether the partner may act inside at this moment.' }),
  createdAtMillis: Type.Integer(),
  totalCameras: Int,
  totalDoorSensors: Int,
  totalClimateSensors: Int,
  totalOccupancySensors: Int,
  totalProximitySensors: Int,
  totalAudioGateways: Int,
  totalBadgeReaders: Int,
  totalLocations: Int,
})

export const Clients = withTrio({ clients: Type.Optional(Type.Array(PartnerClient)) })
export const ClientsV2 = withTrio({
  clients: Type.Optional(Type.Array(PartnerClient)),
  partnerClients: Type.Optional(Type.Array(Type.Object({ name: Type.String(), orgUuid: Ruuid() }))),
})

export const NewClient = Type.Object({
  clientOrgName: Text,
  clientContactName: Text,
  clientContactEmail: Text,
  suppressWelcomeEmail: Bool,
})
export const CreatedClient = withTrio({
  clientOrgUuid: Type.Optional(Ruuid()),
  responseStatus: Type.Optional(Type.Enum(['SUCCESS', 'BAD_INPUT'])),
})

export const ClientName = Type.Object({ clientOrgUuid: Type.Optional(Ruuid()) })

const Counts = Type.Object({
  connectedCount: Type.Integer(),
  operationalCount: Type.Integer(),
  totalCount: Type.Integer(),
})
const CountsByType = Type.Record(Type.String(), Counts)

export const ClientSummary = withTrio({
  clientDeviceStatusMap: Type.Optional(CountsByType),
  licenseV2Enabled: Bool,
  locationCount: Int,
  manuallySendLicenseExpirationEmailEnabled: Type.Optional(
    Type.Boolean({ description: 'Whether the client itself is mailed about the end of its licences.' }),
  ),
})
export const StatusMap = withTrio({
  clientDeviceStatusMap: Type.Optional(Type.Record(Type.String(), CountsByType)),
})

export const Customizations = Type.Object({ forceLowBandwidthOnAllCameras: Bool, inactivityTimeout: Int })
export const CustomizeClient = Type.Object({
  clientOrgUuid: Type.Optional(Ruuid()),
  customizations: Type.Optional(Customizations),
})
export const CustomizedClient = withTrio({ customizations: Type.Optional(Customizations) })
