const codeOf = (sign: string): number => sign.charCodeAt(0)
const [BACKSLASH, PERCENT, PLUS, SPACE, U] = [
  codeOf('\\'),
  codeOf('%'),
  codeOf('+'),
  codeOf(' '),
  codeOf('u'),
]
const ASCII = 128

const DIGITS = new Int8Array(ASCII).fill(-1)
for (const [digit, sign] of [...'0123456789abcdef'].entries()) {
  DIGITS[codeOf(sign)] = digit
  DIGITS[codeOf(sign.toUpperCase())] = digit
}
const digitOf = (code: number): number => DIGITS[code] ?? -1

/** What a character means behind a backslash: mostly itself. */
const ESCAPED = Uint16Array.from({ length: ASCII }, (_, code) => code)
for (const [sign, meant] of ['b\b', 'f\f', 'n\n', 'r\r', 't\t'])
  ESCAPED[codeOf(sign ?? '')] = codeOf(meant ?? '')

// A body may be megabytes of escapes, for which `replace` and `URLSearchParams` take seconds, and gigabytes.

/** The byte that `%XX` stands for at a place; -1 where it is none. */
const byteAt = (bytes: Buffer, at: number): number => {
  const high = digitOf(bytes[at + 1] ?? 0)
  const low = digitOf(bytes[at + 2] ?? 0)
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** A text as a form means it, with spaces for `+` and bytes for `%XX`; what stands between its fields stays. */
export const formDecoded = (text: string): string => {
  if (!/[%+]/.test(text)) return text
  const bytes = Buffer.from(text)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const code = byte === PERCENT ? byteAt(bytes, at) : -1
    if (code >= 0) at += 2
    bytes[length++] = code >= 0 ? code : byte === PLUS ? SPACE : byte
  }
  return bytes.toString('utf8', 0, length)
}

/** The unit that `\uXXXX` stands for, from its first digit on; -1 where it is none. */
const unitAt = (text: string, from: number): number => {
  let unit = 0
  for (let at = from; at < from + 4; at++) {
    const digit = digitOf(text.charCodeAt(at))
    if (digit < 0) return -1
    unit = unit * 16 + digit
  }
  return unit
}

/** A text as JSON in it means it, whatever stands around its escapes. */
export const jsonDecoded = (text: string): string => {
  if (!text.includes('\\')) return text
  const units = new Uint16Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== BACKSLASH || at + 1 === text.length) {
      units[length++] = unit
      continue
    }
    const sign = text.charCodeAt(++at)
    const escaped = sign === U ? unitAt(text, at + 1) : -1
    units[length++] = escaped >= 0 ? escaped : (ESCAPED[sign] ?? sign)
    if (escaped >= 0) at += 4
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}
