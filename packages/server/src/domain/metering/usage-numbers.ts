/** The numbers of an answer's usage that mean something here, by where they stand in it. */
export type UsageNumbers = ReadonlyMap<string, number>

/** No call takes more tokens, or makes more searches. */
const COUNT_MAX = 100_000_000

const NAMES = [
  ...['prompt_tokens', 'completion_tokens', 'total_tokens', 'cached_tokens'],
  ...['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'],
  ...['promptTokenCount', 'candidatesTokenCount', 'thoughtsTokenCount', 'toolUsePromptTokenCount'],
  ...['cachedContentTokenCount', 'totalTokenCount'],
]
const INNER_NAMES: Readonly<Record<string, readonly string[]>> = {
  prompt_tokens_details: ['cached_tokens', 'cache_write_tokens', 'audio_tokens', 'image_tokens'],
  completion_tokens_details: ['audio_tokens', 'image_tokens'],
  input_tokens_details: ['cached_tokens', 'cache_write_tokens', 'audio_tokens', 'image_tokens'],
  output_tokens_details: ['audio_tokens', 'image_tokens'],
  cache_creation: ['ephemeral_5m_input_tokens', 'ephemeral_1h_input_tokens'],
  server_tool_use: ['web_search_requests'],
}
const BY_MODALITY = ['promptTokensDetails', 'candidatesTokensDetails']
const MODALITIES = ['AUDIO', 'IMAGE', 'VIDEO']

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

class NotAUsage extends Error {}

const count = (value: unknown): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= COUNT_MAX) return value
  throw new NotAUsage()
}

/** Where a name stands in the usage, and what is counted there; names that are absent or null are passed over. */
const entriesIn = (fields: Fields, names: readonly string[], prefix: string): readonly [string, number][] =>
  names.flatMap((name): [string, number][] =>
    fields[name] === undefined || fields[name] === null ? [] : [[prefix + name, count(fields[name])]],
  )

const innerEntries = (usage: Fields): readonly [string, number][] =>
  Object.entries(INNER_NAMES).flatMap(([name, inner]) => {
    const fields = usage[name]
    return isFields(fields) ? entriesIn(fields, inner, `${name}.`) : []
  })

const modalityEntries = (usage: Fields): readonly [string, number][] =>
  BY_MODALITY.flatMap((name) => {
    const details = usage[name]
    if (!Array.isArray(details)) return []
    const known = details.filter(isFields).filter(({ modality }) => MODALITIES.includes(String(modality)))
    return known.map(({ modality, tokenCount }): [string, number] => [
      `${name}.${modality}`,
      count(tokenCount ?? 0),
    ])
  })

const ITERATION_NAMES = [
  'input_tokens',
  'output_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
]

/** Anthropic leaves out of its totals what shortening the conversation took, and tells it among the iterations. */
const iterationEntries = ({ iterations }: Fields): readonly [string, number][] => {
  if (!Array.isArray(iterations)) return []
  const others = iterations.filter(isFields).filter(({ type }) => type !== 'message')
  return ITERATION_NAMES.flatMap((name): [string, number][] => {
    const sum = others.reduce((total, { [name]: value }) => total + count(value ?? 0), 0)
    return sum === 0 ? [] : [[`iterations.${name}`, count(sum)]]
  })
}

/** Reads the usage that an answer holds, of whichever provider; undefined where there is none or a number is absurd. */
export const readUsageNumbers = (usage: unknown): UsageNumbers | undefined => {
  if (!isFields(usage)) return undefined
  try {
    const own = entriesIn(usage, NAMES, '')
    const numbers = [...own, ...innerEntries(usage), ...modalityEntries(usage), ...iterationEntries(usage)]
    return numbers.length === 0 ? undefined : new Map(numbers)
  } catch (error) {
    if (error instanceof NotAUsage) return undefined
    throw error
  }
}
