import { describe, expect, it } from 'vitest'
import { escapesMetering } from './escapes-metering.ts'

const OPENAI = 'api.openai.com'
const ANTHROPIC = 'api.anthropic.com'
const GOOGLE = 'generativelanguage.googleapis.com'

const escapes = (host: string, path: string, method = 'POST'): boolean =>
  escapesMetering({ secretType: 'generic', host, method, path })

describe('a call to a provider', () => {
  it.each([
    [OPENAI, '/v1/batches'],
    [ANTHROPIC, '/v1/messages/batches'],
    [OPENAI, '/v1/fine_tuning/jobs'],
    [OPENAI, '/v1/vector_stores'],
    [GOOGLE, '/v1beta/models/gemini-x:batchGenerateContent'],
    [GOOGLE, '/v1beta/models/gemini-x:asyncBatchEmbedContent'],
  ])('that is charged for later is not measured by its answer: %s%s', (host, path) => {
    expect(escapes(host, path)).toBe(true)
    expect(escapes(host, path, 'GET')).toBe(false)
  })

  it.each([
    [OPENAI, '/v1/%62atches'],
    [OPENAI, '/v1/%2562atches'],
    [OPENAI, '/%76%31/%62%61%74%63%68%65%73'],
    [OPENAI, '/v1/batches/'],
    [OPENAI, '/v1/batches;x'],
    [OPENAI, '/v1/batches;/'],
    [OPENAI, '/v1/batches%3Bx=/y'],
    [OPENAI, '/v1/batches;x=1;files/'],
    [OPENAI, '/v1//batches'],
    [OPENAI, '/v1/;x/batches'],
    [OPENAI, '/v1/batches//'],
    [OPENAI, '/v1/batches;/files'],
    [OPENAI, '/v1/batches%3F/files'],
    [OPENAI, '/v1/batches%23/chat/completions'],
    [OPENAI, '/v1/batches%20'],
    [OPENAI, '/v1/batches.json'],
    [OPENAI, '/V1/Batches'],
    [ANTHROPIC, '/v1/messages/%62atches'],
    [ANTHROPIC, '/v1/messages;a/batches;b'],
    [GOOGLE, '/v1beta/models/gemini-x%3AbatchGenerateContent'],
    [GOOGLE, '/v1beta/models/gemini-x:batch%47enerateContent'],
    [GOOGLE, '/v1beta/models/gemini-x:batchGenerateContent;y'],
    [GOOGLE, '/v1beta/models;y/gemini-x:batchGenerateContent/'],
    [GOOGLE, '/v1beta//models/gemini-x:BatchGenerateContent'],
  ])('is the same in every spelling: %s%s', (host, path) => {
    expect(escapes(host, path)).toBe(true)
  })

  it.each([
    [OPENAI, '/v1/files'],
    [OPENAI, '/v1/fil%65s'],
    [OPENAI, '/v1/files;x'],
    [OPENAI, '/v1/moderations'],
    [OPENAI, '/v1/batches/batch_1/cancel'],
    [ANTHROPIC, '/v1/messages/count_tokens'],
    [GOOGLE, '/v1beta/models/gemini-x:countTokens'],
    [GOOGLE, '/v1beta/models/gemini-x%3AcountTokens/'],
    [OPENAI, '/v1/chat/completions'],
    [OPENAI, '/v1/chat/%63ompletions'],
    [OPENAI, '/v1/chat/completions;x'],
  ])('that costs nothing, or is measured, does not escape: %s%s', (host, path) => {
    expect(escapes(host, path)).toBe(false)
  })
})
