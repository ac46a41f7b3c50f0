import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import {
  type Destination,
  parseAuthority,
  parseHostHeader,
  type Refusal,
  refusal,
} from '../domain/egress/index.ts'
import { refuseFraming } from './arrival.ts'
import type { Authentication } from './authentication.ts'
import type { NewHosts } from './new-hosts.ts'
import type { Tunnel } from './tunnels.ts'

/** A tunnel to one destination. */
export type OpenTunnel = Tunnel & { readonly destination: Destination }

/** Who says whether an agent may open another one. */
export interface Gatekeepers {
  readonly authentication: Authentication
  readonly newHosts: NewHosts
}

export const badAuthority = (): Refusal =>
  refusal('bad_request', 'The request must name a host and a port, and nothing else.')

/** Decides about a CONNECT: whose tunnel it opens and where to, or why none. */
export const openTunnel = async (
  { authentication, newHosts }: Gatekeepers,
  request: IncomingMessage,
  socket: Socket,
): Promise<OpenTunnel | Refusal> => {
  const authority = parseAuthority(request.url ?? '')
  const framing = refuseFraming(request)
  if (framing !== undefined) return framing
  if (authority === undefined) return badAuthority()
  const found = await authentication.authenticate(request)
  if ('error' in found) return found
  // Not every client sends one with a CONNECT of HTTP/1.0.
  const named = request.headers.host
  const host = named === undefined ? authority : parseHostHeader(named, authority.port)
  if (host?.host !== authority.host || host.port !== authority.port)
    return refusal('misdirected_request', 'The Host header names another host than the CONNECT.')
  const { bearer } = found.known
  if (!newHosts.mayReach(bearer.agentId, authority.host))
    return refusal('rate_limited', 'This agent turns to too many hosts.', {
      ...{ retryAfterSeconds: 60, mayRetry: true },
    })
  const destination = { scheme: 'https', host: authority.host, port: authority.port } as const
  return { token: found.token, bearer, destination, socket }
}
