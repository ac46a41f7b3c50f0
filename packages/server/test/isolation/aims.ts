import type { Credential } from './credentials.ts'
import type { Noun, Slot } from './id-slots.ts'
import { missingPlace, type Place } from './places.ts'
import { isMalformed, type Target } from './targets.ts'
import type { World } from './world.ts'

/** What decides whose row a call is about, and what within it. */
export interface AimedSlots {
  readonly slots: readonly Slot[]
  readonly first: Slot | undefined
  readonly second: Slot | undefined
}

/** Where one call of the matrix goes. */
export interface Aim {
  readonly first: Target | 'absent'
  /** `same`: what belongs to the first; a target: something of another place. */
  readonly second: Target | 'absent' | 'same'
}

const WHOLE: readonly Noun[] = ['org', 'org by external id', 'partner']
/** What is next in size, where a call names none of those. */
const PART: Noun = 'project'

/** Where nothing is that a call could be about: a second id that is none must not tell these apart. */
const NOWHERE: readonly Target[] = ['sibling partner’s org', 'missing id', 'no id at all']

/** Sorts an operation's ids: the organization or partner it is about, and the row inside of it. */
export const aimedSlots = (slots: readonly Slot[]): AimedSlots => {
  const rows = slots.filter(({ noun }) => noun !== 'position')
  const first =
    rows.find(({ noun }) => WHOLE.includes(noun)) ?? rows.find(({ noun }) => noun === PART) ?? rows[0]
  const [second, ...others] = rows.filter((slot) => slot !== first)
  // What is of the same noun goes along with it.
  const third = others.find(({ noun }) => noun !== second?.noun)
  if (third !== undefined) throw new Error(`${second?.name} and ${third.name}: teach aims.ts three nouns.`)
  return { slots, first, second }
}

/** What stands for all targets where a call is refused before any id is read. */
const AT_THE_DOOR: readonly Target[] = [
  'own client',
  'sibling partner’s org',
  'deleted org',
  'missing id',
  'no id at all',
]

/**
 * Every combination of whose organization and whose row that is worth a call. What opens no door is refused before any
 * row is looked for, so it is not aimed at the rows of one place in another.
 */
export const aimsOf = ({ first, second }: AimedSlots, { targets, standing }: Credential): readonly Aim[] => {
  if (first === undefined) return [{ first: 'absent', second: 'same' }]
  const opensNoDoor = standing === 'none' || standing === 'bad'
  const aimedAt = opensNoDoor ? targets.filter((target) => AT_THE_DOOR.includes(target)) : targets
  const whole: (Target | 'absent')[] = [...aimedAt, ...(first.optional ? (['absent'] as const) : [])]
  const together = whole.map((target): Aim => ({ first: target, second: 'same' }))
  if (second === undefined || opensNoDoor) return together
  const elsewhere = targets.filter((target) => target !== 'own client')
  const nowhere = targets.filter((target) => NOWHERE.includes(target))
  return [
    ...together,
    ...elsewhere.map((target): Aim => ({ first: target, second: 'own client' })),
    ...elsewhere.map((target): Aim => ({ first: 'own client', second: target })),
    ...nowhere.map((target): Aim => ({ first: target, second: 'no id at all' })),
    ...(second.optional ? [{ first: 'own client', second: 'absent' } as const] : []),
  ]
}

/** The places that an aim's ids are taken from; `undefined` leaves the id out. */
export const placesOf = async (
  aim: Aim,
  credential: Credential,
): Promise<{ readonly first: Place | undefined; readonly second: Place | undefined }> => {
  const first = aim.first === 'absent' ? undefined : await credential.placeOf(aim.first)
  if (aim.second === 'absent') return { first, second: undefined }
  if (aim.second !== 'same') return { first, second: await credential.placeOf(aim.second) }
  // Without an organization the call runs in the caller's own; a malformed one has nothing in it.
  if (aim.first === 'absent')
    return {
      first,
      second: await credential.placeOf(
        credential.standing === 'partner' ? 'partner’s own org' : 'own client',
      ),
    }
  return { first, second: isMalformed(aim.first) ? missingPlace() : first }
}

/** A credential whose places are made once: for calls that destroy nothing, since they only read or are refused. */
export const withKeptPlaces = (credential: Credential): Credential => {
  const kept = new Map<Target, Promise<Place>>()
  return {
    ...credential,
    placeOf: (target) => {
      const place = kept.get(target) ?? credential.placeOf(target)
      kept.set(target, place)
      return place
    },
  }
}

/** Makes each kind of credential once, with places that are kept: a read destroys nothing, so all reads share them. */
export const makeReaders = (world: World) => {
  const readers = new Map<string, Promise<Credential>>()
  return (kind: string, make: (of: World) => Promise<Credential>): Promise<Credential> => {
    const reader = readers.get(kind) ?? make(world).then(withKeptPlaces)
    readers.set(kind, reader)
    return reader
  }
}
