import { LRUCache } from 'lru-cache'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { Injected } from './inject.ts'
import type { KnownSecret, Picture } from './picture.ts'
import { NeedleSet, secretForms } from './scrub/index.ts'

/** Room for some 1,500 usual keys; the longest values take up to a tenth of it each. */
const NEEDLE_BYTES_MAX = 64 * 1_024 * 1_024

interface Known {
  readonly injected: readonly Secret[]
  readonly needles: NeedleSet
}

const areSame = (some: readonly Secret[], others: readonly Secret[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => one === others[at] || one.reveal() === others[at]?.reveal())

/**
 * Opens the values of secrets when they are first needed, and forgets them with the picture that they belong to: only
 * this process ever holds them.
 */
export class Vault {
  readonly #keyRing: Pick<KeyRing, 'open'>
  readonly #opened = new WeakMap<KnownSecret, Secret>()
  readonly #needles = new LRUCache<string, Known>({
    maxSize: NEEDLE_BYTES_MAX,
    sizeCalculation: ({ needles }) => needles.bytes,
  })

  constructor(keyRing: Pick<KeyRing, 'open'>) {
    this.#keyRing = keyRing
  }

  /** The value of a secret. Throws where it does not open in its own row. */
  open({ partnerId }: Pick<Picture, 'partnerId'>, secret: KnownSecret): Secret {
    const known = this.#opened.get(secret)
    if (known !== undefined) return known
    const value = this.#keyRing.open(secret.sealed, { tenant: partnerId, row: `secrets/${secret.id}` })
    this.#opened.set(secret, value)
    return value
  }

  /**
   * What is looked for in the answer to a request that these secrets, opened here, were meant for: what was put into it.
   * Made once for the same values.
   */
  needlesFor(secrets: readonly KnownSecret[], { injected }: Injected): NeedleSet | undefined {
    if (injected.length === 0) return undefined
    // One whose path the request did not have is not looked for, and the next request may have it.
    const filled = secrets.filter((secret) => this.#isAmong(injected, secret))
    const key = filled.map(({ id }) => id).join(' ')
    const known = this.#needles.get(key)
    // A secret of another picture may have another value.
    if (known !== undefined && areSame(known.injected, injected)) return known.needles
    const needles = new NeedleSet(secretForms(injected))
    this.#needles.set(key, { injected, needles })
    return needles
  }

  #isAmong(injected: readonly Secret[], secret: KnownSecret): boolean {
    const value = this.#opened.get(secret)
    return value !== undefined && injected.includes(value)
  }
}
