import type { ListedModel, ListedPrice } from './listed-model.ts'
import { PROVIDERS, type Provider } from './metered-call.ts'
import { parseNanoDollars } from './nano-dollars.ts'
import type { ChargedKind } from './price.ts'

/** The fields of a model in a file of overrides; the first two must be there. Amounts are dollars, as strings. */
const FIELDS: Readonly<Record<string, ChargedKind>> = {
  inputPerMillion: 'input',
  outputPerMillion: 'output',
  cacheReadPerMillion: 'cacheRead',
  cacheWritePerMillion: 'cacheWrite',
  cacheWrite1hPerMillion: 'cacheWrite1h',
  audioInputPerMillion: 'audioInput',
  audioOutputPerMillion: 'audioOutput',
  imageInputPerMillion: 'imageInput',
  imageOutputPerMillion: 'imageOutput',
  searchesPerMillion: 'searches',
}
const REQUIRED = ['inputPerMillion', 'outputPerMillion']

const problem = (where: string, what: string): Error => new Error(`The price overrides: ${where} ${what}`)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    throw problem('the file', 'must be JSON')
  }
}

const readName = (key: string): { readonly provider: Provider; readonly id: string } => {
  const slash = key.indexOf('/')
  const provider = PROVIDERS.find((name) => name === key.slice(0, slash))
  const id = key.slice(slash + 1).toLowerCase()
  if (slash === -1 || provider === undefined || !/^[^\s#!]+$/.test(id))
    throw problem(JSON.stringify(key), `must be a provider (${PROVIDERS.join(', ')}), a slash and a model`)
  return { provider, id }
}

const readPrice = (key: string, value: unknown): ListedPrice => {
  if (!isRecord(value)) throw problem(JSON.stringify(key), 'must be an object')
  for (const field of REQUIRED)
    if (!Object.hasOwn(value, field)) throw problem(`${JSON.stringify(key)}.${field}`, 'must be there')
  const rates = Object.entries(value).map(([field, amount]) => {
    const kind = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined
    if (kind === undefined) throw problem(`${JSON.stringify(key)}.${field}`, 'is no field of a price')
    if (typeof amount !== 'string' || !/^[\d.]{1,30}$/.test(amount) || parseNanoDollars(amount) === undefined)
      throw problem(
        `${JSON.stringify(key)}.${field}`,
        'must be dollars as a string of digits, such as "0.75"',
      )
    return [kind, amount] as const
  })
  return Object.fromEntries(rates)
}

/**
 * Reads an operator's own prices: `{"anthropic/claude-x": {"inputPerMillion": "3", "outputPerMillion": "15"}}`. A `*`
 * in the model stands for anything; the first that matches holds. Throws an error that names the field.
 */
export const parsePriceOverrides = (json: string): readonly ListedModel[] => {
  const file = parseJson(json)
  if (!isRecord(file)) throw problem('the file', 'must be an object')
  return Object.entries(file).map(([key, value]) => ({ ...readName(key), prices: [readPrice(key, value)] }))
}
