import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Eight bits of grey, no interlacing. */
const GREY = [8, 0, 0, 0, 0] as const

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A slope of grey with a bright bar that moves on from frame to frame. */
const pixels = (width: number, height: number, frame: number): Buffer => {
  const bar = (frame * 3) % width
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      lines[y * (width + 1) + x + 1] =
        Math.abs(x - bar) < 2 ? 255 : Math.floor(((x + y) * 160) / (width + height))
  return lines
}

/** Draws the nth frame of a camera as a PNG. */
export const drawFrame = (frame: number, width = 64, height = 36): Uint8Array<ArrayBuffer> => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set(GREY, 8)
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(pixels(width, height, frame))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
