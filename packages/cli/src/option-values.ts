import { toUuid } from '@tenantry/sdk'
import { InvalidArgumentError } from 'commander'

// Commander makes an empty text of a null, so the word stays until the request is made.
export const NONE = 'none'

/** `a,b` and repeated options add up; `none` is the empty list. */
export const listValue = (given: string, before: readonly string[] = []): readonly string[] =>
  given === NONE
    ? before
    : [
        ...before,
        ...given
          .split(',')
          .map((entry) => entry.trim())
          .filter((entry) => entry !== ''),
      ]

export const repeatedValue = (given: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  given,
]

const wholeNumber = (given: string): number => {
  if (!/^\d{1,15}$/.test(given)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(given)
}

export const number = (given: string): number => {
  const value = Number(given)
  if (given.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
  return value
}

export const wholeNumberOrNone = (given: string): number | typeof NONE =>
  given === NONE ? NONE : wholeNumber(given)

export const idValue = (given: string): string => {
  const id = given.trim()
  if (id === '') throw new InvalidArgumentError('It must not be empty.')
  return id
}

/** The UUID that an id spells, in either way; what is no id at all is left for the server to miss. */
export const uuidOf = (id: string): string => {
  try {
    return toUuid(id)
  } catch {
    return id
  }
}
