import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Secret } from '../kernel/secret.ts'

/** Binds a ciphertext to its place: moved to another tenant or row it does not open. */
export interface SealedPlace {
  readonly tenant: string
  /** Table and row, such as `agents/0190…`. */
  readonly row: string
}

const VERSION = 1
const KEY_BYTES = 32
const KEY_ID_BYTES = 8
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES

/** How a sealed value is told from other bytes, and where it names the key that sealed it. */
export const SEALED_LAYOUT = {
  version: VERSION,
  keyIdFrom: 1,
  keyIdBytes: KEY_ID_BYTES,
  bytesMin: HEAD_BYTES + TAG_BYTES,
} as const

const additionalData = (place: SealedPlace): Buffer => Buffer.from(JSON.stringify([place.tenant, place.row]))

interface MasterKey {
  readonly id: Buffer
  readonly key: Buffer
}

const masterKey = (key: Buffer): MasterKey => {
  if (key.length !== KEY_BYTES) throw new Error('A master key is 32 bytes long.')
  return {
    id: createHash('sha256').update('tenantry master key id').update(key).digest().subarray(0, KEY_ID_BYTES),
    key,
  }
}

/** Keeps a ring's keys between two runs: these and no others, the first one seals. Throws when it cannot. */
export type KeepKeys = (keys: readonly Buffer[]) => void

/**
 * Seals small values with AES-256-GCM. The layout is: version (1 byte), key id (8), nonce (12), ciphertext, tag (16).
 * The first key seals; all of them open, so that values sealed before a rotation stay readable.
 */
export class KeyRing {
  #current: MasterKey
  #byId: ReadonlyMap<string, MasterKey> = new Map()
  #keep: KeepKeys | undefined

  constructor(current: Buffer, ...older: Buffer[]) {
    this.#current = masterKey(current)
    this.#take([this.#current, ...older.map(masterKey)])
  }

  #take(keys: readonly [MasterKey, ...MasterKey[]]): void {
    this.#current = keys[0]
    this.#byId = new Map(keys.map((key) => [key.id.toString('hex'), key]))
  }

  /** Lets the ring make its new keys itself, since it can keep them; without this they come from outside. */
  keptBy(keep: KeepKeys): this {
    this.#keep = keep
    return this
  }

  /** Puts a new key first where the ring makes its own, unless an older one is still to be replaced by the first. */
  startRotation(): void {
    if (this.#keep === undefined || this.#byId.size > 1) return
    const fresh = masterKey(randomBytes(KEY_BYTES))
    // Kept before it seals anything: a crash between the two costs nothing.
    this.#keep([fresh.key, this.#current.key])
    this.#take([fresh, this.#current])
  }

  /** Lets go of all keys but the first where the ring makes its own; for when nothing is sealed by them any more. */
  endRotation(): void {
    if (this.#keep === undefined) return
    this.#keep([this.#current.key])
    this.#take([this.#current])
  }

  /** Whether it opens what is sealed by the key of this id, in hexadecimal digits. */
  hasKey(id: string): boolean {
    return this.#byId.has(id)
  }

  /** Whether there are keys that open and no longer seal. */
  get hasOlder(): boolean {
    return this.#byId.size > 1
  }

  /** What every value begins with that the first key sealed. */
  get currentPrefix(): Buffer {
    return Buffer.concat([Buffer.of(VERSION), this.#current.id])
  }

  seal(plain: Secret, place: SealedPlace): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#current.key, nonce)
    cipher.setAAD(additionalData(place))
    const body = Buffer.concat([cipher.update(plain.reveal(), 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.of(VERSION), this.#current.id, nonce, body, cipher.getAuthTag()])
  }

  /** Throws when the value was altered, moved, or sealed by a key that is not on the ring. */
  open(sealed: Uint8Array, place: SealedPlace): Secret {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== VERSION) throw new Error('Not a sealed value.')
    const key = this.#byId.get(bytes.subarray(1, 1 + KEY_ID_BYTES).toString('hex'))
    if (key === undefined) throw new Error('Sealed by a master key that is not on the ring.')
    const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(1 + KEY_ID_BYTES, HEAD_BYTES))
    decipher.setAAD(additionalData(place))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    return new Secret(
      decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES)).toString('utf8') + decipher.final('utf8'),
    )
  }
}
