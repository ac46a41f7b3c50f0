import { matchesGlob } from './match-glob.ts'
import type { EgressRequest } from './request.ts'

/** Where a model provider is asked, exactly: over TLS, on port 443, at these paths, in which `*` is anything. */
export interface InferenceHost {
  readonly host: string
  readonly paths: readonly string[]
}

const OPENAI_LIKE = ['chat/completions', 'completions', 'embeddings', 'models', 'models/*']
const GEMINI = ['', '/*:generateContent', '/*:streamGenerateContent', '/*:countTokens', '/*:embedContent']
const below = (base: string, paths: readonly string[]): readonly string[] =>
  paths.map((path) => `${base}${path}`)

/**
 * What agents of an organization that nobody has claimed may reach; an operator may name others. Calls that carry other
 * calls in themselves, such as batches, are not among them: what they ask for would have to be looked into one by one.
 */
export const INFERENCE_HOSTS: readonly InferenceHost[] = [
  {
    host: 'api.anthropic.com',
    paths: below('/v1/', ['messages', 'messages/count_tokens', 'complete', 'models', 'models/*']),
  },
  { host: 'api.openai.com', paths: below('/v1/', [...OPENAI_LIKE, 'responses']) },
  {
    host: 'generativelanguage.googleapis.com',
    paths: [
      ...below('/v1/models', GEMINI),
      ...below('/v1beta/models', GEMINI),
      ...below('/v1beta/openai/', OPENAI_LIKE),
    ],
  },
  { host: 'openrouter.ai', paths: below('/api/v1/', OPENAI_LIKE) },
  { host: 'api.mistral.ai', paths: below('/v1/', [...OPENAI_LIKE, 'fim/completions']) },
  { host: 'api.groq.com', paths: below('/openai/v1/', OPENAI_LIKE) },
  { host: 'api.deepseek.com', paths: [...below('/', OPENAI_LIKE), ...below('/v1/', OPENAI_LIKE)] },
  { host: 'api.x.ai', paths: below('/v1/', [...OPENAI_LIKE, 'responses', 'messages']) },
]

// Below the same paths others delete and change what is the provider's customer's, such as a model of their own.
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/** Whether a request asks a model provider for inference. */
export const asksForInference = (
  { scheme, host, port, method, path }: EgressRequest,
  hosts: readonly InferenceHost[],
): boolean =>
  scheme === 'https' &&
  port === 443 &&
  METHODS.has(method) &&
  hosts.some((known) => known.host === host && known.paths.some((pattern) => matchesGlob(pattern, path)))

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isInferenceHost = (value: unknown): value is InferenceHost => {
  const { host, paths } = (value ?? {}) as Partial<Record<string, unknown>>
  return isText(host) && Array.isArray(paths) && paths.every((path) => isText(path) && path.startsWith('/'))
}

/** Reads an operator's own list, a JSON text. Throws an error that says what is wrong with it. */
export const readInferenceHosts = (json: string): readonly InferenceHost[] => {
  const given: unknown = JSON.parse(json)
  if (!Array.isArray(given)) throw new Error('The file of TENANTRY_GATEWAY_INFERENCE_HOSTS must hold a list.')
  return given.map((one, at) => {
    if (!isInferenceHost(one))
      throw new Error(
        `Entry ${at + 1} in the file of TENANTRY_GATEWAY_INFERENCE_HOSTS must have a host, and paths that begin with /.`,
      )
    return { host: one.host.toLowerCase(), paths: one.paths }
  })
}
