import { describe, expect, it } from 'vitest'
import { meteredCall } from './metered-call.ts'

const post = (host: string, path: string, secretType?: 'anthropic' | 'openai' | 'generic') =>
  meteredCall({ secretType, host, method: 'POST', path })

const ANTHROPIC = 'api.anthropic.com'
const OPENAI = 'api.openai.com'
const GOOGLE = 'generativelanguage.googleapis.com'
const OPENROUTER = 'openrouter.ai'

describe('a call to a model provider', () => {
  it.each([
    [ANTHROPIC, '/v1/messages', 'anthropic', 'messages'],
    [ANTHROPIC, '/v1/messages/', 'anthropic', 'messages'],
    [ANTHROPIC, '/v1/complete', 'anthropic', 'unknown'],
    [OPENAI, '/v1/chat/completions', 'openai', 'chat'],
    [OPENAI, '/v1/completions', 'openai', 'completions'],
    [OPENAI, '/v1/responses', 'openai', 'responses'],
    [OPENAI, '/v1/embeddings', 'openai', 'embeddings'],
    [OPENAI, '/v1/something/new', 'openai', 'unknown'],
    [GOOGLE, '/v1beta/openai/chat/completions', 'google', 'chat'],
    [OPENROUTER, '/api/v1/chat/completions', 'openrouter', 'chat'],
    ['API.OpenAI.com.', '/v1/responses', 'openai', 'responses'],
  ] as const)('is known by its host: %s%s', (host, path, provider, api) => {
    expect(post(host, path)).toEqual({ provider, api, model: undefined, streams: false })
    for (const type of ['generic', 'openai', 'anthropic'] as const)
      expect(post(host, path, type)).toEqual(post(host, path))
  })

  it.each([
    ['generateContent', 'generate', false],
    ['streamGenerateContent', 'generate', true],
    ['embedContent', 'embeddings', false],
    ['predict', 'unknown', false],
  ] as const)('of Google names its model in the path, as for %s', (verb, api, streams) => {
    const call = post(GOOGLE, `/v1beta/models/gemini-2.5-pro:${verb}`)
    expect(call).toEqual({ provider: 'google', api, model: 'gemini-2.5-pro', streams })
  })

  it.each([
    [OPENAI, '/v1/chat/%63ompletions', 'chat'],
    [OPENAI, '/v1/chat/%2563ompletions', 'chat'],
    [OPENAI, '/v1//chat/completions', 'chat'],
    [OPENAI, '/v1/chat;a=b/completions;c', 'chat'],
    [OPENAI, '/v1/chat/completions%3Bc/', 'chat'],
    [OPENAI, '/v1/Chat/Completions', 'chat'],
    [ANTHROPIC, '/v1/m%65ssages', 'messages'],
  ] as const)('is known by its path in every spelling: %s%s', (host, path, api) => {
    expect(post(host, path)?.api).toBe(api)
  })

  it.each([
    '/v1beta/models/gemini-2%2E5-pro:streamGenerateContent',
    '/v1beta/models/gemini-2.5-pro%3AstreamGenerateContent;x',
    '/v1beta//models/gemini-2.5-pro:%73treamGenerateContent/',
    '/v1beta/models/gemini-2.5-pro:StreamGenerateContent',
  ])('of Google is too: %s', (path) => {
    const call = { provider: 'google', api: 'generate', model: 'gemini-2.5-pro', streams: true }
    expect(post(GOOGLE, path)).toEqual(call)
  })

  it('is of the provider that the type of the secret says, whatever host stands in for it', () => {
    expect(post('models.internal', '/proxy/v1/messages', 'anthropic')?.provider).toBe('anthropic')
    expect(post('models.internal', '/models/x/v1/chat/completions', 'openai')?.api).toBe('chat')
    expect(post('llm.example.com', '/v1/chat/completions', 'anthropic')?.provider).toBe('anthropic')
  })

  it.each([
    [ANTHROPIC, '/v1/messages/count_tokens'],
    [ANTHROPIC, '/v1/messages/batches'],
    [ANTHROPIC, '/v1/messages/batches/msgbatch_1/cancel'],
    [OPENAI, '/v1/batches'],
    [OPENAI, '/v1/files'],
    [OPENAI, '/v1/moderations'],
    [OPENAI, '/v1/threads/thread_1/messages'],
    [OPENAI, '/v1/responses/resp_1/cancel'],
    [OPENAI, '/v1/chat/completions/chatcmpl_1'],
    [GOOGLE, '/v1beta/models/gemini-2.5-pro:countTokens'],
    [GOOGLE, '/upload/v1beta/files'],
  ])('is not what no tokens are charged for at once: %s%s', (host, path) => {
    expect(post(host, path)).toBeUndefined()
  })

  it.each(['GET', 'DELETE', 'OPTIONS'])('is not a %s', (method) => {
    const target = { secretType: 'openai', host: OPENAI, path: '/v1/chat/completions' } as const
    expect(meteredCall({ ...target, method })).toBeUndefined()
  })

  it.each(['example.com', 'api.openai.com.evil.test', 'xapi.openai.com', ''])('is not one to %j', (host) => {
    expect(post(host, '/v1/chat/completions')).toBeUndefined()
    expect(post(host, '/v1/chat/completions', 'generic')).toBeUndefined()
  })
})
