type Encode = (bytes: Buffer) => string

// What encoders do not leave as it is. They differ in the punctuation; letters, digits, `-`, `.` and `_` stay.
const RFC_3986 = /[^\w.~-]+/g
const COMPONENT = /[^\w.!~*'()-]+/g
const FORM = /[^\w.*-]+/g
const PYTHON = /[^\w.~/-]+/g
const PATH_SEGMENT = /[^\w.~!$&'()*+,;=:@-]+/g
const ENCODED = [
  ...[RFC_3986, COMPONENT, FORM, PYTHON, PATH_SEGMENT],
  // encodeURI
  /[^\w.!~*'();,/?:@&=+$#-]+/g,
  // a whole path, a query
  /[^\w.~!$&'()*+,;=:@/-]+/g,
  /[^\w.~!$&'()*+,;=:@/?-]+/g,
  // the URLs of browsers
  /[^!$-&(-;=?-~]+/g,
]
const EVERYTHING = /.+/gs

const codes = (digits: (hex: string) => string): readonly string[] =>
  Array.from({ length: 256 }, (_, byte) => `%${digits(byte.toString(16).padStart(2, '0'))}`)
const LOWER = codes((hex) => hex)
const UPPER = codes((hex) => hex.toUpperCase())

const written = (text: string, by: readonly string[]): string => {
  let out = ''
  for (let at = 0; at < text.length; at++) out += by[text.charCodeAt(at)] ?? ''
  return out
}

const encoding =
  (encoded: RegExp, by: readonly string[]): Encode =>
  (bytes) =>
    bytes.toString('latin1').replace(encoded, (run) => written(run, by))

const withPlus =
  (encode: Encode): Encode =>
  (bytes) =>
    encode(bytes).replaceAll('%20', '+')

/** How bytes look percent-encoded by what is used most. */
export const PERCENT_FORMS: readonly Encode[] = [
  ...[RFC_3986, COMPONENT, PYTHON, PATH_SEGMENT].map((encoded) => encoding(encoded, UPPER)),
  withPlus(encoding(FORM, UPPER)),
]

const some = [LOWER, UPPER].flatMap((by) => ENCODED.map((encoded) => encoding(encoded, by)))

/**
 * How they look too: every byte, or what one of the usual encoders does not leave alone, spaces also as `+`. The digits
 * are all in upper or all in lower case; forms that mix the cases are not among them.
 */
export const MORE_PERCENT_FORMS: readonly Encode[] = [
  ...some,
  ...some.map(withPlus),
  ...[LOWER, UPPER].map((by) => encoding(EVERYTHING, by)),
]
