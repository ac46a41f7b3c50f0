import { DomainError } from '../../../kernel/errors.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = [0x5b, 0x7b]
const CLOSING = [0x5d, 0x7d]
const COMMA = 0x2c
const SPACE = [0x20, 0x09, 0x0a, 0x0d]

const notRows = (): DomainError =>
  new DomainError('request.malformed', 'body must be {"rows": […]} and nothing else', { field: 'body' })

/** Where a row ends that begins here: at the comma or bracket that no string and no deeper level holds. */
const endOfRow = (bytes: Buffer, from: number): number => {
  let depth = 0
  let inString = false
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (inString) {
      if (byte === BACKSLASH) at++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (OPENING.includes(byte)) depth++
    else if (depth === 0 && (byte === COMMA || CLOSING.includes(byte))) return at
    else if (CLOSING.includes(byte)) depth--
  }
  throw notRows()
}

const skipSpace = (bytes: Buffer, from: number): number => {
  let at = from
  while (SPACE.includes(bytes[at] ?? 0)) at++
  return at
}

const HEAD = /^(?:\ufeff)?\s*\{\s*"rows"\s*:\s*\[/
const TAIL = /^\]\s*\}\s*$/
const HEAD_BYTES_MAX = 1_024

/**
 * The rows of a great `{"rows": […]}`, each as the bytes of its JSON, so that the whole is never parsed at once. What
 * is inside of a row is for its reader to check. Throws `request.malformed` where the rows stand in something else.
 */
export function* splitJsonRows(bytes: Buffer): Generator<Buffer> {
  const head = HEAD.exec(bytes.subarray(0, HEAD_BYTES_MAX).toString('utf8'))
  if (head === null) throw notRows()
  let at = Buffer.byteLength(head[0])
  for (;;) {
    const end = endOfRow(bytes, at)
    yield bytes.subarray(at, end)
    at = end
    if (bytes[at] !== COMMA) break
    at++
  }
  if (!TAIL.test(bytes.subarray(skipSpace(bytes, at)).toString('utf8'))) throw notRows()
}
