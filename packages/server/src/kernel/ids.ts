import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

declare const idOf: unique symbol
/** A UUIDv7 in its canonical text, branded with the noun it names. */
export type Id<Noun extends string> = string & { readonly [idOf]: Noun }

export type PartnerId = Id<'partner'>
export type OrgId = Id<'org'>
export type ProjectId = Id<'project'>
export type AgentId = Id<'agent'>
export type UserId = Id<'user'>
export type CredentialId = Id<'credential'>
export type LocationId = Id<'location'>
export type DeviceId = Id<'device'>
export type SnapshotId = Id<'snapshot'>
export type ClipId = Id<'clip'>
export type FederatedTokenId = Id<'federated_token'>
export type HardwareId = Id<'hardware'>
export type OccurrenceId = Id<'occurrence'>
export type ScheduleId = Id<'schedule'>
export type PolicyId = Id<'policy'>
export type AlertRuleId = Id<'alert_rule'>
export type VehicleId = Id<'vehicle'>
export type DoorId = Id<'door'>
export type PartId = Id<'part'>
export type BadgeId = Id<'badge'>
export type AccessGroupId = Id<'access_group'>
export type AccessGrantId = Id<'access_grant'>
export type LockdownPlanId = Id<'lockdown_plan'>
export type SecretId = Id<'secret'>
export type RuleId = Id<'rule'>
export type ApprovalId = Id<'approval'>
export type TeamProvisionId = Id<'team_provision'>
export type OAuthClientId = Id<'oauth_client'>
export type OAuthGrantId = Id<'oauth_grant'>
export type RequestId = Id<'request'>

/** Mints ids that sort by the time they were made. */
export type NewId = <I extends Id<string>>() => I
export const newId: NewId = <I extends Id<string>>() => v7() as I

/** The id of what is told alike each time it is named: a UUIDv7 of a moment whose random bits are a hash. */
export const hashedId = <I extends Id<string>>(ms: number, told: unknown): I => {
  const random = createHash('sha256').update(JSON.stringify(told)).digest().subarray(0, 16)
  return v7({ msecs: Math.max(0, ms), random }) as I
}

/** The least id that anything made at this moment could have; milliseconds since 1970. */
export const leastIdAt = <I extends Id<string>>(ms: number): I => {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000` as I
}

/** When an id was made, in milliseconds since 1970. */
export const madeAt = (id: Id<string>): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads the canonical lower-case UUID text, or answers undefined. */
export const parseUuid = <I extends Id<string>>(text: unknown): I | undefined =>
  typeof text === 'string' && UUID.test(text) ? (text as I) : undefined

const NOBODYS = '00000000-0000-0000-0000-000000000000'

/**
 * Reads an id that says where a call goes. What is malformed becomes an id that names nothing: it is looked for when its turn comes, and
 * answered like any other that is not there.
 */
export const uuidOrNobodys = <I extends Id<string>>(text: unknown): I => parseUuid<I>(text) ?? (NOBODYS as I)

/** The fleet dialect's spelling: unpadded base64url of the 16 bytes, 22 characters. */
export const toRuuid = (id: Id<string>): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** Reads an RUUID in its one canonical spelling (the four spare bits are zero), or answers undefined. */
export const parseRuuid = <I extends Id<string>>(text: unknown): I | undefined => {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]{21}[AQgw]$/.test(text)) return undefined
  const hex = Buffer.from(text, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as I
}

/** The same for an id of a path in the fleet dialect's spelling, as `uuidOrNobodys`. */
export const ruuidOrNobodys = <I extends Id<string>>(text: unknown): I =>
  parseRuuid<I>(text) ?? (NOBODYS as I)

/** When what an id names was made, or happened. */
export const momentOfId = (id: Id<string>): Date => new Date(madeAt(id))
