import { Type } from 'typebox'
import { MINIMAL_DEVICE, MinimalDevice } from './minimal-devices.ts'
import { Id, Num } from './sensors.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// Cameras, and how they are set up (wire facts, section 4.4, "Camera / video").

/** `DeviceFacetUuid`: a camera, with or without one of its facets. */
const Facet = Type.Optional(Type.String({ format: 'DeviceFacetUuid' }))
const Names = Type.Optional(Type.Record(Type.String(), Type.String()))

export const CamerasQuery = Type.Object({ includeMummified: Bool })
export const Cameras = withTrio({ cameraStates: Type.Optional(Type.Array(MinimalDevice)) })

export const OneCamera = Type.Object({ cameraUuid: Facet })
export const FullStateQuery = Type.Object({ cameraUuid: Facet, force: Bool })
export const FullState = withTrio({
  fullCameraState: Type.Optional(
    Type.Object({
      ...MINIMAL_DEVICE,
      ...{ audioSupported: Bool, afSupport: Bool, maxZoomPercent: Int },
      ...{ connectionTimestampMs: Int, stateUpdatedTimestampMs: Int },
    }),
  ),
})

const Windows = Type.Array(Type.Object({ startSeconds: Type.Integer(), durationSeconds: Type.Integer() }))
const Moment = Type.Optional(Type.Integer({ description: 'Milliseconds since 1970.' }))
export const UptimeQuery = Type.Object({ cameraUuid: Facet, startTime: Moment, endTime: Moment })
export const Uptime = withTrio({ uptimeWindows: Type.Optional(Windows) })
export const OrgUptimeQuery = Type.Object({
  ...{ startTimeMs: Moment, endTimeMs: Moment },
  deviceUuids: Type.Optional(Type.Array(Ruuid(), { maxItems: 1_000 })),
})
export const OrgUptime = withTrio({
  uptimeByDevice: Type.Optional(Type.Array(Type.Object({ deviceUuid: Ruuid(), uptimeWindows: Windows }))),
})
export const PresenceQuery = Type.Object({
  cameraUuid: Facet,
  startTimeSec: Type.Optional(Type.Integer({ minimum: 0, description: 'Seconds since 1970.' })),
  durationSec: Type.Optional(Type.Integer({ minimum: 0, maximum: 31_622_400 })),
})
export const Presence = withTrio({
  presenceWindows: Type.Optional(Type.Object({ VideoLocal: Windows, VideoCloud: Windows })),
})

const DETAILS_MAX = 1_000
export const DetailsQuery = Type.Object({
  cameraUuids: Type.Optional(Type.Array(Ruuid(), { maxItems: DETAILS_MAX })),
})
export const Details = withTrio({
  cameras: Type.Optional(
    Type.Array(
      Type.Object({
        ...{ uuid: Ruuid(), name: Type.String(), serialNumber: Type.String(), hwVariation: Type.String() },
        ...{ type: Type.String(), createdAtMillis: Type.Integer(), pending: Type.Boolean() },
        ...{ deleted: Type.Boolean(), mummified: Type.Boolean(), description: Text, customData: Text },
        ...{ locationUuid: Id, policyUuid: Id, floorNumber: Int, latitude: Num, longitude: Num },
        ...{ directionRadians: Num, cameraFramerate: Int, facetNameMap: Names },
      }),
    ),
  ),
})

export const DetailsChanges = Type.Object({
  cameraBulkDetails: Type.Optional(
    Type.Array(
      Type.Object(
        {
          uuid: Id,
          ...{ name: Text, description: Text, customData: Text, locationUuid: Id, policyUuid: Id },
          ...{ floorNumber: Int, latitude: Num, longitude: Num, directionRadians: Num },
          ...{ facetNameMap: Names, mummified: Bool, deleted: Bool },
          ...{ nameUpdated: Bool, descriptionUpdated: Bool, customDataUpdated: Bool },
          ...{ locationUuidUpdated: Bool, policyUuidUpdated: Bool, floorNumberUpdated: Bool },
          ...{ latitudeUpdated: Bool, longitudeUpdated: Bool, directionRadiansUpdated: Bool },
          ...{ facetNameMapUpdated: Bool, mummifiedUpdated: Bool, deletedUpdated: Bool },
        },
        { description: 'What is marked as `…Updated` is changed, and taken away where it is left out.' },
      ),
      { maxItems: DETAILS_MAX },
    ),
  ),
})

export const REBOOT_STATUSES = ['SUCCESS_REBOOT_SENT', 'FAILED_CAMERA_OFFLINE'] as const
export const Rebooted = withTrio({ status: Type.Optional(Type.Enum([...REBOOT_STATUSES])) })

export const ThresholdsQuery = Type.Object({ cameraUuid: Facet, deviceUuid: Facet })
export const Thresholds = withTrio({
  ...{ humanConfidenceThreshold: Num, vehicleConfidenceThreshold: Num, faceConfidenceThreshold: Num },
  ...{ faceMatchConfidenceThreshold: Num, lprConfidenceThreshold: Num, maxEventDurationMs: Int },
  ...{ consecutiveHumanFilter: Int, consecutiveVehicleFilter: Int },
})

export const DeviceName = Type.Object({ deviceUuid: Id })
const Config = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Settings in the device’s own words.',
})
export const FacetedConfig = withTrio({ config: Type.Optional(Config) })
export const ConfigUpdate = Type.Object({
  configUpdate: Type.Optional(
    Type.Object({ deviceUuid: Id }, { additionalProperties: true, description: 'Goes with `deviceUuid`.' }),
  ),
})

export const FeaturesQuery = Type.Object({ deviceUuid: Facet })
export const Features = withTrio({
  features: Type.Optional(
    Type.Object({
      deviceUuid: Ruuid(),
      assignedLicense: Text,
      featureMap: Type.Record(Type.String(), Type.Boolean()),
    }),
  ),
})
