import { namesReachingModel } from './reaching-model.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => value !== null && typeof value === 'object'
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** Google takes the names of its fields in either spelling. */
const plain = (key: string): string => key.replaceAll('_', '').toLowerCase()

/** Tools that the agent itself carries out, by what providers call them. */
const CLIENT_TOOLS =
  /^(?:custom|function|local_shell|apply_patch|computer|(?:bash|text_editor|computer|memory|tool_search_tool)_[\w-]+)$/

/** Without a place of its own, or in a local one, a shell is the agent's. */
const isLocal = (environment: unknown): boolean =>
  !isGiven(environment) || (isObject(environment) && environment['type'] === 'local')

/** Gemini lists its tools by their names as keys, the others by `type`; a tool without one is the agent's own. */
const isAgentsOwn = (tool: unknown): boolean => {
  if (!isObject(tool)) return false
  const { type, environment } = tool
  if (type === 'shell') return isLocal(environment)
  if (type !== undefined) return typeof type === 'string' && CLIENT_TOOLS.test(type)
  if ('name' in tool) return true
  return Object.keys(tool).every((key) => plain(key) === 'functiondeclarations')
}

const areAgentsOwn = (tools: unknown): boolean =>
  !isGiven(tools) || (Array.isArray(tools) && tools.every(isAgentsOwn))

/**
 * Of a request's own fields, those by which a provider reaches other hosts or runs programs, or takes in what may have
 * tools of its own.
 */
const REACHING_FIELDS = new Set([
  'mcpservers',
  'websearchoptions',
  'plugins',
  'container',
  'connectors',
  'searchparameters',
  'searchsettings',
  'compoundcustom',
  'preset',
  'cachedcontent',
])
/** Of a request's own fields, notes that nobody loads anything by. */
const NOTES = new Set(['metadata', 'labels'])

/** Under which keys a text is one for the model or the agent, in whatever it says. */
const TEXTS = new Set([
  ...['text', 'content', 'input', 'system', 'instructions', 'prompt', 'suffix', 'prefix', 'query', 'context'],
  ...['name', 'title', 'description', 'definition', 'user', 'stop', 'stopsequences', 'role', 'filename'],
  ...['arguments', 'output', 'result', 'stdout', 'stderr', 'logs', 'code', 'command', 'commands', 'cmd'],
  ...['thinking', 'reasoning', 'reasoningcontent', 'summary', 'refusal', 'transcript', 'citedtext'],
  ...['documenttitle', 'safetyidentifier', 'promptcachekey', 'sessionid'],
])
/** Under which keys, whole, a JSON schema stands, which has addresses as names. */
const SCHEMAS = new Set([
  ...['schema', 'parameters', 'parametersjsonschema', 'inputschema'],
  ...['responseschema', 'responsejsonschema'],
])
/** What a function of the agent's is asked and says: an object of any keys. */
const CALLS = new Set(['functioncall.args', 'functionresponse.response'])

// Whoever loads an address leaves out control characters and spaces before it, and line breaks within.
const BLANK = '^[\\s\\0-\\x20]*'
const spelled = (scheme: string): string => [...scheme].join('[\\t\\n\\r]*')
const REMOTE = new RegExp(
  `${BLANK}(?:${['http:', 'https:', 'ftp:', 'gs:', 's3:'].map(spelled).join('|')})`,
  'i',
)
const ADDRESS = new RegExp(`${BLANK}(?:[a-z][a-z0-9+.\\t\\n\\r-]*:|[/\\\\][\\t\\n\\r]*[/\\\\])`, 'i')
const HELD = new RegExp(`${BLANK}data:`, 'i')
const ADDRESS_KEY = /ur[il]$/

/** A value in a request, and the key that it stands under, plain: alone, or in a list. */
type Place = readonly [key: string, value: unknown]

/** Whether a text is an address that the provider is to load something from. */
const isLoaded = (key: string, text: string): boolean => {
  if (key === 'fileuri') return text !== ''
  // Where the agent's own browser is, which nobody loads.
  if (key === 'currenturl') return false
  if (ADDRESS_KEY.test(key)) return ADDRESS.test(text) && !HELD.test(text)
  return !TEXTS.has(key) && REMOTE.test(text)
}

/** What is a text or an object of any keys by what stands beside it or around it. */
const isKnownText = (around: string, { type }: Fields, key: string, value: unknown): boolean => {
  if (key === 'input') return type === 'tool_use'
  if (key === 'data') return around === 'source' && type === 'text'
  if (key === 'source')
    return typeof value === 'string' && (type === 'search_result' || type === 'search_result_location')
  return CALLS.has(`${around}.${key}`) || (isObject(value) && SCHEMAS.has(key))
}

/** One after the other: a body may hold millions. */
function* placesIn([key, value]: Place): Generator<Place> {
  if (!isObject(value) || key === 'tools') return
  if (Array.isArray(value)) {
    // Numbers, of which embeddings are asked for by the thousand, say nothing.
    for (const one of value as unknown[]) if (typeof one === 'string' || isObject(one)) yield [key, one]
    return
  }
  for (const name of Object.keys(value)) {
    const inner = plain(name)
    if (!isKnownText(key, value, inner, value[name])) yield [inner, value[name]]
  }
}

const reachesAt = ([key, value]: Place): boolean => {
  if (typeof value === 'string') return isLoaded(key, value)
  if (key === 'tools') return !areAgentsOwn(value)
  return key === 'filedata' && isObject(value)
}

/** What has more is taken to reach beyond: nobody else waits while one request is looked through. */
const PLACES_MAX = 200_000
const FIELDS_MAX = 1_000

const reachesIn = (places: readonly Place[]): boolean => {
  const open = [...places]
  let left = PLACES_MAX
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reachesAt(place)) return true
    for (const inner of placesIn(place)) {
      if (left-- === 0) return true
      open.push(inner)
    }
  }
  return false
}

const reaches = (request: Fields): boolean => {
  const { model, models, prompt } = request
  if (Object.keys(request).length > FIELDS_MAX) return true
  if (namesReachingModel([model, models])) return true
  // A stored prompt may have tools of its own.
  if (isObject(prompt) && !Array.isArray(prompt)) return true
  const fields = Object.entries(request).map(([key, value]): Place => [plain(key), value])
  if (fields.some(([key, value]) => REACHING_FIELDS.has(key) && isGiven(value))) return true
  return reachesIn(fields.filter(([key]) => !NOTES.has(key)))
}

/**
 * Whether a request to a model provider asks it to reach other hosts in the agent's place: by its own search, fetch, code
 * or connector tools, by what is stored there and may have such, or by an address that it is to load. What cannot be read
 * is taken to do so, and an address to be loaded wherever it is not known to be a text.
 */
export const reachesBeyond = (body: Buffer): boolean => {
  if (body.length === 0) return false
  try {
    const request: unknown = JSON.parse(body.toString('utf8'))
    return !isObject(request) || Array.isArray(request) || reaches(request)
  } catch {
    return true
  }
}
