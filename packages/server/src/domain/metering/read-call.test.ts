import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeteredCall } from './metered-call.ts'
import { costOf } from './price.ts'
import { Prices } from './prices.ts'
import { readCall } from './read-call.ts'

const AT = new Date('2026-11-01T00:00:00Z')
const prices = Prices.standard()
const CHAT: MeteredCall = { provider: 'openai', api: 'chat', model: undefined, streams: false }
const MESSAGES: MeteredCall = { provider: 'anthropic', api: 'messages', model: undefined, streams: false }
const GEMINI: MeteredCall = {
  provider: 'google',
  api: 'generate',
  model: 'gemini-2.5-pro',
  streams: true,
}

const read = (call: MeteredCall, body: string | Buffer | undefined) =>
  readCall(call, typeof body === 'string' ? Buffer.from(body) : body, { prices, at: AT })

describe('the reading of a request', () => {
  it('names the model and whether it asks for a stream', () => {
    const body = '{"model":"claude-sonnet-4-5","max_tokens":1024,"stream":true,"messages":[]}'
    expect(read(MESSAGES, body)).toMatchObject({ model: 'claude-sonnet-4-5', streams: true })
    expect(read(MESSAGES, '{"model":"claude-sonnet-4-5"}').streams).toBe(false)
  })

  it('takes from a path what that names', () => {
    expect(read(GEMINI, '{"contents":[]}')).toMatchObject({ model: 'gemini-2.5-pro', streams: true })
  })

  it('finds the model in a form', () => {
    const part = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const file = 'x'.repeat(100_000)
    for (const body of [
      part('model', 'gpt-4o-transcribe') + part('file', file),
      part('file', file) + part('model', 'gpt-4o-transcribe'),
    ])
      expect(read({ ...CHAT, api: 'unknown' }, `${body}--b--`).model).toBe('gpt-4o-transcribe')
  })

  it.each([
    ['no body', undefined],
    ['an empty one', ''],
    ['half a one', '{"model":"gpt-4o","messages":[{"role":"user"'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a model that is no text', '{"model":{"x":1}}'],
    ['a model that the database cannot hold', '{"model":"a\\u0000b"}'],
    ['a model that is too long', `{"model":"${'x'.repeat(201)}"}`],
    ['compressed bytes', gzipSync('{"model":"gpt-4o"}')],
    ['a prototype', '{"__proto__":{"model":"gpt-4o","stream":true}}'],
    ['deep nesting', '['.repeat(200_000)],
  ])('knows no model from %s, and still estimates', (_, body) => {
    const reading = read(CHAT, body)
    expect(reading.model).toBeUndefined()
    expect(reading.body).toBeUndefined()
    expect(reading.estimateNanoDollars).toBeGreaterThan(0n)
  })

  it('never throws and always estimates something, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(read(CHAT, Buffer.from(bytes)).estimateNanoDollars).toBeGreaterThan(0n)
      }),
    )
  })
})

describe('the estimate', () => {
  const text = 'word '.repeat(3000)
  const request = (more: object) =>
    JSON.stringify({ model: 'gpt-4o', messages: [{ content: text }], ...more })

  it('counts a token for every three bytes of the request, and prices both ways', () => {
    const body = request({ max_tokens: 100 })
    const reading = read(CHAT, body)
    expect(reading.inputTokens).toBe(Math.ceil(body.length / 3))
    expect(reading.outputTokens).toBe(100)
    const counts = { input: reading.inputTokens, output: 100 }
    expect(reading.estimateNanoDollars).toBe(costOf(prices.priceOf('openai', 'gpt-4o', AT), counts))
  })

  it.each([
    ['max_tokens', CHAT, { max_tokens: 7 }, 7],
    ['max_completion_tokens', CHAT, { max_completion_tokens: 8, max_tokens: 7 }, 8],
    ['the largest of several', CHAT, { max_completion_tokens: 1, max_tokens: 900 }, 900],
    ['max_output_tokens', CHAT, { max_output_tokens: 9 }, 9],
    ['generationConfig', GEMINI, { generationConfig: { maxOutputTokens: 10, candidateCount: 2 } }, 20],
    ['n', CHAT, { max_tokens: 7, n: 3 }, 21],
    ['nothing', CHAT, {}, 4096],
    ['a wrong type', CHAT, { max_tokens: '7' }, 4096],
    ['a negative one', CHAT, { max_tokens: -7 }, 4096],
    ['more than a model can say', CHAT, { max_tokens: 1e15 }, 1_000_000],
  ])('of what comes out goes by %s', (_, call, more, expected) => {
    expect(read(call, request(more)).outputTokens).toBe(expected)
  })

  it('expects no words from an embedding', () => {
    expect(read({ ...CHAT, api: 'embeddings' }, request({})).outputTokens).toBe(0)
  })

  it('does not take a picture for text, wherever a provider wants it', () => {
    const data = Buffer.alloc(300_000, 7).toString('base64')
    const contents = [
      { source: { type: 'base64', data } },
      { image_url: { url: `data:image/png;base64,${data}` } },
      { image_url: `data:image/png;base64,${data}` },
      { inlineData: { data } },
      { file: { file_data: data } },
    ]
    for (const content of contents) {
      const { inputTokens } = read(CHAT, request({ messages: [{ content: [content] }] }))
      expect(inputTokens).toBeGreaterThan(1000)
      expect(inputTokens).toBeLessThan(20_000)
    }
    const inText = read(CHAT, request({ messages: [{ content: data }] }))
    expect(inText.inputTokens).toBeGreaterThan(100_000)
  })

  it('goes by the length of a body that is not at hand, and is high where that is unknown', () => {
    const unseen = (bodyBytes?: number) =>
      readCall(CHAT, undefined, { prices, at: AT, bodyBytes }).inputTokens
    expect(unseen(3000)).toBe(1000)
    expect(unseen(0)).toBe(1)
    expect(unseen(1e12)).toBe(2_000_000)
    expect(unseen()).toBe(200_000)
  })

  it('grows with a compressed body as with a long text', () => {
    expect(read(CHAT, Buffer.alloc(50_000, 0x1f)).inputTokens).toBe(50_000)
  })
})

const OPTIONS = 'stream_options'
type Request = Record<string, unknown>

describe('asking for the usage of a stream', () => {
  const asked = (body: string): string | undefined => read(CHAT, body).body?.toString()

  it.each([
    ['{"stream":true}', '{"stream_options":{"include_usage":true},"stream":true}'],
    ['\n { "stream" : true }', '\n {"stream_options":{"include_usage":true}, "stream" : true }'],
    ['{"stream":true,"stream_options":{}}', '{"stream":true,"stream_options":{"include_usage":true}}'],
    [
      '{"stream_options": { "a":[{"b":"}"}] } ,"stream":true}',
      '{"stream_options": {"include_usage":true, "a":[{"b":"}"}] } ,"stream":true}',
    ],
    [
      '{"stream":true,"stream_options":{"include_usage" : false ,"a":1}}',
      '{"stream":true,"stream_options":{"include_usage" : true ,"a":1}}',
    ],
    ['{"stream_options":null,"stream":true}', '{"stream_options":{"include_usage":true},"stream":true}'],
    [
      '{"stream_options":{"a":1},"stream":true,"stream\\u005foptions":{"b":2}}',
      '{"stream_options":{"a":1},"stream":true,"stream\\u005foptions":{"include_usage":true,"b":2}}',
    ],
    [
      '{"stream":true,"seed":12345678901234567890123,"x":1.10,"y":"\\u00e9\\n"}',
      '{"stream_options":{"include_usage":true},"stream":true,"seed":12345678901234567890123,"x":1.10,"y":"\\u00e9\\n"}',
    ],
  ])('changes nothing else of %s', (body, expected) => {
    expect(asked(body)).toBe(expected)
  })

  it.each([
    '{"stream":false}',
    '{}',
    '{"stream":"true"}',
    '{"stream":true,"stream_options":{"include_usage":true}}',
    '{"stream":true,"stream_options":7}',
    '{"stream":true,"stream_options":[]}',
    '{"stream":true',
    '[{"stream":true}]',
  ])('leaves %s as it is', (body) => {
    expect(asked(body)).toBeUndefined()
  })

  it('is for the interfaces that tell it only then', () => {
    for (const api of ['chat', 'completions'] as const)
      for (const provider of ['openai', 'google', 'openrouter'] as const)
        expect(read({ ...CHAT, api, provider }, '{"stream":true}').body).toBeDefined()
    for (const api of ['messages', 'responses', 'embeddings', 'generate', 'unknown'] as const)
      expect(read({ ...CHAT, api }, '{"stream":true}').body).toBeUndefined()
  })

  it('leaves a request that says the same but for the option, however it is written', () => {
    const indent = fc.constantFrom(undefined, 1, '\t')
    const options = fc.oneof(
      fc.constant(null),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.record({ include_usage: fc.jsonValue(), other: fc.jsonValue() }, { requiredKeys: [] }),
    )
    const fields = fc
      .dictionary(fc.string(), fc.jsonValue())
      .filter((given) => !Object.hasOwn(given, '__proto__'))
    const request = fc.tuple(fields, fc.option(options, { nil: undefined }), fc.boolean())
    fc.assert(
      fc.property(request, indent, ([given, stream_options, isFirst], space) => {
        const own = stream_options === undefined ? {} : { stream_options }
        const { stream_options: _, ...rest } = given
        const sent: Request = isFirst ? { ...own, ...rest, stream: true } : { ...rest, stream: true, ...own }
        const body = JSON.stringify(sent, null, space)
        const changed = JSON.parse(asked(body) ?? body) as Request
        const before = JSON.parse(body) as Request
        expect(changed).toEqual({
          ...before,
          [OPTIONS]: { ...(before[OPTIONS] as Request | null), include_usage: true },
        })
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every digit of a number', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 40n), fc.nat(9), (whole, decimal) => {
        const body = `{"a":${whole}.${decimal},"stream":true,"b":-${whole}e${decimal},"stream_options":{"c":${whole}}}`
        const changed = asked(body) ?? ''
        expect(changed.replace('"include_usage":true,', '')).toBe(body)
      }),
    )
  })

  it('keeps bytes that are no UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('{"stream":true,"x":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}'),
    ])
    const changed = read(CHAT, body).body ?? Buffer.alloc(0)
    expect(changed.subarray(-body.length + 1)).toEqual(body.subarray(1))
  })
})
