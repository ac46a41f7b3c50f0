import { invalidField } from '../../kernel/errors.ts'
import { Secret } from '../../kernel/secret.ts'
import { checkedName } from '../../kernel/text.ts'
import type { Measure } from './measure.ts'

const checkedChoice = (field: string, of: readonly string[], value: unknown): void => {
  if (!of.some((known) => known === value)) throw invalidField(field, `must be one of ${of.join(', ')}`)
}

const checkedNumber = (
  field: string,
  { is, min, max, unit }: Extract<Measure, { readonly is: 'number' | 'integer' }>,
  value: unknown,
): void => {
  const right = is === 'integer' ? Number.isInteger(value) : Number.isFinite(value)
  if (!right || Number(value) < min || Number(value) > max)
    throw invalidField(
      field,
      `must be ${is === 'integer' ? 'a whole number' : 'a number'} from ${min} to ${max} ${unit}`,
    )
}

const checkedList = (field: string, entriesMax: number, value: unknown): readonly unknown[] => {
  if (!Array.isArray(value) || value.length > entriesMax)
    throw invalidField(field, `must be a list of at most ${entriesMax} entries`)
  return value
}

const checkedSecret = (field: string, charactersMax: number, value: unknown): void => {
  const digits = value instanceof Secret ? value.reveal() : ''
  if (digits.length > charactersMax || !/^[0-9a-f]+$/i.test(digits))
    throw invalidField(field, `must be 1 to ${charactersMax} digits in base 16`)
}

/** Checks a value against what it measures; the message names the field, the bounds and the unit. */
export const checkedMeasure = (field: string, measure: Measure, value: unknown): void => {
  switch (measure.is) {
    case 'number':
    case 'integer':
      checkedNumber(field, measure, value)
      return
    case 'flag':
      if (typeof value !== 'boolean') throw invalidField(field, 'must be true or false')
      return
    case 'choice':
      checkedChoice(field, measure.of, value)
      return
    case 'text':
      checkedName(field, String(value), measure.charactersMax)
      return
    case 'texts':
      for (const [at, entry] of checkedList(field, measure.entriesMax, value).entries())
        checkedName(`${field}[${at}]`, String(entry), measure.charactersMax)
      return
    case 'secret':
      checkedSecret(field, measure.charactersMax, value)
      return
    case 'choices':
      for (const [at, entry] of checkedList(field, measure.entriesMax, value).entries())
        checkedChoice(`${field}[${at}]`, measure.of, entry)
      return
  }
}
