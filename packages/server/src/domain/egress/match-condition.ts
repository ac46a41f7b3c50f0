import type { RuleCondition } from '../../store/schema/rules.ts'

/** What is known of a request's body: its text, or that it cannot be looked into. */
export type SeenBody = { readonly text: string } | 'unseen'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Every text in a JSON value, however deep, and its numbers. */
const textsIn = (value: unknown): readonly string[] => {
  const found: string[] = []
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one === 'string') found.push(one)
    else if (typeof one === 'number' || typeof one === 'boolean') found.push(String(one))
    else if (one !== null && typeof one === 'object') open.push(...Object.values(one))
  }
  return found
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

/** The texts of a body that a condition looks through: JSON's as they are meant, not as they are escaped. */
const lookedThrough = (text: string, key: string | undefined): readonly string[] => {
  const json = parsed(text)
  if (key === undefined) return json === undefined ? [text] : [text, ...textsIn(json)]
  if (json !== undefined) return textsIn(under(json, key))
  return new URLSearchParams(text).getAll(key)
}

/**
 * Whether a body holds what a condition looks for: in any of its texts, or with a key in what JSON or a form has there.
 * Undefined where the body cannot be looked into.
 */
export const meetsCondition = ({ value, key }: RuleCondition, body: SeenBody): boolean | undefined =>
  body === 'unseen' ? undefined : lookedThrough(body.text, key).some((text) => text.includes(value))
