import { RE2JS } from 're2js'
import { Secret } from '../../kernel/secret.ts'
import type { KnownSecret } from './picture.ts'
import { CREDENTIAL_HEADERS } from './secret-slot.ts'

/** A request on its way out, while secrets are put into it. */
export interface Draft {
  /** Names in lower case; one may come several times. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Without the query. */
  readonly path: string
  /** With its question mark; empty without one. */
  readonly query: string
}

/** A request with its secrets, and what nobody may read in the answer. */
export interface Injected extends Draft {
  readonly injected: readonly Secret[]
}

const HOLE = '{value}'
/** A replacement pattern would give `$&` in a value a meaning. */
const fill = (format: string, value: string): string => format.split(HOLE).join(value)

const without = (draft: Draft, names: ReadonlySet<string>): Draft['headers'] =>
  draft.headers.filter(([name]) => !names.has(name))

const setHeader = (draft: Draft, name: string, value: string): Draft => ({
  ...draft,
  headers: [...without(draft, new Set([name])), [name, value]],
})

const OAUTH_BETA = 'oauth-2025-04-20'

/** Anthropic takes OAuth tokens as such only where the beta is named among those that the agent wants. */
const withOAuthBeta = (draft: Draft): Draft => {
  const named = draft.headers.filter(([name]) => name === 'anthropic-beta').map(([, value]) => value)
  const betas = named
    .flatMap((value) => value.split(',').map((beta) => beta.trim()))
    .filter((beta) => beta !== '')
  const all = betas.includes(OAUTH_BETA) ? betas : [...betas, OAUTH_BETA]
  return {
    ...draft,
    headers: [...without(draft, new Set(['anthropic-beta'])), ['anthropic-beta', all.join(',')]],
  }
}

const fillAnthropic = (draft: Draft, { authMode }: KnownSecret, value: string): Draft =>
  authMode === 'oauth'
    ? setHeader(withOAuthBeta(draft), 'authorization', `Bearer ${value}`)
    : setHeader(draft, 'x-api-key', value)

/** Escapes what would end a segment or begin a query; what a path may hold stays as it is. */
const inPath = (value: string): string =>
  encodeURIComponent(value).replace(/%(3A|40|24|26|2B|2C|3B|3D)/g, (escaped) => decodeURIComponent(escaped))

const fillQuery = (draft: Draft, name: string, value: string): Draft => {
  const kept = draft.query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && new URLSearchParams(pair).keys().next().value !== name)
  return {
    ...draft,
    query: `?${[...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join('&')}`,
  }
}

/** Puts the value where a template has its hole; undefined where the path does not begin like the template. */
const fillTemplate = (draft: Draft, template: string, value: string): Draft | undefined => {
  const at = template.indexOf(HOLE)
  const [head, tail] = [template.slice(0, at), template.slice(at + HOLE.length)]
  if (!draft.path.startsWith(head)) return undefined
  const rest = draft.path.slice(head.length)
  const ends = tail === '' ? rest.search(/\/|$/) : rest.indexOf(tail)
  if (ends < 0 || rest.slice(0, ends).includes('/')) return undefined
  return { ...draft, path: `${head}${inPath(value)}${rest.slice(ends)}` }
}

/** Rewrites every match, with `$1` for its groups; undefined where there is none. */
const fillRegex = (draft: Draft, regex: string, replacement: string, value: string): Draft | undefined => {
  const matcher = RE2JS.compile(regex).matcher(draft.path)
  const stands = inPath(value)
  let [path, from, found] = ['', 0, false]
  while (matcher.find()) {
    found = true
    const filled = replacement.replace(/\{value\}|\$(\d+)/g, (_, group: string | undefined) =>
      group === undefined ? stands : (matcher.group(Number(group)) ?? ''),
    )
    path += draft.path.slice(from, matcher.start()) + filled
    from = matcher.end()
  }
  return found ? { ...draft, path: path + draft.path.slice(from) } : undefined
}

const fillGeneric = (draft: Draft, { injection }: KnownSecret, value: string): Draft | undefined => {
  const { headerName, valueFormat, paramName, paramFormat, pathTemplate, pathRegex, pathReplacement } =
    injection ?? {}
  if (headerName !== undefined)
    return setHeader(draft, headerName.toLowerCase(), fill(valueFormat ?? HOLE, value))
  if (paramName !== undefined) return fillQuery(draft, paramName, fill(paramFormat ?? HOLE, value))
  if (pathTemplate !== undefined) return fillTemplate(draft, pathTemplate, value)
  if (pathRegex !== undefined && pathReplacement !== undefined)
    return fillRegex(draft, pathRegex, pathReplacement, value)
  return undefined
}

const fillOne = (draft: Draft, secret: KnownSecret, value: string): Draft | undefined => {
  if (secret.type === 'anthropic') return fillAnthropic(draft, secret, value)
  if (secret.type === 'openai') return setHeader(draft, 'authorization', `Bearer ${value}`)
  return fillGeneric(draft, secret, value)
}

/** A value that begins with the scheme of an Authorization header: a service may show what stands behind it alone. */
const SCHEME = /^[a-z][a-z0-9-]* +(?=\S+$)/i

/** What a service may show of a credential instead of all of it: without its scheme, and the parts of a basic one. */
const within = ({ injection }: KnownSecret, value: string): readonly Secret[] => {
  const bare = value.replace(SCHEME, '')
  const parts = bare === value ? [] : [new Secret(bare)]
  if (!/^basic /i.test(injection?.['valueFormat'] ?? '') && !/^basic /i.test(value)) return parts
  const held = Buffer.from(bare, 'base64').toString('utf8')
  const colon = held.indexOf(':')
  return colon < 0 ? parts : [...parts, new Secret(held), new Secret(held.slice(colon + 1))]
}

/**
 * Puts secrets into a request. The credentials that the agent itself sent are taken out first, so that the service sees
 * one and no other. A path that is not what a secret's template or expression wants stays as it is.
 */
export const inject = (
  draft: Draft,
  secrets: readonly { readonly secret: KnownSecret; readonly value: Secret }[],
): Injected => {
  if (secrets.length === 0) return { ...draft, injected: [] }
  const injected: Secret[] = []
  let request: Draft = { ...draft, headers: without(draft, CREDENTIAL_HEADERS) }
  for (const { secret, value } of secrets) {
    const plain = value.reveal()
    const filled = fillOne(request, secret, plain)
    if (filled === undefined) continue
    injected.push(value, ...within(secret, plain))
    request = filled
  }
  return { ...request, injected }
}
