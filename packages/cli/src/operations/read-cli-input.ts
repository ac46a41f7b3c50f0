import { text } from 'node:stream/consumers'
import { CommandFailure } from '../command-failure.ts'
import { textOf } from './coerce-flag.ts'

const HOW = 'give a JSON object, file:// and a path, or - for standard input.'

/** The inputs that `--cli-input-json` holds: written out, in a file, or on standard input. */
export const readCliInput = async (given: string): Promise<Readonly<Record<string, unknown>>> => {
  const json = given === '-' ? await text(process.stdin) : textOf('cli-input-json', given)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new CommandFailure('usage', '--cli-input-json holds no JSON', HOW)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CommandFailure('usage', '--cli-input-json must hold an object', HOW)
  return Object.fromEntries(Object.entries(value))
}
