import type { ByteRange } from '../../kernel/byte-range.ts'

/** A JPEG image of a movie. */
export interface MovieFrame {
  readonly width: number
  readonly height: number
  readonly byteCount: number
}

/** Bytes of an AVI file: what it says itself, or those of one of its frames. */
type Piece = Buffer | { readonly frame: number; readonly length: number }

/** An AVI file before its frames are read. */
export interface AviLayout {
  readonly pieces: readonly Piece[]
  readonly byteCount: number
}

const HAS_INDEX = 0x10
const IS_KEY_FRAME = 0x10
const MICROSECONDS = 1_000_000

const words = (...values: readonly (number | string)[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, place) => {
    if (typeof value === 'string') bytes.write(value, place * 4, 'latin1')
    else bytes.writeUInt32LE(value, place * 4)
  })
  return bytes
}
const chunk = (name: string, data: Buffer): Buffer => Buffer.concat([words(name, data.length), data])
const list = (name: string, ...chunks: readonly Buffer[]): Buffer =>
  chunk('LIST', Buffer.concat([words(name), ...chunks]))

/** Chunks begin at even places. */
const padOf = (length: number): Buffer => Buffer.alloc(length % 2)

/** `hdrl`: the headers of the file and of its one stream (`AVIMAINHEADER`, `AVISTREAMHEADER`, `BITMAPINFOHEADER`). */
const headers = (
  { width, height }: MovieFrame,
  frames: readonly MovieFrame[],
  microsecondsPerFrame: number,
): Buffer => {
  const largest = Math.max(...frames.map(({ byteCount }) => byteCount))
  const bytesPerSecond = Math.min(0xffff_ffff, Math.ceil((largest * MICROSECONDS) / microsecondsPerFrame))
  const file = words(
    ...[microsecondsPerFrame, bytesPerSecond, 0, HAS_INDEX, frames.length, 0, 1, largest],
    ...[width, height, 0, 0, 0, 0],
  )
  const stream = words(
    ...['vids', 'MJPG', 0, 0, 0, microsecondsPerFrame, MICROSECONDS, 0, frames.length, largest],
    // As good as it came; its samples differ in size, and fill the picture.
    ...[0xffff_ffff, 0, 0, width | (height << 16)],
  )
  const bitmap = words(40, width, height, 1 | (24 << 16), 'MJPG', width * height * 3, 0, 0, 0, 0)
  return list('hdrl', chunk('avih', file), list('strl', chunk('strh', stream), chunk('strf', bitmap)))
}

/** `idx1`: where each frame begins, counted from the name of the list that holds them. */
const index = (frames: readonly MovieFrame[]): Buffer => {
  let at = 4
  const entries = frames.map(({ byteCount }) => {
    const entry = words('00dc', IS_KEY_FRAME, at, byteCount)
    at += 8 + byteCount + (byteCount % 2)
    return entry
  })
  return chunk('idx1', Buffer.concat(entries))
}

const frameChunks = (frames: readonly MovieFrame[]): Piece[] =>
  frames.flatMap(({ byteCount: length }, frame) => [words('00dc', length), { frame, length }, padOf(length)])

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((total, { length }) => total + length, 0)

/**
 * Lays out JPEG images of one size as a movie: Motion JPEG in an AVI file (RIFF), which plays them one after another,
 * each for so many microseconds. There has to be one.
 */
export const layOutAvi = (
  frames: readonly [MovieFrame, ...MovieFrame[]],
  microsecondsPerFrame: number,
): AviLayout => {
  const chunks = frameChunks(frames)
  const head = headers(frames[0], frames, microsecondsPerFrame)
  const movi = words('LIST', 4 + lengthOf(chunks), 'movi')
  const tail = index(frames)
  const inner = 4 + head.length + movi.length + lengthOf(chunks) + tail.length
  const pieces = [words('RIFF', inner, 'AVI '), head, movi, ...chunks, tail]
  return { pieces, byteCount: lengthOf(pieces) }
}

/** The bytes of a range of an AVI file, a frame at a time; `read` answers those of a range of a frame. */
export async function* aviBytes(
  { pieces }: AviLayout,
  { first, last }: ByteRange,
  read: (frame: number, range: ByteRange) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  let at = 0
  for (const piece of pieces) {
    const range = { first: Math.max(0, first - at), last: Math.min(piece.length - 1, last - at) }
    at += piece.length
    if (range.first > range.last) continue
    yield Buffer.isBuffer(piece)
      ? piece.subarray(range.first, range.last + 1)
      : await read(piece.frame, range)
  }
}
