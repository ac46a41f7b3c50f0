import { invalidField } from '../../kernel/errors.ts'

/** The last moment that JavaScript knows, and as far before 1970 the first. */
const MOMENT_MS_MAX = 8.64e15

/** A moment in milliseconds since 1970, if one is given. */
export const momentOfMs = (
  field: string,
  ms: unknown,
  problem = 'must be milliseconds since 1970',
): Date | undefined => {
  if (ms === undefined) return undefined
  if (typeof ms !== 'number' || Math.abs(ms) > MOMENT_MS_MAX) throw invalidField(field, problem)
  return new Date(ms)
}
