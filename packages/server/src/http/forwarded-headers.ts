import type { IncomingMessage } from 'node:http'
import { DomainError } from '../kernel/errors.ts'

type Pair = readonly [name: string, value: string]

/** RFC 9110, section 7.6.1, and what older clients send to the next hop. */
const NEXT_HOP = [
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['proxy-authenticate', 'proxy-authorization', 'proxy-authentication-info', 'expect', 'http2-settings'],
]
/** What callers prove themselves with here, what only this server may say, and what frames a body. */
const NOT_TO_UPSTREAM = new Set([
  ...NEXT_HOP,
  ...['authorization', 'cookie', 'cookie2', 'x-auth-apikey', 'x-auth-scheme', 'x-auth-access-token'],
  ...['x-auth-org', 'x-project-id', 'host', 'forwarded', 'x-real-ip', 'x-request-id', 'content-length'],
  // What some servers take for the address, the path or the method, in place of those that were looked at here.
  ...[
    'client-ip',
    'x-client-ip',
    'true-client-ip',
    'cf-connecting-ip',
    'fastly-client-ip',
    'x-cluster-client-ip',
  ],
  ...['x-original-url', 'x-rewrite-url', 'x-http-method', 'x-http-method-override', 'x-method-override'],
  'x-original-method',
  // What some take for the word of a server before them on who calls, and CGI for the proxy to call by.
  ...['remote-user', 'x-remote-user', 'client-cert', 'client-cert-chain', 'x-client-cert', 'proxy'],
])
const NOT_TO_UPSTREAM_BEGINNINGS = ['x-forwarded-', 'ssl-client-', 'x-ssl-client-']
/** What would speak for this server's whole origin, which is not the upstream's, or of what is counted here. */
const NOT_TO_CALLER = new Set([
  ...NEXT_HOP,
  ...['set-cookie', 'set-cookie2', 'clear-site-data', 'strict-transport-security', 'alt-svc'],
  ...['x-request-id', 'ratelimit', 'ratelimit-policy', 'x-acted-on-org', 'idempotent-replayed'],
])

/** Servers that hand headers on as variables make `_` of whatever is neither letter nor digit. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '-')

const beginsWithOneOf = (name: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => plainName(name).startsWith(beginning))

const pairsOf = ({ rawHeaders }: IncomingMessage): readonly Pair[] =>
  rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : []))

/** The headers that go on: neither those in the set, nor those that `Connection` names. */
const passing = (message: IncomingMessage, not: ReadonlySet<string>): readonly Pair[] => {
  const named = new Set((message.headers.connection ?? '').split(',').map((name) => plainName(name.trim())))
  // Without it nobody knows where the body ends.
  named.delete('content-length')
  return pairsOf(message).filter(([name]) => {
    const plain = plainName(name)
    return !not.has(plain) && !named.has(plain) && !plain.startsWith('x-tenantry-')
  })
}

/** How long a request's body is. Throws `request.malformed` for a coding that would be lost with its header. */
const framingOf = ({ headers }: IncomingMessage): readonly Pair[] => {
  const { 'transfer-encoding': coding, 'content-length': length } = headers
  if (coding === undefined) return length === undefined ? [] : [['content-length', length]]
  if (coding.trim().toLowerCase() !== 'chunked')
    throw new DomainError('request.malformed', 'Transfer-Encoding must be chunked', {
      field: 'Transfer-Encoding',
    })
  return [['transfer-encoding', 'chunked']]
}

/** Names and values by turns, as Node takes them. */
const flatten = (pairs: readonly Pair[]): string[] => pairs.flat()

/** The headers of a request as the upstream gets them; `own` are those that this server says. */
export const upstreamHeaders = (
  request: IncomingMessage,
  own: Readonly<Record<string, string>>,
): readonly Pair[] => [
  ...passing(request, NOT_TO_UPSTREAM).filter(([name]) => !beginsWithOneOf(name, NOT_TO_UPSTREAM_BEGINNINGS)),
  ...framingOf(request),
  ...Object.entries(own),
]

/** The headers of an upstream's answer as the caller gets them. */
export const callerHeaders = (
  answer: IncomingMessage,
  own: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): string[] =>
  flatten([
    // Nothing here is open to pages of other origins.
    ...passing(answer, NOT_TO_CALLER).filter(([name]) => !beginsWithOneOf(name, ['access-control-'])),
    ...Object.entries(own).map(([name, value]): Pair => [name, String(value)]),
  ])
