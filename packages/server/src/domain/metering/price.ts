import { divideUp, parseNanoDollars } from './nano-dollars.ts'

/**
 * What is counted and charged: tokens, and searches of the web. No token is counted twice: `input` leaves out what was
 * read from a cache or written to it, and what is audio, image or video.
 */
const CHARGED_KINDS = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'cacheWrite1h',
  'audioInput',
  'audioOutput',
  'imageInput',
  'imageOutput',
  'videoInput',
  'videoOutput',
  'searches',
] as const
export type ChargedKind = (typeof CHARGED_KINDS)[number]

/** How many of each kind; what is absent is none. */
export type Counts = Readonly<Partial<Record<ChargedKind, number>>>

/** Nano-dollars for a million of each kind. */
type Rates = Readonly<Record<ChargedKind, bigint>>

/** The rates of a call that takes more than `above` tokens in, cached ones too. */
interface Level {
  readonly above: number
  readonly rates: Rates
}

/** What a model costs: its levels, the dearest last. */
export type Price = readonly Level[]

/** Dollars for a million of each kind, as decimal digits. */
type WrittenRates = Readonly<Partial<Record<ChargedKind, string>>>

const PER = 1_000_000n
/** Dollars for a million searches where a price list names none: what the providers ask for those it does name. */
const SEARCHES = '10000'

/** Whose rate holds for a kind that has none of its own. */
const LIKE: Partial<Record<ChargedKind, ChargedKind>> = {
  cacheRead: 'input',
  cacheWrite: 'input',
  cacheWrite1h: 'cacheWrite',
  audioInput: 'input',
  imageInput: 'input',
  videoInput: 'input',
  audioOutput: 'output',
  imageOutput: 'output',
  videoOutput: 'output',
}

const rateOf = (kind: ChargedKind, written: WrittenRates): bigint => {
  const text = written[kind]
  if (text !== undefined) {
    const rate = parseNanoDollars(text)
    if (rate === undefined) throw new Error(`${JSON.stringify(text)} is no price.`)
    return rate
  }
  const like = LIKE[kind]
  if (like !== undefined) return rateOf(like, written)
  return kind === 'searches' ? rateOf(kind, { searches: SEARCHES }) : 0n
}

/** Makes one level of a price; throws where a rate is not written in decimal digits. */
export const levelOf = (above: number, written: WrittenRates): Level => {
  const rates = CHARGED_KINDS.map((kind) => [kind, rateOf(kind, written)] as const)
  return { above, rates: Object.fromEntries(rates) as Record<ChargedKind, bigint> }
}

const INPUT_KINDS = [
  'input',
  'cacheRead',
  'cacheWrite',
  'cacheWrite1h',
  'audioInput',
  'imageInput',
  'videoInput',
] as const

/** What the counts cost in nano-dollars, rounded up: at least one where anything was counted, even for a free model. */
export const costOf = (price: Price, counts: Counts): bigint => {
  const taken = INPUT_KINDS.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  const { rates } = price.findLast(({ above }) => taken > above) ?? price[0] ?? levelOf(0, {})
  let cost = 0n
  let counted = 0
  for (const kind of CHARGED_KINDS) {
    const count = counts[kind] ?? 0
    counted += count
    cost += BigInt(count) * rates[kind]
  }
  const rounded = divideUp(cost, PER)
  return rounded === 0n && counted > 0 ? 1n : rounded
}
