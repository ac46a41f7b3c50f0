import type { KeyRing, SealedPlace } from '../../crypto/key-ring.ts'
import { type CertifiedKey, makeAuthority } from '../../crypto/make-authority.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Id, NewId } from '../../kernel/ids.ts'
import { addFirstGatewayAuthority, findGatewayAuthority } from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'

type AuthorityId = Id<'gateway_authority'>

const YEARS = 10
const NAME = 'CN=Tenantry Gateway CA, O=Tenantry'

const sealedPlace = (id: AuthorityId): SealedPlace => ({
  tenant: 'installation',
  row: `gateway_authorities/${id}`,
})

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly now: Clock
  readonly newId: NewId
}

/**
 * The authority whose certificates the gateway shows to agents: P-256, one for the installation however many nodes it
 * has, made when it is first needed. The private key is sealed at rest.
 */
export class GatewayAuthority {
  readonly #foundation: Foundation
  #opened: Promise<CertifiedKey> | undefined

  constructor(foundation: Foundation) {
    this.#foundation = foundation
  }

  /** Answers the authority, making it at the first call of all. */
  open(): Promise<CertifiedKey> {
    this.#opened ??= this.#keep().catch((error: unknown) => {
      // The database may be back at the next call.
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }

  async #keep(): Promise<CertifiedKey> {
    const { store, keyRing, now, newId } = this.#foundation
    let known = await findGatewayAuthority(store)
    if (known === undefined) {
      const id = newId<AuthorityId>()
      const createdAt = now()
      const { certificate, privateKey } = await makeAuthority({
        ...{ name: NAME, years: YEARS },
        serial: id,
        notBefore: createdAt,
      })
      const sealed = keyRing.seal(privateKey, sealedPlace(id))
      await addFirstGatewayAuthority(store, { id, certificate, sealed, createdAt })
      known = await findGatewayAuthority(store)
    }
    if (known === undefined) throw new Error('The gateway authority was not kept.')
    return { certificate: known.certificate, privateKey: keyRing.open(known.sealed, sealedPlace(known.id)) }
  }
}
