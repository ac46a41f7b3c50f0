import type { Location } from '../../domain/location/index.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { presentLocation } from './present/locations.ts'

interface Place {
  readonly id: LocationId
  readonly depth: number
}

/** Every location right after the one above it and its elder siblings' own. */
const depthFirst = (outline: readonly Pick<Location, 'id' | 'parentId'>[]): readonly Place[] => {
  const below = new Map<LocationId | null, LocationId[]>()
  for (const { id, parentId } of outline) {
    const siblings = below.get(parentId) ?? []
    siblings.push(id)
    below.set(parentId, siblings)
  }
  const placesBelow = (parent: LocationId | null, depth: number): readonly Place[] =>
    (below.get(parent) ?? []).flatMap((id) => [{ id, depth }, ...placesBelow(id, depth + 1)])
  return placesBelow(null, 0)
}

type PickLocations = (ids: readonly LocationId[]) => Promise<ReadonlyMap<LocationId, Location>>

/** What closes the location before and opens the one that follows it. */
const between = (before: number, depth: number): string => {
  if (depth > before) return ',"subLocations":['
  return `}${']}'.repeat(before - depth)},`
}

/** Locations as JSON, the ones below another within it as its `subLocations`; details are read a batch at a time. */
export async function* locationTree(
  outline: readonly Pick<Location, 'id' | 'parentId'>[],
  pick: PickLocations,
  batch: number,
): AsyncGenerator<string> {
  const places = depthFirst(outline)
  let before: number | undefined
  for (let at = 0; at < places.length; at += batch) {
    const here = places.slice(at, at + batch)
    const known = await pick(here.map(({ id }) => id))
    let text = ''
    for (const { id, depth } of here) {
      const location = known.get(id)
      // Deleted since the outline was read; nothing can stand below it then.
      if (location === undefined) continue
      if (before !== undefined) text += between(before, depth)
      text += JSON.stringify(presentLocation(location)).slice(0, -1)
      before = depth
    }
    yield text
  }
  if (before !== undefined) yield `}${']}'.repeat(before)}`
}
