import type { Logger } from 'pino'
import type { Domain } from '../domain/context.ts'
import type { EgressBounds, Entry, Ledger, Pictures, Vault } from '../domain/egress/index.ts'
import type { Prices } from '../domain/metering/index.ts'
import type { CountStore } from '../http/counter.ts'
import type { BodyRoom } from './body-room.ts'
import type { GatewayMeasures } from './gateway-measures.ts'
import type { Upstreams } from './upstreams.ts'

/** What a gateway decides and forwards with. */
export interface GatewayParts {
  readonly domain: Domain
  readonly pictures: Pictures
  readonly ledger: Ledger
  /** Takes down what became of a request and what it cost. */
  readonly record: (entry: Entry) => void
  readonly vault: Vault
  readonly prices: Prices
  readonly bounds: EgressBounds
  readonly bodyRoom: BodyRoom
  readonly counts: CountStore
  readonly upstreams: Upstreams
  readonly measures: GatewayMeasures
  readonly logger: Logger
}
