import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ChooseBytes, type ReadSnapshot, type Snapshot, whole } from '../../domain/snapshot/index.ts'
import { type ByteRange, parseByteRange } from '../../kernel/byte-range.ts'
import { toRuuid } from '../../kernel/ids.ts'

const CACHE_SECONDS = 3_600

/** An id names the same bytes for ever. */
const tagOf = ({ id }: Snapshot): string => `"${toRuuid(id)}"`

/** What of a frame is sent. */
interface Plan {
  readonly status: 200 | 206 | 304 | 416
  readonly bytes: ByteRange | undefined
}

/** What the request asks for: the frame, one range of it, or to know whether it is still the one it has (RFC 9110). */
const planOf = ({ headers, method }: FastifyRequest, snapshot: Snapshot): Plan => {
  const tag = tagOf(snapshot)
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return { status: 304, bytes: undefined }
  if (method === 'HEAD') return { status: 200, bytes: undefined }
  // A range of something else than what is there now means all of it.
  const isOfThis = headers['if-range'] === undefined || headers['if-range'] === tag
  const range = parseByteRange(isOfThis ? headers.range : undefined, snapshot.byteCount)
  if (range === 'none') return { status: 416, bytes: undefined }
  return range === undefined ? { status: 200, bytes: whole(snapshot) } : { status: 206, bytes: range }
}

const describeFrame = (reply: FastifyReply, snapshot: Snapshot): void => {
  void reply
    .header('Cache-Control', `private, max-age=${CACHE_SECONDS}`)
    .header('Vary', 'x-auth-scheme, x-auth-apikey, x-auth-org')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('Referrer-Policy', 'no-referrer')
    .header('Accept-Ranges', 'bytes')
    .header('ETag', tagOf(snapshot))
    .type(snapshot.mediaType)
}

/** Sends a frame, whole or in part; what is not sent is not read. */
export const sendFrame = async (
  request: FastifyRequest,
  reply: FastifyReply,
  read: (choose: ChooseBytes) => Promise<ReadSnapshot>,
): Promise<FastifyReply> => {
  const { snapshot, bytes } = await read((found) => planOf(request, found).bytes)
  const { status, bytes: range } = planOf(request, snapshot)
  const { byteCount } = snapshot
  if (status === 416) return reply.code(416).header('Content-Range', `bytes */${byteCount}`).send()
  describeFrame(reply.code(status), snapshot)
  if (status === 304) return reply.send()
  // Without a stream the answer to HEAD would be said to have no length.
  if (bytes === undefined) return reply.header('Content-Length', byteCount).send(Readable.from([]))
  if (status === 206 && range !== undefined)
    void reply.header('Content-Range', `bytes ${range.first}-${range.last}/${byteCount}`)
  return reply.send(bytes)
}
