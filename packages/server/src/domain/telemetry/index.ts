export type { Activity } from './activities.ts'
export {
  type CountedBucket,
  countOccurrences,
  type OccurrenceCount,
  type Step,
} from './count-occurrences.ts'
export { type DeviceState, pageDeviceStates } from './device-states.ts'
export { type Diagnosis, listDiagnoses } from './diagnostics.ts'
export { readFootage } from './footage.ts'
export { listOccurrences, listReadings, type Occurrence, type Reading } from './history.ts'
export {
  listOccurrencesAtDoor,
  listOccurrencesAtLocation,
  listOccurrencesOfPerson,
  PART_OCCURRENCES_MAX,
  type PartOccurrence,
} from './list-part-occurrences.ts'
export { listSeekPoints } from './list-seek-points.ts'
export type { Measure } from './measure.ts'
export {
  type DataOf,
  fieldsOfKind,
  OCCURRENCE_KINDS,
  PART_KINDS,
  type PartKind,
  type ToldKind,
  type ToldOccurrence,
} from './occurrences.ts'
export { pickDeviceStates, readDeviceState, type WholeState } from './one-device.ts'
export { partIdOf } from './part-id.ts'
export { type DeviceType, READINGS, type Readings } from './readings.ts'
export { clearAlerts, raiseAlerts } from './report-alerts.ts'
export { reportOccurrences } from './report-occurrences.ts'
export { reportReadings } from './report-readings.ts'
export { type SortedOccurrences, sortOccurrences } from './sort-occurrences.ts'
export type { Span } from './spans.ts'
export { Telemetry } from './telemetry.ts'
export { keptSince, trimTelemetry } from './trim-telemetry.ts'
export { pageUptimes, readUptime, type Uptime } from './uptime.ts'
