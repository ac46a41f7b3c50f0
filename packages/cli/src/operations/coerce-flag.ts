import { readFileSync } from 'node:fs'
import { CommandFailure } from '../command-failure.ts'
import type { FlagInput } from './operation-command.ts'

const wrong = ({ flag }: FlagInput, what: string): CommandFailure =>
  // The value itself may be a secret, so it is not repeated.
  new CommandFailure(
    'usage',
    `The value of --${flag} must be ${what}`,
    '--help shows what the command takes.',
  )

const parseJson = (input: FlagInput, text: string, what: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong(input, what)
  }
}

const toText = (input: FlagInput, text: string): string => {
  const { choices } = input
  if (choices !== undefined && !choices.includes(text)) throw wrong(input, `one of ${choices.join(', ')}`)
  return text
}

const toNumber = (input: FlagInput, text: string): number => {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw wrong(input, 'a number')
  if (input.type === 'integer' && !Number.isSafeInteger(value)) throw wrong(input, 'a whole number')
  return value
}

const toBoolean = (input: FlagInput, text: string): boolean => {
  if (text !== 'true' && text !== 'false') throw wrong(input, 'true or false')
  return text === 'true'
}

const toObject = (input: FlagInput, text: string): object => {
  const value = parseJson(input, text, 'a JSON object')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(input, 'a JSON object')
  return value
}

/** JSON where it is some, else the text: for fields that take several types. */
const toAny = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const toScalar = (input: FlagInput, text: string): unknown => {
  switch (input.type) {
    case 'string':
      return toText(input, text)
    case 'integer':
    case 'number':
      return toNumber(input, text)
    case 'boolean':
      return toBoolean(input, text)
    case 'object':
      return toObject(input, text)
    case 'array':
    case 'any':
      return toAny(text)
  }
}

/** One JSON array, or one item for each time that the flag is given. */
const toArray = (input: FlagInput, texts: readonly string[]): unknown[] => {
  const item: FlagInput = { name: input.name, flag: input.flag, type: input.itemType ?? 'any' }
  return texts.flatMap((text) => {
    if (!text.trimStart().startsWith('[')) return [toScalar(item, text)]
    const value = parseJson(input, text, 'a JSON array, or one item each time')
    return Array.isArray(value) ? value : [value]
  })
}

const FILE = 'file://'

/** The text of a file where `file://` names one; the line break at its end is none of the value's. */
export const textOf = (flag: string, given: string): string => {
  if (!given.startsWith(FILE)) return given
  try {
    return readFileSync(given.slice(FILE.length), 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new CommandFailure('usage', `The file of --${flag} cannot be read`, 'check the path after file://.')
  }
}

/** The value that a flag stands for; refuses what does not fit its type. */
export const coerceFlag = (input: FlagInput, given: string | true | readonly string[]): unknown => {
  if (given === true) return true
  const texts = (typeof given === 'string' ? [given] : given).map((text) => textOf(input.flag, text))
  const [text = ''] = texts
  if (input.nullable && texts.length === 1 && text === 'null') return null
  return input.type === 'array' ? toArray(input, texts) : toScalar(input, text)
}
