import { isIP } from 'node:net'
import { AddressGuard } from './address-guard.ts'
import { INFERENCE_HOSTS, type InferenceHost, readInferenceHosts } from './inference-hosts.ts'
import type { Destination } from './request.ts'

/** Where a host really is, as the operator says: instead of what its name resolves to. */
export interface Route {
  readonly address: string
  readonly port: number
}

/** What an operator says about where agents' requests may go. */
export interface BoundsSettings {
  /** Addresses and ranges that are not public and may be reached all the same. */
  readonly allowed: readonly string[]
  /** By `host:port`. */
  readonly routes: ReadonlyMap<string, Route>
  /** The operator's own list of model providers, a JSON text. */
  readonly inferenceHosts: string | undefined
}

/** Where agents' requests may go at all, whoever sends them: the operator's word, the same on every node. */
export class EgressBounds {
  readonly guard: AddressGuard
  readonly inferenceHosts: readonly InferenceHost[]
  readonly #routes: ReadonlyMap<string, Route>
  readonly #ownPorts = new Set<number>()

  /** Throws where the settings cannot be read. */
  constructor({ allowed, routes, inferenceHosts }: BoundsSettings) {
    this.guard = new AddressGuard({ allowed, ownPorts: this.#ownPorts })
    this.inferenceHosts = inferenceHosts === undefined ? INFERENCE_HOSTS : readInferenceHosts(inferenceHosts)
    this.#routes = routes
  }

  /** Keeps agents from ports of this machine, whatever else they may reach. */
  keepFrom(ports: readonly number[]): void {
    for (const port of ports) this.#ownPorts.add(port)
  }

  routeOf({ host, port }: Destination): Route | undefined {
    return this.#routes.get(`${host}:${port}`)
  }

  /** Says what a host is that must not be dialled, as far as its name tells. */
  problemOf(destination: Destination): string | undefined {
    const { host, port } = destination
    if (this.routeOf(destination) !== undefined || isIP(host) === 0) return undefined
    return this.guard.problem(host, port)
  }
}
