const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c
const OPENING: readonly unknown[] = [0x5b, 0x7b]
const CLOSING: readonly unknown[] = [0x5d, 0x7d]
const BLANK: readonly unknown[] = [0x20, 0x09, 0x0a, 0x0d]

/** Where a value stands in some bytes, from its first byte up to behind its last. */
interface Span {
  readonly start: number
  readonly end: number
}

const skipBlank = (json: Buffer, from: number): number => {
  let at = from
  while (BLANK.includes(json[at])) at += 1
  return at
}

/** Behind the string that begins at a quote. */
const skipString = (json: Buffer, from: number): number => {
  let at = from + 1
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1
  return at + 1
}

/** Behind the value that begins here. */
const skipValue = (json: Buffer, from: number): number => {
  let depth = 0
  let at = from
  while (at < json.length) {
    const byte = json[at]
    const ends = CLOSING.includes(byte)
    if (depth === 0 && (ends || byte === COMMA || BLANK.includes(byte))) return at
    at = byte === QUOTE ? skipString(json, at) : at + 1
    if (OPENING.includes(byte)) depth += 1
    if (ends) depth -= 1
    if (depth === 0 && (ends || byte === QUOTE)) return at
  }
  return at
}

/**
 * Finds the value of a key in the object whose brace is at `open`, and of equal keys the last, which is the one that
 * counts. The bytes must be JSON that was parsed before.
 */
export const findMember = (json: Buffer, open: number, key: string): Span | undefined => {
  let found: Span | undefined
  let at = skipBlank(json, open + 1)
  while (json[at] === QUOTE) {
    const keyEnd = skipString(json, at)
    const name: unknown = JSON.parse(json.toString('utf8', at, keyEnd))
    const colon = skipBlank(json, keyEnd)
    const start = skipBlank(json, json[colon] === COLON ? colon + 1 : colon)
    const end = skipValue(json, start)
    if (name === key) found = { start, end }
    const comma = skipBlank(json, end)
    at = json[comma] === COMMA ? skipBlank(json, comma + 1) : comma
  }
  return found
}
