import { invalidField } from '../../kernel/errors.ts'

const FIELD = 'pathPattern'
export const PATH_PATTERN_CHARACTERS_MAX = 1_000

/** A path as it stands in a request line: what is not printable ASCII travels percent-encoded. */
const PATH = /^\/[\x21-\x7e]*$/

/** Reads a path pattern: an exact path, or a prefix that ends in `*`. Answers it as given; throws `request.invalid`. */
export const checkedPathPattern = (text: string): string => {
  if (!text.startsWith('/')) throw invalidField(FIELD, 'must begin with /')
  if (text.length > PATH_PATTERN_CHARACTERS_MAX)
    throw invalidField(FIELD, `must be at most ${PATH_PATTERN_CHARACTERS_MAX} characters long`)
  if (!PATH.test(text)) throw invalidField(FIELD, 'must be percent-encoded, without spaces')
  if (/[?#\\]/.test(text)) throw invalidField(FIELD, 'must be a path alone, without ? # or \\')
  if (text.slice(0, -1).includes('*')) throw invalidField(FIELD, 'may hold * only at its end')
  return text
}
