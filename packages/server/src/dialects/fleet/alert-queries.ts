import { type AlertQuery, alertNotFound } from '../../domain/alert/index.ts'
import { invalidField } from '../../kernel/errors.ts'
import { momentOfId, type OccurrenceId, parseRuuid } from '../../kernel/ids.ts'
import { filterOf, naming } from './body-ids.ts'
import { boundOfMs } from './moment-of-ms.ts'

/** Clients send 0 for what they do not set (wire facts, section 4.4). */
export const unlessZero = (value: number | undefined): number | undefined => (value === 0 ? undefined : value)

interface Asked {
  readonly afterTimestampMs?: number
  readonly beforeTimestampMs?: number
  readonly lastTimestampMs?: number
  readonly lastUuid?: string
  readonly alertUuid?: string
}
interface Filters {
  readonly devices?: readonly string[] | undefined
  readonly locations?: readonly string[] | undefined
}

const followingOf = ({ lastTimestampMs, lastUuid }: Asked): AlertQuery['following'] => {
  const at = boundOfMs(lastTimestampMs)
  if (at === undefined && lastUuid === undefined) return undefined
  const id = parseRuuid<OccurrenceId>(lastUuid)
  if (at === undefined) throw invalidField('lastTimestampMs', 'is required with lastUuid')
  if (id === undefined) throw invalidField('lastUuid', 'must be the uuid of the last alert of a page')
  return { at, id }
}

/** What a request asks of the alerts, in the domain's words. */
export const readAlertQuery = (asked: Asked, { devices, locations }: Filters, limit: number): AlertQuery => ({
  after: boundOfMs(asked.afterTimestampMs),
  before: boundOfMs(asked.beforeTimestampMs),
  following: followingOf(asked),
  deviceIds: filterOf(devices),
  locationIds: filterOf(locations),
  alertIds: filterOf(asked.alertUuid === undefined ? undefined : [asked.alertUuid]),
  limit,
})

/** What `lastEvaluatedKey` says: the last alert of the page before, whose id begins with its moment. */
export const readKey = (key: string): NonNullable<AlertQuery['following']> => {
  const id = parseRuuid<OccurrenceId>(key)
  if (id === undefined) throw invalidField('lastEvaluatedKey', 'must be that of the page before')
  return { at: momentOfId(id), id }
}

/** An alert named in a body; a malformed id names none. */
export const alertIdOf = naming<OccurrenceId>(alertNotFound)
