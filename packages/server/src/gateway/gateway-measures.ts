import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Entry, Journal, Refusal } from '../domain/egress/index.ts'

const NANO_DOLLARS = 1e9

/** What the gateway tells of itself while it serves. */
export interface Watched {
  /** How many connections of agents are open. */
  readonly open: number
  /** How many of their requests are under way. */
  readonly underWay: number
}

/** What is measured of agents' requests; no label holds an id, a host or a secret. */
export class GatewayMeasures {
  readonly #requests: Counter<'outcome' | 'tier'>
  readonly #duration: Histogram<'outcome'>
  readonly #bytes: Counter<'direction'>
  readonly #tokens: Counter<'provider' | 'direction'>
  readonly #cost: Counter<'provider'>
  readonly #tunnels: Counter
  #watched: Watched = { open: 0, underWay: 0 }

  constructor(registry: Registry, journal: Pick<Journal, 'waiting' | 'dropped'>) {
    const registers = [registry]
    const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
      new Counter({ name: `tenantry_gateway_${name}`, help, labelNames: [...labelNames], registers })
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name: `tenantry_gateway_${name}`,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    this.#requests = counter(
      'requests_total',
      'Requests of agents, by what became of them (forwarded, or the gateway’s own answer) and the tier of the secret.',
      ['outcome', 'tier'],
    )
    this.#duration = new Histogram({
      name: 'tenantry_gateway_request_duration_seconds',
      help: 'Time from a request’s arrival to the end of its answer, the upstream’s included, in seconds.',
      labelNames: ['outcome'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers,
    })
    this.#bytes = counter('bytes_total', 'Bytes of bodies, from agents and to them.', ['direction'])
    this.#tokens = counter('tokens_total', 'Tokens of metered calls.', ['provider', 'direction'])
    this.#cost = counter('cost_dollars_total', 'What metered calls cost, in dollars.', ['provider'])
    this.#tunnels = counter('tunnels_total', 'Tunnels that agents have opened.')
    gauge('connections', 'Connections of agents that are open.', () => this.#watched.open)
    gauge('requests_under_way', 'Requests of agents that are under way.', () => this.#watched.underWay)
    gauge('unwritten_requests', 'Requests that wait to be written down.', () => journal.waiting)
    gauge(
      'dropped_requests',
      'Requests that were not written down: too many while the database was away, or it cannot hold them.',
      () => journal.dropped,
    )
  }

  /** Says what to read when somebody asks. */
  watch(watched: Watched): void {
    this.#watched = watched
  }

  countTunnel(): void {
    this.#tunnels.inc()
  }

  /** Counts a request that was refused before it was clear who sends it. */
  countRefusal({ error }: Refusal): void {
    this.#requests.inc({ outcome: error, tier: 'none' })
  }

  count({ outcome, tier, durationMs, requestBytes, responseBytes, metered }: Entry): void {
    this.#requests.inc({ outcome, tier: tier ?? 'none' })
    this.#duration.observe({ outcome }, durationMs / 1_000)
    this.#bytes.inc({ direction: 'from_agents' }, requestBytes)
    this.#bytes.inc({ direction: 'to_agents' }, responseBytes)
    if (metered === undefined) return
    const { provider, inputTokens, outputTokens, nanoDollars } = metered
    this.#tokens.inc({ provider, direction: 'input' }, inputTokens)
    this.#tokens.inc({ provider, direction: 'output' }, outputTokens)
    this.#cost.inc({ provider }, Number(nanoDollars) / NANO_DOLLARS)
  }
}
