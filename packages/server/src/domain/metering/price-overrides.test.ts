import { describe, expect, it } from 'vitest'
import { costOf } from './price.ts'
import { Prices } from './prices.ts'

const AT = new Date('2026-11-01T00:00:00Z')
const PRICE = { inputPerMillion: '7', outputPerMillion: '70' }
const overriding = (file: object): Prices => Prices.withOverrides(JSON.stringify(file))
const one = { input: 1_000_000, output: 1_000_000 }

describe("an operator's own prices", () => {
  it('come before those of the version', () => {
    const prices = overriding({ 'anthropic/claude-haiku-4-5': PRICE })
    expect(costOf(prices.priceOf('anthropic', 'claude-haiku-4-5', AT), one)).toBe(77_000_000_000n)
    const standard = Prices.standard().priceOf('openai', 'gpt-4o', AT)
    expect(prices.priceOf('openai', 'gpt-4o', AT)).toEqual(standard)
  })

  it('come before those of the version for one of many names of a model too', () => {
    const prices = overriding({ 'openai/gpt-4o-2024-08-06': PRICE })
    expect(costOf(prices.priceOf('openai', 'gpt-4o-2024-08-06', AT), one)).toBe(77_000_000_000n)
    expect(costOf(prices.priceOf('openai', 'gpt-4o', AT), one)).toBe(12_500_000_000n)
  })

  it('may be for every model that a name with a star stands for, and the first one counts', () => {
    const dear = { ...PRICE, inputPerMillion: '8' }
    const prices = overriding({ 'openai/Own-*': PRICE, 'openai/own-large': dear })
    expect(prices.knows('openai', 'own-large')).toBe(true)
    expect(costOf(prices.priceOf('openai', 'own-large', AT), { input: 1_000_000 })).toBe(7_000_000_000n)
    expect(Prices.standard().knows('openai', 'own-large')).toBe(false)
  })

  it('may hold a slash in the model', () => {
    const prices = overriding({ 'openrouter/vendor/model': PRICE })
    expect(prices.knows('openrouter', 'vendor/model')).toBe(true)
  })

  it('say what a cache and searches cost', () => {
    const more = {
      cacheReadPerMillion: '0.7',
      cacheWritePerMillion: '8',
      cacheWrite1hPerMillion: '9',
      searchesPerMillion: '5000',
    }
    const price = overriding({ 'anthropic/x': { ...PRICE, ...more } }).priceOf('anthropic', 'x', AT)
    expect(costOf(price, { cacheRead: 10, cacheWrite: 10, cacheWrite1h: 10 })).toBe(177_000n)
    expect(costOf(price, { searches: 1 })).toBe(5_000_000n)
  })

  it('change what an unknown model costs where they are the dearest', () => {
    const dearest = { inputPerMillion: '1000', outputPerMillion: '9000' }
    const prices = overriding({ 'anthropic/x': dearest })
    expect(costOf(prices.priceOf('anthropic', 'y', AT), one)).toBe(10_000_000_000_000n)
  })

  it.each([
    ['{', 'the file must be JSON'],
    ['[]', 'the file must be an object'],
    [
      '{"gpt-4o":{}}',
      '"gpt-4o" must be a provider (anthropic, openai, google, openrouter), a slash and a model',
    ],
    ['{"mistral/x":{}}', '"mistral/x" must be a provider'],
    ['{"openai/":{}}', '"openai/" must be a provider'],
    ['{"openai/a b":{}}', '"openai/a b" must be a provider'],
    ['{"openai/x":3}', '"openai/x" must be an object'],
    ['{"openai/x":{}}', '"openai/x".inputPerMillion must be there'],
    ['{"openai/x":{"inputPerMillion":"1"}}', '"openai/x".outputPerMillion must be there'],
    [
      '{"openai/x":{"inputPerMillion":1,"outputPerMillion":"2"}}',
      '"openai/x".inputPerMillion must be dollars',
    ],
    [
      '{"openai/x":{"inputPerMillion":"-1","outputPerMillion":"2"}}',
      '"openai/x".inputPerMillion must be dollars',
    ],
    [
      '{"openai/x":{"inputPerMillion":"1e3","outputPerMillion":"2"}}',
      '"openai/x".inputPerMillion must be dollars',
    ],
    [
      '{"openai/x":{"inputPerMillion":"1","outputPerMillion":"2","toString":"3"}}',
      '"openai/x".toString is no field',
    ],
  ])('are refused as %s', (json, message) => {
    expect(() => Prices.withOverrides(json)).toThrow(`The price overrides: ${message}`)
  })
})
