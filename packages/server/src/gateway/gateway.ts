import { once } from 'node:events'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { type ChangedPlace, type Refusal, refusal } from '../domain/egress/index.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { newId } from '../kernel/ids.ts'
import { Admittance } from './admit.ts'
import { createAgentServer, refuseConnection } from './agent-server.ts'
import { type Arrival, refuseFraming } from './arrival.ts'
import { arriveDirectly, arriveInside } from './arrive.ts'
import { Authentication } from './authentication.ts'
import { Exchange } from './exchange.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { identifyInTheEnd } from './identify.ts'
import type { LeafCertificates } from './leaf-certificates.ts'
import { NewHosts } from './new-hosts.ts'
import { badAuthority, type Gatekeepers, type OpenTunnel, openTunnel } from './open-tunnel.ts'
import { answerOnSocket, answerRefusal } from './own-answer.ts'
import { answerOwnPath, type OwnPaths } from './own-paths.ts'
import { RuleLimits } from './rule-limits.ts'
import { type Tunnel, Tunnels } from './tunnels.ts'
import { UpgradeExchange } from './upgrade-exchange.ts'

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly parts: GatewayParts
  readonly certificates: LeafCertificates
  readonly rateLimits: RateLimits
  /** The API, which decides about requests that are held. */
  readonly api: RequestListener
}

const HANDSHAKE_MS_MAX = 10_000
/** How long answers that are under way may take once the gateway is to stop. */
const DRAIN_MS_MAX = 8_000
const TLS_HANDSHAKE = 0x16

const restarting = (): Refusal =>
  refusal('gateway_restarting', 'The gateway is restarting.', { retryAfterSeconds: 2, mayRetry: true })

/** The first bytes of a connection, which stay to be read. */
const firstBytes = async (socket: Socket): Promise<Buffer | undefined> => {
  const signal = AbortSignal.timeout(HANDSHAKE_MS_MAX)
  const [chunk] = (await once(socket, 'data', { signal }).catch(() => [])) as [Buffer?]
  if (chunk === undefined) return undefined
  socket.pause()
  socket.unshift(chunk)
  return chunk
}

/** The forward proxy that agents' traffic goes through. */
export class Gateway {
  readonly #parts: GatewayParts
  readonly #options: GatewayOptions
  readonly #admittance: Admittance
  readonly #tunnels = new Tunnels()
  readonly #gatekeepers: Gatekeepers
  readonly #outer: Server
  /** Serves what comes inside tunnels; it listens nowhere. */
  readonly #inner: Server
  readonly #tunnelOf = new WeakMap<Socket, OpenTunnel>()
  /** Connections that were accepted and have not yet said what they want to speak. */
  readonly #opening = new Set<Duplex>()
  readonly #underWay = new Set<Promise<void>>()
  readonly #stopListening: () => void
  readonly #ownPaths: OwnPaths
  #draining = false

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#parts = options.parts
    this.#admittance = new Admittance(options.parts, new RuleLimits(options.parts.counts))
    const { parts, rateLimits } = options
    this.#gatekeepers = { authentication: new Authentication(parts, rateLimits), newHosts: new NewHosts() }
    this.#ownPaths = { isDraining: () => this.#draining, api: options.api }
    this.#outer = createAgentServer({
      request: (request, response) => void this.#direct(request, response),
      upgrade: (request, socket, head) => void this.#directUpgrade(request, socket, head),
      connect: (request, socket, head) => void this.#connect(request, socket as Socket, head),
    })
    this.#inner = createAgentServer({
      request: (request, response) => this.#tunnelled(request, response),
      upgrade: (request, socket, head) => this.#tunnelledUpgrade(request, socket, head),
      connect: (_request, socket) => answerOnSocket(socket, badAuthority(), newId()),
    })
    // Only a server that listens looks after the time that heads may take.
    this.#inner.emit('listening')
    this.#stopListening = options.parts.pictures.onChange((place) => void this.#recheck(place))
  }

  /** How many connections of agents are open. */
  get open(): number {
    return this.#tunnels.open
  }

  /** How many of their requests are under way. */
  get underWay(): number {
    return this.#underWay.size
  }

  /** Listens; answers the port. */
  async listen(address: { readonly host: string; readonly port: number }): Promise<number> {
    this.#outer.listen(address)
    await once(this.#outer, 'listening')
    return (this.#outer.address() as AddressInfo).port
  }

  /** Takes nothing new, lets answers under way end for a while, then cuts what is left. */
  async close(): Promise<void> {
    this.#draining = true
    this.#stopListening()
    const closed = this.#outer.listening ? once(this.#outer, 'close') : Promise.resolve()
    this.#outer.close()
    for (const socket of this.#opening) socket.destroy()
    const over = AbortSignal.timeout(DRAIN_MS_MAX)
    while (this.#underWay.size > 0 && !over.aborted)
      await Promise.race([Promise.all(this.#underWay), once(over, 'abort')])
    for (const { socket } of this.#tunnels.all()) socket.destroy()
    this.#outer.closeAllConnections()
    this.#inner.closeAllConnections()
    this.#inner.close(() => {})
    await closed
    await this.#parts.upstreams.destroy()
  }

  /** Cuts the connections in a place of whoever is let through no more. */
  async #recheck(place: ChangedPlace): Promise<void> {
    await Promise.all(this.#tunnels.in(place).map((tunnel) => this.#cutUnlessAdmitted(tunnel)))
  }

  async #cutUnlessAdmitted({ token, socket }: Tunnel): Promise<void> {
    const found = await identifyInTheEnd(this.#parts, token, socket)
    if (found !== undefined && 'refusal' in found) socket.destroy()
  }

  /** Keeps a connection among those that are cut; what has changed since its agent was admitted was not told of it. */
  #keep(tunnel: Tunnel): void {
    this.#tunnels.add(tunnel)
    if (this.#parts.pictures.peek(tunnel.token) === undefined) void this.#cutUnlessAdmitted(tunnel)
  }

  async #connect(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy())
    socket.setTimeout(0)
    const opened = this.#draining ? restarting() : await openTunnel(this.#gatekeepers, request, socket)
    if ('error' in opened) return this.#refuseOn(socket, opened)
    if (socket.destroyed) return
    if (this.#draining) return this.#refuseOn(socket, restarting())
    this.#parts.measures.countTunnel()
    this.#keep(opened)
    this.#opening.add(socket)
    socket.once('close', () => this.#opening.delete(socket))
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    const first = await firstBytes(socket)
    if (first === undefined) socket.destroy()
    else if (first[0] === TLS_HANDSHAKE) this.#speakTls(opened, socket)
    else {
      this.#opening.delete(socket)
      this.#serveInside({ ...opened, destination: { ...opened.destination, scheme: 'http' } }, socket)
    }
  }

  #speakTls(tunnel: OpenTunnel, socket: Socket): void {
    const { host } = tunnel.destination
    const tls = new TLSSocket(socket, {
      isServer: true,
      secureContext: this.#options.certificates.contextFor(host),
      ALPNProtocols: ['http/1.1'],
    })
    tls.on('error', () => tls.destroy())
    const timer = setTimeout(() => tls.destroy(), HANDSHAKE_MS_MAX)
    tls.once('close', () => clearTimeout(timer))
    tls.once('secure', () => {
      clearTimeout(timer)
      this.#opening.delete(socket)
      this.#serveInside(tunnel, tls)
    })
  }

  #serveInside(tunnel: OpenTunnel, socket: Socket): void {
    this.#tunnelOf.set(socket, tunnel)
    this.#inner.emit('connection', socket)
    // It was held until somebody could listen.
    socket.resume()
  }

  #arrivalInside(request: IncomingMessage, isUpgrade: boolean): Arrival | Refusal {
    const tunnel = this.#tunnelOf.get(request.socket)
    return tunnel === undefined || this.#draining ? restarting() : arriveInside(tunnel, request, isUpgrade)
  }

  #tunnelled(request: IncomingMessage, response: ServerResponse): void {
    const arrival = this.#arrivalInside(request, false)
    if ('error' in arrival) this.#refuse(request, response, arrival)
    else this.#exchange(arrival, response)
  }

  #tunnelledUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const arrival = this.#arrivalInside(request, true)
    if ('error' in arrival) this.#refuseOn(socket, arrival)
    else this.#upgrade(arrival, socket, head)
  }

  /** Answers what has no response object. */
  #refuseOn(socket: Duplex, why: Refusal): void {
    this.#parts.measures.countRefusal(why)
    answerOnSocket(socket, why, newId())
  }

  /** A doubtful request may have a second one hidden in it: nothing more is read from its connection. */
  #refuse(request: IncomingMessage, response: ServerResponse, why: Refusal): void {
    this.#parts.measures.countRefusal(why)
    const isDoubtful = why.error === 'bad_request' || why.error === 'headers_too_large'
    if (isDoubtful) {
      refuseConnection(request.socket)
      response.shouldKeepAlive = false
      response.once('finish', () => request.socket.end())
    }
    answerRefusal(response, why, newId())
  }

  #exchange(arrival: Arrival, response: ServerResponse): void {
    this.#follow(new Exchange(this.#parts, arrival, response).run(this.#admittance))
  }

  #upgrade(arrival: Arrival, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const { headers, method } = arrival.request
    // Rules decide by the method, and a WebSocket is never asked for by another one.
    if (headers.upgrade?.toLowerCase() !== 'websocket' || method !== 'GET')
      this.#refuseOn(socket, refusal('bad_request', 'Only WebSockets can be upgraded to, by GET.'))
    else this.#follow(new UpgradeExchange(this.#parts, socket).run(this.#admittance, arrival, head))
  }

  #follow(exchange: Promise<void>): void {
    const done = exchange.finally(() => this.#underWay.delete(done))
    this.#underWay.add(done)
  }

  /** A request to the proxy itself: for an `http://` address, or the little that the gateway answers of its own. */
  async #direct(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if ((request.url ?? '').startsWith('/')) {
      const framing = refuseFraming(request)
      const why = framing ?? answerOwnPath(this.#ownPaths, request, response)
      return why && this.#refuse(request, response, why)
    }
    const arrival = await this.#arrivalDirect(request, false)
    if ('error' in arrival) return this.#refuse(request, response, arrival)
    return this.#exchange(arrival, response)
  }

  async #directUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy())
    const arrival = await this.#arrivalDirect(request, true)
    if ('error' in arrival) this.#refuseOn(socket, arrival)
    else this.#upgrade(arrival, socket, head)
  }

  async #arrivalDirect(request: IncomingMessage, isUpgrade: boolean): Promise<Arrival | Refusal> {
    if (this.#draining) return restarting()
    const arrived = await arriveDirectly(this.#gatekeepers, request, isUpgrade)
    if ('error' in arrived) return arrived
    if (!request.socket.destroyed && !this.#tunnels.has(arrived.connection)) this.#keep(arrived.connection)
    return arrived.arrival
  }
}
