import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHAT, inParts, MESSAGES, meter, PRICING, REQUEST } from '../../../test/support/metering.ts'
import { events, named } from '../../../test/support/recorded-answers.ts'
import { CallMeter, type Usage } from './call-meter.ts'
import type { MeteredCall, ModelApi, Provider } from './metered-call.ts'
import { readCall } from './read-call.ts'

const INPUT_ESTIMATE = Math.ceil(REQUEST.length / 3)
const START = named({
  type: 'message_start',
  message: { model: 'claude-sonnet-4-5', usage: { input_tokens: 1000, output_tokens: 2 } },
} as never)
const words = (text: string): string =>
  named({ type: 'content_block_delta', delta: { type: 'text_delta', text } } as never)

describe('an answer that does not tell what it used', () => {
  it('is estimated from the request and from the words that came', async () => {
    const answer = events({ model: 'gpt-4o', choices: [{ delta: { content: 'y'.repeat(300) } }] }, '[DONE]')
    expect(await meter(CHAT, [answer])).toEqual({
      provider: 'openai',
      model: 'gpt-4o',
      inputTokens: INPUT_ESTIMATE,
      outputTokens: 100,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      nanoDollars: BigInt(INPUT_ESTIMATE * 2500 + 100 * 10_000),
      estimated: true,
    })
  })

  it('keeps what was told before it broke off, and adds the words', async () => {
    const usage = await meter({ ...MESSAGES, completed: false }, [START, words('y'.repeat(300))])
    expect(usage).toMatchObject({ inputTokens: 1000, outputTokens: 100, estimated: true })
    expect(usage.nanoDollars).toBe(BigInt(1000 * 3000 + 100 * 15_000))
  })

  it('is estimated too where it ends without its last words', async () => {
    const usage = await meter(MESSAGES, [START, words('y'.repeat(30))])
    expect(usage).toMatchObject({ inputTokens: 1000, outputTokens: 10, estimated: true })
  })

  it('counts the words of a response of OpenAI once, however often they are repeated', async () => {
    const text = 'y'.repeat(300)
    const answer = named(
      { type: 'response.output_text.delta', delta: text } as never,
      { type: 'response.output_text.done', text } as never,
      { type: 'response.content_part.done', part: { text } } as never,
    )
    const usage = await meter({ ...CHAT, api: 'responses', completed: false }, [answer])
    expect(usage).toMatchObject({ outputTokens: 100, estimated: true })
  })

  it('is taken for the whole that was asked for where it comes later', async () => {
    const request = Buffer.from('{"model":"gpt-4o","background":true,"max_output_tokens":900}')
    const answer = '{"object":"response","status":"queued","model":"gpt-4o","usage":null}'
    const usage = await meter({ ...CHAT, api: 'responses', request }, [answer])
    expect(usage).toMatchObject({ outputTokens: 900, estimated: true })
  })

  it('is one of the model that was asked for where it names none, at the price of the dearest if that is unknown', async () => {
    const request = Buffer.from('{"model":"gpt-4o-mini","max_tokens":5}')
    expect(await meter({ ...CHAT, request }, ['{}'])).toMatchObject({ model: 'gpt-4o-mini', estimated: true })
    const unknown = await meter({ ...CHAT, request: Buffer.from('{"max_tokens":5}') }, ['{}'])
    expect(unknown.model).toBe('unknown')
    // The dearest of OpenAI is o1-pro.
    expect(unknown.nanoDollars).toBe(BigInt(6 * 150_000 + 600_000))
  })

  it('is a sound that counts as one', async () => {
    const sound = Buffer.alloc(256_000, 0xf3)
    const speech = { ...CHAT, api: 'unknown' } as const
    const usage = await meter({ ...speech, contentType: 'audio/mpeg' }, [sound])
    expect(usage).toMatchObject({ outputTokens: 1000, estimated: true })
  })

  it.each([
    ['an encoding that nobody knows', 'zstd', gzipSync('{}')],
    ['two encodings', 'gzip, br', gzipSync('{}')],
    [
      'an encoding that it has not',
      'gzip',
      Buffer.from('{"usage":{"prompt_tokens":1,"completion_tokens":1}}'),
    ],
    ['an encoding of a prototype', 'constructor', Buffer.from('{}')],
  ])('because of %s is estimated', async (_, contentEncoding, bytes) => {
    const usage = await meter({ ...CHAT, contentEncoding }, [bytes])
    expect(usage).toMatchObject({ inputTokens: INPUT_ESTIMATE, estimated: true })
    expect(usage.outputTokens).toBeGreaterThan(0)
  })

  it('because its compressed bytes break off counts those that could be read', async () => {
    const plain = START + words('y'.repeat(30)).repeat(500)
    const encoded = gzipSync(plain)
    for (const completed of [true, false]) {
      const half = encoded.subarray(0, encoded.length - 20)
      const usage = await meter({ ...MESSAGES, contentEncoding: 'gzip', completed }, [half])
      expect(usage).toMatchObject({ inputTokens: 1000, estimated: true })
      expect(usage.outputTokens).toBeGreaterThan(1000)
    }
  })

  it('because it decodes to more than any answer is long is estimated', async () => {
    const mebibyte = gzipSync(Buffer.alloc(1024 * 1024, 0x20))
    const told = gzipSync('{"usage":{"prompt_tokens":1,"completion_tokens":1}}')
    const blanks = Array.from({ length: 129 }, () => mebibyte)
    const gzip = { ...CHAT, contentEncoding: 'gzip' }
    expect(await meter(gzip, [told, mebibyte])).toMatchObject({ inputTokens: 1, estimated: false })
    expect(await meter(gzip, [told, ...blanks])).toMatchObject({ estimated: true })
  })
})

describe('an answer that the agent leaves', () => {
  const used = { prompt_tokens: 9, completion_tokens: 2 }

  it.each([
    ['OpenAI has ended a stream', events({ choices: [] }, { usage: used }, '[DONE]')],
    [
      'OpenAI has ended a stream, without blanks',
      events({ usage: used }, '[DONE]').replaceAll('data: ', 'data:'),
    ],
    [
      'OpenAI has ended a stream, with other line ends',
      events({ usage: used }, '[DONE]').replaceAll('\n', '\r\n'),
    ],
    ['a JSON has come whole', JSON.stringify({ usage: used })],
    [
      'Anthropic has ended a stream',
      named({ type: 'message_delta', usage: { input_tokens: 9, output_tokens: 2 } } as never, {
        type: 'message_stop',
      }),
    ],
  ])('once %s is metered exactly', async (_, answer) => {
    const usage = await meter({ ...CHAT, completed: false }, [answer.trimEnd()])
    expect(usage).toMatchObject({ inputTokens: 9, outputTokens: 2, estimated: false })
  })

  it('once it has said all is metered exactly, though the end of its encoding is missing', async () => {
    const answer = Buffer.from(events({ usage: used }, '[DONE]'))
    for (const [contentEncoding, encoded] of [
      ['gzip', gzipSync(answer)],
      ['deflate', deflateSync(answer)],
    ] as const) {
      const sent = { ...CHAT, contentEncoding, completed: false }
      const usage = await meter(sent, [encoded.subarray(0, encoded.length - 3)])
      expect(usage).toMatchObject({ inputTokens: 9, outputTokens: 2, estimated: false })
    }
  })

  it('once a usage was told, but not that this was all, is estimated', async () => {
    const usage = await meter({ ...CHAT, completed: false }, [events({ usage: used })])
    expect(usage).toMatchObject({ inputTokens: 9, outputTokens: 2, estimated: true })
  })
})

describe('an event that is broken', () => {
  it.each(['\n', '\r\n'])('does not hide the ones behind it, with lines that end in %j', async (lineEnd) => {
    const used = { prompt_tokens: 9, completion_tokens: 2 }
    const broken = ['{"choices":[{"delta":"', '{{{{', '"', '[DONE']
    const answer = events(...broken, { model: 'gpt-4o', usage: used }, '[DONE]').replaceAll('\n', lineEnd)
    const usage = await meter(CHAT, inParts(Buffer.from(answer), 4))
    expect(usage).toMatchObject({ inputTokens: 9, outputTokens: 2, estimated: false })
  })

  it('is none where comments, names and numbers stand between the data', async () => {
    const answer =
      ': hi\nid: 7\nretry: 9\nevent: x\ndata: {"model":"gpt-4o",\ndata:"usage":{"prompt_tokens":9,\n: hm\ndata\ndata: "completion_tokens":2}}\n\n'
    expect(await meter(CHAT, inParts(Buffer.from(answer), 3))).toMatchObject({
      inputTokens: 9,
      outputTokens: 2,
    })
  })
})

describe('an answer of any size', () => {
  it('is metered exactly where the usage stands behind an event of many megabytes, or in it', async () => {
    const usage = { prompt_tokens: 9, completion_tokens: 2 }
    const long = JSON.stringify({ choices: [{ delta: { content: 'z'.repeat(5_000_000) } }], usage: null })
    const inside = JSON.stringify({ model: 'gpt-4o', b64_json: 'A'.repeat(5_000_000), usage })
    for (const answer of [
      events(long, { model: 'gpt-4o', usage }, '[DONE]'),
      events(inside, '[DONE]'),
      inside,
    ])
      expect(await meter(CHAT, inParts(Buffer.from(answer), 65_536))).toMatchObject({
        inputTokens: 9,
        outputTokens: 2,
        nanoDollars: BigInt(9 * 2500 + 2 * 10_000),
        estimated: false,
      })
  })

  it('is estimated where the usage itself is too long to keep', async () => {
    const usage = { prompt_tokens: 9, completion_tokens: 2, x: 'x'.repeat(100_000) }
    expect(await meter(CHAT, [events({ model: 'gpt-4o', usage }, '[DONE]')])).toMatchObject({
      inputTokens: INPUT_ESTIMATE,
      estimated: true,
    })
  })
})

describe('a usage that makes no sense', () => {
  const answered = (usage: unknown): Promise<Usage> =>
    meter(CHAT, [JSON.stringify({ model: 'gpt-4o', choices: [{ message: { content: 'abc' } }], usage })])

  it.each([
    [null],
    [7],
    ['many'],
    [[]],
    [{}],
    [{ prompt_tokens: -5, completion_tokens: 2 }],
    [{ prompt_tokens: 5, completion_tokens: -2 }],
    [{ prompt_tokens: '5', completion_tokens: 2 }],
    [{ prompt_tokens: 5.5, completion_tokens: 2 }],
    [{ prompt_tokens: 1e300, completion_tokens: 2 }],
    [{ prompt_tokens: 100_000_001, completion_tokens: 2 }],
    [{ prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 6 } }],
    [{ prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: -6 } }],
    [{ prompt_tokens: 5, completion_tokens: [2] }],
    [{ prompt_tokens: true, completion_tokens: 2 }],
    [{ prompt_tokens: 0, completion_tokens: 0 }],
    [{ iterations: [{ type: 'x', input_tokens: -1 }], prompt_tokens: 5, completion_tokens: 2 }],
  ])('is not believed: %j', async (usage) => {
    const found = await answered(usage)
    expect(found).toMatchObject({ inputTokens: INPUT_ESTIMATE, cacheReadTokens: 0, estimated: true })
    expect(found.outputTokens).toBeGreaterThan(0)
  })

  it('cannot make a number of a usage negative, broken or without end', async () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 1e9, 1e308, '1', null, true))
    const details = fc.dictionary(fc.constantFrom('cached_tokens', 'audio_tokens', 'image_tokens'), number)
    const names = fc.constantFrom(
      ...['prompt_tokens', 'completion_tokens', 'total_tokens', 'input_tokens', 'output_tokens'],
      ...['cache_read_input_tokens', 'cache_creation_input_tokens', 'promptTokenCount', 'cost'],
    )
    const usage = fc
      .tuple(fc.dictionary(names, number), details, details)
      .map(([own, prompt_tokens_details, output_tokens_details]) => {
        return { ...own, prompt_tokens_details, output_tokens_details }
      })
    const property = fc.asyncProperty(
      usage,
      fc.constantFrom('openai', 'openrouter'),
      async (given, provider) => {
        const answer = JSON.stringify({ model: 'gpt-4o', usage: given })
        const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, nanoDollars } = await meter(
          { ...CHAT, provider },
          [answer],
        )
        for (const tokens of [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens]) {
          expect(Number.isSafeInteger(tokens)).toBe(true)
          expect(tokens).toBeGreaterThanOrEqual(0)
        }
        expect(nanoDollars).toBeGreaterThan(0n)
      },
    )
    await fc.assert(property, { numRuns: 500 })
  })

  it('of OpenRouter costs what its tokens do where its own price is none', async () => {
    const used = { prompt_tokens: 5, completion_tokens: 2 }
    const cost = (given: unknown): Promise<Usage> =>
      meter({ ...CHAT, provider: 'openrouter' }, [
        JSON.stringify({ model: 'openai/gpt-4o', usage: { ...used, cost: given } }),
      ])
    for (const given of [-1, '1', null, 1e9])
      expect((await cost(given)).nanoDollars).toBe(5n * 2500n + 2n * 10_000n)
    expect((await cost(0)).nanoDollars).toBe(1n)
    expect((await cost(1e-12)).nanoDollars).toBe(1n)
  })

  it('has no price that a stand-in for another provider names', async () => {
    const answer = '{"model":"gpt-4o","usage":{"prompt_tokens":5,"completion_tokens":2,"cost":0}}'
    expect((await meter(CHAT, [answer])).nanoDollars).toBe(5n * 2500n + 2n * 10_000n)
  })
})

describe('the model', () => {
  const answered = (model: unknown): Promise<Usage> =>
    meter({ ...CHAT, request: Buffer.from('{"model":"gpt-4o"}') }, [
      JSON.stringify({ model, usage: { prompt_tokens: 1, completion_tokens: 0, total_tokens: 1 } }),
    ])

  it('is the one that the answer names, and its price too', async () => {
    expect(await answered('gpt-4o-mini')).toMatchObject({ model: 'gpt-4o-mini', nanoDollars: 150n })
  })

  it('is charged as the one that was asked for where nobody knows a price of what the answer names', async () => {
    expect(await answered('gpt-new')).toMatchObject({ model: 'gpt-new', nanoDollars: 2500n })
  })

  it.each([[7], [''], ['a\u0000b'], ['x'.repeat(300)], [{}], ['é']])(
    'is the one that was asked for where the answer names %j',
    async (model) => {
      expect((await answered(model)).model).toBe('gpt-4o')
    },
  )
})

describe('metering', () => {
  it('is never zero for an answer that was given, whatever its bytes and however it ends', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((given) => Buffer.from(given)),
      fc.json().map((json) => Buffer.from(json)),
      fc.json().map((json) => Buffer.from(`data: ${json}\n\n`)),
      fc
        .constantFrom('', '[DONE]', 'data: [DONE]\n\n', '{', '{"usage":{}}', '[[]]', '}}}', '"'.repeat(9))
        .map(Buffer.from),
    )
    const head = fc.record({
      status: fc.integer({ min: 200, max: 299 }),
      contentType: fc.constantFrom('text/event-stream', 'application/json', 'audio/wav', ''),
      contentEncoding: fc.constantFrom('', 'gzip', 'deflate', 'br', 'zstd'),
      completed: fc.boolean(),
      api: fc.constantFrom<ModelApi>('chat', 'messages', 'embeddings', 'unknown'),
      provider: fc.constantFrom<Provider>('anthropic', 'openai', 'google', 'openrouter'),
      request: fc.option(fc.constant(Buffer.from('{}')), { nil: undefined }),
    })
    const property = fc.asyncProperty(fc.array(bytes, { maxLength: 4 }), head, async (chunks, sent) => {
      const usage = await meter(sent, chunks)
      expect(usage.nanoDollars).toBeGreaterThan(0n)
      expect(usage.inputTokens + usage.outputTokens + usage.cacheReadTokens).toBeGreaterThan(0)
    })
    await fc.assert(property, { numRuns: 1000 })
  })

  it('is never zero for a free model', async () => {
    const request = Buffer.from('{"model":"gemma-4-31b-it"}')
    const answer =
      '{"usageMetadata":{"promptTokenCount":7,"totalTokenCount":7},"modelVersion":"gemma-4-31b-it"}'
    const usage = await meter({ provider: 'google', api: 'generate', request }, [answer])
    expect(usage).toMatchObject({ inputTokens: 7, nanoDollars: 1n, estimated: false })
  })

  it('answers the same at every end, and takes nothing more after the first', async () => {
    const call: MeteredCall = { ...CHAT, model: undefined, streams: false }
    const measured = new CallMeter(call, readCall(call, REQUEST, PRICING), { status: 200 })
    measured.push(Buffer.from('{"usage":{"prompt_tokens":3,"completion_tokens":4}}'))
    const ending = measured.end(true)
    measured.push(Buffer.from('{"usage":{"prompt_tokens":5,"completion_tokens":6}}'))
    const first = await ending
    expect(await measured.end(false)).toEqual(first)
    expect(first).toMatchObject({ inputTokens: 3, outputTokens: 4 })
  })
})
