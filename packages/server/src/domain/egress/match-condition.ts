import type { RuleCondition } from '../../store/schema/rules.ts'
import { formDecoded, jsonDecoded } from './decoded-text.ts'

/** What is known of a request's body: its text, or that it cannot be looked into. */
export type SeenBody = { readonly text: string } | 'unseen'

type Test = (text: string) => boolean

/** Whether a text in a JSON value passes a test, however deep, or a number as a text. */
const someTextIn = (value: unknown, test: Test): boolean => {
  const open = [[value].values()]
  for (let next = open.at(-1)?.next(); next !== undefined; next = open.at(-1)?.next()) {
    const one: unknown = next.value
    if (next.done === true) open.pop()
    else if (Array.isArray(one)) open.push(one.values())
    else if (typeof one === 'object' && one !== null) open.push(Object.values(one).values())
    else if (one !== null && test(String(one))) return true
  }
  return false
}

/** What lies under a key such as `params.to`; nothing where there is none. */
const under = (value: unknown, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (inner, part) =>
        inner !== null && typeof inner === 'object' && Object.hasOwn(inner, part)
          ? (inner as Readonly<Record<string, unknown>>)[part]
          : undefined,
      value,
    )

/** In a form, a character takes three bytes at most, and each of them three. */
const ENCODED_CHARACTERS_MAX = 9

/** Whether a value that a form has under a key passes a test. */
const someInForm = (text: string, key: string, test: Test): boolean => {
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('&', from)
    const end = next < 0 ? text.length : next
    const equals = text.slice(from, end).indexOf('=')
    const nameEnd = equals < 0 ? end : from + equals
    const isShort = nameEnd - from <= ENCODED_CHARACTERS_MAX * key.length
    if (isShort && formDecoded(text.slice(from, nameEnd)) === key)
      if (test(formDecoded(text.slice(nameEnd + 1, end)))) return true
    from = end + 1
  }
  return false
}

/** A body that conditions look into: read in each way once, where one asks for it. */
export class OpenedBody {
  readonly #seen: SeenBody
  #json: { readonly value: unknown } | undefined
  #readings: readonly string[] | undefined

  constructor(seen: SeenBody) {
    this.#seen = seen
  }

  /** Undefined where it cannot be looked into. */
  get text(): string | undefined {
    return this.#seen === 'unseen' ? undefined : this.#seen.text
  }

  /** What it is as JSON; undefined where it is none. */
  get json(): unknown {
    this.#json ??= { value: this.#parsed() }
    return this.#json.value
  }

  /**
   * All of it: as it stands there, and as JSON, a form, and JSON in a form mean it. Whatever it looks like, an upstream may
   * read it as any of them, and may take what a parser leaves out, such as the first of two values of one key.
   */
  get readings(): readonly string[] {
    this.#readings ??= this.#read()
    return this.#readings
  }

  #parsed(): unknown {
    try {
      return JSON.parse(this.text ?? '') as unknown
    } catch {
      return undefined
    }
  }

  #read(): readonly string[] {
    const text = this.text ?? ''
    const form = formDecoded(text)
    const decoded = [jsonDecoded(text), form, jsonDecoded(form)]
    return [text, ...decoded.filter((reading) => reading !== text)]
  }
}

/**
 * Whether a body holds what a condition looks for: in any of its texts, or with a key in what JSON or a form has there.
 * Undefined where the body cannot be looked into.
 */
export const meetsCondition = ({ value, key }: RuleCondition, body: OpenedBody): boolean | undefined => {
  const { text } = body
  if (text === undefined) return undefined
  const test: Test = (one) => one.includes(value)
  if (key === undefined) return body.readings.some(test) || someTextIn(body.json, test)
  return body.json === undefined ? someInForm(text, key, test) : someTextIn(under(body.json, key), test)
}
