import { createHash } from 'node:crypto'
import type { Provider } from './metered-call.ts'
import { type ChargedKind, levelOf, type Price } from './price.ts'

/** Dollars for a million of each kind: from a day on (UTC) if `from` says so, for more than `above` tokens in. */
export type ListedPrice = { readonly from?: string; readonly above?: number } & Readonly<
  Partial<Record<ChargedKind, string>>
>

/** One line of a price list. The names are patterns; where they are absent, the id is the only one. */
export interface ListedModel {
  readonly provider: Provider
  readonly id: string
  readonly names?: readonly string[]
  readonly prices: readonly ListedPrice[]
}

/** Reads a generated price list; throws where it is not the text that the SHA-256 (hexadecimal) was taken of. */
export const readPriceList = (text: string, sha256: string): readonly ListedModel[] => {
  if (createHash('sha256').update(text).digest('hex') !== sha256)
    throw new Error('The price list was edited. Prices of your own belong in a file of overrides.')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as ListedModel)
}

/** The price by the day (as 2026-01-31) on which a call begins: of those that have begun by then, the last holds. */
export const priceByDay = (listed: readonly ListedPrice[]): ((day: string) => Price) => {
  const days = [...new Set(listed.map(({ from }) => from ?? ''))].sort()
  const prices = days.map((day) => {
    const levels = listed.filter(({ from }) => (from ?? '') === day)
    return { day, price: levels.map(({ from: _, above, ...rates }) => levelOf(above ?? 0, rates)) }
  })
  return (today) => (prices.findLast(({ day }) => day <= today) ?? prices[0])?.price ?? []
}
