import { type TProperties, Type } from 'typebox'
import { idempotencyHeader, refusalsWith } from '../../http/shared-schemas.ts'

/** `RUUID`: unpadded base64url of the 16 bytes. */
export const Ruuid = (description?: string) =>
  Type.String({ format: 'RUUID', ...(description && { description }) })

export const Text = Type.Optional(Type.String())
export const Int = Type.Optional(Type.Integer())
const Int32 = Type.Optional(Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }))
const Real = Type.Optional(Type.Number())
export const Bool = Type.Optional(Type.Boolean())

const TRIO = { error: Bool, errorMsg: Text, warningMsg: Text }

/** A response that may report a failure of the domain in its error trio (wire facts, section 5). */
export const withTrio = <P extends TProperties>(properties: P) => Type.Object({ ...properties, ...TRIO })

const Refusal = Type.Object({ status: Int, error: Type.String(), timestamp: Text, msg: Type.String() })

const { 404: _missing, 410: _gone, ...shared } = refusalsWith(Refusal)

/** The refusals that any fleet endpoint may answer. */
export const REFUSALS = {
  ...shared,
  401: Type.Object({ authenticationFailed: Type.Boolean() }),
  429: Type.String({ description: 'Too many api requests. Enhance your calm.' }),
}

const auth = {
  'x-auth-scheme': Type.Optional(
    Type.String({
      description:
        '`partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too.',
    }),
  ),
  'x-auth-apikey': Type.Optional(Type.String({ description: 'The key.' })),
}
const org = {
  'x-auth-org': Type.Optional(
    Type.String({
      description:
        'The client organization to act as. Without it the call runs in the partner’s own organization.',
    }),
  ),
}
export const PartnerHeaders = Type.Object(auth)
export const PartnerWriteHeaders = Type.Object({ ...auth, ...idempotencyHeader })
export const ClientHeaders = Type.Object({ ...auth, ...org })
export const ClientWriteHeaders = Type.Object({ ...auth, ...org, ...idempotencyHeader })

export const Empty = Type.Object({})

// --- Partner endpoints (wire facts, section 6)

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

// --- Client-level endpoints (wire facts, section 4.4)

export const Org = withTrio({
  org: Type.Optional(
    Type.Object({
      uuid: Ruuid(),
      name: Type.String(),
      type: Type.Enum(['PARTNER', 'CUSTOMER']),
      createdAtMillis: Type.Integer(),
      deleted: Type.Boolean(),
      inactivityTimeout: Int,
      partnerAccessAllowedUntil: Type.Optional(Type.Integer({ description: 'Seconds since 1970.' })),
    }),
  ),
  featureFlags: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const FloorPlan = Type.Object({
  eastEdge: Real,
  floorLabel: Text,
  floorNumber: Int32,
  imageUrl: Text,
  mediaUuid: Text,
  northEdge: Real,
  rotation: Real,
  southEdge: Real,
  westEdge: Real,
})

const details = {
  name: Text,
  address1: Text,
  address2: Text,
  postalCode: Text,
  countryCode: Text,
  latitude: Real,
  longitude: Real,
  policyUuid: Type.Optional(Ruuid()),
  labels: Type.Optional(Type.Array(Type.String())),
  floorPlans: Type.Optional(Type.Array(FloorPlan)),
}

const Location = Type.Object({ ...details, uuid: Ruuid(), tz: Text })

export const NewLocation = Type.Object({
  location: Type.Optional(Type.Object({ ...details, tz: Text })),
  parentLocationUuid: Type.Optional(Ruuid()),
  // The tool server's spelling (wire facts, section 4.3).
  name: Text,
  address: Text,
})
export const CreatedLocation = withTrio({
  uuid: Type.Optional(Ruuid()),
  locationUuid: Type.Optional(Ruuid()),
})

const TimeZone = Type.Object({ id: Text, displayName: Text, rawOffset: Int, dstsavings: Int })
export const LocationChanges = Type.Object({
  ...details,
  locationUuid: Type.Optional(Ruuid()),
  timezoneId: Text,
  tz: Type.Optional(Type.Union([TimeZone, Type.String()])),
})
export const LocationName = Type.Object({ uuid: Type.Optional(Ruuid()) })
export const LocationsQuery = Type.Object({ subLocationsIncluded: Bool })
// Locations nest as deep as they are made; each inner one holds its own `subLocations` again.
const SubLocation = Type.Object(Location.properties, { additionalProperties: true })
export const Locations = withTrio({
  locations: Type.Optional(
    Type.Array(Type.Object({ ...Location.properties, subLocations: Type.Optional(Type.Array(SubLocation)) })),
  ),
})
export const Done = withTrio({})

const Device = Type.Object({
  uuid: Ruuid(),
  name: Type.String(),
  serialNumber: Type.String(),
  hwVariation: Type.String(),
  firmwareVersion: Text,
  locationUuid: Type.Optional(Ruuid()),
  connectionStatus: Type.Enum(['GREEN', 'RED']),
  healthStatus: Type.Enum(['GREEN', 'RED']),
  healthStatusDetails: Type.Enum(['NONE', 'DISCONNECTED', 'MALFUNCTIONING_MODULES']),
  createdAtMillis: Type.Integer(),
})
export const CamerasQuery = Type.Object({ includeMummified: Bool })
export const Cameras = withTrio({ cameraStates: Type.Optional(Type.Array(Device)) })
