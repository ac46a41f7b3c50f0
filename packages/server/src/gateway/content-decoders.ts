import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])
/** Nobody needs more; each takes memory of its own. */
const CODINGS_MAX = 3

/** What came is compressed in a way that the gateway cannot look into. */
export class UnreadableCodingError extends Error {}

/**
 * What takes the codings of a body off again, in the order in which that is done; nothing for a body without one. Throws
 * `UnreadableCodingError` for a coding that nobody here knows.
 */
export const contentDecoders = (contentEncoding: string | undefined): readonly Transform[] => {
  if (contentEncoding === undefined) return []
  const codings = contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const makers = codings.map((coding) => DECODERS.get(coding))
  if (makers.length > CODINGS_MAX || makers.includes(undefined))
    throw new UnreadableCodingError(`The body is in ${codings.length} codings that cannot be read.`)
  return makers.toReversed().flatMap((make) => make?.() ?? [])
}

/** The headers that say nothing true any more of a body whose codings were taken off. */
export const OF_THE_CODING: ReadonlySet<string> = new Set(['content-encoding', 'content-length'])
