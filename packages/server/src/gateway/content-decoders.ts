import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { Inflate } from './inflate.ts'

const DECODERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', () => new Inflate()],
  ['br', createBrotliDecompress],
])
/** Nobody needs more; each takes memory of its own. */
const CODINGS_MAX = 3

/** What came is compressed in a way that the gateway cannot look into. */
export class UnreadableCodingError extends Error {}

/** What some services write though it is no coding: the bytes are those of the body. */
const NO_CODINGS: ReadonlySet<string> = new Set([
  '',
  'identity',
  'none',
  'utf-8',
  'utf8',
  'binary',
  'aws-chunked',
])

type Headers = Readonly<Partial<Record<'content-encoding' | 'content-length' | 'transfer-encoding', unknown>>>

const textOf = (value: unknown): string => [value ?? []].flat().join(',')

/** The head of an answer, as far as it says how its body is to be read. */
export interface AnswerHead {
  /** What was asked by. */
  readonly method: string | undefined
  readonly status: number
  readonly headers: Headers
}

/** Such an answer ends with its head, whatever that says of a body. */
const isBodiless = ({ method, status }: AnswerHead): boolean =>
  method === 'HEAD' || status === 204 || status === 304

/** What takes the codings of an answer's body off again: see `contentDecoders`. */
export const answerDecoders = (head: AnswerHead): readonly Transform[] =>
  isBodiless(head) ? [] : contentDecoders(head.headers)

/**
 * What takes the codings of a body off again, in the order in which that is done; nothing for a body without one, or for
 * none at all. Throws `UnreadableCodingError` for a coding that nobody here knows, and for one of the transfer but chunks.
 */
export const contentDecoders = (headers: Headers): readonly Transform[] => {
  const transfer = textOf(headers['transfer-encoding']).trim().toLowerCase()
  if (transfer !== '' && transfer !== 'chunked')
    throw new UnreadableCodingError('The body is in a coding of its transfer.')
  const contentEncoding = textOf(headers['content-encoding'])
  if (contentEncoding === '' || headers['content-length'] === '0') return []
  const codings = contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => !NO_CODINGS.has(coding))
  const makers = codings.map((coding) => DECODERS.get(coding))
  if (makers.length > CODINGS_MAX || makers.includes(undefined))
    throw new UnreadableCodingError(`The body is in ${codings.length} codings that cannot be read.`)
  return makers.toReversed().flatMap((make) => make?.() ?? [])
}

/** The headers that say nothing true any more of a body whose codings were taken off. */
export const OF_THE_CODING: ReadonlySet<string> = new Set(['content-encoding', 'content-length'])
