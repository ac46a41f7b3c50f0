import { type ListedModel, readPriceList } from './listed-model.ts'
import { PROVIDERS, type Provider } from './metered-call.ts'
import type { Price } from './price.ts'
import { PRICE_LIST, PRICE_LIST_SHA256 } from './price-list.ts'
import { parsePriceOverrides } from './price-overrides.ts'
import { ProviderModels } from './provider-models.ts'

const DATE_AT_END = /[-@]20\d{2}-?\d{2}-?\d{2}$/
const VARIANT_AT_END = /:[a-z]+$/

/** The names to try: as it is, without what OpenRouter calls a variant, and without the date of a version. */
const spellings = (provider: Provider, model: string): ReadonlySet<string> => {
  const name = model.toLowerCase().replace(/^models\//, '')
  const plain = provider === 'openrouter' ? name.replace(VARIANT_AT_END, '') : name
  return new Set([name, plain, plain.replace(DATE_AT_END, '')])
}

/** What the models of each provider cost. */
export class Prices {
  static #standard: Prices | undefined
  readonly #providers: ReadonlyMap<Provider, ProviderModels>

  private constructor(listed: readonly ListedModel[]) {
    this.#providers = new Map(PROVIDERS.map((provider) => [provider, new ProviderModels()]))
    for (const model of listed) this.#providers.get(model.provider)?.add(model)
  }

  /** The prices that come with this version; throws where their file was edited. */
  static standard(): Prices {
    Prices.#standard ??= new Prices(readPriceList(PRICE_LIST, PRICE_LIST_SHA256))
    return Prices.#standard
  }

  /** Those with an operator's own before them, given as the text of a JSON file; throws an error that names the field. */
  static withOverrides(json: string): Prices {
    const own = parsePriceOverrides(json)
    const isReplaced = ({ provider, id }: ListedModel): boolean =>
      own.some((model) => model.provider === provider && model.id === id)
    const rest = readPriceList(PRICE_LIST, PRICE_LIST_SHA256).filter((model) => !isReplaced(model))
    return new Prices([...own, ...rest])
  }

  /** Whether there is a price for the model. */
  knows(provider: Provider, model: string): boolean {
    return this.#find(provider, model) !== undefined
  }

  /** What a call that begins `at` costs. A model without a price costs what the provider's dearest does. */
  priceOf(provider: Provider, model: string | undefined, at = new Date()): Price {
    const day = at.toISOString().slice(0, 10)
    const known = model === undefined ? undefined : this.#find(provider, model)
    return known?.price(day) ?? this.#providers.get(provider)?.dearest(day) ?? []
  }

  #find(provider: Provider, model: string) {
    const models = this.#providers.get(provider)
    for (const name of spellings(provider, model)) {
      const found = models?.find(name)
      if (found !== undefined) return found
    }
    return undefined
  }
}
