import { Type } from 'typebox'
import { ACTIVITY_NAMES } from '../activity-names.ts'
import { Bound } from './bound.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// Alerts, and what a camera noticed in its footage (wire facts, section 4.4, "Events / clips" and "Camera / video").

const ALERTS_MAX = 1_000
export const ALERTS_DEFAULT = 100
const GROUPS_MAX = 100
export const GROUPS_DEFAULT = 20
const FILTER_IDS_MAX = 1_000

const Ids = (description: string) =>
  Type.Optional(Type.Array(Ruuid(), { maxItems: FILTER_IDS_MAX, description }))
const results = (maximum: number, without: number) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum, description: `${without} without it, or with 0.` }))

const PAGING = {
  afterTimestampMs: Bound('Alerts of this moment count.'),
  beforeTimestampMs: Bound('Alerts of this moment do not.'),
  lastTimestampMs: Bound('The `timestampMs` of the last alert of the page before.'),
  lastUuid: Type.Optional(Ruuid('The `uuid` of the last alert of the page before.')),
}
export const AlertsQuery = Type.Object({
  ...PAGING,
  deviceFilter: Ids('Alerts of these devices alone.'),
  locationFilter: Ids('Alerts at these locations alone.'),
  alertUuid: Type.Optional(Ruuid('This alert alone.')),
  maxResults: results(ALERTS_MAX, ALERTS_DEFAULT),
})
export const GroupsQuery = Type.Object({
  ...PAGING,
  deviceUuids: Ids('Alerts of these devices alone.'),
  locationUuids: Ids('Alerts at these locations alone.'),
  maxResults: results(GROUPS_MAX, GROUPS_DEFAULT),
})
export const ExpiringQuery = Type.Object({
  ...AlertsQuery.properties,
  expiresBeforeMs: Bound('Alerts that are not kept until then; a day from now without it.'),
  maxPageSize: results(ALERTS_MAX, ALERTS_DEFAULT),
  lastEvaluatedKey: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'That of the page before, in place of `lastTimestampMs` and `lastUuid`.',
    }),
  ),
})

const Activity = Type.Enum([...ACTIVITY_NAMES])
const Place = Type.Object({ region: Type.String() })
const alert = {
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  deviceUuid: Ruuid(),
  deviceType: Type.String(),
  locationUuid: Type.Optional(Ruuid()),
  policyUuid: Type.Optional(Ruuid()),
  type: Type.Enum(['POLICY_ALERT_V2']),
  timestampMs: Type.Integer(),
  durationSec: Int,
  policyAlertTriggers: Type.Array(Activity),
  textDescription: Text,
  finalized: Type.Boolean({ description: 'Whether it is over.' }),
  deleted: Type.Boolean({ description: 'Whether somebody has dismissed it.' }),
  thumbnailLocation: Type.Optional(Place),
}
/** `PolicyAlertV2Type`, which is a `BasePolicyAlertType`. */
export const Alert = Type.Object(alert)

export const Alerts = withTrio({ policyAlerts: Type.Optional(Type.Array(Alert)) })
export const AlertsV2 = withTrio({
  policyAlerts: Type.Optional(Type.Array(Alert)),
  oldestPolicyAlert: Type.Optional(Alert),
})
export const ExpiringAlerts = withTrio({
  policyAlerts: Type.Optional(Type.Array(Alert)),
  lastEvaluatedKey: Text,
})
export const AlertGroups = withTrio({
  policyAlertGroups: Type.Optional(
    Type.Array(
      Type.Object({
        startTime: Type.Integer({ description: 'When its earliest alert was raised.' }),
        endTime: Type.Integer({ description: 'When its latest alert was raised.' }),
        policyAlerts: Type.Array(Alert),
      }),
    ),
  ),
})

const ClipSeekPoint = Type.Object({
  activity: Activity,
  relativeSecond: Type.Number(),
  id: Int,
  alert: Bool,
  loudness: Int,
  licensePlate: Text,
  vehicleName: Text,
  faceName: Text,
})
export const AlertName = Type.Object({ policyAlertUuid: Type.Optional(Ruuid()) })
export const DismissedName = Type.Object({
  policyAlertUuid: Type.Optional(Ruuid('The tool server’s name for it.')),
  alertUuid: Type.Optional(Ruuid()),
})
export const AlertDetails = withTrio({
  policyAlert: Type.Optional(
    Type.Object({
      ...alert,
      boundingBoxes: Type.Array(Type.Object({}), { description: 'None: devices do not say where.' }),
      seekPoints: Type.Array(ClipSeekPoint),
    }),
  ),
})

export const UnhealthyDevices = withTrio({
  unhealthyDeviceAlerts: Type.Optional(
    Type.Array(
      Type.Object({
        uuid: Ruuid('That of the device: each has one symptom.'),
        deviceUuid: Ruuid(),
        orgUuid: Ruuid(),
        symptom: Type.Enum(['DOWN']),
        timestamp: Type.Integer({ description: 'When it was last heard of.' }),
      }),
    ),
  ),
})

const FOOTAGE_SECONDS_MAX = 86_400
export const SeekPointsQuery = Type.Object({
  cameraUuid: Type.Optional(Type.String({ format: 'DeviceFacetUuid' })),
  startTime: Type.Optional(Type.Integer({ minimum: 0, description: 'Seconds since 1970.' })),
  duration: Type.Optional(
    Type.Integer({ minimum: 1, maximum: FOOTAGE_SECONDS_MAX, description: 'Seconds.' }),
  ),
  includeAnyMotion: Type.Optional(
    Type.Union([Type.Boolean(), Type.Enum(['true', 'false'])], {
      description: 'Whether plain motion counts; the vendor’s command line sends it as text.',
    }),
  ),
})
/** `FootageSeekPointV2Type`. */
const SeekPoint = Type.Object({
  ts: Type.Integer(),
  a: Activity,
  id: Int,
  al: Bool,
  lp: Text,
  vn: Text,
  fn: Text,
  loudness: Int,
})
export const SeekPoints = withTrio({ footageSeekPoints: Type.Optional(Type.Array(SeekPoint)) })
