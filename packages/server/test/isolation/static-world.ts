import { newId } from '../../src/kernel/ids.ts'
import {
  inAnotherSpelling,
  inLooseSpelling,
  missingPlace,
  noId,
  ownPlaceOf,
  type Place,
  partnersOwn,
  placeOf,
} from './places.ts'
import type { Target } from './targets.ts'
import type { World } from './world.ts'

/** What no acting partner may see. */
export const hiddenFromAll = ({
  inactive,
  inactiveHome,
  sibling,
  siblingHome,
  mailed,
  stranger,
  ours,
  keys,
}: World) => [
  ...[sibling, inactive, stranger].flatMap(({ strings }) => strings),
  ...[siblingHome, inactiveHome].flatMap(({ strings }) => strings),
  ...[sibling, inactive, stranger, siblingHome, inactiveHome].flatMap(({ inherited }) => inherited),
  ...mailed,
  ...ours.shownOnce,
  ...Object.values(keys),
]

const clientsOf = ({ home, neighbour, deleted }: World): readonly string[] =>
  [home, neighbour, deleted].flatMap(({ strings }) => strings)

/** Every string of everybody. */
export const everything = (world: World): readonly string[] => [
  ...hiddenFromAll(world),
  ...clientsOf(world),
  ...world.ours.strings,
]

/** Where a target is for whoever must not get in: what is there stays as it is. */
export const staticPlace = (world: World, target: Target): Place => {
  const { ours, home, neighbour, deleted, removedMemberId, sibling, siblingHome } = world
  const own = placeOf(home, partnersOwn(ours))
  switch (target) {
    case 'own client':
      return own
    case 'partner’s own org':
      return ownPlaceOf(ours)
    case 'another client of the partner':
      return placeOf(neighbour, partnersOwn(ours))
    case 'sibling partner’s org':
      return placeOf(siblingHome, partnersOwn(sibling))
    case 'deleted org':
      // Keys are never deleted: the one that went with it is one that never was.
      return placeOf(deleted, { keyId: newId(), partnerMemberId: removedMemberId })
    case 'missing id':
      return missingPlace()
    case 'no id at all':
      return noId
    case 'own client in another dialect’s spelling':
      return inAnotherSpelling(own)
    case 'own client in a loose spelling':
      return inLooseSpelling(own)
  }
}
