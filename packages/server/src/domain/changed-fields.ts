import { isDeepStrictEqual } from 'node:util'

/** Those of the given fields that are there and differ from what is known; undefined where none does. */
export const changedFields = <Known extends object>(
  known: Known,
  given: { readonly [Field in keyof Known]?: Known[Field] | undefined },
): Partial<Known> | undefined => {
  const changed: Partial<Known> = {}
  let any = false
  for (const field in given) {
    const value = given[field]
    if (value === undefined || isDeepStrictEqual(value, known[field])) continue
    changed[field] = value
    any = true
  }
  return any ? changed : undefined
}
