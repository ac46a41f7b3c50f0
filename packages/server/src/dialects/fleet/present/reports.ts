import type {
  Activity,
  CountedBucket,
  Diagnosis,
  OccurrenceCount,
  ToldKind,
} from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import type { COUNTED } from '../schemas/reports.ts'

/** What devices of a type that come and go are called (`DiagnosticActivityEnum`). */
const CAME_AND_WENT: Readonly<Record<string, readonly [came: string, went: string]>> = {
  CAMERA: ['CAMERA_CONNECTED', 'CAMERA_DISCONNECTED'],
  AUDIO_GATEWAY: ['GATEWAY_CONNECTED', 'GATEWAY_DISCONNECTED'],
  ENVIRONMENTAL_GATEWAY: ['GATEWAY_CONNECTED', 'GATEWAY_DISCONNECTED'],
  ENVIRONMENTAL_SENSOR: ['CLIMATE_ONLINE', 'CLIMATE_OFFLINE'],
  DOOR_SENSOR: ['DOOR_ONLINE', 'DOOR_OFFLINE'],
  OCCUPANCY_SENSOR: ['OCCUPANCY_SENSOR_ONLINE', 'OCCUPANCY_SENSOR_OFFLINE'],
  BLE_BUTTON: ['BUTTON_ONLINE', 'BUTTON_OFFLINE'],
  BLE_TRACKER: ['BLE_CONNECTED', 'BLE_DISCONNECTED'],
  DOOR_CONTROLLER: ['DOOR_CONTROLLER_CONNECTED', 'DOOR_CONTROLLER_DISCONNECTED'],
  BADGE_READER: ['BADGE_READER_CONNECTED', 'BADGE_READER_DISCONNECTED'],
  EXECUTABLE: ['KEYPAD_ONLINE', 'KEYPAD_OFFLINE'],
}
const OTHERS = ['THIRD_PARTY_DEVICE_CONNECTED', 'THIRD_PARTY_DEVICE_DISCONNECTED'] as const

const LOW_BATTERY: Readonly<Record<string, string>> = {
  ...{ ENVIRONMENTAL_SENSOR: 'CLIMATE_LOW_BATTERY', DOOR_SENSOR: 'DOOR_LOW_BATTERY' },
  ...{ OCCUPANCY_SENSOR: 'OCCUPANCY_SENSOR_LOW_BATTERY', BLE_BUTTON: 'BUTTON_LOW_BATTERY' },
  BLE_TRACKER: 'PROXIMITY_LOW_BATTERY',
}
const SAID: Readonly<Record<string, string>> = {
  ...{ started: 'STARTUP', rebooted: 'REBOOT', rebooted_by_itself: 'AUTO_REBOOT' },
  ...{ update_started: 'UPDATE_STARTED', update_applied: 'UPDATE_FIRMWARE_APPLIED' },
  ...{ update_failed: 'UPDATE_FAILED_CONNECTION_REFUSED', network_changed: 'WIFI_NETWORK_CHANGED' },
  ...{ network_interrupted: 'NETWORK_INTERRUPTION', access_point_changed: 'AP_CHANGED' },
  ...{ storage_failed: 'PERSISTENT_STORAGE_FAILURE', storage_changed: 'SD_CARD_CHANGED' },
  ...{ video_failed: 'VIDEO_HARDWARE_FAILURE', audio_missing: 'AUDIO_HARDWARE_NOT_DETECTED' },
  ...{ hardware_failed: 'HW_FAILURE', configuration_failed: 'CONFIG_ERROR' },
}

const activityOf = ({ kind, data, deviceType }: Diagnosis): string => {
  const [came, went] = CAME_AND_WENT[deviceType] ?? OTHERS
  if (kind === 'connected') return came
  if (kind === 'disconnected') return went
  const what = String(data['what'])
  return (what === 'low_battery' ? LOW_BATTERY[deviceType] : SAID[what]) ?? 'UNKNOWN'
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** `DiagnosticEventType`. */
export const presentDiagnosis = (diagnosis: Diagnosis) => {
  const { id, deviceId, orgId, deviceName, deviceType, at, data } = diagnosis
  return {
    ...{ uuid: toRuuid(id), activity: activityOf(diagnosis), deviceUuid: toRuuid(deviceId) },
    ...{ deviceName, deviceType, orgUuid: toRuuid(orgId), timestamp: at.toISOString() },
    ...onlyGiven({
      firmwareVersion: textOf(data['firmwareVersion']) ?? diagnosis.firmwareVersion,
      ssid: textOf(data['ssid']),
      apMac: textOf(data['accessPointMac']),
    }),
  }
}

type Counted = (typeof COUNTED)[number]
interface Wanted {
  readonly kind: ToldKind
  /** Whatever was noticed without. */
  readonly activities?: readonly Activity[]
}

/** What each type of a count report counts; nothing reports the others. */
export const WANTED: Readonly<Partial<Record<Counted, Wanted>>> = {
  CROWD: { kind: 'seek_point', activities: ['crowd'] },
  PEOPLE: { kind: 'seek_point', activities: ['person', 'person_entered'] },
  FACES: { kind: 'seek_point', activities: ['face', 'known_face', 'unknown_face'] },
  MOTION: { kind: 'seek_point', activities: ['motion'] },
  VEHICLES: { kind: 'seek_point', activities: ['vehicle', 'vehicle_entered'] },
  LICENSEPLATES: { kind: 'licence_plate' },
  ALERTS: { kind: 'alert_raised' },
}

const isWanted = ({ kind, activities }: Wanted, counted: OccurrenceCount): boolean =>
  counted.kind === kind && activities?.some((activity) => activity === counted.activity) !== false

/** `TimeSeriesDataPointV2Type`. */
export const presentBucket = ({ at, local, counts }: CountedBucket, types: readonly Counted[]) => {
  const found = types.flatMap((type) => {
    const wanted = WANTED[type]
    return wanted === undefined
      ? []
      : [{ type, these: counts.filter((counted) => isWanted(wanted, counted)) }]
  })
  return {
    ...{ dateLocal: local, dateUtc: at.toISOString() },
    eventCountMap: Object.fromEntries(
      found.map(({ type, these }) => [type, these.reduce((sum, { count }) => sum + count, 0)]),
    ),
    reportingDevicesMap: Object.fromEntries(
      found.map(({ type, these }) => [
        type,
        [...new Set(these.flatMap(({ deviceIds }) => deviceIds.map(toRuuid)))],
      ]),
    ),
  }
}
