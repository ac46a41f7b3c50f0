import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Inflate } from './inflate.ts'

const bytewise = (bytes: Buffer): Readable => Readable.from([...bytes].map((byte) => Buffer.from([byte])))

describe.each([
  ['within its wrapper', deflateSync],
  ['without one', deflateRawSync],
])('what is deflated %s', (_how, deflate) => {
  it('is read wherever it is split, and where it is empty', async () => {
    for (const text of ['', 'what it says'])
      expect((await buffer(bytewise(deflate(text)).pipe(new Inflate()))).toString()).toBe(text)
  })

  it('takes no more memory than is read of it', async () => {
    const inflate = new Inflate()
    inflate.end(deflate(Buffer.alloc(200 * 1_024 * 1_024)))
    await new Promise((resolve) => inflate.once('readable', resolve))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(inflate.readableLength).toBeLessThan(1_048_576)
    inflate.destroy()
  })

  it('is an error where it breaks off', async () => {
    const whole = deflate('what it says, at some length: 0123456789')
    const broken = pipeline(Readable.from([whole.subarray(0, -8)]), new Inflate(), async (plain) => {
      for await (const _ of plain);
    })
    await expect(broken).rejects.toThrow('unexpected end of file')
  })
})

it('nothing at all is read as nothing', async () => {
  expect((await buffer(Readable.from([]).pipe(new Inflate()))).length).toBe(0)
})
