import type { KeyRing } from '../crypto/key-ring.ts'
import type { Clock } from '../kernel/clock.ts'
import type { NewId, OrgId, RequestId } from '../kernel/ids.ts'
import type { Store } from '../store/store.ts'
import type { ActingReads } from './acting-reads.ts'
import type { GatewayAuthority } from './agent-setup/gateway-authority.ts'
import type { Wakeups } from './approval/wakeups.ts'
import type { CertificateAuthority } from './certificate/certificate-authority.ts'
import type { CheckConnections } from './connection.ts'
import type { CredentialUses } from './credential/credential-uses.ts'
import type { SigningKeys } from './credential/signing-keys.ts'
import type { StandingCache } from './credential/standing-cache.ts'
import type { Heartbeats } from './device/heartbeats.ts'
import type { WaitingCommands } from './device/waiting-commands.ts'
import type { EgressBounds } from './egress/bounds.ts'
import type { Ledger } from './egress/ledger.ts'
import type { Pictures } from './egress/pictures.ts'
import type { EntryRule } from './entry-rule.ts'
import type { EventFeed } from './event/event-feed.ts'
import type { Principal } from './principal.ts'
import type { Telemetry } from './telemetry/telemetry.ts'

/** The settings that shape the domain's behaviour. */
export interface Policy {
  /** The brand part of key prefixes: `oc` gives `oc_partner_…`. */
  readonly keyBrand: string
  /** Where people and clients reach this server, without a trailing slash. */
  readonly publicUrl: string
  readonly claimTtlHours: number
  /** The gateway as agents see it. */
  readonly gatewayUrl: string
  /** How long it is kept what agents sent through the gateway. */
  readonly gatewayLogDays: number
  /** How long what is sealed may take until it is stored, and what is read until it is opened. */
  readonly keySettleMs: number
  /** How long what devices report is kept, and how long what it was rolled up into. */
  readonly telemetryDays: number
  readonly rollUpDays: number
  /** How long a poll is held open while there is nothing to answer. */
  readonly pollHoldMs: number
}

/** Everything that operations stand on; made once, in `compose.ts`. */
export interface Domain {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly signingKeys: SigningKeys
  readonly standings: StandingCache
  readonly actingReads: ActingReads
  readonly gatewayAuthority: GatewayAuthority
  /** Signs the certificates that keys are bound to. */
  readonly clientAuthority: CertificateAuthority
  /** Signs the TLS port's own. */
  readonly serverAuthority: CertificateAuthority
  readonly wakeups: Wakeups
  /** Tells those who listen what was committed. */
  readonly eventFeed: EventFeed
  readonly credentialUses: CredentialUses
  readonly heartbeats: Heartbeats
  readonly telemetry: Telemetry
  readonly waitingCommands: WaitingCommands
  readonly entryRule: EntryRule
  readonly checkConnections: CheckConnections
  /** What decides about agents' requests, as far as this node has read it. */
  readonly pictures: Pictures
  /** What organizations have spent on their partners' secrets, as far as this node knows. */
  readonly ledger: Ledger
  readonly egressBounds: EgressBounds
  readonly policy: Policy
  readonly now: Clock
  readonly newId: NewId
}

/** A caller's promise that a retry with this key means the same request. */
export interface IdempotencyClaim {
  readonly key: string
  readonly method: string
  readonly path: string
  readonly bodyHash: Buffer
}

/** What an operation tells the surface that called it, besides its result. */
export interface Trace {
  /** The client organization that a partner's call was let into. */
  actedOn?: OrgId
  /** Whether the answer is a stored one. */
  replayed?: boolean
}

/** One call: who asks, from where, and what they stand on. */
export interface Context<P extends Principal = Principal> {
  readonly domain: Domain
  readonly principal: P
  readonly requestId: RequestId
  readonly address: string
  readonly idempotency?: IdempotencyClaim
  readonly trace: Trace
}
