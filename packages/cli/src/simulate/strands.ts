import type { Happening, Moment, Strand } from './deed.ts'
import { drawFields, drawSpan, timesOf, wander } from './draw.ts'
import { type Random, randomOf } from './random.ts'
import type { Group, Occurrence, Reading, Switching, Wandering } from './scenario.ts'

const REPORT_SECONDS = 60

const isWandering = (reading: Reading): reading is Wandering =>
  typeof reading === 'object' && 'from' in reading
const isSwitching = (reading: Reading): reading is Switching => typeof reading === 'object' && 'of' in reading

type Readings = Readonly<Record<string, Reading>>

/** What wanders, report by report; the first one comes at a moment of the device's own. */
function* reports(readings: Readings, everySeconds: number, random: Random): Generator<Moment, void> {
  const walks = Object.entries(readings).flatMap(([name, reading]) =>
    isWandering(reading) ? [[name, wander(reading, random)] as const] : [],
  )
  if (walks.length === 0) return
  for (let atSeconds = random.between(0, everySeconds); ; atSeconds += everySeconds) {
    const read = Object.fromEntries(walks.map(([name, walk]) => [name, walk()]))
    yield { atSeconds, deed: { does: 'report', readings: read } }
  }
}

/** What is mostly one way and sometimes, for a while, another. */
function* changes(name: string, given: Switching, random: Random): Generator<Moment, void> {
  const [usual, another, ...others] = given.of
  if (another === undefined) return
  let busyUntil = 0
  for (const time of timesOf(given, random)) {
    const from = Math.max(time, busyUntil)
    busyUntil = from + drawSpan(given.forSeconds, random)
    yield {
      atSeconds: from,
      deed: { does: 'report', readings: { [name]: random.pick([another, ...others]) } },
    }
    yield { atSeconds: busyUntil, deed: { does: 'report', readings: { [name]: usual } } }
  }
}

/** An event and those that follow it, each with what it does not say itself as in the first. */
const chainOf = (
  { type, with: fields = {}, followedBy = [] }: Occurrence,
  from: number,
  random: Random,
): Moment[] => {
  const first: Happening = { ...drawFields(fields, random), type }
  const following = followedBy.map(({ type: next, afterSeconds, with: more = {} }) => ({
    atSeconds: from + drawSpan(afterSeconds, random),
    deed: { does: 'tell' as const, happening: { ...first, ...drawFields(more, random), type: next } },
  }))
  return [{ atSeconds: from, deed: { does: 'tell', happening: first } }, ...following]
}

const inOrder = (one: Moment, other: Moment): number => one.atSeconds - other.atSeconds

/** What happens by itself, and what follows from it; one chain may begin before another has ended. */
function* occurrences(given: Occurrence, random: Random): Generator<Moment, void> {
  let open: Moment[] = []
  for (const time of timesOf(given, random)) {
    yield* open.filter(({ atSeconds }) => atSeconds <= time)
    open = [...open.filter(({ atSeconds }) => atSeconds > time), ...chainOf(given, time, random)].toSorted(
      inOrder,
    )
  }
  yield* open
}

function* frames(given: NonNullable<Group['snapshots']>, random: Random): Generator<Moment, void> {
  let frame = 0
  for (const atSeconds of timesOf(given, random)) yield { atSeconds, deed: { does: 'show', frame: frame++ } }
}

function* outages(given: NonNullable<Group['outages']>, random: Random): Generator<Moment, void> {
  for (const atSeconds of timesOf(given, random))
    yield { atSeconds, deed: { does: 'leave', forSeconds: drawSpan(given.forSeconds, random) } }
}

/** The story of one device: the same for the same seed, however long its calls take. */
export const strandsOf = (group: Group, seed: number, serialNumber: string): readonly Strand[] => {
  const { readings = {}, reportSeconds = REPORT_SECONDS, snapshots } = group
  // A stream of chance for each strand, so that none depends on which of them is asked first.
  const chance = (...strand: readonly (string | number)[]) => randomOf(seed, serialNumber, ...strand)
  return [
    reports(readings, reportSeconds, chance('reports')),
    ...Object.entries(readings).flatMap(([name, reading]) =>
      isSwitching(reading) ? [changes(name, reading, chance('reading', name))] : [],
    ),
    ...(group.occurrences ?? []).map((one, at) => occurrences(one, chance('occurrence', at))),
    ...(snapshots === undefined ? [] : [frames(snapshots, chance('snapshots'))]),
    ...(group.outages === undefined ? [] : [outages(group.outages, chance('outages'))]),
  ]
}

/** How a device is before anything has happened at it. */
export const readingsAtFirst = ({ readings = {} }: Group): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(readings).flatMap(([name, reading]) => {
      if (isWandering(reading)) return []
      return [[name, isSwitching(reading) ? reading.of[0] : reading]]
    }),
  )
