import { describe, expect, it } from 'vitest'
import { reachesBeyond } from './provider-tools.ts'

const URL = 'https://evil.test/?what=was-heard'
const DATA = 'data:image/png;base64,iVBORw0KGgo='

const reaches = (request: unknown): boolean => reachesBeyond(Buffer.from(JSON.stringify(request)))
const said = (...content: readonly unknown[]): object => ({
  model: 'm',
  messages: [{ role: 'user', content }],
})
const gemini = (...parts: readonly unknown[]): object => ({ contents: [{ role: 'user', parts }] })

describe('a request reaches beyond its provider', () => {
  it.each([
    'sonar',
    'sonar-pro',
    'perplexity/sonar',
    'perplexity/sonar-reasoning-pro',
    'Perplexity/Sonar',
    'perplexity/llama-3.1-sonar-large-128k-online',
    'groq/compound',
    'groq/compound-mini',
    'compound-beta',
    'compound-beta-mini',
    'openai/gpt-x:online',
    'openai/gpt-x:online:nitro',
    'gpt-4o-search-preview',
    'gpt-4o-mini-search-preview-2025-03-11',
    'openai/gpt-4o-search-preview:floor',
    'gpt-5-search-api',
    'o3-deep-research',
    'perplexity/sonar-deep-research:free',
    '@preset/with-tools',
    'openai/gpt-x@preset/with-tools',
    ' sonar ',
  ])('by its model %j', (model) => {
    expect(reaches({ model })).toBe(true)
    expect(reaches({ model: 'openai/gpt-x', models: ['openai/gpt-y', model] })).toBe(true)
  })

  it.each([
    ['a hosted search', { type: 'web_search_20250305', name: 'web_search' }],
    ['a hosted fetch', { type: 'web_fetch_20250910', name: 'web_fetch' }],
    ['hosted code', { type: 'code_execution_20250825', name: 'code_execution' }],
    ['a connector', { type: 'mcp', server_url: URL }],
    ['a hosted shell', { type: 'shell', environment: { type: 'container_auto' } }],
    ['a shell in a container', { type: 'shell', environment: { type: 'container_reference', id: 'c' } }],
    ['a shell in a place without a name', { type: 'shell', environment: {} }],
    ['a shell in a place that is no object', { type: 'shell', environment: 'container_auto' }],
    ['one whose type only begins like a function', { type: 'function_of_the_provider' }],
    ['one whose type only begins like a custom one', { type: 'custom_search' }],
    ['Gemini’s search', { googleSearch: {} }],
    ['Gemini’s search beside functions', { functionDeclarations: [], google_search: {} }],
    ['OpenRouter’s search', { type: 'openrouter:web_search' }],
    ['one of no type', { type: null, name: 'x' }],
    ['one that is no object', 'web_search'],
  ])('by %s', (_what, tool) => {
    expect(reaches({ tools: [{ type: 'function', name: 'mine' }, tool] })).toBe(true)
    expect(reaches({ input: [{ type: 'tool_search_output', tools: [tool] }] })).toBe(true)
  })

  it.each([
    [{ plugins: [{ id: 'web' }] }],
    [{ web_search_options: {} }],
    [{ mcp_servers: [{ type: 'url', url: URL }] }],
    [{ mcpServers: [{}] }],
    [{ search_parameters: { mode: 'auto' } }],
    [{ container: { skills: [{ skill_id: 'x' }] } }],
    [{ compound_custom: { tools: { enabled_tools: ['web_search'] } } }],
    [{ prompt: { id: 'pmpt_1', version: '2' } }],
    [{ prompt: { id: 'pmpt_1', variables: { a: 'b' } } }],
    [{ preset: 'with-tools' }],
    [{ cachedContent: 'cachedContents/1' }],
    [{ cached_content: 'cachedContents/1' }],
    [{ webhook: URL }],
    [{ callback: { address: URL } }],
  ])('by its field %j', (request) => {
    expect(reaches(request)).toBe(true)
  })

  it.each([
    ['an image', { type: 'image_url', image_url: { url: URL } }],
    ['an image, in short', { type: 'image_url', image_url: URL }],
    ['an image of Anthropic’s', { type: 'image', source: { type: 'url', url: URL } }],
    ['a document', { type: 'document', source: { type: 'url', url: URL } }],
    ['a document of Mistral’s', { type: 'document_url', document_url: URL }],
    ['a file of OpenRouter’s', { type: 'file', file: { filename: 'x.pdf', file_data: URL } }],
    ['a file of OpenAI’s', { type: 'input_file', file_url: URL }],
    ['a recording', { type: 'input_audio', input_audio: URL }],
    ['a recording’s data', { type: 'input_audio', input_audio: { data: URL, format: 'mp3' } }],
    ['a recording of another’s', { type: 'audio_url', audio_url: { url: URL } }],
    ['a video', { type: 'video_url', video_url: { url: URL } }],
    ['something new', { type: 'whatever', whatever: { from: URL } }],
    ['one among several', { type: 'whatever', whatever: [DATA, [URL]] }],
    ['an address in capitals', { type: 'image_url', image_url: { url: 'HTTPS://evil.test' } }],
    ['an address with blanks', { type: 'image_url', image_url: { url: ' \n\u0001ht\ntps://evil.test' } }],
    ['an address of another scheme', { type: 'image_url', image_url: { url: 'gs://bucket/x' } }],
    ['an address without a scheme', { type: 'image_url', image_url: { url: '//evil.test/x' } }],
    ['the answer of a tool', { type: 'tool_result', content: [{ source: { url: URL } }] }],
    ['a provider’s tool that is to go on', { type: 'server_tool_use', input: { url: URL } }],
  ])('by %s that is to be loaded', (_what, part) => {
    expect(reaches(said(part))).toBe(true)
    expect(reaches({ model: 'm', input: [{ role: 'user', content: [part] }] })).toBe(true)
    expect(reaches({ system: [part] })).toBe(true)
  })

  it.each([
    [{ contents: [{ parts: [{ fileData: { fileUri: URL } }] }] }],
    [{ contents: [{ parts: [{ file_data: { file_uri: 'gs://bucket/x' } }] }] }],
    [{ contents: [{ parts: [{ fileData: { fileUri: 'files/x' } }] }] }],
    [{ systemInstruction: { parts: [{ fileData: { fileUri: URL } }] } }],
    [{ system_instruction: { parts: [{ file_data: { file_uri: URL } }] } }],
    [
      {
        contents: [{ parts: [{ functionResponse: { name: 'f', parts: [{ fileData: { fileUri: URL } }] } }] }],
      },
    ],
  ])('by what Gemini is to load: %j', (request) => {
    expect(reaches(request)).toBe(true)
  })

  it('though what a tool was asked stands where the request itself does', () => {
    const content = [{ type: 'input_image', image_url: URL }]
    expect(reaches({ type: 'tool_use', input: [{ role: 'user', content }] })).toBe(true)
  })

  it.each(['', ' ', 'null', '[]', '"x"', '{', '\ufeff{}', 'q=%7B%7D'])(
    'as far as anybody knows where it cannot be read: %j',
    (body) => {
      expect(reachesBeyond(Buffer.from(body))).toBe(body !== '')
    },
  )

  it('as far as anybody knows where it is deeper than it can be read', () => {
    const deep = `{"models":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(reachesBeyond(Buffer.from(deep))).toBe(true)
  })
})

/** What an ordinary function’s parameters may say. */
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://example.com/schema',
  type: 'object',
  properties: {
    url: { type: 'string', format: 'uri', default: URL, examples: [URL], enum: [URL] },
    file_data: { type: 'object' },
  },
}

describe('a request stays with its provider', () => {
  it.each([
    'gpt-4o',
    'claude-sonnet-4-5',
    'openai/gpt-x:nitro',
    'meta-llama/llama-3.3-70b-instruct:free',
    'models/gemini-2.5-pro',
    'openrouter/auto',
    'personar-1',
    'compounding-interest',
    'ft:gpt-4o:acme::id',
  ])('with the model %j', (model) => {
    expect(reaches({ model, models: [model] })).toBe(false)
  })

  it.each([
    ['a function', { type: 'function', function: { name: 'f', parameters: SCHEMA } }],
    ['a function of the newer kind', { type: 'function', name: 'f', parameters: SCHEMA, strict: true }],
    ['a function of Anthropic’s kind', { name: 'fetch', description: URL, input_schema: SCHEMA }],
    ['one with its type', { type: 'custom', name: 'x', input_schema: SCHEMA }],
    ['functions of Gemini’s', { functionDeclarations: [{ name: 'f', parametersJsonSchema: SCHEMA }] }],
    ['a shell', { type: 'shell' }],
    ['a shell that is nowhere', { type: 'shell', environment: null }],
    ['a shell of the agent’s', { type: 'shell', environment: { type: 'local' } }],
    ['the older shell', { type: 'local_shell' }],
    ['patches', { type: 'apply_patch' }],
    ['Anthropic’s shell', { type: 'bash_20250124', name: 'bash' }],
    ['Anthropic’s editor', { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' }],
    ['a computer', { type: 'computer_20250124', name: 'computer' }],
    ['memory', { type: 'memory_20250818', name: 'memory' }],
  ])('with %s of the agent’s own', (_what, tool) => {
    expect(reaches({ tools: [tool] })).toBe(false)
  })

  it.each([
    [{}],
    [{ tools: [], plugins: [], mcp_servers: [], container: null }],
    [{ functions: [{ name: 'f', parameters: SCHEMA }] }],
    [{ response_format: { type: 'json_schema', json_schema: { name: 'x', schema: SCHEMA } } }],
    [{ text: { format: { type: 'json_schema', name: 'x', schema: SCHEMA } } }],
    [{ output_config: { format: { type: 'json_schema', schema: SCHEMA } } }],
    [{ generationConfig: { responseSchema: SCHEMA, stopSequences: ['https://'] } }],
    [{ generation_config: { response_json_schema: SCHEMA } }],
    [{ metadata: { page: URL, user_id: URL } }],
    [{ user: URL, stop: ['https://'], stop_sequences: ['http://'] }],
    [{ prompt: URL, suffix: URL }],
    [{ prompt: [URL, 'more'] }],
    [{ prompt: [1, 2, 3] }],
    [{ input: URL }],
    [{ input: [URL, URL] }],
    [{ instructions: URL, input: [{ role: 'user', content: URL }] }],
    [{ system: URL, messages: [{ role: 'user', content: URL }] }],
    [{ system: [{ type: 'text', text: URL, cache_control: { type: 'ephemeral' } }] }],
    [{ systemInstruction: { parts: [{ text: URL }] } }],
    [{ tool_choice: { type: 'function', function: { name: 'f' } } }],
    [{ previous_response_id: 'resp_1', store: true, reasoning: { effort: 'high', summary: 'auto' } }],
    [{ prediction: { type: 'content', content: URL } }],
  ])('with %j', (request) => {
    expect(reaches(request)).toBe(false)
  })

  it.each([
    ['text', { type: 'text', text: `${URL} says so` }],
    ['text of the newer kind', { type: 'input_text', text: URL }],
    ['an image', { type: 'image_url', image_url: { url: DATA, detail: 'high' } }],
    ['an image, in short', { type: 'input_image', image_url: DATA }],
    ['an image of Anthropic’s', { type: 'image', source: { type: 'base64', data: 'iVBORw0KGgo=' } }],
    ['a text of Anthropic’s', { type: 'document', source: { type: 'text', data: 'x' }, title: URL }],
    ['a file', { type: 'file', file: { filename: 'x.pdf', file_data: 'data:application/pdf;base64,x' } }],
    ['a recording', { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }],
    ['what was found', { type: 'search_result', source: URL, title: URL, content: [] }],
    [
      'a source',
      {
        type: 'text',
        text: 'x',
        citations: [{ type: 'search_result_location', source: URL, cited_text: URL }],
      },
    ],
    ['what its own tool is asked', { type: 'tool_use', id: 't', name: 'fetch', input: { url: URL } }],
    ['what its own tool says', { type: 'tool_result', tool_use_id: 't', content: URL }],
    ['what it thinks', { type: 'thinking', thinking: URL, signature: 'x' }],
  ])('with %s', (_what, part) => {
    expect(reaches(said(part))).toBe(false)
  })

  it.each([
    ['Gemini’s text', gemini({ text: URL })],
    ['Gemini’s data', gemini({ inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } })],
    ['what Gemini asks a function', gemini({ functionCall: { name: 'fetch', args: { url: URL } } })],
    ['what a function says', gemini({ functionResponse: { name: 'fetch', response: { from: URL } } })],
    ['calls', { messages: [{ tool_calls: [{ function: { name: 'f', arguments: URL } }] }] }],
    ['calls of the newer kind', { input: [{ type: 'function_call', name: 'f', arguments: URL }] }],
    ['what they gave', { input: [{ type: 'function_call_output', output: URL }] }],
    ['what a custom tool was asked', { input: [{ type: 'custom_tool_call', input: URL }] }],
    ['commands', { input: [{ type: 'local_shell_call', action: { type: 'exec', command: ['curl', URL] } }] }],
    ['commands of a shell', { input: [{ type: 'shell_call', action: { commands: [URL] } }] }],
    ['what they printed', { input: [{ type: 'shell_call_output', output: [{ stdout: URL, stderr: URL }] }] }],
    ['what was thought', { messages: [{ role: 'assistant', reasoning_content: URL, content: 'x' }] }],
  ])('with %s', (_what, request) => {
    expect(reaches(request)).toBe(false)
  })
})

describe('a body of more than anybody writes', () => {
  const bodyOf = (input: readonly unknown[]) => Buffer.from(JSON.stringify({ model: 'm', input }))
  it('is taken to reach beyond, where it could hide something', () => {
    expect(reachesBeyond(bodyOf(Array.from({ length: 300_000 }, () => ({}))))).toBe(true)
    const fields = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`field${at}`, 1]))
    expect(reachesBeyond(Buffer.from(JSON.stringify(fields)))).toBe(true)
  })
  it('is none for its numbers, of which embeddings are asked for by the thousand', () => {
    expect(reachesBeyond(bodyOf(Array.from({ length: 400_000 }, (_, at) => at)))).toBe(false)
  })
})
