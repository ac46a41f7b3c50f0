import type {
  EgressRequest,
  Grounds,
  Injected,
  Known,
  KnownAgent,
  KnownRule,
  KnownSecret,
  NeedleSet,
  Picture,
  Refusal,
} from '../domain/egress/index.ts'
import type { CallReading, MeteredCall } from '../domain/metering/index.ts'
import type { Arrival } from './arrival.ts'

/** A call that costs somebody money, and what is known of it before it is sent. */
export interface Charge {
  readonly call: MeteredCall
  readonly reading: CallReading
}

/** A request, who sends it, and what is decided by. */
export interface Scene {
  readonly arrival: Arrival
  readonly request: EgressRequest
  readonly known: Known
  readonly picture: Picture
  readonly agent: KnownAgent
  readonly grounds: Grounds
}

/** A request that may leave, as it leaves. */
export interface Admission {
  readonly do: 'forward'
  readonly scene: Scene
  readonly secrets: readonly KnownSecret[]
  readonly rule: KnownRule | undefined
  readonly draft: Injected
  /** What is taken out of the answer. */
  readonly needles: NeedleSet | undefined
  readonly charge: Charge | undefined
  /** Gives back what was reserved of a budget. */
  readonly release: () => void
}

/** Why a request does not leave, by which rule, and who sent it where that is known. */
export interface Rejection {
  readonly do: 'refuse'
  readonly refusal: Refusal
  readonly rule?: KnownRule | undefined
  readonly scene?: Scene | undefined
}
