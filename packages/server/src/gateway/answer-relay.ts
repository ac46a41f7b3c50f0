import type { ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { IncomingHttpHeaders } from 'undici/types/header.js'
import { type NeedleSet, Scrubber } from '../domain/egress/index.ts'
import type { CallMeter } from '../domain/metering/index.ts'
import { type AnswerHead, answerDecoders, OF_THE_CODING } from './content-decoders.ts'
import type { Departure } from './departure.ts'
import { namesThatTell, responseHeaders } from './forwarded-headers.ts'

/** What has become of an upstream's answer. */
export interface RelayedAnswer {
  /** Whether an upstream was there to be sent the request to: it may have worked on it. */
  readonly sent: boolean
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
  readonly departure: Departure
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
  /** What is compressed goes into the first of them and comes out of the last. */
  #decoders: readonly Transform[] = []
  #sent = false
  #hasCome = false
  #meter: CallMeter | undefined
  #status: number | undefined
  #bytes = 0
  #ended = false

  constructor(wish: Wish) {
    this.#wish = wish
    this.#scrubber = wish.needles && new Scrubber(wish.needles)
    wish.departure.onGone(() => this.#agentLeft())
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#wish.departure.hasGone) controller.abort(new Error('The agent went away.'))
    else this.#sent = true
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
    const coding = textOf(headers['content-encoding'])?.trim().toLowerCase()
    const head = { status, contentType: textOf(headers['content-type']) }
    try {
      this.#decoders = this.#decodersFor({ method: response.req.method, status, headers })
    } catch (error) {
      // What cannot be looked into is still known to have been refused by the provider, or not.
      this.#meter = this.#wish.meterFor({ ...head, contentEncoding: coding })
      throw error
    }
    const isPlain = this.#decoders.length > 0
    this.#meter = this.#wish.meterFor({ ...head, contentEncoding: isPlain ? undefined : coding })
    const kept = responseHeaders(headers, (value) => this.#scrubbed(value), [
      ...(isPlain ? OF_THE_CODING : []),
      ...this.#namesToHide(controller.rawHeaders),
    ])
    const shown = this.#scrubbed(reason ?? '')
    response.sendDate = false
    if (SENDABLE_REASON.test(shown) && shown !== '') response.writeHead(status, shown, kept)
    else response.writeHead(status, kept)
    this.#status = status
    // Together with the first bytes where those are there already, and without them where they take their time.
    setImmediate(() => {
      if (this.#bytes === 0 && !this.#ended) response.flushHeaders()
    })
  }

  /** Throws, before anything is answered, for what cannot be looked into. */
  #decodersFor(head: AnswerHead): readonly Transform[] {
    if (this.#scrubber === undefined) return []
    const decoders = answerDecoders(head)
    const [first, last] = [decoders[0], decoders.at(-1)]
    for (const [at, decoder] of decoders.entries()) {
      decoder.on('error', (error) => this.#break(error))
      const next = decoders[at + 1]
      if (next !== undefined) decoder.pipe(next)
    }
    first?.on('drain', () => this.#controller?.resume())
    last?.on('data', (chunk: Buffer) => {
      if (!this.#deliver(chunk))
        this.#waitForAgent(
          () => last.resume(),
          () => last.pause(),
        )
    })
    last?.on('end', () => this.#finish())
    return decoders
  }

  #scrubbed(value: string): string {
    return this.#scrubber?.headerValue(value) ?? value
  }

  #namesToHide(raw: Dispatcher.DispatchController['rawHeaders']): readonly string[] {
    return Array.isArray(raw) ? namesThatTell(raw.map(String), (name) => this.#scrubbed(name)) : []
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#ended) return
    const [decoder] = this.#decoders
    if (decoder !== undefined) {
      if (!decoder.write(chunk)) controller.pause()
    } else if (!this.#deliver(chunk))
      this.#waitForAgent(
        () => controller.resume(),
        () => controller.pause(),
      )
  }

  /** Sends plain bytes on; answers whether the agent takes more. */
  #deliver(chunk: Buffer): boolean {
    this.#meter?.push(chunk)
    const clean = this.#scrubber?.push(chunk) ?? chunk
    if (clean.length === 0) return true
    this.#bytes += clean.length
    return this.#wish.response.write(clean)
  }

  #waitForAgent(resume: () => void, pause: () => void): void {
    pause()
    this.#wish.response.once('drain', resume)
  }

  onResponseEnd(controller: Dispatcher.DispatchController, trailers: IncomingHttpHeaders): void {
    if (this.#ended) return
    if (Object.keys(trailers).length > 0) {
      const hidden = this.#namesToHide(controller.rawTrailers)
      this.#wish.response.addTrailers(responseHeaders(trailers, (value) => this.#scrubbed(value), hidden))
    }
    this.#hasCome = true
    const [decoder] = this.#decoders
    if (decoder === undefined) this.#finish()
    else decoder.end()
  }

  #finish(): void {
    if (this.#ended) return
    const last = this.#scrubber?.flush()
    if (last !== undefined && last.length > 0) {
      this.#bytes += last.length
      this.#wish.response.write(last)
    }
    this.#wish.response.end()
    this.#end(true, undefined)
    // What the upstream sends behind the end of its own coding is not waited for.
    if (!this.#hasCome) this.#controller?.abort(new Error('The answer was over.'))
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
    for (const decoder of this.#decoders) decoder.destroy()
    const [sent, status, bytes] = [this.#sent, this.#status, this.#bytes]
    this.#wish.onEnd({ sent, status, bytes, complete, error }, this.#meter)
  }
}
