import type { Id, OrgId } from '../../kernel/ids.ts'
import type { licences } from '../../store/schema/licences.ts'
import { DEVICE_TYPES } from '../hardware/index.ts'
import {
  flag,
  line,
  listOf,
  moment,
  momentText,
  objectsOf,
  oneOf,
  optional,
  type RowOf,
  uuid,
  whole,
} from '../import/column.ts'

// The words of the protocol (wire facts, section 6, "Enums"), its spelling mistake too.
export const LICENCE_STATES = [
  'CLAIMED',
  'RENEWED',
  'PENDING_RETURN',
  'NOT_RENEWED',
  'EXPIRED',
  'PERMANENTLY_EXPIRED',
] as const
export const LICENCE_FAMILIES = [
  ...(['CAMERA', 'CAMERA_MS', 'VIDEO_INTERCOM', 'AUDIO_GATEWAY'] as const),
  ...(['ENVIRONMENTAL_SENSOR', 'ENVIRONMENTAL_GATEWAY'] as const),
] as const
export const PRODUCT_TYPES = [
  'DEVICE',
  'ALERT_MONITORING',
  'ACCESS_CONTROL',
  'LICENSE_USAGE',
  'UNKNOWN',
] as const
export const LICENCE_TIERS = ['STARTER', 'STANDARD', 'ENTERPRISE', 'LEGACY'] as const
export const ADD_ONS = [
  ...(['CLOUD_ARCHIVING', 'PERCEPTION', 'POSE', 'BEHAVIOR', 'VEHICLE', 'PEOPLE', 'PPE'] as const),
  ...(['PEOPLE_ANALYTICS', 'UNKNOWN'] as const),
] as const
export const PERCEPTIONS = [
  ...(['PEOPLE_COUNTING', 'FACE_COUNTING_UNIQUE', 'FACE_COUNTING_NONUNIQUE'] as const),
  ...(['ENGAGMENT_COUNTING', 'FACE_RECOGNITION', 'LICENSEPLATE_RECOGNITION'] as const),
  ...(['VEHICLE_COUNTING', 'OCCUPANCY_COUNTING', 'UNKNOWN'] as const),
] as const

const FEATURE_COLUMNS = { name: line(255), enabled: flag }
const ITEMS_MAX = 100

/** What makes a licence what it is, each kept in a column of its own. */
export const LICENCE_COLUMNS = {
  externalId: line(255),
  orgId: uuid<OrgId>(),
  per: oneOf(['organization', 'device']),
  state: oneOf(LICENCE_STATES),
  trial: optional(flag),
  endsAt: optional(moment),
  deviceType: optional(oneOf(DEVICE_TYPES)),
  serialNumber: optional(line(255)),
  claimKey: optional(line(255)),
  priorClaimKey: optional(line(255)),
}
/** What it says besides. */
export const LICENCE_DETAIL_COLUMNS = {
  family: optional(oneOf(LICENCE_FAMILIES)),
  productType: optional(oneOf(PRODUCT_TYPES)),
  productCode: optional(line(255)),
  firstAssignedAt: optional(momentText),
  deletableAt: optional(momentText),
  tier: optional(oneOf(LICENCE_TIERS)),
  features: optional(objectsOf(FEATURE_COLUMNS, ITEMS_MAX)),
  addOn: optional(oneOf(ADD_ONS)),
  addOnType: optional(oneOf(ADD_ONS)),
  perceptionTypes: optional(listOf(oneOf(PERCEPTIONS), ITEMS_MAX)),
  additionalPerceptionFeatures: optional(listOf(oneOf(PERCEPTIONS), ITEMS_MAX)),
  cloudArchiveDays: optional(whole(0, 36_500)),
}
export const LICENCE_ROW_COLUMNS = { ...LICENCE_COLUMNS, ...LICENCE_DETAIL_COLUMNS }
export type LicenceRow = RowOf<typeof LICENCE_ROW_COLUMNS>

export type LicencePer = 'organization' | 'device'

/** How many days before its end a licence is warned of, the first mail first. */
export const WARNING_DAYS = [30, 15, 2] as const
export type WarningDays = (typeof WARNING_DAYS)[number]

/** A licence, as whoever may see it reads it. */
export interface Licence
  extends Omit<typeof licences.$inferSelect, 'partnerId' | 'claimKey' | 'priorClaimKey'> {
  /** The partner's claim keys are for the partner alone; null too where none of this name was loaded. */
  readonly claimKeyId: Id<'claim_key'> | null
  readonly priorClaimKeyId: Id<'claim_key'> | null
  /** The device with its serial number, where there is one in the organization and the reader may look inside. */
  readonly deviceId: Id<'device'> | null
}
