import type { Random } from './random.ts'
import type { Field, Literal, Span, Wandering, When } from './scenario.ts'

const rounded = (value: number, decimals = 0): number => Number(value.toFixed(decimals))

/** Seconds of a span. */
export const drawSpan = (span: Span, random: Random): number =>
  typeof span === 'number' ? span : random.between(span.from, span.to)

/** What a field of an event says this time. */
const drawField = (field: Field, random: Random): Literal => {
  if (typeof field !== 'object' || !('oneOf' in field || 'from' in field)) return field
  if ('from' in field) return rounded(random.between(field.from, field.to), field.decimals)
  const [first, ...others] = field.oneOf
  return first === undefined ? '' : random.pick([first, ...others])
}

export const drawFields = (
  fields: Readonly<Record<string, Field>>,
  random: Random,
): Readonly<Record<string, Literal>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, drawField(field, random)]))

/** Walks about between two bounds, at most a step at a time; rounded only where it is told. */
export const wander = ({ from, to, step = (to - from) / 10, decimals }: Wandering, random: Random) => {
  let at = random.between(from, to)
  return (): number => {
    at = Math.min(to, Math.max(from, at + random.between(-step, step)))
    return rounded(at, decimals)
  }
}

/** The seconds at which something happens: at the named ones, or by chance without an end. */
export function* timesOf({ atSeconds, perHour = 0 }: When, random: Random): Generator<number, void> {
  if (atSeconds !== undefined) yield* atSeconds.toSorted((one, other) => one - other)
  else if (perHour > 0)
    for (let at = random.waitSeconds(perHour); ; at += random.waitSeconds(perHour)) yield at
}
