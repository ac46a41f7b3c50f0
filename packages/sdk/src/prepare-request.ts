import type { AnyCallOptions } from './call-options.ts'
import type { NamedOperation } from './operation.ts'
import { toRuuid } from './ruuid.ts'
import type { Session, Settings } from './settings.ts'

type Input = Readonly<Record<string, unknown>>

/** A request that can be sent again, to the byte. */
export interface PreparedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const pathSegment = (call: string, name: string, value: unknown): string => {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '')
    throw new TypeError(`${call} needs ${name}`)
  const segment = encodeURIComponent(value)
  // URLs fold these away, however they are encoded, and the call would go elsewhere.
  if (segment === '.' || segment === '..') throw new TypeError(`${call} cannot send "${value}" as ${name}`)
  return segment
}

const urlOf = ({ baseUrl }: Settings, call: string, { operation }: NamedOperation, input: Input): string => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => pathSegment(call, name, input[name]))
  const query = new URLSearchParams()
  for (const name of operation.queryInputs)
    if (input[name] !== undefined) query.set(name, String(input[name]))
  return `${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`
}

interface Body {
  readonly type: string
  readonly text: string
}

const csvOf = (call: string, { csv, ...others }: Input): Body => {
  if (typeof csv !== 'string') throw new TypeError(`${call} needs csv as text`)
  const [besides] = Object.keys(others)
  if (besides !== undefined) throw new TypeError(`${call} takes csv or ${besides}`)
  return { type: 'text/csv', text: csv }
}

const bodyOf = (call: string, { operation }: NamedOperation, input: Input): Body | undefined => {
  const elsewhere = [...operation.pathInputs, ...operation.queryInputs]
  const rest = Object.entries(input).filter(([name]) => !elsewhere.includes(name))
  const body = Object.fromEntries(rest)
  if (operation.takesCsv === true && 'csv' in body) return csvOf(call, body)
  if (operation.hasBody) return { type: 'application/json', text: JSON.stringify(body) }
  const [unknown] = rest
  if (unknown !== undefined) throw new TypeError(`${call} takes no ${unknown[0]}`)
  return undefined
}

const placeHeaders = ({ partnerId, organizationId }: Session) => ({
  ...(partnerId !== undefined && { 'x-partner-id': partnerId }),
  ...(organizationId !== undefined && { 'x-organization-id': organizationId }),
})

const credentialOf = (settings: Settings, call: string, { dialect, operation }: NamedOperation) => {
  if (dialect === 'broker' && settings.session !== undefined) return placeHeaders(settings.session)
  if (dialect === 'fleet' && settings.session !== undefined)
    return { 'x-auth-scheme': 'session', ...placeHeaders(settings.session) }
  const name = dialect === 'admin' ? 'operatorKey' : 'key'
  const key = settings[name]
  if (dialect === 'admin' && key === undefined && settings.session !== undefined) return {}
  if (key === undefined && !operation.isPublic)
    throw new TypeError(`${call} needs a credential: give createTenantry ${name}`)
  if (key === undefined) return {}
  if (dialect !== 'fleet') return { authorization: `Bearer ${key}` }
  const { fleetScheme } = settings
  const header = fleetScheme.endsWith('-oauth-token') ? 'x-auth-access-token' : 'x-auth-apikey'
  return { 'x-auth-scheme': fleetScheme, [header]: key }
}

/** An option that is there without a value is a mistake: without its header the call would mean something else. */
const header = (call: string, options: AnyCallOptions, name: 'org' | 'projectId' | 'idempotencyKey') => {
  if (!(name in options)) return undefined
  const value: unknown = options[name]
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value))
    throw new TypeError(`${call} was given ${name} without a usable value`)
  return value
}

/** Every other text of an RUUID's length is sent as it is: the server says what names no organization. */
const orgHeader = (org: string): string => (/^[A-Za-z0-9_-]{22}$/.test(org) ? org : toRuuid(org))

const randomHex = (): string =>
  [...globalThis.crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** A page that came without TLS has no `randomUUID`. */
const randomKey = (): string => globalThis.crypto.randomUUID?.() ?? randomHex()

const optionHeaders = (call: string, { operation }: NamedOperation, options: AnyCallOptions) => {
  const org = operation.headers.includes('x-auth-org') ? header(call, options, 'org') : undefined
  const project = operation.headers.includes('x-project-id') ? header(call, options, 'projectId') : undefined
  const idempotencyKey = operation.isWrite
    ? (header(call, options, 'idempotencyKey') ?? randomKey())
    : undefined
  return {
    ...(org !== undefined && { 'x-auth-org': orgHeader(org) }),
    ...(project !== undefined && { 'x-project-id': project }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  }
}

export const prepareRequest = (
  settings: Settings,
  named: NamedOperation,
  input: Input,
  options: AnyCallOptions,
): PreparedRequest => {
  const call = `${named.dialect}.${named.name}`
  const body = bodyOf(call, named, input)
  return {
    method: named.operation.method,
    url: urlOf(settings, call, named, input),
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': body.type }),
      ...credentialOf(settings, call, named),
      ...optionHeaders(call, named, options),
    },
    body: body?.text,
  }
}
