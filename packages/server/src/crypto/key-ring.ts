import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Secret } from '../kernel/secret.ts'

/** Binds a ciphertext to its place: moved to another tenant or row it does not open. */
export interface SealedPlace {
  readonly tenant: string
  /** Table and row, such as `agents/0190…`. */
  readonly row: string
}

const VERSION = 1
const KEY_ID_BYTES = 8
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES

const additionalData = (place: SealedPlace): Buffer => Buffer.from(JSON.stringify([place.tenant, place.row]))

interface MasterKey {
  readonly id: Buffer
  readonly key: Buffer
}

const masterKey = (key: Buffer): MasterKey => {
  if (key.length !== 32) throw new Error('A master key is 32 bytes long.')
  return {
    id: createHash('sha256').update('tenantry master key id').update(key).digest().subarray(0, KEY_ID_BYTES),
    key,
  }
}

/**
 * Seals small values with AES-256-GCM. The layout is: version (1 byte), key id (8), nonce (12), ciphertext, tag (16).
 * The first key seals; all of them open, so that values sealed before a rotation stay readable.
 */
export class KeyRing {
  readonly #current: MasterKey
  readonly #byId: ReadonlyMap<string, MasterKey>

  constructor(current: Buffer, ...older: Buffer[]) {
    this.#current = masterKey(current)
    const keys = [this.#current, ...older.map(masterKey)]
    this.#byId = new Map(keys.map((key) => [key.id.toString('hex'), key]))
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
