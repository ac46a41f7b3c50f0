type Encode = (text: string) => string

// What writers of JSON write as `\uXXXX` beyond what they must; the quotation mark has its backslash by then.
const NOTHING = /(?!)/g
const BEYOND_ASCII = /[\u0080-\uffff]+/g
const ESCAPED = [
  // JavaScript, Ruby, Jackson
  NOTHING,
  // Python, PHP
  BEYOND_ASCII,
  // Go, Rails
  /[<>&]+/g,
  // Django
  /[<>&\u0080-\uffff]+/g,
  // Gson
  /[<>&=']+/g,
  // .NET
  /(?:\\"|[<>&'+`\u0080-\uffff])+/g,
]

const pairs = (digits: Encode): readonly string[] =>
  Array.from({ length: 256 }, (_, byte) => digits(byte.toString(16).padStart(2, '0')))
const LOWER = pairs((hex) => hex)
const UPPER = pairs((hex) => hex.toUpperCase())

const written = (text: string, by: readonly string[]): string => {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    out += `\\u${by[unit >> 8]}${by[unit & 0xff]}`
  }
  return out
}

const within: Encode = (text) => JSON.stringify(text).slice(1, -1)

const escaping =
  (escaped: RegExp, by: readonly string[]): Encode =>
  (text) =>
    within(text).replace(escaped, (run) => written(run.replaceAll('\\"', '"'), by))

const withSlashes =
  (encode: Encode): Encode =>
  (text) =>
    encode(text).replaceAll('/', '\\/')

/** How a text looks within a JSON string, by what is used most: JavaScript, Python, PHP. */
export const JSON_FORMS: readonly Encode[] = [
  within,
  escaping(BEYOND_ASCII, LOWER),
  withSlashes(escaping(BEYOND_ASCII, LOWER)),
]

const some = [LOWER, UPPER].flatMap((by) => ESCAPED.map((escaped) => escaping(escaped, by)))

/**
 * How it looks by the habits of the other usual writers, each with `/` as it is and as `\/`, and with every character as
 * `\uXXXX`. The digits are all in lower or all in upper case.
 */
export const MORE_JSON_FORMS: readonly Encode[] = [
  ...some,
  ...some.map(withSlashes),
  ...[LOWER, UPPER].map(
    (by): Encode =>
      (text) =>
        written(text, by),
  ),
]
