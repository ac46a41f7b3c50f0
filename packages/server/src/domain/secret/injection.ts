import { RE2JS } from 're2js'
import { type DomainError, invalidField } from '../../kernel/errors.ts'
import { boundedText } from '../../kernel/text.ts'

/** The four ways in which the gateway puts a generic secret into a request. */
const KINDS = [
  { required: ['headerName'], optional: ['valueFormat'] },
  { required: ['paramName'], optional: ['paramFormat'] },
  { required: ['pathTemplate'], optional: [] },
  { required: ['pathRegex', 'pathReplacement'], optional: [] },
] as const

const NAME_CHARACTERS_MAX = 256
export const INJECTION_CHARACTERS_MAX = 1_000
const HOLE = '{value}'

const HTTP_TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
/** Of one connection, or of how a message is framed: a secret there would break the request or another one. */
const UNTOUCHABLE = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'expect'],
])

type Fields = Readonly<Record<string, string>>

const problem = (key: string, text: string): DomainError => invalidField(`injectionConfig.${key}`, text)

const fieldsOf = (given: unknown): Fields => {
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    throw invalidField('injectionConfig', 'must be an object')
  const entries = Object.entries(given).map(([key, value]: [string, unknown]) => {
    if (typeof value !== 'string') throw problem(key, 'must be string')
    return [key, boundedText(`injectionConfig.${key}`, value, INJECTION_CHARACTERS_MAX)] as const
  })
  return Object.fromEntries(entries)
}

/** Refuses keys that nobody knows, and those of several kinds together. */
const checkKeys = (fields: Fields): void => {
  const keys = Object.keys(fields)
  const kind = KINDS.find(({ required }) => required.some((key) => keys.includes(key)))
  if (kind === undefined)
    throw invalidField(
      'injectionConfig',
      'must hold headerName, paramName, pathTemplate, or pathRegex with pathReplacement',
    )
  const missing = kind.required.find((key) => !keys.includes(key))
  if (missing !== undefined) throw problem(missing, 'is required')
  const known: readonly string[] = [...kind.required, ...kind.optional]
  const surplus = keys.find((key) => !known.includes(key))
  if (surplus !== undefined) throw problem(surplus, `is not known beside ${kind.required[0]}`)
}

const requireHole = (key: string, text: string): void => {
  if (!text.includes(HOLE)) throw problem(key, `must contain ${HOLE}`)
}

/** What may stand in a header or a request line; a line break would begin another header. */
const requireOneLine = (key: string, text: string): void => {
  if (!/^[\x20-\x7e]*$/.test(text)) throw problem(key, 'must be printable ASCII')
}

const requirePath = (key: string, text: string): void => {
  if (!/^[\x21-\x7e]*$/.test(text) || text.includes('#'))
    throw problem(key, 'must be percent-encoded, without spaces or #')
}

const checkFormat = (key: string, text: string | undefined): void => {
  if (text === undefined) return
  requireHole(key, text)
  requireOneLine(key, text)
}

const checkHeader = (name: string): void => {
  if (name.length > NAME_CHARACTERS_MAX || !HTTP_TOKEN.test(name))
    throw problem('headerName', 'must be the name of an HTTP header')
  if (UNTOUCHABLE.has(name.toLowerCase()))
    throw problem('headerName', `must not be ${name}, which is the connection’s own`)
}

const checkParam = (name: string): void => {
  if (name === '' || name.length > NAME_CHARACTERS_MAX)
    throw problem('paramName', `must be 1 to ${NAME_CHARACTERS_MAX} characters long`)
  requireOneLine('paramName', name)
}

const checkTemplate = (template: string): void => {
  if (!template.startsWith('/')) throw problem('pathTemplate', 'must begin with /')
  if (template.split(HOLE).length !== 2) throw problem('pathTemplate', `must contain ${HOLE} exactly once`)
  requirePath('pathTemplate', template)
}

const compile = (regex: string): RE2JS => {
  try {
    return RE2JS.compile(regex)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : ''
    throw problem('pathRegex', `must be a regular expression of RE2: ${reason}`)
  }
}

const checkRewrite = (regex: string, replacement: string): void => {
  if (regex === '') throw problem('pathRegex', 'must not be empty')
  const groups = compile(regex).groupCount()
  requireHole('pathReplacement', replacement)
  requirePath('pathReplacement', replacement)
  const numbers = [...replacement.matchAll(/\$(\d+)/g)].map(([, digits]) => Number(digits))
  if (numbers.some((number) => number > groups))
    throw problem('pathReplacement', `must not name a group beyond the ${groups} of pathRegex`)
}

/** Reads how a secret is injected: exactly one of the four kinds. Answers it as given; throws `request.invalid`. */
export const checkedInjection = (given: unknown): Fields => {
  const fields = fieldsOf(given)
  checkKeys(fields)
  const { headerName, valueFormat, paramName, paramFormat, pathTemplate, pathRegex, pathReplacement } = fields
  if (headerName !== undefined) checkHeader(headerName)
  if (paramName !== undefined) checkParam(paramName)
  checkFormat('valueFormat', valueFormat)
  checkFormat('paramFormat', paramFormat)
  if (pathTemplate !== undefined) checkTemplate(pathTemplate)
  if (pathRegex !== undefined && pathReplacement !== undefined) checkRewrite(pathRegex, pathReplacement)
  return fields
}
