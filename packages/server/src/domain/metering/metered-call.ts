import { calledPath } from './called-path.ts'

/** Who sells the models: decides what they cost. */
export const PROVIDERS = ['anthropic', 'openai', 'google', 'openrouter'] as const
export type Provider = (typeof PROVIDERS)[number]

/** What is spoken: a call to a path that is none of these is metered by whatever it answers. */
export type ModelApi =
  | 'messages'
  | 'chat'
  | 'completions'
  | 'responses'
  | 'embeddings'
  | 'generate'
  | 'unknown'

/** A call that a model provider charges for. */
export interface MeteredCall {
  readonly provider: Provider
  readonly api: ModelApi
  /** The model that the path names, as Google's do. */
  readonly model: string | undefined
  /** Whether the path asks for a stream, as Google's do. */
  readonly streams: boolean
}

/** A request as the gateway sees it: the type of the secret that it is given, if any; a path as it came, without a query. */
interface Target {
  readonly secretType: 'anthropic' | 'openai' | 'generic' | undefined
  readonly host: string
  readonly method: string
  readonly path: string
}

const HOSTS: ReadonlyMap<string, Provider> = new Map([
  ['api.anthropic.com', 'anthropic'],
  ['api.openai.com', 'openai'],
  ['generativelanguage.googleapis.com', 'google'],
  ['openrouter.ai', 'openrouter'],
])

const providerOf = ({ secretType, host }: Target): Provider | undefined => {
  const known = HOSTS.get(host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, ''))
  if (known !== undefined) return known
  // A stand-in that speaks a provider's language has a host of its own, and the secret says whose language.
  return secretType === 'anthropic' || secretType === 'openai' ? secretType : undefined
}

const APIS: readonly (readonly [string, ModelApi])[] = [
  ['/chat/completions', 'chat'],
  ['/completions', 'completions'],
  ['/messages', 'messages'],
  ['/responses', 'responses'],
  ['/embeddings', 'embeddings'],
]

/** Only for paths that end like none of the above: a stand-in may put anything before them. */
const UNCHARGED = new RegExp(
  [
    '/(count_tokens|input_tokens|batches|files|uploads|moderations|vector_stores|fine_tuning|fine-tunes|evals',
    // Whatever a server may cut off behind the name, such as a space or `.json`.
    '|containers|conversations|assistants|organizations?|skills|models|keys|credits|cancel|client_secrets)(?![\\w-])',
    '|/realtime/|/chatkit/|/threads(/[^/]+)?$|/chat/completions/[^/]+$',
  ].join(''),
  'i',
)
const THREAD_MESSAGES = /\/threads\/[^/]+\/messages$/i
const UNCHARGED_VERB = /^(countTokens|computeTokens|batchGenerateContent|asyncBatchEmbedContent)$/i
const GOOGLE_MODEL = /\/(?:models|tunedModels)\/([^/:]+):(\w+)$/i
const GENERATES = /^(stream)?generateContent$/i

const callOfModel = (provider: Provider, model: string, verb: string): MeteredCall | undefined => {
  if (UNCHARGED_VERB.test(verb)) return undefined
  const api = GENERATES.test(verb) ? 'generate' : /embed/i.test(verb) ? 'embeddings' : 'unknown'
  return { provider, api, model, streams: /^stream/i.test(verb) }
}

/**
 * Describes a request that a model provider charges for as soon as it answers; undefined for every other one, such as
 * counting tokens, uploads and batches.
 */
export const meteredCall = (target: Target): MeteredCall | undefined => {
  const provider = providerOf(target)
  if (provider === undefined || target.method.toUpperCase() !== 'POST') return undefined
  const path = calledPath(target.path)
  const [, model, verb] = GOOGLE_MODEL.exec(path) ?? []
  if (model !== undefined && verb !== undefined) return callOfModel(provider, model, verb)
  if (THREAD_MESSAGES.test(path)) return undefined
  const lower = path.toLowerCase()
  const api = APIS.find(([end]) => lower.endsWith(end))?.[1] ?? 'unknown'
  return api === 'unknown' && UNCHARGED.test(path)
    ? undefined
    : { provider, api, model: undefined, streams: false }
}
