import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { parseHostHeader, type Refusal, refusal } from '../domain/egress/index.ts'
import { type Arrival, refuseFraming, refuseHead, splitTarget } from './arrival.ts'
import { badAuthority, type Gatekeepers, type OpenTunnel } from './open-tunnel.ts'
import type { Tunnel } from './tunnels.ts'

const nameInHandshake = ({ servername }: TLSSocket): string | undefined =>
  typeof servername === 'string' && servername !== ''
    ? servername.toLowerCase().replace(/\.$/, '')
    : undefined

/** Takes a request inside a tunnel, or says what is wrong with it before anybody decides about it. */
export const arriveInside = (
  { token, destination }: OpenTunnel,
  request: IncomingMessage,
  isUpgrade: boolean,
): Arrival | Refusal => {
  const named = nameInHandshake(request.socket as TLSSocket)
  if (named !== undefined && named !== destination.host)
    return refusal('misdirected_request', 'The TLS handshake named another host than the CONNECT.')
  const refused = refuseFraming(request) ?? refuseHead(request, destination, request.url ?? '')
  return refused ?? { request, token, destination, ...splitTarget(request.url ?? ''), isUpgrade }
}

/** Takes a request for an `http://` address, and says whose connection it came on; or what is wrong with it. */
export const arriveDirectly = async (
  { authentication }: Gatekeepers,
  request: IncomingMessage,
  isUpgrade: boolean,
): Promise<{ readonly arrival: Arrival; readonly connection: Tunnel } | Refusal> => {
  const framing = refuseFraming(request)
  if (framing !== undefined) return framing
  const [, scheme = '', authority = '', target = ''] =
    /^([a-z]+):\/\/([^/?#]*)(.*)$/i.exec(request.url ?? '') ?? []
  if (scheme.toLowerCase() === 'https')
    return refusal('bad_request', 'An https address is reached by CONNECT, not by its whole URL.')
  const where = parseHostHeader(authority, 80)
  if (scheme.toLowerCase() !== 'http' || where === undefined) return badAuthority()
  const found = await authentication.authenticate(request)
  if ('error' in found) return found
  const destination = { scheme: 'http', host: where.host, port: where.port } as const
  const path = target.startsWith('/') ? target : `/${target}`
  const refused = refuseHead(request, destination, path)
  if (refused !== undefined) return refused
  const {
    token,
    known: { bearer },
  } = found
  return {
    arrival: { request, token, destination, ...splitTarget(path), isUpgrade },
    connection: { token, bearer, destination: undefined, socket: request.socket },
  }
}
