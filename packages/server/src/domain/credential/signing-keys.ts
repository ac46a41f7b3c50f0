import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type { KeyRing, SealedPlace } from '../../crypto/key-ring.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type CredentialId, type NewId, parseUuid } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { addFirstSigningKey, listSigningKeys } from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'

const ALGORITHM = 'EdDSA'
/** What a key is, and what it is not: an assertion is signed by the same keys and opens nothing here. */
const KEY_TYPE = 'JWT'
const ASSERTION_TYPE = 'assertion+jwt'
type Key = Awaited<ReturnType<typeof importJWK>>

const sealedPlace = (kid: string): SealedPlace => ({ tenant: 'installation', row: `signing_keys/${kid}` })

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly now: Clock
  readonly newId: NewId
  readonly issuer: string
}

/** What a key that is a JWT says of itself. */
export interface KeyClaims {
  readonly credentialId: CredentialId
  /** Whom the key speaks for, such as `partner/0190…`. */
  readonly subject: string
  readonly expiresAt: Date | null
}

/** What an assertion says; it is for one other server, for seconds. */
export interface AssertionClaims {
  readonly id: string
  readonly subject: string
  /** The origin of the server that it is meant for. */
  readonly audience: string
  readonly secondsLeft: number
  readonly details: Readonly<Record<string, string>>
}

/** Signs and checks the keys that are JWTs, and signs assertions. Ed25519; the private half is sealed at rest. */
export class SigningKeys {
  readonly #foundation: Foundation
  readonly #publicKeys = new Map<string, { readonly jwk: JWK; readonly key: Key }>()
  #current: { readonly kid: string; readonly key: Key } | undefined

  private constructor(foundation: Foundation) {
    this.#foundation = foundation
  }

  /** Reads the installation's keys, making the first one when there is none. */
  static async open(foundation: Foundation): Promise<SigningKeys> {
    const keys = new SigningKeys(foundation)
    await keys.#read()
    if (keys.#current === undefined) {
      await keys.#make()
      await keys.#read()
    }
    return keys
  }

  async #make(): Promise<void> {
    const { store, keyRing, now, newId } = this.#foundation
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
    const kid: string = newId<CredentialId>()
    const secret = new Secret(JSON.stringify(await exportJWK(privateKey)))
    const { kty, crv, x } = await exportJWK(publicKey)
    const publicJwk = { kty: String(kty), crv: String(crv), x: String(x) }
    await addFirstSigningKey(store, {
      kid,
      publicJwk,
      sealed: keyRing.seal(secret, sealedPlace(kid)),
      createdAt: now(),
    })
  }

  async #read(): Promise<void> {
    const rows = await listSigningKeys(this.#foundation.store)
    for (const { kid, publicJwk } of rows) {
      const jwk: JWK = { ...publicJwk, kid, alg: ALGORITHM, use: 'sig' }
      this.#publicKeys.set(kid, { jwk, key: await importJWK(jwk, ALGORITHM) })
    }
    // The oldest, so that nodes which started at the same moment agree.
    const [first] = rows
    if (first === undefined) return
    const secret = this.#foundation.keyRing.open(first.sealed, sealedPlace(first.kid))
    this.#current = { kid: first.kid, key: await importJWK(JSON.parse(secret.reveal()) as JWK, ALGORITHM) }
  }

  /** The public halves, as served at `/.well-known/jwks.json`. */
  jwks(): { readonly keys: readonly JWK[] } {
    return { keys: [...this.#publicKeys.values()].map(({ jwk }) => jwk) }
  }

  async sign(claims: KeyClaims): Promise<Secret> {
    const jwt = this.#begin({}).setSubject(claims.subject).setJti(claims.credentialId)
    if (claims.expiresAt !== null) jwt.setExpirationTime(Math.floor(claims.expiresAt.getTime() / 1000))
    return this.#finish(jwt, KEY_TYPE)
  }

  /** Signs what another server is told of a caller; `isOurs` does not take it for a key. */
  async signAssertion(claims: AssertionClaims): Promise<Secret> {
    const jwt = this.#begin(claims.details)
      .setSubject(claims.subject)
      .setJti(claims.id)
      .setAudience(claims.audience)
      .setExpirationTime(this.#seconds() + claims.secondsLeft)
    return this.#finish(jwt, ASSERTION_TYPE)
  }

  #seconds(): number {
    return Math.floor(this.#foundation.now().getTime() / 1000)
  }

  #begin(details: Readonly<Record<string, string>>): SignJWT {
    return new SignJWT(details).setIssuer(this.#foundation.issuer).setIssuedAt(this.#seconds())
  }

  async #finish(jwt: SignJWT, typ: string): Promise<Secret> {
    if (this.#current === undefined) throw new Error('There is no signing key.')
    const { kid, key } = this.#current
    return new Secret(await jwt.setProtectedHeader({ alg: ALGORITHM, kid, typ }).sign(key))
  }

  /** Whether it is a key with a signature of ours; who the key speaks for, and whether it still may, is the database's to say. */
  async isOurs(token: string): Promise<boolean> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.#keyFor(kid), {
        algorithms: [ALGORITHM],
        typ: KEY_TYPE,
        currentDate: this.#foundation.now(),
      })
      return parseUuid(payload.jti) !== undefined
    } catch {
      return false
    }
  }

  async #keyFor(kid: string | undefined): Promise<Key> {
    if (kid === undefined || parseUuid(kid) === undefined) throw new Error('No kid.')
    if (!this.#publicKeys.has(kid)) await this.#read()
    const known = this.#publicKeys.get(kid)
    if (known === undefined) throw new Error('Unknown kid.')
    return known.key
  }
}
