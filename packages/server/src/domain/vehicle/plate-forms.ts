import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

const SMALL = 'abcdefghijklmnopqrstuvwxyz'
const CAPITAL = SMALL.toUpperCase()
/** What people and cameras write between the parts of a plate, or leave out. */
const SEPARATORS = ' -._·•/'
/** What cameras take for each other: the letters are read as the digits. */
const LOOKS = { from: 'OQILZSGB', to: '00112568' } as const

const asSeen = (text: string): string =>
  [...text].map((sign) => LOOKS.to[LOOKS.from.indexOf(sign)] ?? sign).join('')

/** A form of plates in which some differences do not count: the n-th sign of `from` is the n-th of `to`, or nothing. */
interface PlateForm {
  readonly from: string
  readonly to: string
}
/** Without separators, in capitals: A to Z alone, which the database and JavaScript take alike. */
export const WRITTEN: PlateForm = { from: `${SMALL}${SEPARATORS}`, to: CAPITAL }
/** The same as a camera may have seen it. */
export const SEEN: PlateForm = {
  from: `${SMALL}${LOOKS.from}${SEPARATORS}`,
  to: `${asSeen(CAPITAL)}${LOOKS.to}`,
}

export const formOf = (plate: string, { from, to }: PlateForm): string =>
  [...plate].map((sign) => (from.includes(sign) ? (to[from.indexOf(sign)] ?? '') : sign)).join('')

/** The form of what is in a column. */
export const formIn = (plate: SQLWrapper, { from, to }: PlateForm): SQL =>
  sql`translate(${plate}, ${from}, ${to})`

/** What fits beside the empty beginning into the bits of a number. */
export const FUZZY_SIGNS_MAX = 31
/** Of so few signs a part with one wrong would be in nearly every plate. */
const SIGNS_FORGIVING_MIN = 4

/**
 * Tells of plates, as seen, whether a text is a part of them with at most one sign wrong, missing or too many; with none
 * wrong where the text is shorter than four signs. It takes a step for each sign of a plate, however the text looks: bit n
 * of a row is set where the first n signs of the text end here (Wu and Manber's bitap). The text has at most as many signs
 * as `FUZZY_SIGNS_MAX`.
 */
export const nearlyContains = (text: string): ((seen: string) => boolean) => {
  const signs = [...formOf(text, SEEN)]
  const places = new Map<string, number>()
  for (const [at, sign] of signs.entries()) places.set(sign, (places.get(sign) ?? 0) | (2 << at))
  const whole = 1 << signs.length
  const forgiving = signs.length >= SIGNS_FORGIVING_MIN
  return (seen) => {
    // The empty beginning ends anywhere; with one sign missing, so does that of one sign.
    let exact = 1
    let near = forgiving ? 3 : 0
    if (((exact | near) & whole) !== 0) return true
    for (const sign of seen) {
      const fits = places.get(sign) ?? 0
      const before = exact
      exact = ((exact << 1) & fits) | 1
      if (forgiving) near = ((near << 1) & fits) | before | (before << 1) | (exact << 1) | 1
      if (((exact | near) & whole) !== 0) return true
    }
    return false
  }
}
