import { calcPrice, findProvider } from '@pydantic/genai-prices'
import { describe, expect, it } from 'vitest'
import { readPriceList } from './listed-model.ts'
import { PROVIDERS } from './metered-call.ts'
import { costOf, type Price } from './price.ts'
import { PRICE_LIST, PRICE_LIST_SHA256 } from './price-list.ts'
import { Prices } from './prices.ts'

const prices = Prices.standard()
const AT = new Date('2026-11-01T00:00:00Z')
const MILLION = 1_000_000

/** Dollars for a million tokens in, and for a million out. */
const rates = (price: Price): readonly number[] =>
  price.flatMap((level) => [Number(level.rates.input) / 1e9, Number(level.rates.output) / 1e9])

describe('the price list', () => {
  it('is refused where somebody edited it', () => {
    const edited = PRICE_LIST.replace('"input":"8"', '"input":"7"')
    expect(edited).not.toBe(PRICE_LIST)
    expect(() => readPriceList(edited, PRICE_LIST_SHA256)).toThrow('The price list was edited.')
  })

  it('has models of every provider', () => {
    const listed = readPriceList(PRICE_LIST, PRICE_LIST_SHA256)
    expect(new Set(listed.map(({ provider }) => provider))).toEqual(new Set(PROVIDERS))
  })
})

/** Names that a pattern of the source stands for. */
const namesFor = (match: object): readonly string[] => {
  const [[kind, value]] = Object.entries(match) as [[string, string | object[]]]
  if (typeof value !== 'string') return value.flatMap(namesFor)
  if (kind === 'equals') return [value, value.toUpperCase()]
  if (kind === 'starts_with') return [value, `${value}-20250101`]
  if (kind === 'ends_with') return [value, `x-${value}`]
  return kind === 'contains' ? [value, `x-${value}-y`] : []
}

const USED = { input: 1000, output: 2000, cacheRead: 300 }
const USED_THERE = { input_tokens: 1300, output_tokens: 2000, cache_read_tokens: 300 }

describe.each(PROVIDERS)('the prices of %s', (provider) => {
  const source = findProvider({ providerId: provider })
  const names = (source?.models ?? []).flatMap(({ match }) => namesFor(match))
  const expected = (name: string) => calcPrice(USED_THERE, name, { providerId: provider, timestamp: AT })

  it('are those of their source, for every name that it knows by a token', () => {
    const compared = names.filter((name) => {
      const there = expected(name)
      if (there === null || there.provider.id !== provider || !prices.knows(provider, name)) return false
      const cost = Number(costOf(prices.priceOf(provider, name, AT), USED)) / 1e9
      const reasoning = 'output_reasoning_mtok' in there.model_price
      if (!reasoning) expect([name, cost]).toEqual([name, expect.closeTo(there.total_price, 7)])
      return true
    })
    expect(compared.length).toBeGreaterThan(names.length * 0.9)
  })

  it('are for nobody that the source does not know', () => {
    for (const name of ['', 'x', 'model-of-nobody', 'gemini', 'claude', 'gpt'])
      expect([name, prices.knows(provider, name)]).toEqual([name, expected(name) !== null])
  })
})

describe('a price', () => {
  it.each([
    ['anthropic', 'claude-haiku-4-5-20251001', [1, 5]],
    ['anthropic', 'claude-opus-5-20260301', [5, 25]],
    ['openai', 'gpt-4o-mini', [0.15, 0.6]],
    ['openai', 'gpt-5.4', [2.5, 15, 5, 22.5]],
    ['openai', 'GPT-4o', [2.5, 10]],
    ['google', 'models/gemini-2.5-pro', [1.25, 10, 2.5, 15]],
    ['google', 'gemini-2.5-pro-tts', [1, 20]],
    ['openrouter', 'anthropic/claude-sonnet-4.5', [3, 15, 6, 22.5]],
  ] as const)('of %s: %s', (provider, model, expected) => {
    expect(prices.knows(provider, model)).toBe(true)
    expect(rates(prices.priceOf(provider, model, AT))).toEqual(expected)
  })

  it('of a version that is not listed is the one of its model', () => {
    expect(prices.priceOf('openai', 'gpt-4.1-2031-01-01', AT)).toBe(prices.priceOf('openai', 'gpt-4.1', AT))
    expect(prices.priceOf('openrouter', 'openai/gpt-4o:nitro', AT)).toBe(
      prices.priceOf('openrouter', 'openai/gpt-4o', AT),
    )
  })

  it('changes on the day that the source names, at midnight UTC', () => {
    const of = (at: string) => rates(prices.priceOf('google', 'gemini-3.6-flash', new Date(at)))
    expect(of('2026-12-31T23:59:59.999Z')).toEqual([0.75, 3.75])
    expect(of('2027-01-01T00:00:00Z')).toEqual([1.5, 7.5])
  })

  it.each(PROVIDERS)('of an unknown model of %s is the dearest of them all', (provider) => {
    const dearest = Math.max(
      ...readPriceList(PRICE_LIST, PRICE_LIST_SHA256)
        .filter((model) => model.provider === provider)
        .map(({ id }) => rates(prices.priceOf(provider, id, AT)).slice(-2))
        .map(([input = 0, output = 0]) => input + output),
    )
    for (const model of [undefined, 'model-of-nobody']) {
      const [input = 0, output = 0] = rates(prices.priceOf(provider, model, AT)).slice(-2)
      expect(input + output).toBe(dearest)
    }
    expect(costOf(prices.priceOf(provider, undefined, AT), { input: MILLION })).toBeGreaterThan(0n)
  })
})
