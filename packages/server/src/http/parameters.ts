import { DomainError } from '../kernel/errors.ts'
import { type Id, parseUuid } from '../kernel/ids.ts'
import { parseMoment } from '../kernel/moment.ts'

export { isDay } from '../kernel/moment.ts'

/** Reads the position that a page gave; throws `request.malformed` for any other text. */
export const cursorOf = <I extends Id<string>>({ cursor }: { readonly cursor?: string }): I | undefined => {
  if (cursor === undefined) return undefined
  const id = parseUuid<I>(cursor)
  if (id === undefined)
    throw new DomainError('request.malformed', 'cursor is not one that a page gave', { field: 'cursor' })
  return id
}

/** Reads a moment of RFC 3339; throws `request.malformed` for any other text. */
export const momentOf = (field: string, text: string): Date => {
  const moment = parseMoment(text)
  if (moment === undefined) {
    throw new DomainError(
      'request.malformed',
      `${field} must be a date and time as in 2030-01-31T12:00:00Z`,
      { field },
    )
  }
  return moment
}
