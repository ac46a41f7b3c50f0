import type { RequestListener } from 'node:http'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Domain } from '../domain/context.ts'
import { Journal, Vault } from '../domain/egress/index.ts'
import { Prices } from '../domain/metering/index.ts'
import type { CountStore } from '../http/counter.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { BodyRoom } from './body-room.ts'
import { FollowedChanges } from './followed-changes.ts'
import { Gateway } from './gateway.ts'
import { GatewayMeasures } from './gateway-measures.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { LeafCertificates } from './leaf-certificates.ts'
import { Upstreams } from './upstreams.ts'

/** What an operator says about the gateway. */
export interface GatewaySettings {
  /** PEM, by host: authorities that are trusted for it besides the public ones. */
  readonly authorities: ReadonlyMap<string, string>
  readonly prices: string | undefined
}

/** What a gateway stands on. */
export interface GatewayFoundation {
  readonly domain: Domain
  readonly counts: CountStore
  readonly rateLimits: RateLimits
  readonly logger: Logger
  /** What is measured, for `/metrics`. */
  readonly registry: Registry
  /** The API, which decides about requests that are held. */
  readonly api: RequestListener
}

/** A gateway that can be opened and closed. */
export interface OpenableGateway {
  /**
   * Listens, once it hears of changes; answers the port. Nobody reaches the given ports of this machine, or the gateway's
   * own, through it.
   */
  listen(address: {
    readonly host: string
    readonly port: number
    readonly ownPorts: readonly number[]
  }): Promise<number>
  /** Ends what is under way within some seconds, and writes down what it cost. */
  close(): Promise<void>
}

const openJournal = ({ domain, logger }: GatewayFoundation): Journal => {
  const { store, now, newId, ledger } = domain
  const onError = (error: unknown) =>
    logger.error({ err: error }, 'requests of agents could not be written down yet')
  return new Journal({ store, now, newId, ledger, onError })
}

const partsOf = (
  { domain, counts, logger, registry }: GatewayFoundation,
  settings: GatewaySettings,
  journal: Journal,
): GatewayParts => {
  const { keyRing, pictures, ledger, egressBounds: bounds } = domain
  const measures = new GatewayMeasures(registry, journal)
  return {
    ...{ domain, pictures, ledger, bounds, counts, logger, measures },
    record: (entry) => {
      journal.add(entry)
      measures.count(entry)
    },
    vault: new Vault(keyRing),
    bodyRoom: new BodyRoom(),
    prices: settings.prices === undefined ? Prices.standard() : Prices.withOverrides(settings.prices),
    upstreams: new Upstreams({ bounds, authorities: settings.authorities }),
  }
}

/** Makes a gateway. Throws where a file of the operator's cannot be read. */
export const openGateway = (foundation: GatewayFoundation, settings: GatewaySettings): OpenableGateway => {
  const { domain, rateLimits, logger, api } = foundation
  const journal = openJournal(foundation)
  const parts = partsOf(foundation, settings, journal)
  const changes = new FollowedChanges(domain, logger)
  let gateway: Gateway | undefined
  return {
    listen: async ({ ownPorts, ...address }) => {
      await changes.start()
      const authority = await domain.gatewayAuthority.open()
      const certificates = new LeafCertificates({ authority, now: domain.now })
      gateway = new Gateway({ parts, certificates, rateLimits, api })
      parts.measures.watch(gateway)
      const port = await gateway.listen(address)
      parts.bounds.keepFrom([port, ...ownPorts])
      return port
    },
    close: async () => {
      await gateway?.close()
      await changes.stop()
      await journal.close()
    },
  }
}
