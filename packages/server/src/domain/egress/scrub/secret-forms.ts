import type { Secret } from '../../../kernel/secret.ts'
import { BASE64_FORMS, BASE64_PARTS } from './base64-forms.ts'
import { HTML_FORMS, MORE_HTML_FORMS } from './html-forms.ts'
import { JSON_FORMS, MORE_JSON_FORMS } from './json-forms.ts'
import { MORE_PERCENT_FORMS, PERCENT_FORMS } from './percent-forms.ts'

/** Shorter values are not looked for, in no form: they stand in answers by chance, and can be guessed anyway. */
const VALUE_BYTES_MIN = 6

/** What the forms of all values together may take, but for the usual ones, which are always looked for. */
const FORM_BYTES_MAX = 256 * 1_024

/** No server takes so much in the head of a request, and to look for it would hold up everybody else's requests. */
const VALUES_BYTES_MAX = 64 * 1_024

/** A value, and the bytes that it may be on the wire. */
interface Value {
  readonly text: string
  readonly wire: readonly Buffer[]
}

type Form = (value: Value) => readonly string[]

const ofBytes =
  (encode: (bytes: Buffer) => string): Form =>
  ({ wire }) =>
    wire.map(encode)
const ofText =
  (encode: (text: string) => string): Form =>
  ({ text }) => [encode(text)]

const USUAL_FORMS: readonly Form[] = [
  ofBytes((bytes) => bytes.toString('hex')),
  ...[...BASE64_FORMS, ...PERCENT_FORMS].map(ofBytes),
  ...[...JSON_FORMS, ...HTML_FORMS].map(ofText),
]
const MORE_FORMS: readonly Form[] = [
  ofBytes((bytes) => bytes.toString('hex').toUpperCase()),
  ...[...BASE64_PARTS, ...MORE_PERCENT_FORMS].map(ofBytes),
  ...[...MORE_JSON_FORMS, ...MORE_HTML_FORMS].map(ofText),
]

/** UTF-8, and in a header one byte for each character, where that is enough. */
const wireBytes = (text: string): readonly Buffer[] =>
  /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
    ? [Buffer.from(text), Buffer.from(text, 'latin1')]
    : [Buffer.from(text)]

const valuesIn = (secrets: readonly Secret[]): readonly Value[] =>
  [...new Set(secrets.map((secret) => secret.reveal().trim()))]
    .map((text) => ({ text, wire: wireBytes(text).filter(({ length }) => length >= VALUE_BYTES_MIN) }))
    .filter(({ wire }) => wire.length > 0)

/** Byte strings, each once, and how long they are together. */
class Collected {
  readonly #byText = new Map<string, Buffer>()
  bytes = 0

  add(form: Buffer): void {
    const text = form.toString('latin1')
    if (this.#byText.has(text)) return
    this.#byText.set(text, form)
    this.bytes += form.length
  }

  get all(): readonly Buffer[] {
    return [...this.#byText.values()]
  }
}

/**
 * The byte strings, each once, by which injected values are known in an answer: as they are, in base64 and base64url
 * (also within a longer text), in hex, percent-encoded, and as JSON and HTML write them. Spaces around a value do not
 * count, as headers lose them. A value of fewer than 6 bytes has no forms, so it is left where it stands. Of a formatted
 * header only the value need be handed in, as what encodes the header encodes the value in it. What the value was made
 * of needs to be: the password in a `user:password` that was sent in base64. Values of several thousand characters are
 * known by the usual forms, and by so many of the others as a quarter of a megabyte holds.
 *
 * Best effort. Not among them: hex, percent and `\u` digits that mix upper and lower case within one value, base64 broken
 * into lines, what is encoded twice, what is compressed, and parts of a value.
 *
 * @throws RangeError where the values have more bytes together than any server takes
 */
export const secretForms = (secrets: readonly Secret[]): readonly Buffer[] => {
  const values = valuesIn(secrets)
  const wire = values.flatMap((value) => value.wire)
  if (wire.reduce((sum, { length }) => sum + length, 0) > VALUES_BYTES_MAX)
    throw new RangeError(`The secrets of one request have more than ${VALUES_BYTES_MAX} bytes together.`)
  const forms = new Collected()
  for (const bytes of wire) forms.add(bytes)
  const add = (form: Form, value: Value) => {
    for (const text of form(value)) forms.add(Buffer.from(text))
  }
  for (const form of USUAL_FORMS) for (const value of values) add(form, value)
  for (const form of MORE_FORMS)
    for (const value of values) if (forms.bytes < FORM_BYTES_MAX) add(form, value)
  return forms.all
}
