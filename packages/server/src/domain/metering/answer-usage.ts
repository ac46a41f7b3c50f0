import { EventStream } from './event-stream.ts'
import { JsonSkimmer, type Skimmed } from './json-skimmer.ts'
import { modelName } from './model-name.ts'
import { parseNanoDollars } from './nano-dollars.ts'
import { countUsage, type UsageCounts } from './usage-counts.ts'
import { readUsageNumbers } from './usage-numbers.ts'

const USAGES = ['usage', 'message.usage', 'response.usage', 'usageMetadata', 'response.usageMetadata']
const MODELS = ['model', 'message.model', 'response.model', 'modelVersion', 'response.modelVersion']
const PATHS: ReadonlySet<string> = new Set([...USAGES, ...MODELS, 'type'])

/** The events by which Anthropic and OpenAI end an answer. */
const LAST_EVENTS: readonly unknown[] = [
  'message_stop',
  'response.completed',
  'response.incomplete',
  'response.failed',
]

/** The keys under which a model's words stand, whoever it is of. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['text', 'content', 'completion', 'partial_json', 'arguments', 'refusal', 'transcript'],
  ...['thinking', 'reasoning', 'reasoning_content'],
])

const DOLLARS_MAX = 10_000
const FIRST_OF_JSON: readonly unknown[] = [0x7b, 0x5b]
/** White space, and the mark that some put before UTF-8. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf])
const IS_BLANK: readonly boolean[] = Array.from({ length: 256 }, (_, byte) => BLANK.has(byte))

/** What the provider says that the call cost, in nano-dollars. */
const costIn = (usage: unknown): bigint | undefined => {
  const { cost } = usage as { readonly cost?: unknown }
  if (typeof cost !== 'number' || cost < 0 || cost > DOLLARS_MAX) return undefined
  return parseNanoDollars(String(cost))
}

/** Gathers, from the decoded bytes of an answer as they pass, what it tells of its use: JSON, or events of JSON. */
export class AnswerUsage {
  readonly #json = new JsonSkimmer({
    paths: PATHS,
    onObject: (found) => this.#take(found),
    onString: (key, bytes) => {
      if (key === 'delta') this.#deltaBytes += bytes
      else if (TEXTS.has(key)) this.#textBytes += bytes
    },
  })
  readonly #events = new EventStream({
    onData: (bytes, start, end) => this.#json.push(bytes, start, end),
    onEventEnd: () => this.#json.restart(),
    onDone: () => {
      this.#hasEnded = true
    },
  })
  #form: 'json' | 'events' | undefined
  #numbers = new Map<string, number>()
  #isSettled = false
  #hasEnded = false
  #deltaBytes = 0
  #textBytes = 0
  #model: string | undefined
  #nanoDollars: bigint | undefined

  push(bytes: Buffer): void {
    if (this.#form === undefined) this.#begin(bytes)
    else if (this.#form === 'json') this.#json.push(bytes, 0, bytes.length)
    else this.#events.push(bytes)
  }

  /** The first byte that is not blank says more surely than the content type what the answer is. */
  #begin(bytes: Buffer): void {
    let first = 0
    while (IS_BLANK[bytes[first] ?? -1] === true) first += 1
    if (first === bytes.length) return
    this.#form = FIRST_OF_JSON.includes(bytes[first]) ? 'json' : 'events'
    this.push(bytes.subarray(first))
  }

  /** The model that the answer names. */
  get model(): string | undefined {
    return this.#model
  }

  /** What the provider itself says that the call cost; only OpenRouter does. */
  get nanoDollars(): bigint | undefined {
    return this.#nanoDollars
  }

  /** Whether a usage was told that counts the whole answer, as far as it has come. */
  get isSettled(): boolean {
    return this.#isSettled
  }

  /** Whether the answer has said that it is at its end. */
  get hasEnded(): boolean {
    return this.#hasEnded || (this.#form === 'json' && this.#json.ended)
  }

  /** How many bytes the model's words took. OpenAI repeats them at the end of what it told bit by bit. */
  get textBytes(): number {
    return this.#deltaBytes > 0 ? this.#deltaBytes : this.#textBytes
  }

  /** What the numbers come to that were told last. */
  get counts(): UsageCounts {
    return countUsage(this.#numbers)
  }

  #take(found: Skimmed): void {
    const type = found.get('type')
    this.#hasEnded ||= LAST_EVENTS.includes(type)
    this.#model = MODELS.map((path) => modelName(found.get(path))).find(Boolean) ?? this.#model
    for (const path of USAGES) {
      const usage = found.get(path)
      const numbers = readUsageNumbers(usage)
      if (numbers === undefined) continue
      for (const [name, count] of numbers) this.#numbers.set(name, count)
      this.#nanoDollars = costIn(usage) ?? this.#nanoDollars
      // Anthropic begins with what was taken in, and tells later what was given out.
      this.#isSettled ||= type !== 'message_start'
    }
  }
}
