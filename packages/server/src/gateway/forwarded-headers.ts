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

/** The headers of an agent's request that go on to the upstream, with names in lower case. */
export const requestHeaders = (rawHeaders: readonly string[]): readonly Pair[] => {
  const pairs: Pair[] = []
  const dropped = new Set(OF_THE_CONNECTION)
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at]?.toLowerCase(), rawHeaders[at + 1]]
    if (name === 'connection') for (const named of namedBy(value)) dropped.add(named)
    pairs.push([name, value])
  }
  // These say how long the message is and for whom, whatever the connection claims.
  dropped.delete('content-length')
  dropped.delete('host')
  return pairs.filter(([name]) => !dropped.has(name))
}

/** The headers of an upstream's answer that go on to the agent, each value rewritten. */
export const responseHeaders = (
  headers: IncomingHttpHeaders,
  rewrite: (value: string) => string,
  without: ReadonlySet<string> = new Set(),
): Record<string, string | string[]> => {
  const dropped = new Set([...OF_THE_CONNECTION, ...without])
  for (const value of [headers['connection']].flat())
    for (const named of namedBy(value ?? '')) if (named !== 'content-length') dropped.add(named)
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || dropped.has(name) || name.startsWith('x-tenantry-')) continue
    kept[name] = Array.isArray(value) ? value.map(rewrite) : rewrite(value)
  }
  return kept
}
