import { isIP, type Socket } from 'node:net'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { LRUCache } from 'lru-cache'
import { buildConnector, Pool } from 'undici'
import type { Destination, EgressBounds } from '../domain/egress/index.ts'
import type { OrgId } from '../kernel/ids.ts'
import { AddressBlockedError, checkConnected, guardedLookup } from './guarded-lookup.ts'

/** What an operator says about upstreams. */
export interface UpstreamSettings {
  readonly bounds: EgressBounds
  /** PEM, by host: authorities that are trusted for it besides the public ones. */
  readonly authorities: ReadonlyMap<string, string>
}

const CONNECT_MS_MAX = 10_000
const HEADERS_MS_MAX = 300_000
const IDLE_BODY_MS_MAX = 600_000
const HEADER_BYTES_MAX = 64 * 1_024
const CONNECTIONS_MAX = 256
const IDLE_MS = 10_000
const POOLS_MAX = 2_000

/** A URL's origin: an IPv6 address is written in brackets there. */
const originOf = ({ scheme, host, port }: Destination): string =>
  `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`

/**
 * The connections to upstreams. Each organization has its own: what one agent's upstream left on a connection is never
 * another customer's answer. A connection is dialled to an address that was judged, and judged again once it is there.
 */
export class Upstreams {
  readonly #settings: UpstreamSettings
  /** By the authority that is trusted besides the public ones. */
  readonly #trusted = new Map<string, SecureContext>()
  readonly #pools = new LRUCache<string, Pool>({
    max: POOLS_MAX,
    ttl: 300_000,
    updateAgeOnGet: true,
    dispose: (pool) => void pool.close().catch(() => {}),
  })

  constructor(settings: UpstreamSettings) {
    this.#settings = settings
  }

  /** The connections of an organization to one destination. */
  poolFor(orgId: OrgId, destination: Destination): Pool {
    const key = `${orgId} ${originOf(destination)}`
    const known = this.#pools.get(key)
    if (known !== undefined) return known
    const pool = new Pool(originOf(destination), {
      connections: CONNECTIONS_MAX,
      pipelining: 1,
      headersTimeout: HEADERS_MS_MAX,
      bodyTimeout: IDLE_BODY_MS_MAX,
      keepAliveTimeout: IDLE_MS,
      maxHeaderSize: HEADER_BYTES_MAX,
      connect: this.#connector(destination),
    })
    this.#pools.set(key, pool)
    return pool
  }

  /** To read all the public authorities anew for each connection would take longer than the connection. */
  #trusting(host: string): SecureContext | undefined {
    const authority = this.#settings.authorities.get(host)
    if (authority === undefined) return undefined
    const known = this.#trusted.get(authority)
    if (known !== undefined) return known
    const context = createSecureContext({ ca: [...rootCertificates, authority] })
    this.#trusted.set(authority, context)
    return context
  }

  #connector(destination: Destination): buildConnector.connector {
    const { bounds } = this.#settings
    const { guard } = bounds
    const { host, port } = destination
    const route = bounds.routeOf(destination)
    const trusted = this.#trusting(host)
    const connect = buildConnector({
      timeout: CONNECT_MS_MAX,
      ...(route === undefined && { lookup: guardedLookup({ guard, port }) }),
      ...(trusted !== undefined && { secureContext: trusted }),
      ...(isIP(host) === 0 && { servername: host }),
    })
    return (options, callback) => {
      const problem = bounds.problemOf(destination)
      if (problem !== undefined) return callback(new AddressBlockedError(`${host} is ${problem}`), null)
      const where = route === undefined ? {} : { hostname: route.address, port: String(route.port) }
      connect({ ...options, ...where }, (...[error, socket]) => {
        // The library leaves out what its types say is null.
        if (!socket) return callback(error ?? new Error('No connection came about.'), null)
        const late = route === undefined ? checkConnected(guard, socket) : undefined
        if (late === undefined) return callback(null, socket)
        socket.destroy()
        return callback(late, null)
      })
    }
  }

  /** Opens a connection of its own to a destination, for what is no request and answer. */
  connect(destination: Destination): Promise<Socket> {
    const { scheme, host, port } = destination
    return new Promise((resolve, reject) => {
      this.#connector(destination)(
        { protocol: `${scheme}:`, hostname: host, port: String(port) },
        (...[error, socket]) => {
          if (socket === null) reject(error)
          else resolve(socket)
        },
      )
    })
  }

  /** Ends all connections at once. */
  async destroy(): Promise<void> {
    const pools = [...this.#pools.values()]
    await Promise.all(pools.map((pool) => pool.destroy().catch(() => {})))
  }
}
