import { AnswerUsage } from './answer-usage.ts'
import { BodyDecoder } from './body-decoder.ts'
import { BYTES_PER_TOKEN } from './estimate-input.ts'
import type { MeteredCall, Provider } from './metered-call.ts'
import { type Counts, costOf, type Price } from './price.ts'
import type { CallReading } from './read-call.ts'

/** What a call used and cost. No token is in two of the four numbers; the first includes audio and images. */
export interface Usage {
  readonly provider: Provider
  /** As the answer names it, or else as the request does; `unknown` where neither does. */
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cacheReadTokens: number
  readonly cacheWriteTokens: number
  readonly nanoDollars: bigint
  /** Whether the provider did not tell all of it. */
  readonly estimated: boolean
}

/** How an answer begins. */
interface AnswerHead {
  readonly status: number
  readonly contentType?: string | undefined
  readonly contentEncoding?: string | undefined
}

const UNKNOWN_MODEL = 'unknown'
const MEDIA = /^\s*(audio|image|video)\//i
/** Of a recording or an image that is given out as it is. */
const MEDIA_BYTES_PER_TOKEN = 256

const sumOf = (counts: Counts, ...kinds: readonly (keyof Counts)[]): number =>
  kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)

const hasAny = (counts: Counts | undefined): boolean => Object.values(counts ?? {}).some((count) => count > 0)

/** Measures one call by its answer, as the bytes of that pass. It never throws, and keeps next to none of them. */
export class CallMeter {
  readonly #call: MeteredCall
  readonly #reading: CallReading
  readonly #head: AnswerHead
  readonly #isCharged: boolean
  readonly #answer = new AnswerUsage()
  readonly #decoder: BodyDecoder
  #bytes = 0
  #usage: Promise<Usage> | undefined

  constructor(call: MeteredCall, reading: CallReading, head: AnswerHead) {
    this.#call = call
    this.#reading = reading
    this.#head = head
    this.#isCharged = head.status >= 200 && head.status < 300
    this.#decoder = new BodyDecoder(head.contentEncoding, (bytes) => this.#answer.push(bytes))
  }

  /** Takes the next bytes of the body as they came from the upstream. They must not be written to later. */
  push(chunk: Buffer): void {
    if (!this.#isCharged || this.#usage !== undefined) return
    this.#bytes += chunk.length
    this.#decoder.push(chunk)
  }

  /** Says that there are no more, and whether the answer came to its end. Answers what the call used, every time. */
  end(completed: boolean): Promise<Usage> {
    this.#usage ??= this.#end(completed)
    return this.#usage
  }

  async #end(completed: boolean): Promise<Usage> {
    if (!this.#isCharged) return this.#usageOf({}, 0n, false)
    const isDecoded = await this.#decoder.end()
    const { counts, hasEnded, isSettled } = this.#answer
    const told = { ...counts.input, ...counts.output }
    const isWhole = isDecoded && isSettled && (completed || hasEnded) && this.#isEnough(told)
    if (!isWhole) return this.#estimate()
    return this.#usageOf(told, this.#toldCost ?? costOf(this.#price, told), false)
  }

  /** OpenRouter says what it takes for a call, free ones too. A stand-in for another provider could say anything. */
  get #toldCost(): bigint | undefined {
    const cost = this.#call.provider === 'openrouter' ? this.#answer.nanoDollars : undefined
    return cost === 0n ? 1n : cost
  }

  /** Whether the counts can be all of it: what was taken in was told, and what was given out if there was a word of it. */
  #isEnough(told: Counts): boolean {
    const { input, output } = this.#answer.counts
    const isTold = input !== undefined && (output !== undefined || this.#answer.textBytes === 0)
    return isTold && hasAny(told)
  }

  /** From what was told, what was seen and what was sent: at least a token, whatever became of the answer. */
  #estimate(): Usage {
    const { input, output } = this.#answer.counts
    const seen = this.#reading.isDeferred ? this.#reading.outputTokens : this.#outputSeen(output)
    const given = { ...output, output: Math.max(output?.output ?? 0, seen) }
    const taken = hasAny(input) ? input : { input: this.#reading.inputTokens }
    const counts = { ...taken, ...given }
    return this.#usageOf(counts, costOf(this.#price, counts), true)
  }

  /** Tokens of the words that came; without any, and if none were told, of the bytes, but no more than were expected. */
  #outputSeen(told: Counts | undefined): number {
    const { textBytes } = this.#answer
    if (textBytes > 0 || hasAny(told)) return Math.ceil(textBytes / BYTES_PER_TOKEN)
    const isMedia = MEDIA.test(this.#head.contentType ?? '')
    const tokens = Math.ceil(this.#bytes / (isMedia ? MEDIA_BYTES_PER_TOKEN : BYTES_PER_TOKEN))
    return Math.min(Math.max(1, tokens), this.#reading.outputTokens)
  }

  /** Of the model that the answer names; if that has none, of the one that was asked for. */
  get #price(): Price {
    const { prices, model, at } = this.#reading
    const { provider } = this.#call
    const named = this.#answer.model
    const priced = named !== undefined && prices.knows(provider, named) ? named : model
    return prices.priceOf(provider, priced, at)
  }

  #usageOf(counts: Counts, nanoDollars: bigint, estimated: boolean): Usage {
    return {
      provider: this.#call.provider,
      model: this.#answer.model ?? this.#reading.model ?? UNKNOWN_MODEL,
      inputTokens: sumOf(counts, 'input', 'audioInput', 'imageInput', 'videoInput'),
      outputTokens: sumOf(counts, 'output', 'audioOutput', 'imageOutput', 'videoOutput'),
      cacheReadTokens: sumOf(counts, 'cacheRead'),
      cacheWriteTokens: sumOf(counts, 'cacheWrite', 'cacheWrite1h'),
      nanoDollars,
      estimated,
    }
  }
}
