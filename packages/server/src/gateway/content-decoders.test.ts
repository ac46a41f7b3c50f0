import { Readable, type Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { contentDecoders, UnreadableCodingError } from './content-decoders.ts'

const TEXT = 'what it says'
const decoded = async (coding: string | undefined, body: Buffer): Promise<string> => {
  const through = contentDecoders({ 'content-encoding': coding }).reduce<Readable>(
    (from, decoder: Transform) => from.pipe(decoder),
    Readable.from([body]),
  )
  return (await buffer(through)).toString()
}

describe('the codings of a body', () => {
  it.each([
    [undefined, Buffer.from(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    ['X-GZIP', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['gzip, identity', gzipSync(TEXT)],
    ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
    [' br ,, gzip ', gzipSync(brotliCompressSync(TEXT))],
    ['utf-8', Buffer.from(TEXT)],
    ['aws-chunked', Buffer.from(TEXT)],
  ])('are taken off: %s', async (coding, body) => {
    expect(await decoded(coding, body)).toBe(TEXT)
  })

  it.each(['zstd', 'compress', 'gzip, zstd', 'constructor', '__proto__', 'gzip,gzip,gzip,gzip'])(
    'are not %s',
    (coding) => {
      expect(() => contentDecoders({ 'content-encoding': coding })).toThrow(UnreadableCodingError)
    },
  )

  it('are none of a body that is none', () => {
    expect(contentDecoders({ 'content-encoding': 'gzip', 'content-length': '0' })).toEqual([])
  })

  it('are not those of a transfer, but for chunks', () => {
    expect(contentDecoders({ 'transfer-encoding': 'chunked' })).toEqual([])
    for (const transfer of ['gzip, chunked', 'gzip', 'identity'])
      expect(() => contentDecoders({ 'transfer-encoding': transfer })).toThrow(UnreadableCodingError)
  })
})
