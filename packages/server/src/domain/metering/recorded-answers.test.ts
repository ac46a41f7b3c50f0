import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inParts, MESSAGES, meter } from '../../../test/support/metering.ts'
import { MIXED, RECORDED, type Recorded } from '../../../test/support/recorded-answers.ts'
import type { Usage } from './call-meter.ts'

const expectedOf = ({ provider, model, tokens, nanoDollars }: Recorded): Usage => {
  const [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens] = tokens
  const counted = { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }
  return { provider, model, ...counted, nanoDollars: BigInt(nanoDollars), estimated: false }
}

describe.each(Object.entries(RECORDED))('%s', (_, recorded) => {
  const { answer } = recorded
  const bytes = Buffer.from(answer)
  const expected = expectedOf(recorded)

  it('is metered as the provider charges it', async () => {
    expect(await meter(recorded, [answer])).toEqual(expected)
  })

  it('is metered alike wherever its bytes are split', async () => {
    for (let at = 1; at < bytes.length; at += 1)
      expect(await meter(recorded, [bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected)
    for (const size of [1, 2, 3, 7]) expect(await meter(recorded, inParts(bytes, size))).toEqual(expected)
  })

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    [' GZIP ', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['identity', (plain: Buffer) => plain],
  ])('is metered alike as %j', async (contentEncoding, encode) => {
    const encoded = encode(bytes)
    expect(await meter({ ...recorded, contentEncoding }, [encoded])).toEqual(expected)
    expect(await meter({ ...recorded, contentEncoding }, inParts(encoded, 5))).toEqual(expected)
  })

  it('costs something wherever it breaks off, and is estimated unless it had said all', async () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const usage = await meter({ ...recorded, completed: false }, [bytes.subarray(0, at)])
      expect(usage.nanoDollars).toBeGreaterThan(0n)
      expect(usage.inputTokens).toBeGreaterThan(0)
      if (!usage.estimated) expect(usage).toEqual(expected)
    }
  })

  it.each([300, 302, 400, 401, 429, 500, 529])('costs nothing with status %s', async (status) => {
    expect(await meter({ ...recorded, status }, [answer])).toEqual({
      provider: recorded.provider,
      model: 'asked-for',
      inputTokens: 0,
      outputTokens: 0,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      nanoDollars: 0n,
      estimated: false,
    })
  })
})

describe('a usage that is told', () => {
  it.each(MIXED)('%s counts no token twice', async (_, usage, tokens) => {
    const [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens] = tokens
    const expected = { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, estimated: false }
    expect(await meter(MESSAGES, [JSON.stringify({ usage })])).toMatchObject(expected)
  })
})
