import type { Logger } from 'pino'
import type { Domain } from '../domain/context.ts'
import type { InferenceHost, Journal, Ledger, Pictures, Vault } from '../domain/egress/index.ts'
import type { Prices } from '../domain/metering/index.ts'
import type { CountStore } from '../http/counter.ts'
import type { Upstreams } from './upstreams.ts'

/** What a gateway decides and forwards with. */
export interface GatewayParts {
  readonly domain: Domain
  readonly pictures: Pictures
  readonly ledger: Ledger
  readonly journal: Journal
  readonly vault: Vault
  readonly prices: Prices
  readonly inferenceHosts: readonly InferenceHost[]
  readonly counts: CountStore
  readonly upstreams: Upstreams
  readonly logger: Logger
}
