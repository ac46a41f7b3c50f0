/** Tools that the agent itself carries out, by the beginnings of what providers call them. */
const CLIENT_TOOLS =
  /^(?:custom|function|bash_|text_editor_|computer_|memory_|local_shell|apply_patch|shell$)/
/** Of a request's own fields, those by which a provider reaches other hosts or runs programs. */
const REACHING_FIELDS = [
  'mcp_servers',
  'web_search_options',
  'plugins',
  'container',
  'connectors',
  'search_parameters',
]
/** A model's name says so too. */
const REACHING_MODEL = /:online$|-search(?:-preview|-api)?(?:$|-)|^sonar|deep-research/
const REMOTE = /^\s*(?:https?|ftp|gs|s3):/i
const REMOTE_KEYS = new Set(['url', 'image_url', 'file_url', 'file_uri', 'fileuri', 'video_url', 'audio_url'])

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => value !== null && typeof value === 'object'
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

/** Gemini lists its tools by their names as keys, the others by `type`; a tool without one is the agent's own. */
const isAgentsOwn = (tool: unknown): boolean => {
  if (!isObject(tool)) return false
  const { type } = tool
  if (type !== undefined) return typeof type === 'string' && CLIENT_TOOLS.test(type)
  if ('name' in tool) return true
  return Object.keys(tool).every((key) => key === 'functionDeclarations' || key === 'function_declarations')
}

/** Whether something in the request is to be fetched by the provider from an address. */
const namesAddress = (value: unknown): boolean => {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (!isObject(one)) continue
    for (const [key, inner] of Object.entries(one)) {
      if (typeof inner === 'string' && REMOTE_KEYS.has(key.toLowerCase()) && REMOTE.test(inner)) return true
      if (isObject(inner)) open.push(inner)
    }
  }
  return false
}

/** The messages alone: what a tool's schema or a metadata field says is fetched by nobody. */
const spoken = ({ messages, input, contents, system, instructions }: Fields): unknown => [
  messages,
  input,
  contents,
  system,
  instructions,
]

const reaches = (request: Fields): boolean => {
  const { tools, model } = request
  if (REACHING_FIELDS.some((field) => isGiven(request[field]))) return true
  if (typeof model === 'string' && REACHING_MODEL.test(model)) return true
  if (isGiven(tools) && !(Array.isArray(tools) && tools.every(isAgentsOwn))) return true
  return namesAddress(spoken(request))
}

/**
 * Whether a request to a model provider asks it to reach other hosts in the agent's place: by its own search, fetch, code
 * or connector tools, or by an address that it is to load. What cannot be read is taken to do so.
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
