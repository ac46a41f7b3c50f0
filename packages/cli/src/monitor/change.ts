type Fields = Readonly<Record<string, unknown>>

/** What a MESSAGE tells of one change; its fields stand at both levels. */
export interface Change {
  readonly entity: string
  readonly type: string
  readonly entityUuid: string | undefined
  readonly deviceUuid: string | undefined
  readonly timestampMs: number | undefined
  readonly durationSec: number | undefined
  readonly triggers: readonly string[]
  readonly description: string | undefined
  /** All of it, as it came. */
  readonly document: Fields
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** Reads the body of a MESSAGE; nothing where it is none that is known. */
export const readChange = (body: string): Change | undefined => {
  let document: unknown
  try {
    document = JSON.parse(body)
  } catch {
    return undefined
  }
  if (!isFields(document) || typeof document['entity'] !== 'string') return undefined
  const own = document
  const update = isFields(own['update']) ? own['update'] : {}
  const either = (name: string): unknown => update[name] ?? own[name]
  const triggers = either('policyAlertTriggers')
  return {
    entity: document['entity'],
    type: text(own['type']) ?? 'UPDATE',
    entityUuid: text(own['entityUuid']) ?? text(update['uuid']),
    deviceUuid: text(own['deviceUuid']) ?? text(update['deviceUuid']),
    timestampMs: number(either('timestampMs')),
    durationSec: number(either('durationSec')),
    triggers: Array.isArray(triggers) ? triggers.filter((one) => typeof one === 'string') : [],
    description: text(either('textDescription')),
    document,
  }
}

const clock = (timestampMs: number): string => new Date(timestampMs).toISOString()

/** A change on one line, for people. */
export const lineOf = (change: Change, deviceName: (uuid: string) => string): string => {
  const { entity, type, entityUuid, deviceUuid, timestampMs, durationSec, triggers, description } = change
  const isAlert = entity === 'POLICY_ALERT'
  const what = !isAlert ? `${type} ${entity}` : type === 'DELETE' ? 'ALERT CLEARED' : 'ALERT'
  return [
    clock(timestampMs ?? Date.now()),
    what,
    deviceUuid !== undefined && `device=${deviceName(deviceUuid)}`,
    isAlert && triggers.length > 0 && `triggers=${triggers.join(',')}`,
    isAlert && durationSec !== undefined && `duration=${durationSec}s`,
    entityUuid !== undefined && `uuid=${entityUuid}`,
    description,
  ]
    .filter((part) => typeof part === 'string')
    .join('  ')
}
