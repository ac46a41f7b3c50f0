import { Transform, type TransformCallback } from 'node:stream'
import { createInflate, createInflateRaw } from 'node:zlib'

/** The least bits of a stream that begins as the standard wants it; without it none begins so by accident. */
const isWrapped = (first: number): boolean => (first & 0x0f) === 8

/** Inflates what is called `deflate`: as the standard says, within a wrapper, or without one as some services send it. */
export class Inflate extends Transform {
  #inner: Transform | undefined

  #begin(first: number): Transform {
    const inner = isWrapped(first) ? createInflate() : createInflateRaw()
    inner.on('data', (plain: Buffer) => {
      if (!this.push(plain)) inner.pause()
    })
    inner.on('error', (error) => this.destroy(error))
    return inner
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const [first] = chunk
    if (first === undefined) done()
    else {
      this.#inner ??= this.#begin(first)
      this.#inner.write(chunk, (error) => done(error))
    }
  }

  override _read(size: number): void {
    this.#inner?.resume()
    super._read(size)
  }

  override _flush(done: TransformCallback): void {
    if (this.#inner === undefined) done()
    else this.#inner.once('end', () => done()).end()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner?.destroy()
    done(error)
  }
}
