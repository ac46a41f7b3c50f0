import type { IncomingHttpHeaders } from 'undici/types/header.js'

/** Headers of one connection; what `Connection` names are others. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
])

type Pair = readonly [name: string, value: string]

/** Nothing is found in what is compressed, or in two halves of which each was asked for by itself. */
const NOT_WITH_A_SECRET: ReadonlySet<string> = new Set(['accept-encoding', 'range', 'if-range'])

/** The same request for an answer that can be looked into, whole and as it is. */
export const askingForPlain = (headers: readonly Pair[]): readonly Pair[] => [
  ...headers.filter(([name]) => !NOT_WITH_A_SECRET.has(name)),
  ['accept-encoding', 'identity'],
]

const namedBy = (value: string): readonly string[] =>
  value.split(',').map((name) => name.trim().toLowerCase())

const NOTHING: ReadonlySet<string> = new Set()
// These say how long the message is and for whom, whatever the connection claims.
const NEVER_NAMED: ReadonlySet<string> = new Set(['content-length', 'host'])

/** What a `Connection` header makes headers of that connection besides. */
const besides = (values: readonly string[]): ReadonlySet<string> =>
  values.length === 0 ? NOTHING : new Set(values.flatMap(namedBy).filter((name) => !NEVER_NAMED.has(name)))

/** The headers of an agent's request that go on to the upstream, with names in lower case. */
export const requestHeaders = (rawHeaders: readonly string[]): readonly Pair[] => {
  const pairs: Pair[] = []
  const connections: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at]?.toLowerCase(), rawHeaders[at + 1]]
    if (name === 'connection') connections.push(value)
    if (!OF_THE_CONNECTION.has(name)) pairs.push([name, value])
  }
  const named = besides(connections)
  return named.size === 0 ? pairs : pairs.filter(([name]) => !named.has(name))
}

/** Headers whose very names hold what is rewritten: they are left out, since another name would be another header. */
export const namesThatTell = (
  rawHeaders: readonly string[],
  rewrite: (name: string) => string,
): readonly string[] =>
  rawHeaders.filter((name, at) => at % 2 === 0 && rewrite(name) !== name).map((name) => name.toLowerCase())

/** The headers of an upstream's answer that go on to the agent, each value rewritten. */
export const responseHeaders = (
  headers: IncomingHttpHeaders,
  rewrite: (value: string) => string,
  without: readonly string[] = [],
): Record<string, string | string[]> => {
  const named = besides([headers['connection'] ?? []].flat())
  const kept: Record<string, string | string[]> = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    if (value === undefined || OF_THE_CONNECTION.has(name) || without.includes(name) || named.has(name))
      continue
    if (name.startsWith('x-tenantry-')) continue
    kept[name] = Array.isArray(value) ? value.map(rewrite) : rewrite(value)
  }
  // Behind a length the library reads a content-disposition in another encoding, and fails at what is not ASCII.
  const { 'content-length': length, ...others } = kept
  return length === undefined ? kept : { ...others, 'content-length': length }
}
