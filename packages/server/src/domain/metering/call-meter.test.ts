import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CallMeter, type Usage } from './call-meter.ts'
import type { MeteredCall, ModelApi, Provider } from './metered-call.ts'
import { Prices } from './prices.ts'
import { readCall } from './read-call.ts'

const PRICING = { prices: Prices.standard(), at: new Date('2026-11-01T00:00:00Z') }

const events = (...data: readonly unknown[]): string =>
  data.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`).join('')
/** As Anthropic and the responses of OpenAI name their events. */
const named = (...data: readonly { readonly type: string }[]): string =>
  data.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join('')

interface Recorded {
  readonly provider: Provider
  readonly api: ModelApi
  readonly model: string
  readonly answer: string
  /** What it used: input, output, read from a cache, written to one. */
  readonly tokens: Tokens
  readonly nanoDollars: number
}

const RECORDED: Readonly<Record<string, Recorded>> = {
  'a message of Anthropic': {
    provider: 'anthropic',
    api: 'messages',
    model: 'claude-sonnet-4-5-20250929',
    answer: JSON.stringify({
      id: 'msg_01',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5-20250929',
      content: [
        { type: 'text', text: 'Hello "world" }' },
        { type: 'tool_use', name: 'f', input: { usage: { input_tokens: 9e6 }, model: 'claude-haiku-4-5' } },
      ],
      stop_reason: 'end_turn',
      usage: {
        input_tokens: 25,
        cache_creation_input_tokens: 300,
        cache_read_input_tokens: 4000,
        cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
        output_tokens: 15,
        service_tier: 'standard',
        server_tool_use: null,
        iterations: [{ type: 'message', input_tokens: 25, output_tokens: 15 }],
      },
    }),
    tokens: [25, 15, 4000, 300],
    nanoDollars: 25 * 3000 + 15 * 15_000 + 4000 * 300 + 100 * 3750 + 200 * 6000,
  },
  'a stream of Anthropic': {
    provider: 'anthropic',
    api: 'messages',
    model: 'claude-sonnet-4-5',
    answer: named(
      {
        type: 'message_start',
        message: {
          id: 'msg_02',
          type: 'message',
          model: 'claude-sonnet-4-5',
          content: [],
          usage: {
            input_tokens: 2679,
            cache_creation_input_tokens: 30,
            cache_read_input_tokens: 7,
            cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
            output_tokens: 3,
          },
        },
      } as never,
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as never,
      { type: 'ping' },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: "I'll check é" } } as never,
      { type: 'content_block_stop', index: 0 } as never,
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: {
          input_tokens: 10_682,
          cache_creation_input_tokens: 30,
          cache_read_input_tokens: 7,
          output_tokens: 510,
          server_tool_use: { web_search_requests: 2 },
        },
      } as never,
      { type: 'message_stop' },
    ),
    tokens: [10_682, 510, 7, 30],
    nanoDollars: 10_682 * 3000 + 510 * 15_000 + 7 * 300 + 10 * 3750 + 20 * 6000 + 2 * 10_000_000,
  },
  'a stream of Anthropic that shortened the conversation': {
    provider: 'anthropic',
    api: 'messages',
    model: 'claude-opus-4-6',
    answer: named(
      {
        type: 'message_start',
        message: { model: 'claude-opus-4-6', usage: { input_tokens: 1, output_tokens: 1 } },
      } as never,
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: {
          input_tokens: 23_000,
          output_tokens: 1000,
          iterations: [
            { type: 'compaction', input_tokens: 180_000, output_tokens: 3500 },
            { type: 'message', input_tokens: 23_000, output_tokens: 1000 },
          ],
        },
      } as never,
      { type: 'message_stop' },
    ),
    tokens: [203_000, 4500, 0, 0],
    nanoDollars: 203_000 * 5000 + 4500 * 25_000,
  },
  'a chat of OpenAI': {
    provider: 'openai',
    api: 'chat',
    model: 'gpt-4o-2024-08-06',
    answer: JSON.stringify(
      {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        model: 'gpt-4o-2024-08-06',
        choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
        usage: {
          prompt_tokens: 2006,
          completion_tokens: 300,
          total_tokens: 2306,
          prompt_tokens_details: { cached_tokens: 1920, audio_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 250, audio_tokens: 0 },
        },
      },
      null,
      2,
    ),
    tokens: [86, 300, 1920, 0],
    nanoDollars: 86 * 2500 + 300 * 10_000 + 1920 * 1250,
  },
  'a streamed chat of OpenAI': {
    provider: 'openai',
    api: 'chat',
    model: 'gpt-4o-mini-2024-07-18',
    answer: events(
      ...['Hel', 'lo'].map((content) => ({
        object: 'chat.completion.chunk',
        model: 'gpt-4o-mini-2024-07-18',
        choices: [{ index: 0, delta: { content }, finish_reason: null }],
        usage: null,
      })),
      {
        object: 'chat.completion.chunk',
        model: 'gpt-4o-mini-2024-07-18',
        choices: [],
        usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11, prompt_tokens_details: null },
      },
      '[DONE]',
    ),
    tokens: [9, 2, 0, 0],
    nanoDollars: 9 * 150 + 2 * 600,
  },
  'speech in a chat of OpenAI': {
    provider: 'openai',
    api: 'chat',
    model: 'gpt-audio',
    answer: JSON.stringify({
      model: 'gpt-audio',
      usage: {
        prompt_tokens: 100,
        completion_tokens: 50,
        prompt_tokens_details: { audio_tokens: 90 },
        completion_tokens_details: { audio_tokens: 40 },
      },
    }),
    tokens: [100, 50, 0, 0],
    nanoDollars: 10 * 2500 + 90 * 32_000 + 10 * 10_000 + 40 * 64_000,
  },
  'a response of OpenAI': {
    provider: 'openai',
    api: 'responses',
    model: 'gpt-4.1-2025-04-14',
    answer: JSON.stringify({
      object: 'response',
      status: 'completed',
      model: 'gpt-4.1-2025-04-14',
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'Fine.' }] }],
      usage: {
        input_tokens: 12_033,
        input_tokens_details: { cached_tokens: 11_904 },
        output_tokens: 44,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 12_077,
      },
    }),
    tokens: [129, 44, 11_904, 0],
    nanoDollars: 129 * 2000 + 44 * 8000 + 11_904 * 500,
  },
  'a streamed response of OpenAI': {
    provider: 'openai',
    api: 'responses',
    model: 'gpt-5.6-sol',
    answer: named(
      {
        type: 'response.created',
        response: { model: 'gpt-5.6-sol', status: 'in_progress', usage: null },
      } as never,
      { type: 'response.output_text.delta', delta: 'Fine.' } as never,
      { type: 'response.output_text.done', text: 'Fine.' } as never,
      {
        type: 'response.completed',
        response: {
          model: 'gpt-5.6-sol',
          status: 'completed',
          usage: {
            input_tokens: 1000,
            input_tokens_details: { cached_tokens: 200, cache_write_tokens: 300 },
            output_tokens: 20,
            output_tokens_details: { reasoning_tokens: 10 },
            total_tokens: 1020,
          },
        },
      } as never,
    ),
    tokens: [500, 20, 200, 300],
    nanoDollars: 500 * 4000 + 20 * 20_000 + 200 * 400 + 300 * 5000,
  },
  'a response of OpenAI that was cut at its limit': {
    provider: 'openai',
    api: 'responses',
    model: 'gpt-4o',
    answer: named({
      type: 'response.incomplete',
      response: { model: 'gpt-4o', usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 } },
    } as never),
    tokens: [10, 5, 0, 0],
    nanoDollars: 10 * 2500 + 5 * 10_000,
  },
  'embeddings of OpenAI': {
    provider: 'openai',
    api: 'embeddings',
    model: 'text-embedding-3-small',
    answer: JSON.stringify({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: [0.0023, -0.0093, 1e-7] }],
      model: 'text-embedding-3-small',
      usage: { prompt_tokens: 8, total_tokens: 8 },
    }),
    tokens: [8, 0, 0, 0],
    nanoDollars: 8 * 20,
  },
  'an answer of Gemini': {
    provider: 'google',
    api: 'generate',
    model: 'gemini-2.5-flash',
    answer: JSON.stringify({
      candidates: [{ content: { parts: [{ text: 'Yes.' }], role: 'model' }, finishReason: 'STOP' }],
      usageMetadata: {
        promptTokenCount: 500,
        cachedContentTokenCount: 100,
        candidatesTokenCount: 20,
        thoughtsTokenCount: 60,
        toolUsePromptTokenCount: 40,
        totalTokenCount: 620,
        promptTokensDetails: [
          { modality: 'TEXT', tokenCount: 450 },
          { modality: 'AUDIO', tokenCount: 50 },
        ],
      },
      modelVersion: 'gemini-2.5-flash',
    }),
    tokens: [440, 80, 100, 0],
    nanoDollars: 390 * 300 + 50 * 1000 + 80 * 2500 + 100 * 30,
  },
  'a stream of Gemini': {
    provider: 'google',
    api: 'generate',
    model: 'gemini-2.5-pro',
    answer: events(
      ...[undefined, 12, 9].map((candidatesTokenCount) => ({
        candidates: [{ content: { parts: [{ text: 'Once' }], role: 'model' } }],
        usageMetadata: { promptTokenCount: 7, candidatesTokenCount, thoughtsTokenCount: 30 },
        modelVersion: 'gemini-2.5-pro',
      })),
    ).replaceAll('\n', '\r\n'),
    tokens: [7, 39, 0, 0],
    nanoDollars: 7 * 1250 + 39 * 10_000,
  },
  'a stream of Gemini as an array': {
    provider: 'google',
    api: 'generate',
    model: 'gemini-2.5-pro',
    answer: `[${[5, 9]
      .map((candidatesTokenCount) =>
        JSON.stringify({
          candidates: [{ content: { parts: [{ text: 'a "]' }] } }],
          usageMetadata: { promptTokenCount: 7, candidatesTokenCount },
          modelVersion: 'gemini-2.5-pro',
        }),
      )
      .join('\n,\r\n')}\n]\n`,
    tokens: [7, 9, 0, 0],
    nanoDollars: 7 * 1250 + 9 * 10_000,
  },
  "a chat of Gemini, in OpenAI's words": {
    provider: 'google',
    api: 'chat',
    model: 'gemini-2.5-pro',
    // What the model thought is in the total alone.
    answer: JSON.stringify({
      model: 'gemini-2.5-pro',
      usage: { completion_tokens: 102, prompt_tokens: 758, total_tokens: 1725 },
    }),
    tokens: [758, 967, 0, 0],
    nanoDollars: 758 * 1250 + 967 * 10_000,
  },
  'a picture of Gemini': {
    provider: 'google',
    api: 'generate',
    model: 'gemini-2.5-flash-image',
    answer: JSON.stringify({
      candidates: [{ content: { parts: [{ inlineData: { data: 'A'.repeat(300) } }] } }],
      usageMetadata: {
        promptTokenCount: 10,
        candidatesTokenCount: 1295,
        candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1290 }],
      },
      modelVersion: 'gemini-2.5-flash-image',
    }),
    tokens: [10, 1295, 0, 0],
    nanoDollars: 10 * 300 + 5 * 2500 + 1290 * 30_000,
  },
  'a streamed chat of OpenRouter, which says what it cost': {
    provider: 'openrouter',
    api: 'chat',
    model: 'anthropic/claude-sonnet-4.5',
    answer: `: OPENROUTER PROCESSING\n\n${events(
      { model: 'anthropic/claude-sonnet-4.5', choices: [{ delta: { content: 'Hi' } }] },
      {
        model: 'anthropic/claude-sonnet-4.5',
        choices: [{ delta: { content: '' } }],
        usage: {
          prompt_tokens: 194,
          completion_tokens: 2,
          total_tokens: 196,
          cost: 0.0001425,
          prompt_tokens_details: { cached_tokens: 10, cache_write_tokens: 100 },
        },
      },
      '[DONE]',
    )}`,
    tokens: [84, 2, 10, 100],
    nanoDollars: 142_500,
  },
  'what an unknown interface answers': {
    provider: 'anthropic',
    api: 'unknown',
    model: 'claude-haiku-4-5',
    answer: JSON.stringify({
      response: { model: 'claude-haiku-4-5', usage: { input_tokens: 5, output_tokens: 6 } },
    }),
    tokens: [5, 6, 0, 0],
    nanoDollars: 5 * 1000 + 6 * 5000,
  },
}

type Tokens = readonly [number, number, number, number]

/** As proxies between tell it. */
const MIXED: readonly (readonly [string, unknown, Tokens])[] = [
  [
    "in OpenAI's words and Anthropic's at once",
    {
      prompt_tokens: 100,
      completion_tokens: 7,
      total_tokens: 107,
      prompt_tokens_details: { cached_tokens: 60 },
      cache_read_input_tokens: 60,
      cache_creation_input_tokens: 0,
    },
    [40, 7, 60, 0],
  ],
  [
    'twice, by both names of OpenAI',
    {
      prompt_tokens: 100,
      completion_tokens: 7,
      input_tokens: 100,
      output_tokens: 7,
      cached_tokens: 60,
      prompt_tokens_details: { cached_tokens: 60 },
      input_tokens_details: { cached_tokens: 60 },
    },
    [40, 7, 60, 0],
  ],
  [
    "in Anthropic's words with a total",
    {
      input_tokens: 40,
      output_tokens: 7,
      cache_read_input_tokens: 60,
      cache_creation_input_tokens: 5,
      total_tokens: 112,
    },
    [40, 7, 60, 5],
  ],
]

const REQUEST = Buffer.from(JSON.stringify({ model: 'asked-for', messages: ['x'.repeat(297)] }))

interface Sent {
  readonly provider: Provider
  readonly api: ModelApi
  readonly request?: Buffer | undefined
  readonly status?: number
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly completed?: boolean
}

const meter = async (
  { provider, api, request = REQUEST, completed = true, status = 200, ...head }: Sent,
  chunks: readonly (Buffer | string)[],
): Promise<Usage> => {
  const call: MeteredCall = { provider, api, model: undefined, streams: false }
  const measured = new CallMeter(call, readCall(call, request, PRICING), { status, ...head })
  for (const chunk of chunks) measured.push(Buffer.from(chunk))
  return measured.end(completed)
}

const inParts = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )

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

const INPUT_ESTIMATE = Math.ceil(REQUEST.length / 3)
const CHAT = { provider: 'openai', api: 'chat' } as const
const MESSAGES = { provider: 'anthropic', api: 'messages' } as const
const START = named({
  type: 'message_start',
  message: { model: 'claude-sonnet-4-5', usage: { input_tokens: 1000, output_tokens: 2 } },
} as never)
const words = (text: string): string =>
  named({ type: 'content_block_delta', delta: { type: 'text_delta', text } } as never)

describe('a usage that is told', () => {
  it.each(MIXED)('%s counts no token twice', async (_, usage, tokens) => {
    const [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens] = tokens
    const expected = { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, estimated: false }
    expect(await meter(MESSAGES, [JSON.stringify({ usage })])).toMatchObject(expected)
  })
})

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
