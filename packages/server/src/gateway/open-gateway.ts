import type { Logger } from 'pino'
import type { Domain } from '../domain/context.ts'
import { AddressGuard, INFERENCE_HOSTS, Journal, readInferenceHosts, Vault } from '../domain/egress/index.ts'
import { Prices } from '../domain/metering/index.ts'
import type { CountStore } from '../http/counter.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { FollowedChanges } from './followed-changes.ts'
import { Gateway } from './gateway.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { LeafCertificates } from './leaf-certificates.ts'
import { type Route, Upstreams } from './upstreams.ts'

/** What an operator says about the gateway. */
export interface GatewaySettings {
  readonly allowed: readonly string[]
  readonly routes: ReadonlyMap<string, Route>
  readonly authorities: ReadonlyMap<string, string>
  readonly inferenceHosts: string | undefined
  readonly prices: string | undefined
}

/** What a gateway stands on. */
export interface GatewayFoundation {
  readonly domain: Domain
  readonly counts: CountStore
  readonly rateLimits: RateLimits
  readonly logger: Logger
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
  /** How many connections of agents are open. */
  readonly open: () => number
}

const partsOf = (
  foundation: GatewayFoundation,
  settings: GatewaySettings,
  guard: AddressGuard,
): GatewayParts => {
  const { domain, counts, logger } = foundation
  const { store, now, newId, keyRing, pictures, ledger } = domain
  const onError = (error: unknown) =>
    logger.error({ err: error }, 'requests of agents could not be written down yet')
  return {
    ...{ domain, pictures, ledger, counts, logger },
    journal: new Journal({ store, now, newId, ledger, onError }),
    vault: new Vault(keyRing),
    prices: settings.prices === undefined ? Prices.standard() : Prices.withOverrides(settings.prices),
    inferenceHosts:
      settings.inferenceHosts === undefined ? INFERENCE_HOSTS : readInferenceHosts(settings.inferenceHosts),
    upstreams: new Upstreams({ guard, routes: settings.routes, authorities: settings.authorities }),
  }
}

/** Makes a gateway. Throws where a file of the operator's cannot be read. */
export const openGateway = (foundation: GatewayFoundation, settings: GatewaySettings): OpenableGateway => {
  const { domain, rateLimits, logger } = foundation
  const ownPorts = new Set<number>()
  const guard = new AddressGuard({ allowed: settings.allowed, ownPorts })
  const parts = partsOf(foundation, settings, guard)
  const changes = new FollowedChanges(domain, logger)
  let gateway: Gateway | undefined
  return {
    open: () => gateway?.open ?? 0,
    listen: async ({ ownPorts: others, ...address }) => {
      await changes.start()
      const authority = await domain.gatewayAuthority.open()
      const certificates = new LeafCertificates({ authority, now: domain.now })
      gateway = new Gateway({ parts, certificates, rateLimits })
      const port = await gateway.listen(address)
      for (const own of [port, ...others]) ownPorts.add(own)
      return port
    },
    close: async () => {
      await gateway?.close()
      await changes.stop()
      await parts.journal.close()
    },
  }
}
