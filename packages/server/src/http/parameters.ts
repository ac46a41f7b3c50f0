import { DomainError } from '../kernel/errors.ts'
import { type Id, parseUuid } from '../kernel/ids.ts'

/** Reads the position that a page gave; throws `request.malformed` for any other text. */
export const cursorOf = <I extends Id<string>>({ cursor }: { readonly cursor?: string }): I | undefined => {
  if (cursor === undefined) return undefined
  const id = parseUuid<I>(cursor)
  if (id === undefined)
    throw new DomainError('request.malformed', 'cursor is not one that a page gave', { field: 'cursor' })
  return id
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** JavaScript takes the 31st of February for a day in March. */
export const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Reads a moment of RFC 3339; throws `request.malformed` for any other text. */
export const momentOf = (field: string, text: string): Date => {
  const moment = new Date(text)
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(moment.getTime())) {
    throw new DomainError(
      'request.malformed',
      `${field} must be a date and time as in 2030-01-31T12:00:00Z`,
      { field },
    )
  }
  return moment
}
