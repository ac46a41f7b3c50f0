import { type ListedModel, priceByDay } from './listed-model.ts'
import { compilePatterns } from './model-pattern.ts'
import type { Price } from './price.ts'

interface Model {
  /** For names that are not looked up. */
  readonly matches: ((name: string) => boolean) | undefined
  /** By the day on which a call begins, such as 2026-01-31. */
  readonly price: (day: string) => Price
}

const height = (price: Price): bigint => {
  const rates = price.at(-1)?.rates
  return rates === undefined ? 0n : rates.input + rates.output
}

/** The models of one provider. Where several match a name, the one that was added first is meant. */
export class ProviderModels {
  readonly #exact = new Map<string, number>()
  readonly #models: Model[] = []
  #dearest: { readonly day: string; readonly price: Price } | undefined

  add({ id, names = [id], prices }: ListedModel): void {
    const { exact, matches } = compilePatterns(names.map((name) => name.toLowerCase()))
    for (const name of exact) if (!this.#exact.has(name)) this.#exact.set(name, this.#models.length)
    this.#models.push({ matches, price: priceByDay(prices) })
  }

  /** The model of a name in lower case. */
  find(name: string): Model | undefined {
    const exact = this.#exact.get(name)
    return this.#models.find((model, at) => at === exact || model.matches?.(name) === true)
  }

  /** The price that is highest on a day, in and out together, at the highest of its levels. */
  dearest(day: string): Price {
    if (this.#dearest?.day === day) return this.#dearest.price
    const prices = this.#models.map((model) => model.price(day))
    const price = prices.reduce((one, other) => (height(other) > height(one) ? other : one), [])
    this.#dearest = { day, price }
    return price
  }
}
