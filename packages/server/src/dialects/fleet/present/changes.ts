import type { ToldEvent } from '../../../domain/event/index.ts'
import { parseUuid, toRuuid } from '../../../kernel/ids.ts'
import { namedActivity } from '../activity-names.ts'

// Wire facts, section 3: what a MESSAGE of `/topic/change/…` says. No `null` ever.

/** What a kind of device is called where its changes are told; the others are called as in `DeviceTypeEnum`. */
const DEVICE_ENTITIES: Readonly<Record<string, string>> = {
  ENVIRONMENTAL_SENSOR: 'CLIMATE_SENSOR',
  DOOR_SENSOR: 'DOOR',
}

/** What a noun of the domain is called; the others are called by their own name. */
const ENTITIES: Readonly<Record<string, string>> = {
  alert: 'POLICY_ALERT',
  claim_link: 'ORG',
  licence: 'LICENSE',
  licence_mails: 'ORG',
  membership: 'USER',
  org_key: 'API_TOKEN',
  org_profile: 'ORG',
  partner_access: 'ORG',
}

type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE'

/** What begins and what ends a thing; whatever else happens to it changes it. */
const TYPES: Readonly<Record<string, ChangeType>> = {
  // Others are saved again and again.
  'clip.saved': 'CREATE',
  ...{ added: 'CREATE', created: 'CREATE', issued: 'CREATE', raised: 'CREATE', registered: 'CREATE' },
  ...{ cleared: 'DELETE', deleted: 'DELETE', dismissed: 'DELETE', expired: 'DELETE', removed: 'DELETE' },
  revoked: 'DELETE',
}

const entityOf = ({ type, device }: ToldEvent, noun: string): string => {
  if (type === 'device.customized' || type === 'device.configured') return 'DEVICE_CONFIG'
  if (noun === 'device' && device !== null) return DEVICE_ENTITIES[device.type] ?? device.type
  return ENTITIES[noun] ?? noun.toUpperCase()
}

const typeOf = ({ type, data }: ToldEvent, verb: string): ChangeType => {
  // What moves from one client to another ends in the one and begins in the other.
  if (type === 'device.reassigned') return data['moved'] === 'out' ? 'DELETE' : 'CREATE'
  return TYPES[type] ?? TYPES[verb] ?? 'UPDATE'
}

const named = (field: string, id: unknown): Readonly<Record<string, string>> => {
  const known = parseUuid(id)
  return known === undefined ? {} : { [field]: toRuuid(known) }
}

/** The fields of an alert, which clients look for at both levels. */
const alertFields = ({ data }: ToldEvent): Readonly<Record<string, unknown>> => {
  const { seconds, activities, text } = data
  return {
    ...(typeof seconds === 'number' && { durationSec: seconds }),
    ...(Array.isArray(activities) && {
      policyAlertTriggers: activities.map(namedActivity).filter((name) => name !== undefined),
    }),
    ...(typeof text === 'string' && { textDescription: text }),
  }
}

/** What has become of an alert, as its details say. */
const ENDS: Readonly<Record<string, object>> = {
  'alert.cleared': { finalized: true },
  'alert.dismissed': { deleted: true },
}

/** An alert happened when its device says; anything else when it was written down. */
const momentOf = ({ data, at }: ToldEvent): number => {
  const told = typeof data['at'] === 'string' ? Date.parse(data['at']) : Number.NaN
  return Number.isNaN(told) ? at.getTime() : told
}

/** What a device's own report has changed. */
const stateFields = ({ data }: ToldEvent): Readonly<Record<string, unknown>> => {
  const changed = data['changed']
  if (typeof changed !== 'object' || changed === null) return {}
  const connected = 'connected' in changed ? changed.connected : undefined
  return typeof connected === 'boolean' ? { connectionStatus: connected ? 'GREEN' : 'RED' } : {}
}

const deviceField = ({ type, subject, data, device }: ToldEvent): Readonly<Record<string, string>> =>
  named('deviceUuid', type.startsWith('device.') ? subject : (device?.id ?? data['deviceId']))

const present = (event: ToldEvent): object => {
  const { type, subject, data, orgId, device } = event
  const [noun = '', verb = ''] = type.split('.')
  const common = {
    ...deviceField(event),
    timestampMs: momentOf(event),
    ...(noun === 'alert' && alertFields(event)),
  }
  return {
    entity: entityOf(event, noun),
    entityUuid: toRuuid(subject),
    type: typeOf(event, verb),
    ...common,
    update: {
      uuid: toRuuid(subject),
      ...named('orgUuid', orgId),
      ...named('locationUuid', noun === 'location' ? subject : (data['locationId'] ?? device?.locationId)),
      ...named('policyUuid', data['policyId']),
      ...(typeof data['name'] === 'string' && { name: data['name'] }),
      ...(noun === 'alert' && { type: 'POLICY_ALERT_V2', ...ENDS[type] }),
      ...stateFields(event),
      ...common,
    },
  }
}

const bodies = new WeakMap<ToldEvent, string>()

/** The body of the MESSAGE that tells of a change: the same text for all who are told of it. */
export const changeBody = (event: ToldEvent): string => {
  const known = bodies.get(event)
  if (known !== undefined) return known
  const body = JSON.stringify(present(event))
  bodies.set(event, body)
  return body
}
