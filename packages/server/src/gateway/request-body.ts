import type { IncomingMessage } from 'node:http'
import type { SeenBody } from '../domain/egress/index.ts'
import type { OrgId } from '../kernel/ids.ts'
import type { BodyRoom, Place } from './body-room.ts'

const BODY_BYTES_MAX = 100 * 1_024 * 1_024
/** Up to here it takes less to collect a body than to pass it on piece by piece. */
const COLLECTED_BYTES_MAX = 64 * 1_024

export class BodyTooLargeError extends Error {}
/** The agent went away while it was sending. */
export class AgentGoneError extends Error {}

/** A body on its way to an upstream. */
export type OutgoingBody = Buffer | AsyncIterable<Buffer> | null

/** A request's body, and what is known of it. */
export interface TakenBody {
  readonly body: OutgoingBody
  /** All of it, where it was collected. */
  readonly whole: Buffer | undefined
  readonly seen: SeenBody
  /** Gives back the room that it took. */
  readonly release: () => void
}

const NOTHING = { release: () => {} }

/** The body of a request that has none. */
export const NO_BODY: TakenBody = { ...NOTHING, body: null, whole: Buffer.alloc(0), seen: { text: '' } }

/** What is small takes nobody's room. */
const SMALL: Place = { holds: () => true, couldHold: () => true, release: () => {} }

const lengthOf = (request: IncomingMessage): number | undefined => {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers
  if (coding !== undefined) return undefined
  return length === undefined ? 0 : Number(length)
}

async function* limited(
  first: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
  alreadyBytes: number,
): AsyncGenerator<Buffer> {
  let bytes = alreadyBytes
  yield* first
  for (;;) {
    const { done, value } = await rest.next()
    if (done === true) return
    bytes += value.length
    if (bytes > BODY_BYTES_MAX) throw new BodyTooLargeError('The body is larger than the gateway takes.')
    yield value
  }
}

/** Charsets whose ASCII is ASCII: what a rule looks for stands in such a body as it is. */
const LIKE_ASCII = /^(?:utf-?8|us-ascii|ascii|iso-8859-\d+|latin-?1|windows-125\d)$/i
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/gi

/** Whether the bytes of a body may stand for other characters than UTF-8 reads in them, by what it says or how it begins. */
const isInAnotherCharset = ({ headers }: IncomingMessage, whole: Buffer): boolean => {
  const named = [...(headers['content-type'] ?? '').matchAll(CHARSET)]
  if (named.some(([, charset = '']) => !LIKE_ASCII.test(charset))) return true
  // A reader of JSON finds out by these that it is UTF-16 or UTF-32.
  const [first, second] = whole
  const hasMark = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
  return hasMark || whole.subarray(0, 4).includes(0)
}

const textOf = (request: IncomingMessage, whole: Buffer): SeenBody =>
  // What is compressed says something else than its bytes.
  (request.headers['content-encoding'] ?? 'identity') !== 'identity' || isInAnotherCharset(request, whole)
    ? 'unseen'
    : { text: whole.toString('utf8') }

/** Collects a body while there is room for it; answers what came, and whether the body has ended with that. */
const collect = async (rest: AsyncIterator<Buffer>, place: Place) => {
  const chunks: Buffer[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await rest.next()
    if (done === true) return { chunks, bytes, ended: true }
    chunks.push(value)
    bytes += value.length
    if (!place.holds(bytes)) return { chunks, bytes, ended: false }
  }
}

/** What a body is taken for. */
interface Wish {
  /** Whether it has to be looked into. */
  readonly look: boolean
  /** Whose room it takes. */
  readonly orgId: OrgId
  readonly room: BodyRoom
}

/**
 * Takes the body of an agent's request: collected where it is small or has to be looked into and there is room, else as
 * it comes. Throws `BodyTooLargeError` for one that says that it is larger than the gateway takes; one that turns out to be
 * throws it when it is read.
 */
export const takeBody = async (request: IncomingMessage, { look, orgId, room }: Wish): Promise<TakenBody> => {
  const length = lengthOf(request)
  if (length === 0) return NO_BODY
  if (length !== undefined && length > BODY_BYTES_MAX)
    throw new BodyTooLargeError('The body is larger than the gateway takes.')
  const isSmall = length !== undefined && length <= COLLECTED_BYTES_MAX
  const place = isSmall ? SMALL : room.placeFor(orgId)
  if (!isSmall && !(look && place.couldHold(length ?? 0))) {
    const body = length === undefined ? limited([], request[Symbol.asyncIterator](), 0) : request
    return { ...NOTHING, body, whole: undefined, seen: 'unseen' }
  }
  const { release } = place
  try {
    const rest = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    const { chunks, bytes, ended } = await collect(rest, place)
    if (!ended) return { body: limited(chunks, rest, bytes), whole: undefined, seen: 'unseen', release }
    const whole = Buffer.concat(chunks, bytes)
    return { body: whole, whole, seen: look ? textOf(request, whole) : 'unseen', release }
  } catch (cause) {
    release()
    throw new AgentGoneError('The agent went away.', { cause })
  }
}
