/** A token is rarely less of a text; the marks of the JSON around it are counted with it. */
export const BYTES_PER_TOKEN = 3
/** Of an image, a recording or a document that a request holds in base64, or beside its other parts. */
const MEDIA_BYTES_PER_TOKEN = 64
/** What the longest of contexts hold. */
const INPUT_TOKENS_MAX = 2_000_000
/** Of a body that the gateway passes on without having it at hand, and whose length nobody told. */
const UNSEEN_INPUT_TOKENS = 200_000

/** The keys under which media stand: Anthropic's and Google's, OpenAI's images, files. */
const MEDIA_KEYS: ReadonlySet<string> = new Set(['data', 'url', 'image_url', 'file_data'])
/** Shorter ones are as well counted as text. */
const MEDIA_CHARACTERS_MIN = 1_024
const BASE64_START = /^(?:data:[\w.+/;=-]*,)?[\w+/=-]{512}/

const isMedia = (key: string, value: string): boolean =>
  MEDIA_KEYS.has(key) && value.length >= MEDIA_CHARACTERS_MIN && BASE64_START.test(value)

/** A body with more of them is estimated by its length: nobody else waits while one request is looked through. */
const OBJECTS_MAX = 200_000

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields | readonly unknown[] =>
  typeof value === 'object' && value !== null
const isList = (value: Fields | readonly unknown[]): value is readonly unknown[] => Array.isArray(value)

/** How many bytes of a parsed body are media. */
const mediaBytesIn = (body: unknown): number => {
  let bytes = 0
  let seen = 0
  const left: (Fields | readonly unknown[])[] = []
  const keep = (value: unknown): void => {
    if (isObject(value) && ++seen <= OBJECTS_MAX) left.push(value)
  }
  keep(body)
  for (let value = left.pop(); value !== undefined && seen <= OBJECTS_MAX; value = left.pop()) {
    // A list has no keys that say anything, and to make them would take longer than all the rest.
    if (isList(value)) for (const inner of value) keep(inner)
    else
      for (const key of Object.keys(value)) {
        const inner = value[key]
        if (typeof inner !== 'string') keep(inner)
        else if (isMedia(key, inner)) bytes += inner.length
      }
  }
  return bytes
}

const atMost = (tokens: number): number => Math.min(Math.max(1, Math.ceil(tokens)), INPUT_TOKENS_MAX)

/**
 * Estimates how many tokens a request takes in, rather too many than too few: at least one. `parsed` is what the body
 * says as JSON, undefined where it is none; a body that is not at hand is estimated by its length.
 */
export const estimateInputTokens = (
  body: Buffer | undefined,
  parsed: unknown,
  bodyBytes: number | undefined,
): number => {
  if (body === undefined)
    return bodyBytes === undefined ? UNSEEN_INPUT_TOKENS : atMost(bodyBytes / BYTES_PER_TOKEN)
  if (parsed !== undefined) {
    const media = Math.min(mediaBytesIn(parsed), body.length)
    return atMost((body.length - media) / BYTES_PER_TOKEN + media / MEDIA_BYTES_PER_TOKEN)
  }
  // A form with a file in it. What is neither may be compressed: a byte is then worth more than that of a text.
  const isForm = body.subarray(0, 2).toString('latin1') === '--'
  return atMost(isForm ? body.length / MEDIA_BYTES_PER_TOKEN : body.length)
}
