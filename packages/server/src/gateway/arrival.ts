import type { IncomingMessage } from 'node:http'
import {
  checkTarget,
  DEFAULT_PORT,
  type Destination,
  framingProblem,
  parseHostHeader,
  type Refusal,
  refusal,
  type TokenKey,
} from '../domain/egress/index.ts'

/** A request of an agent, as it came to the gateway. */
export interface Arrival {
  readonly request: IncomingMessage
  readonly token: TokenKey
  readonly destination: Destination
  /** As it is sent on, before a secret is put into it. */
  readonly path: string
  /** With its question mark; empty without one. */
  readonly query: string
  /** Whether it asks for a WebSocket. */
  readonly isUpgrade: boolean
}

/** Most are written as the destination is, and need not be read. */
const isHostOf = (given: string, { scheme, host, port }: Destination): boolean => {
  if (given === host && port === DEFAULT_PORT[scheme]) return true
  const read = parseHostHeader(given, DEFAULT_PORT[scheme])
  return read !== undefined && read.host === host && read.port === port
}

/** Why a request cannot be taken, by its framing alone. */
export const refuseFraming = ({
  rawHeaders,
  httpVersion,
  method = '',
}: IncomingMessage): Refusal | undefined => {
  const problem = framingProblem({ rawHeaders, httpVersion, method })
  if (problem === undefined) return undefined
  return refusal(problem.status === 431 ? 'headers_too_large' : 'bad_request', problem.message)
}

/** Why a request cannot be for where it was sent: another `Host`, a method that nobody is to use, a doubtful target. */
export const refuseHead = (
  { headers, method = '' }: IncomingMessage,
  destination: Destination,
  target: string,
): Refusal | undefined => {
  if (method === 'TRACE' || method === 'TRACK' || method === 'CONNECT')
    return refusal('method_not_allowed', `${method} is not passed on.`)
  if (headers.host !== undefined && !isHostOf(headers.host, destination))
    return refusal(
      'misdirected_request',
      'The Host header names another host than the connection was opened to.',
    )
  const problem = checkTarget(target)
  return problem === undefined ? undefined : refusal('bad_request', problem)
}

/** Parts a target into its path and its query. */
export const splitTarget = (target: string): Pick<Arrival, 'path' | 'query'> => {
  const at = target.indexOf('?')
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at) }
}
