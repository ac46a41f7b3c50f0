import { invalidField } from '../../kernel/errors.ts'

/** What a request has to give; throws where it does not. */
export const required = <Value>(field: string, value: Value | undefined): Value => {
  if (value === undefined) throw invalidField(field, 'is required')
  return value
}
