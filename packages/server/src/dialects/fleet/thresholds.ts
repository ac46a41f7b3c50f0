import type { Static } from 'typebox'
import type { DeviceState } from '../../domain/telemetry/index.ts'
import type * as schemas from './schemas/cameras.ts'

type Thresholds = Static<typeof schemas.Thresholds>

/** Which setting of a camera's picture each threshold is (`ExternalReadableVideoSettings`). */
const SETTINGS = {
  humanConfidenceThreshold: 'person_ai_threshold',
  vehicleConfidenceThreshold: 'vehicle_ai_threshold',
  faceConfidenceThreshold: 'face_ai_threshold',
  faceMatchConfidenceThreshold: 'face_match_threshold',
  lprConfidenceThreshold: 'lpr_ai_threshold',
  consecutiveHumanFilter: 'con_human_filter',
  consecutiveVehicleFilter: 'con_vehicle_filter',
} as const

const valueAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([key]) => key === name)?.[1]
        : undefined,
    value,
  )

/** The thresholds that a camera has been set to; those that it decides itself are not known here. */
export const thresholdsOf = ({ config }: Pick<DeviceState, 'config'>, facet: string): Thresholds => {
  const found = [
    ...Object.entries(SETTINGS).map(
      ([name, setting]) => [name, valueAt(config, 'videoFacetSettings', facet, setting)] as const,
    ),
    ['maxEventDurationMs', valueAt(config, 'deviceSettings', 'max_event_duration_ms')] as const,
  ]
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'number'))
}
