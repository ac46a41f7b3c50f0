import { askForUsage } from './ask-for-usage.ts'
import { estimateInputTokens } from './estimate-input.ts'
import type { MeteredCall } from './metered-call.ts'
import { modelName } from './model-name.ts'
import { costOf } from './price.ts'
import { Prices } from './prices.ts'

/** What an answer is taken to hold where the request names no limit: few are longer. */
const OUTPUT_TOKENS = 4_096
/** What no model gives out in one answer. */
const OUTPUT_TOKENS_MAX = 1_000_000
const CHOICES_MAX = 128

/** What a call is charged by. */
interface Pricing {
  readonly prices: Prices
  /** When the call began. */
  readonly at: Date
}

interface Options extends Partial<Pricing> {
  /** How long the body is, where it is not given. */
  readonly bodyBytes?: number | undefined
}

/** What a request says of what it will use, before it is sent. */
export interface CallReading extends Pricing {
  /** The model that it asks for; undefined where it names none. */
  readonly model: string | undefined
  /** Whether it asks for a stream. */
  readonly streams: boolean
  /** Whether it asks to be answered later: the answer to it tells no usage then. */
  readonly isDeferred: boolean
  /** The body to send instead of the one that came; absent where that is sent as it is. */
  readonly body?: Buffer
  readonly inputTokens: number
  readonly outputTokens: number
  /** What the call may cost, in nano-dollars: at least one. */
  readonly estimateNanoDollars: bigint
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parseBody = (body: Buffer | undefined): unknown => {
  try {
    return body === undefined ? undefined : JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

const FORM_EDGE_BYTES = 4_096
const FORM_MODEL = /name="model"\r\n\r\n([^\r\n]+)\r\n/

/** A form names the model in a part of its own, before a file or after it. */
const modelInForm = (body: Buffer | undefined): string | undefined => {
  const edges = [body?.subarray(0, FORM_EDGE_BYTES), body?.subarray(-FORM_EDGE_BYTES)]
  return edges.map((edge) => FORM_MODEL.exec(edge?.toString('latin1') ?? '')?.[1]).find(Boolean)
}

const wholeNumber = (value: unknown, max: number): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, max) : undefined

const estimateOutputTokens = ({ api }: MeteredCall, request: Fields): number => {
  if (api === 'embeddings') return 0
  const google = isFields(request['generationConfig']) ? request['generationConfig'] : {}
  const limits = [request['max_completion_tokens'], request['max_tokens'], request['max_output_tokens']]
  // Which of several counts is the provider's to say.
  const limit = [...limits, google['maxOutputTokens'], request['max_tokens_to_sample']]
    .map((value) => wholeNumber(value, OUTPUT_TOKENS_MAX) ?? 0)
    .reduce((a, b) => Math.max(a, b))
  const choices = wholeNumber(request['n'] ?? google['candidateCount'], CHOICES_MAX) ?? 1
  return (limit || OUTPUT_TOKENS) * choices
}

const bodyToSend = ({ api }: MeteredCall, body: Buffer | undefined, request: Fields): Buffer | undefined => {
  const tellsOnlyIfAsked = (api === 'chat' || api === 'completions') && request['stream'] === true
  return body !== undefined && tellsOnlyIfAsked ? askForUsage(body, request) : undefined
}

/**
 * Reads the body of a request to a model provider, and estimates what it will cost. It never throws, whatever the bytes:
 * what cannot be read, or is not at hand, asks for an unknown model. A body that is answered must be sent in place of
 * the given one.
 */
export const readCall = (
  call: MeteredCall,
  body: Buffer | undefined,
  { prices = Prices.standard(), at = new Date(), bodyBytes }: Options = {},
): CallReading => {
  const parsed = parseBody(body)
  const request = isFields(parsed) ? parsed : {}
  const model = modelName(call.model ?? request['model'] ?? modelInForm(body))
  const inputTokens = estimateInputTokens(body, parsed, bodyBytes)
  const outputTokens = estimateOutputTokens(call, request)
  const changed = bodyToSend(call, body, request)
  const price = prices.priceOf(call.provider, model, at)
  return {
    prices,
    at,
    model,
    streams: call.streams || request['stream'] === true,
    isDeferred: request['background'] === true,
    ...(changed !== undefined && { body: changed }),
    inputTokens,
    outputTokens,
    estimateNanoDollars: costOf(price, { input: inputTokens, output: outputTokens }),
  }
}
