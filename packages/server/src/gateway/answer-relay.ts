import type { ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Dispatcher } from 'undici'
import type { IncomingHttpHeaders } from 'undici/types/header.js'
import { type NeedleSet, Scrubber } from '../domain/egress/index.ts'
import type { CallMeter } from '../domain/metering/index.ts'
import { responseHeaders } from './forwarded-headers.ts'

/** What has become of an upstream's answer. */
export interface RelayedAnswer {
  /** None where no answer has begun. */
  readonly status: number | undefined
  readonly bytes: number
  /** Whether all of it has come and gone on. */
  readonly complete: boolean
  /** Why it broke off, or never began. */
  readonly error: Error | undefined
}

interface Wish {
  readonly response: ServerResponse
  readonly needles: NeedleSet | undefined
  /** Makes what counts the answer's usage, once its head is known. */
  readonly meterFor: (head: {
    status: number
    contentType: string | undefined
    contentEncoding: string | undefined
  }) => CallMeter | undefined
  /** Told once, when all is over. */
  readonly onEnd: (answer: RelayedAnswer, meter: CallMeter | undefined) => void
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
const WITHOUT_CODING = new Set(['content-encoding', 'content-length'])

const textOf = (value: string | string[] | undefined): string | undefined =>
  value === undefined ? undefined : [value].flat().join(', ')

const SENDABLE_REASON = /^[\t\x20-\x7e]*$/
/**
 * Passes an upstream's answer on to the agent while it comes, scrubbed of the secrets that the request was sent with. An
 * upstream that compresses though it was asked not to is decompressed, since nothing is found in what is compressed.
 */
export class AnswerRelay implements Dispatcher.DispatchHandler {
  readonly #wish: Wish
  readonly #scrubber: Scrubber | undefined
  #controller: Dispatcher.DispatchController | undefined
  #decoder: Transform | undefined
  #meter: CallMeter | undefined
  #status: number | undefined
  #bytes = 0
  #ended = false

  constructor(wish: Wish) {
    this.#wish = wish
    this.#scrubber = wish.needles && new Scrubber(wish.needles)
    wish.response.once('close', () => this.#agentLeft())
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#wish.response.destroyed) controller.abort(new Error('The agent went away.'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
    reason?: string,
  ): void {
    if (status < 200) return
    const { response } = this.#wish
    this.#controller = controller
    this.#status = status
    const coding = textOf(headers['content-encoding'])?.trim().toLowerCase()
    this.#decoder = this.#decoderFor(coding, response.req.method, status)
    this.#meter = this.#wish.meterFor({
      status,
      contentType: textOf(headers['content-type']),
      contentEncoding: this.#decoder === undefined ? coding : undefined,
    })
    const kept = responseHeaders(
      headers,
      (value) => this.#scrubbed(value),
      this.#decoder === undefined ? undefined : WITHOUT_CODING,
    )
    const shown = this.#scrubbed(reason ?? '')
    response.sendDate = false
    if (SENDABLE_REASON.test(shown) && shown !== '') response.writeHead(status, shown, kept)
    else response.writeHead(status, kept)
    // Together with the first bytes where those are there already, and without them where they take their time.
    setImmediate(() => {
      if (this.#bytes === 0 && !this.#ended) response.flushHeaders()
    })
  }

  #decoderFor(coding: string | undefined, method: string | undefined, status: number): Transform | undefined {
    if (this.#scrubber === undefined || coding === undefined || method === 'HEAD') return undefined
    if (status === 204 || status === 304) return undefined
    const decoder = DECODERS[coding]?.()
    decoder?.on('data', (chunk: Buffer) => {
      if (!this.#deliver(chunk)) decoder.pause()
    })
    decoder?.on('drain', () => this.#controller?.resume())
    decoder?.on('end', () => this.#finish())
    decoder?.on('error', (error) => this.#break(error))
    return decoder
  }

  #scrubbed(value: string): string {
    return this.#scrubber?.headerValue(value) ?? value
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#ended) return
    if (this.#decoder === undefined) {
      if (!this.#deliver(chunk))
        this.#waitForAgent(
          () => controller.resume(),
          () => controller.pause(),
        )
    } else if (!this.#decoder.write(chunk)) controller.pause()
  }

  /** Sends plain bytes on; answers whether the agent takes more. */
  #deliver(chunk: Buffer): boolean {
    this.#meter?.push(chunk)
    const clean = this.#scrubber?.push(chunk) ?? chunk
    if (clean.length === 0) return true
    this.#bytes += clean.length
    const takesMore = this.#wish.response.write(clean)
    if (!takesMore && this.#decoder !== undefined)
      this.#waitForAgent(
        () => this.#decoder?.resume(),
        () => {},
      )
    return takesMore
  }

  #waitForAgent(resume: () => void, pause: () => void): void {
    pause()
    this.#wish.response.once('drain', resume)
  }

  onResponseEnd(_controller: Dispatcher.DispatchController, trailers: IncomingHttpHeaders): void {
    if (this.#ended) return
    const kept = responseHeaders(trailers, (value) => this.#scrubbed(value))
    if (Object.keys(kept).length > 0) this.#wish.response.addTrailers(kept)
    if (this.#decoder === undefined) this.#finish()
    else this.#decoder.end()
  }

  #finish(): void {
    const last = this.#scrubber?.flush()
    if (last !== undefined && last.length > 0) {
      this.#bytes += last.length
      this.#wish.response.write(last)
    }
    this.#wish.response.end()
    this.#end(true, undefined)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#break(error)
  }

  /** An answer that has begun and cannot be ended is broken off, so that nobody takes a part for the whole. */
  #break(error: Error): void {
    if (this.#ended) return
    if (this.#status !== undefined) this.#wish.response.destroy()
    this.#controller?.abort(error)
    this.#end(false, error)
  }

  #agentLeft(): void {
    if (this.#ended) return
    const error = new Error('The agent went away.')
    this.#end(false, error)
    this.#controller?.abort(error)
  }

  #end(complete: boolean, error: Error | undefined): void {
    if (this.#ended) return
    this.#ended = true
    this.#wish.onEnd({ status: this.#status, bytes: this.#bytes, complete, error }, this.#meter)
  }
}
