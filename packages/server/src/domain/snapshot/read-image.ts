import { DomainError } from '../../kernel/errors.ts'

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What an image is, by its own bytes. */
export interface ImageFacts {
  readonly mediaType: ImageType
  readonly width: number
  readonly height: number
}

const SIDE_PIXELS_MAX = 16_384

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const PNG_END = Buffer.from('49454e44ae426082', 'hex')

const readPng = (bytes: Buffer): ImageFacts | undefined => {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || bytes.length < 45) return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || !bytes.subarray(-8).equals(PNG_END)) return undefined
  return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Whether a marker begins a frame, which is where the size stands; three of the row mean something else. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const readJpeg = (bytes: Buffer): ImageFacts | undefined => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  // Cameras may pad the end, but an image without its end was cut off.
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 4) return undefined
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (beginsFrame(marker))
      return {
        mediaType: 'image/jpeg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** The size of a WebP image by its first chunk: lossy, lossless or extended (RFC 9649). */
const webpSize = (bytes: Buffer): Omit<ImageFacts, 'mediaType'> | undefined => {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

const readWebp = (bytes: Buffer): ImageFacts | undefined => {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  if (!isWebp || bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return undefined
  const size = webpSize(bytes)
  return size && { mediaType: 'image/webp', ...size }
}

const isSane = ({ width, height }: ImageFacts): boolean =>
  Math.min(width, height) > 0 && Math.max(width, height) <= SIDE_PIXELS_MAX

/** Reads what an image is from its bytes, without decoding it. Throws `snapshot.not_an_image`. */
export const readImage = (bytes: Buffer): ImageFacts => {
  const facts = readJpeg(bytes) ?? readPng(bytes) ?? readWebp(bytes)
  if (facts !== undefined && isSane(facts)) return facts
  throw new DomainError(
    'snapshot.not_an_image',
    `body must be a whole JPEG, PNG or WebP image of at most ${SIDE_PIXELS_MAX} pixels a side`,
    { field: 'body' },
  )
}
