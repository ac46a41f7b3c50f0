import type { ChargedKind, Counts } from './price.ts'
import type { UsageNumbers } from './usage-numbers.ts'

/** What a usage says was taken in and given out; an absent part was not told. */
export interface UsageCounts {
  readonly input: Counts | undefined
  readonly output: Counts | undefined
}

const sumOf = (numbers: UsageNumbers, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (numbers.get(name) ?? 0), 0)

/** Of names for the same thing, of which some give more than one. */
const mostOf = (numbers: UsageNumbers, names: readonly string[]): number =>
  Math.max(...names.map((name) => numbers.get(name) ?? 0))

const PROMPT = ['prompt_tokens', 'input_tokens', 'promptTokenCount']
const ANSWER = ['completion_tokens', 'output_tokens', 'candidatesTokenCount']
const TOTAL = ['total_tokens', 'totalTokenCount']
/** Read from a cache, and part of the prompt. */
const CACHED = [
  'cached_tokens',
  'prompt_tokens_details.cached_tokens',
  'input_tokens_details.cached_tokens',
  'cachedContentTokenCount',
]
const WRITTEN = ['prompt_tokens_details.cache_write_tokens', 'input_tokens_details.cache_write_tokens']
const IN = ['prompt_tokens_details', 'input_tokens_details']
const OUT = ['completion_tokens_details', 'output_tokens_details']

const partsOf = (
  numbers: UsageNumbers,
  details: readonly string[],
  google: string,
  modality: 'audio' | 'image' | 'video',
): number =>
  mostOf(numbers, [
    ...details.map((name) => `${name}.${modality}_tokens`),
    `${google}.${modality.toUpperCase()}`,
  ])

const promptOf = (numbers: UsageNumbers): number =>
  mostOf(numbers, PROMPT) + (numbers.get('toolUsePromptTokenCount') ?? 0)

/** What Anthropic counts beside the prompt: what was read from its cache, and written to it for either time. */
const besidePrompt = (numbers: UsageNumbers): Counts => {
  // In a prompt as OpenAI counts it they are contained, even where somebody tells them as Anthropic does.
  if (numbers.has('prompt_tokens')) return {}
  const hour = numbers.get('cache_creation.ephemeral_1h_input_tokens') ?? 0
  const told = hour + (numbers.get('cache_creation.ephemeral_5m_input_tokens') ?? 0)
  const written = Math.max(told, numbers.get('cache_creation_input_tokens') ?? 0)
  return {
    input: numbers.get('iterations.input_tokens') ?? 0,
    cacheRead: sumOf(numbers, ['cache_read_input_tokens', 'iterations.cache_read_input_tokens']),
    cacheWrite: written - hour + (numbers.get('iterations.cache_creation_input_tokens') ?? 0),
    cacheWrite1h: hour,
  }
}

const add = (one: Counts, other: Counts): Counts => {
  const sum: Partial<Record<ChargedKind, number>> = { ...one }
  for (const [kind, count] of Object.entries(other) as [ChargedKind, number][])
    sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

/** What is left of a whole when its parts are taken out of it, as far as it goes, and the parts. */
const split = (plain: 'input' | 'output', whole: number, parts: Counts): Counts => {
  let rest = whole
  const taken = Object.entries(parts).map(([kind, count]) => {
    const part = Math.min(rest, count)
    rest -= part
    return [kind, part] as const
  })
  return { ...Object.fromEntries(taken), [plain]: rest }
}

/** Undefined where more of the prompt was cached than there was. */
const inputOf = (numbers: UsageNumbers): Counts | undefined => {
  const cacheRead = mostOf(numbers, CACHED)
  const cacheWrite = mostOf(numbers, WRITTEN)
  const plain = promptOf(numbers) - cacheRead - cacheWrite
  if (plain < 0) return undefined
  const prompt = split('input', plain, {
    audioInput: partsOf(numbers, IN, 'promptTokensDetails', 'audio'),
    imageInput: partsOf(numbers, IN, 'promptTokensDetails', 'image'),
    videoInput: partsOf(numbers, IN, 'promptTokensDetails', 'video'),
  })
  return add({ ...prompt, cacheRead, cacheWrite }, besidePrompt(numbers))
}

/** What the total has beyond the prompt was given out: some leave what the model thought out of everything else. */
const outputOf = (numbers: UsageNumbers): Counts => {
  const beside = Object.values(besidePrompt(numbers)).reduce((sum, count) => sum + count, 0)
  const beyond = mostOf(numbers, TOTAL) - promptOf(numbers) - beside
  const told = mostOf(numbers, ANSWER) + (numbers.get('thoughtsTokenCount') ?? 0)
  const all = Math.max(told, beyond) + (numbers.get('iterations.output_tokens') ?? 0)
  const answer = split('output', all, {
    audioOutput: partsOf(numbers, OUT, 'candidatesTokensDetails', 'audio'),
    imageOutput: partsOf(numbers, OUT, 'candidatesTokensDetails', 'image'),
    videoOutput: partsOf(numbers, OUT, 'candidatesTokensDetails', 'video'),
  })
  return { ...answer, searches: numbers.get('server_tool_use.web_search_requests') ?? 0 }
}

const hasAny = (numbers: UsageNumbers, names: readonly string[]): boolean =>
  names.some((name) => numbers.has(name))

/** What the numbers of a usage come to, no token counted twice. */
export const countUsage = (numbers: UsageNumbers): UsageCounts => {
  const input = hasAny(numbers, PROMPT) ? inputOf(numbers) : undefined
  const isTold =
    hasAny(numbers, [...ANSWER, 'thoughtsTokenCount']) || (hasAny(numbers, PROMPT) && hasAny(numbers, TOTAL))
  return { input, output: isTold ? outputOf(numbers) : undefined }
}
