import type { KeyRing } from '../../crypto/key-ring.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { Injected } from './inject.ts'
import type { KnownSecret, Picture } from './picture.ts'
import { NeedleSet, secretForms } from './scrub/index.ts'

/** Each takes some 85 KB for a usual key, more for a long value. */
const NEEDLE_SETS_MAX = 500

interface Known {
  readonly secrets: readonly KnownSecret[]
  readonly needles: NeedleSet
}

/**
 * Opens the values of secrets when they are first needed, and forgets them with the picture that they belong to: only
 * this process ever holds them.
 */
export class Vault {
  readonly #keyRing: Pick<KeyRing, 'open'>
  readonly #opened = new WeakMap<KnownSecret, Secret>()
  readonly #needles = recentlyUsed<string, Known>(NEEDLE_SETS_MAX)

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

  /** What is looked for in the answer to a request that these secrets were put into; made once for the same ones. */
  needlesFor(secrets: readonly KnownSecret[], { injected }: Injected): NeedleSet | undefined {
    if (injected.length === 0) return undefined
    const key = secrets.map(({ id }) => id).join(' ')
    const known = this.#needles.get(key)
    // A secret of another picture may have another value.
    if (known?.secrets.every((secret, at) => secret === secrets[at])) return known.needles
    const needles = new NeedleSet(secretForms(injected))
    this.#needles.set(key, { secrets, needles })
    return needles
  }
}
