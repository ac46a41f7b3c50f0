import type { IncomingMessage } from 'node:http'
import type { SeenBody } from '../domain/egress/index.ts'

const BODY_BYTES_MAX = 100 * 1_024 * 1_024
/** Larger bodies are not looked into. */
const SEEN_BYTES_MAX = 32 * 1_024 * 1_024
/** Bodies that are looked into, of all requests together. */
const SEEN_BYTES_AT_ONCE_MAX = 256 * 1_024 * 1_024
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

let seenBytes = 0

const textOf = (request: IncomingMessage, whole: Buffer): SeenBody =>
  // What is compressed says something else than its bytes.
  (request.headers['content-encoding'] ?? 'identity') === 'identity'
    ? { text: whole.toString('utf8') }
    : 'unseen'

/** Collects up to so many bytes; answers those, and whether the body has ended with them. */
const collect = async (rest: AsyncIterator<Buffer>, bytesMax: number) => {
  const chunks: Buffer[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await rest.next()
    if (done === true) return { chunks, bytes, ended: true }
    chunks.push(value)
    bytes += value.length
    if (bytes > bytesMax) return { chunks, bytes, ended: false }
  }
}

/**
 * Takes the body of an agent's request: collected where it is small or has to be looked into, else as it comes. Throws
 * `BodyTooLargeError` for one that says that it is larger than the gateway takes; one that turns out to be throws it when
 * it is read.
 */
export const takeBody = async (
  request: IncomingMessage,
  { look }: { readonly look: boolean },
): Promise<TakenBody> => {
  const length = lengthOf(request)
  if (length === 0) return { ...NOTHING, body: null, whole: Buffer.alloc(0), seen: { text: '' } }
  if (length !== undefined && length > BODY_BYTES_MAX)
    throw new BodyTooLargeError('The body is larger than the gateway takes.')
  const isSmall = length !== undefined && length <= COLLECTED_BYTES_MAX
  const room = Math.min(length ?? SEEN_BYTES_MAX, SEEN_BYTES_MAX)
  const mayLook = look && (length ?? 0) <= SEEN_BYTES_MAX && seenBytes + room <= SEEN_BYTES_AT_ONCE_MAX
  if (!isSmall && !mayLook) {
    const body = length === undefined ? limited([], request[Symbol.asyncIterator](), 0) : request
    return { ...NOTHING, body, whole: undefined, seen: 'unseen' }
  }
  seenBytes += room
  let held = true
  const release = () => {
    if (held) seenBytes -= room
    held = false
  }
  try {
    const rest = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    const { chunks, bytes, ended } = await collect(rest, SEEN_BYTES_MAX)
    if (!ended) return { body: limited(chunks, rest, bytes), whole: undefined, seen: 'unseen', release }
    const whole = Buffer.concat(chunks, bytes)
    return { body: whole, whole, seen: look ? textOf(request, whole) : 'unseen', release }
  } catch (cause) {
    release()
    throw new AgentGoneError('The agent went away.', { cause })
  }
}
