import type { ModelApi, Provider } from '../../src/domain/metering/metered-call.ts'

/** Tokens: input, output, read from a cache, written to one. */
export type Tokens = readonly [number, number, number, number]

/** As the providers write their streams. */
export const events = (...data: readonly unknown[]): string =>
  data.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`).join('')

/** As Anthropic and the responses of OpenAI name their events. */
export const named = (...data: readonly { readonly type: string }[]): string =>
  data.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join('')

/** An answer as a provider gave it, and what it costs. */
export interface Recorded {
  readonly provider: Provider
  readonly api: ModelApi
  readonly model: string
  readonly answer: string
  /** What it used. */
  readonly tokens: Tokens
  readonly nanoDollars: number
}

/** Answers of every interface of every provider, whole and streamed. */
export const RECORDED: Readonly<Record<string, Recorded>> = {
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

/** Usages as proxies between tell them, in several words at once. */
export const MIXED: readonly (readonly [string, unknown, Tokens])[] = [
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
