import type { Secret } from '../../../kernel/secret.ts'
import { base64Forms } from './base64-forms.ts'
import { htmlForms } from './html-forms.ts'
import { jsonForms } from './json-forms.ts'
import { percentForms } from './percent-forms.ts'

/** Shorter values are not looked for, in no form: they stand in answers by chance, and can be guessed anyway. */
const VALUE_BYTES_MIN = 6

/** How bytes look to whoever knows nothing of their characters. */
const byteForms = (bytes: Buffer): readonly string[] => {
  const hex = bytes.toString('hex')
  return [hex, hex.toUpperCase(), ...base64Forms(bytes), ...percentForms(bytes)]
}

/** The bytes that a text may be on the wire: UTF-8, and in a header one byte for each character, where that is enough. */
const wireBytes = (text: string): readonly Buffer[] =>
  /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
    ? [Buffer.from(text), Buffer.from(text, 'latin1')]
    : [Buffer.from(text)]

const formsOf = (text: string): readonly Buffer[] => {
  const wire = wireBytes(text).filter((bytes) => bytes.length >= VALUE_BYTES_MIN)
  if (wire.length === 0) return []
  const written = new Set([...wire.flatMap(byteForms), ...jsonForms(text), ...htmlForms(text)])
  return [...wire, ...[...written].map((form) => Buffer.from(form))]
}

/**
 * The byte strings, each once, by which injected values are known in an answer: as they are, in base64 and base64url
 * (also within a longer text), in hex, percent-encoded, and as JSON and HTML write them. Spaces around a value do not
 * count, as headers lose them. A value of fewer than 6 bytes has no forms, so it is left where it stands. Of a formatted
 * header only the value need be handed in, as what encodes the header encodes the value in it. What the value was made
 * of needs to be: the password in a `user:password` that was sent in base64.
 *
 * Best effort. Not among them: hex, percent and `\u` digits that mix upper and lower case within one value, base64 broken
 * into lines, what is encoded twice, what is compressed, and parts of a value.
 */
export const secretForms = (values: readonly Secret[]): readonly Buffer[] => {
  const texts = new Set(values.map((value) => value.reveal().trim()))
  const forms = [...texts].flatMap(formsOf).map((form) => [form.toString('latin1'), form] as const)
  return [...new Map(forms).values()]
}
