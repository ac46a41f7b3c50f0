/** What encoders do not leave as it is. They differ in the punctuation; letters, digits, `-`, `.` and `_` stay. */
const ENCODED = [
  // RFC 3986, to the letter
  /[^\w.~-]+/g,
  // encodeURIComponent, and encodeURI
  /[^\w.!~*'()-]+/g,
  /[^\w.!~*'();,/?:@&=+$#-]+/g,
  // forms
  /[^\w.*-]+/g,
  // Python's quote
  /[^\w.~/-]+/g,
  // a segment of a path, a whole path, a query
  /[^\w.~!$&'()*+,;=:@-]+/g,
  /[^\w.~!$&'()*+,;=:@/-]+/g,
  /[^\w.~!$&'()*+,;=:@/?-]+/g,
  // the URLs of browsers
  /[^!$-&(-;=?-~]+/g,
]

const lower = (text: string): string => Buffer.from(text, 'latin1').toString('hex').replace(/../g, '%$&')
const upper = (text: string): string => lower(text).toUpperCase()

/**
 * How bytes look percent-encoded: every byte, or what one of the usual encoders does not leave alone, spaces also as `+`.
 * The digits are all in upper or all in lower case; forms that mix the cases are not among them.
 */
export const percentForms = (bytes: Buffer): readonly string[] => {
  const text = bytes.toString('latin1')
  const some = [lower, upper].flatMap((digits) => ENCODED.map((encoded) => text.replace(encoded, digits)))
  return [lower(text), upper(text), ...some, ...some.map((form) => form.replaceAll('%20', '+'))]
}
