import { crc32, deflateSync } from 'node:zlib'

// The smallest images that are whole: their sizes are in them, and what is drawn does not matter.

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one colour; `more` bytes of text make it larger. */
export const png = (width = 2, height = 1, more = 0): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(more > 0 ? [chunk('tEXt', Buffer.alloc(more, 'x'))] : []),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The frame of a JPEG: its headers and its end, with `pixels` between them. */
export const jpeg = (width = 4, height = 3, pixels = 'pixels'): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffc0000b08', 'hex'),
    size,
    Buffer.from('01011100', 'hex'),
    Buffer.from('ffda0008010100003f00', 'hex'),
    Buffer.from(pixels),
    Buffer.from('ffd9', 'hex'),
  ])
}

const riff = (form: string, data: Buffer): Buffer => {
  const [length, inner] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32LE(data.length + 12)
  inner.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from('RIFF'), length, Buffer.from(`WEBP${form}`), inner, data])
}

/** WebP images, extended, lossless and lossy, of 5 by 7 pixels. */
export const webps = (): readonly Buffer[] => {
  const extended = Buffer.alloc(10)
  extended.writeUIntLE(4, 4, 3)
  extended.writeUIntLE(6, 7, 3)
  const lossless = Buffer.alloc(10)
  lossless[0] = 0x2f
  lossless.writeUInt32LE(4 | (6 << 14), 1)
  const lossy = Buffer.alloc(10)
  lossy.set([0x9d, 0x01, 0x2a], 3)
  lossy.writeUInt16LE(5, 6)
  lossy.writeUInt16LE(7, 8)
  return [riff('VP8X', extended), riff('VP8L', lossless), riff('VP8 ', lossy)]
}
