import type { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

const DECODED_BYTES_MAX = 128 * 1024 * 1024
const WAITING_BYTES_MAX = 32 * 1024 * 1024

// What was decoded of a body that is cut off counts too.
const ZLIB = { finishFlush: constants.Z_SYNC_FLUSH }
const BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH }

/** The first byte tells: many send the bare format under this name. */
const createInflateFor = (first: number): Transform =>
  (first & 0x0f) === 8 ? createInflate(ZLIB) : createInflateRaw(ZLIB)

const DECODERS: Readonly<Record<string, (first: number) => Transform>> = {
  gzip: () => createGunzip(ZLIB),
  'x-gzip': () => createGunzip(ZLIB),
  deflate: createInflateFor,
  br: () => createBrotliDecompress(BROTLI),
}

/**
 * Undoes the content encoding of a body as it passes. It gives up on one that it does not know, on what does not decode,
 * on more than 128 MiB, and where 32 MiB wait to be decoded.
 */
export class BodyDecoder {
  readonly #create: ((first: number) => Transform) | 'none' | undefined
  readonly #onBytes: (bytes: Buffer) => void
  #stream: Transform | undefined
  #decodedBytes = 0
  #isLost = false

  constructor(encoding: string | undefined, onBytes: (bytes: Buffer) => void) {
    const name = (encoding ?? '').trim().toLowerCase()
    const isPlain = name === '' || name === 'identity'
    this.#create = isPlain ? 'none' : Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined
    this.#isLost = this.#create === undefined
    this.#onBytes = onBytes
  }

  push(bytes: Buffer): void {
    const [first] = bytes
    if (this.#isLost || first === undefined) return
    if (this.#create === 'none') {
      this.#onBytes(bytes)
    } else {
      this.#stream ??= this.#open(first)
      this.#stream?.write(bytes)
      if ((this.#stream?.writableLength ?? 0) > WAITING_BYTES_MAX) this.#giveUp()
    }
  }

  /** Waits for what is still to be decoded; answers whether all was. */
  async end(): Promise<boolean> {
    const stream = this.#stream
    if (stream !== undefined && !this.#isLost) {
      stream.end()
      await finished(stream).catch(() => this.#giveUp())
    }
    return !this.#isLost
  }

  #open(first: number): Transform | undefined {
    if (typeof this.#create !== 'function') return undefined
    const stream = this.#create(first)
    stream.on('data', (bytes: Buffer) => this.#take(bytes))
    stream.on('error', () => this.#giveUp())
    return stream
  }

  #take(bytes: Buffer): void {
    this.#decodedBytes += bytes.length
    if (this.#decodedBytes > DECODED_BYTES_MAX) this.#giveUp()
    else if (!this.#isLost) this.#onBytes(bytes)
  }

  #giveUp(): void {
    this.#isLost = true
    this.#stream?.destroy()
  }
}
