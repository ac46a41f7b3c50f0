// Writes the price list of the model providers from @pydantic/genai-prices; with --check it only says if it is stale.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findProvider } from '@pydantic/genai-prices'

const root = fileURLToPath(new URL('..', import.meta.url))
const FILE = 'packages/server/src/domain/metering/price-list.ts'
const PROVIDERS = ['anthropic', 'google', 'openai', 'openrouter']

/** What the server charges for, by the name that the source gives it. Searches are priced by the thousand there. */
const KINDS = {
  input_mtok: 'input',
  output_mtok: 'output',
  cache_read_mtok: 'cacheRead',
  cache_write_mtok: 'cacheWrite',
  cache_write_1h_mtok: 'cacheWrite1h',
  input_audio_mtok: 'audioInput',
  output_audio_mtok: 'audioOutput',
  input_image_mtok: 'imageInput',
  output_image_mtok: 'imageOutput',
  input_video_mtok: 'videoInput',
  output_video_mtok: 'videoOutput',
  web_searches_kcount: 'searches',
}
/** Known, and not charged apart: no answer tells how much of it there was, or it costs what the whole does. */
const LEFT_OUT = new Set([
  'audio_hours',
  'input_audio_hours',
  'cache_audio_read_mtok',
  'cache_image_read_mtok',
  'output_reasoning_mtok',
  'storage_searches_kcount',
])

const decimal = (key, dollars) => {
  const text = String(key === 'web_searches_kcount' ? dollars * 1000 : dollars)
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${key}: ${text} is no plain decimal number.`)
  return text
}

/** The price at one level of a call's input; a tier's price is for all that the call takes in and gives out. */
const ratesAt = (above, prices) => {
  const rates = {}
  for (const [key, price] of Object.entries(prices)) {
    if (!KINDS[key] && !LEFT_OUT.has(key))
      throw new Error(`${key} is a price that this script does not know.`)
    if (!KINDS[key]) continue
    const tier = price.tiers?.findLast(({ start }) => start <= above)
    rates[KINDS[key]] = decimal(key, tier?.price ?? price.base ?? price)
  }
  return Object.fromEntries(
    Object.values(KINDS).flatMap((kind) => (kind in rates ? [[kind, rates[kind]]] : [])),
  )
}

const levels = (prices) => {
  const starts = Object.values(prices).flatMap((price) => price.tiers?.map(({ start }) => start) ?? [])
  const above = [...new Set([0, ...starts])].sort((a, b) => a - b)
  return above.map((start) => ({ ...(start > 0 && { above: start }), ...ratesAt(start, prices) }))
}

const listedPrices = (id, prices) => {
  if (!Array.isArray(prices)) return levels(prices)
  return prices.flatMap(({ constraint, prices: dated }) => {
    if (constraint && constraint.type !== 'start_date')
      throw new Error(`${id}: ${constraint.type} is not known.`)
    return levels(dated).map((level) => ({ ...(constraint && { from: constraint.start_date }), ...level }))
  })
}

const NO_SPEECH = '^(?!.*-[tT][tT][sS](?:$|-))'

/** A regular expression as a pattern in which # is one digit and * is anything. */
const fromRegex = (regex) => {
  if (regex === NO_SPEECH) return ['!*-tts', '!*-tts-*']
  const [, body, end] = /^\^(.*?)(\$?)$/.exec(regex) ?? []
  if (body === undefined) throw new Error(`${regex} is a regular expression that this script does not know.`)
  const digits = body.replace(/\\d\{(\d+)\}/g, (_, count) => '#'.repeat(count)).replaceAll('\\d', '#')
  const text = digits.replaceAll('\\.', '.')
  if (!/^[\w.#/-]+$/.test(text))
    throw new Error(`${regex} is a regular expression that this script does not know.`)
  return [end === '$' ? text : `${text}*`]
}

const patterns = (match) => {
  const [[kind, value]] = Object.entries(match)
  if (kind === 'or' || kind === 'and') {
    const parts = value.flatMap(patterns)
    if (kind === 'and' && parts.filter((part) => !part.startsWith('!')).length > 1)
      throw new Error(`${JSON.stringify(match)} is a condition that this script does not know.`)
    return parts
  }
  if (kind === 'regex') return fromRegex(value)
  if (/[*#!`\\$\s]/.test(value)) throw new Error(`${value} would not mean itself in a pattern.`)
  const forms = { equals: value, starts_with: `${value}*`, ends_with: `*${value}`, contains: `*${value}*` }
  if (!(kind in forms)) throw new Error(`${kind} is a condition that this script does not know.`)
  return [forms[kind].toLowerCase()]
}

/** Nothing at all means free of charge, but a price by the hour or an unknown one does too in the source. */
const isPriced = (provider, { id, prices }) =>
  [prices].flat().every((given) => {
    const keys = Object.keys(given.prices ?? given)
    if (keys.length === 0) return provider !== 'openrouter' || id.endsWith(':free')
    return keys.includes('input_mtok') || keys.includes('output_mtok')
  })

/** In the order of the source: of several models that match a name, the first is meant. */
const linesOf = (provider) =>
  findProvider({ providerId: provider })
    .models.filter((model) => isPriced(provider, model))
    .map((model) => {
      const names = patterns(model.match)
      const own = names.length === 1 && names[0] === model.id
      const prices = listedPrices(model.id, model.prices)
      return JSON.stringify({ provider, id: model.id, ...(!own && { names }), prices })
    })

/** The generated files by their names from the root of the repository. */
export const generatePrices = () => {
  const list = `\n${PROVIDERS.flatMap(linesOf).join('\n')}\n`
  if (/[`\\]|\$\{/.test(list)) throw new Error('The list does not fit into a template literal.')
  const sha256 = createHash('sha256').update(list).digest('hex')
  const text = [
    '// Written by scripts/generate-prices.mjs from @pydantic/genai-prices; do not edit.',
    `export const PRICE_LIST_SHA256 = '${sha256}'`,
    '/** Dollars for a million of each kind, one model in a line. */',
    `export const PRICE_LIST = \`${list}\``,
    '',
  ].join('\n')
  return { [FILE]: text }
}

const main = () => {
  const check = process.argv.includes('--check')
  for (const [name, text] of Object.entries(generatePrices())) {
    const file = join(root, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    if (check) {
      console.error(`${name} is not up to date; run npm run generate.`)
      process.exitCode = 1
    } else {
      writeFileSync(file, text)
      console.log(`wrote ${name}`)
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main()
