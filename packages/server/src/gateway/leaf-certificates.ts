import { createSecureContext, type SecureContext } from 'node:tls'
import type { LRUCache } from 'lru-cache'
import type { CertifiedKey } from '../crypto/make-authority.ts'
import { type Leaf, type LeafIssuer, openLeafIssuer, signLeaf } from '../crypto/sign-leaf.ts'
import type { Clock } from '../kernel/clock.ts'
import { recentlyUsed } from '../kernel/recently-used.ts'

/** Clients whose clocks are ahead by as much still take what they are shown. */
const MARGIN_MS = 3_600_000

interface Foundation {
  readonly authority: CertifiedKey
  readonly now: Clock
  /** How many hosts are remembered, each of which takes about 25 KB; 1,000 by default. */
  readonly hostsMax?: number
}

interface Shown extends Pick<Leaf, 'notBefore' | 'notAfter'> {
  readonly context: SecureContext
}

/**
 * The certificates that the gateway shows to agents in place of the hosts' own: one for each host, signed when it is
 * first asked for and again an hour before it ends. Holds the hosts that were used last.
 */
export class LeafCertificates {
  readonly #issuer: LeafIssuer
  readonly #now: Clock
  readonly #shown: LRUCache<string, Shown>

  /** Throws an `Error` where the authority's key is not its certificate's. */
  constructor({ authority, now, hostsMax = 1_000 }: Foundation) {
    this.#issuer = openLeafIssuer(authority)
    this.#now = now
    this.#shown = recentlyUsed(hostsMax)
  }

  /**
   * Answers what a server for this host presents; the protocols after TLS are the server's to choose. A host is a name
   * in ASCII and lower case, or an address without brackets. Clients that reach an address send no server name: choose
   * by where they asked to be connected to. Throws an `Error` for what is no host, and once the authority has ended.
   */
  contextFor(host: string): SecureContext {
    const now = this.#now()
    const known = this.#shown.get(host)
    if (known !== undefined && this.#isFresh(known, now)) return known.context
    const shown = this.#make(host, now)
    this.#shown.set(host, shown)
    return shown.context
  }

  #make(host: string, now: Date): Shown {
    const { certificate, notBefore, notAfter } = signLeaf(this.#issuer, host, now)
    const context = createSecureContext({
      cert: certificate,
      key: this.#issuer.privateKey.reveal(),
      minVersion: 'TLSv1.2',
    })
    return { context, notBefore, notAfter }
  }

  #isFresh({ notBefore, notAfter }: Shown, now: Date): boolean {
    // No other would last longer than one that ends with the authority.
    const marginMs = notAfter < this.#issuer.notAfter ? MARGIN_MS : 0
    // A clock that is set right may be set back.
    return notBefore <= now && now.getTime() < notAfter.getTime() - marginMs
  }
}
