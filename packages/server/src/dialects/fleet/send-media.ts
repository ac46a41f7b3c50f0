import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ByteRange, parseByteRange } from '../../kernel/byte-range.ts'

const CACHE_SECONDS = 3_600

/** Something below `/media`. */
export interface Media {
  /** Names these very bytes, as an `ETag` does. */
  readonly tag: string
  readonly mediaType: string
  readonly byteCount: number
}

/** What of it is sent. */
export interface Plan {
  readonly status: 200 | 206 | 304 | 416
  readonly bytes: ByteRange | undefined
}

/** What the request asks for: all of it, one range of it, or to know whether it is still what it has (RFC 9110). */
export const planOf = ({ headers, method }: FastifyRequest, { tag, byteCount }: Media): Plan => {
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return { status: 304, bytes: undefined }
  if (method === 'HEAD') return { status: 200, bytes: undefined }
  // A range of something else than what is there now means all of it.
  const isOfThis = headers['if-range'] === undefined || headers['if-range'] === tag
  const range = parseByteRange(isOfThis ? headers.range : undefined, byteCount)
  if (range === 'none') return { status: 416, bytes: undefined }
  return range === undefined
    ? { status: 200, bytes: { first: 0, last: byteCount - 1 } }
    : { status: 206, bytes: range }
}

const describe = (reply: FastifyReply, { tag, mediaType }: Media): void => {
  void reply
    .header('Cache-Control', `private, max-age=${CACHE_SECONDS}`)
    .header('Vary', 'x-auth-scheme, x-auth-apikey, x-auth-org')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('Referrer-Policy', 'no-referrer')
    .header('Accept-Ranges', 'bytes')
    .header('ETag', tag)
    .type(mediaType)
}

/** Sends what the plan says; `body` is what it says of the bytes, where it says any. */
export const sendMedia = (
  reply: FastifyReply,
  media: Media,
  { status, bytes }: Plan,
  body: Buffer | Readable | undefined,
): FastifyReply => {
  const { byteCount } = media
  if (status === 416) return reply.code(416).header('Content-Range', `bytes */${byteCount}`).send()
  describe(reply.code(status), media)
  if (status === 304) return reply.send()
  // Without a stream the answer to HEAD would be said to have no length.
  if (bytes === undefined || body === undefined)
    return reply.header('Content-Length', byteCount).send(Readable.from([]))
  if (status === 206) void reply.header('Content-Range', `bytes ${bytes.first}-${bytes.last}/${byteCount}`)
  return reply.header('Content-Length', bytes.last - bytes.first + 1).send(body)
}
