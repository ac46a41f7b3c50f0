import { type Id, parseRuuid, toRuuid } from '../../src/kernel/ids.ts'

/** The fleet dialect's spelling of an id. */
export const ruuid = (id: string): string => toRuuid(id as Id<string>)

/** The id that the fleet dialect spelled. */
export const uuid = (text: string): string => {
  const id = parseRuuid(text)
  if (id === undefined) throw new Error(`${text} is not an id of the fleet dialect.`)
  return id
}
