import { type Command, Option } from 'commander'
import type { FlagInput, OperationCommand } from './operation-command.ts'

const PLACEHOLDERS: Readonly<Record<FlagInput['type'], string>> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'true|false',
  array: 'item',
  object: 'json',
  any: 'json',
}

const notesOf = ({ required, nullable, type, default: preset }: FlagInput): string => {
  const notes = [
    required && 'required',
    type === 'array' && 'repeat it, or give a JSON array',
    nullable && '"null" for none',
    preset !== undefined && `default ${preset}`,
  ].filter((note) => typeof note === 'string')
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`
}

const collect = (given: string, before: readonly string[] = []): readonly string[] => [...before, given]

/** The option that fills one input of an operation. */
export const optionOf = (input: FlagInput): Option => {
  const { flag, type, choices, description = '' } = input
  const value = type === 'boolean' ? `[${PLACEHOLDERS[type]}]` : `<${PLACEHOLDERS[type]}>`
  const option = new Option(`--${flag} ${value}`, `${description}${notesOf(input)}`.trim())
  // Named for help and completion alone: what null and files stand for is known only later.
  if (choices !== undefined) option.argChoices = [...choices]
  return type === 'array' ? option.argParser(collect) : option
}

/** The options of a command that are the same for every operation of its kind. */
const addCommonOptions = (command: Command, { travel }: OperationCommand): void => {
  command
    .option(
      '--cli-input-json <json>',
      'all inputs as one JSON object; file://<path> and - read it from there',
    )
    .option('--generate-cli-skeleton', 'print an input for --cli-input-json, and call nothing')
  if (travel.paging !== undefined) command.option('--all', 'read every page')
  if (travel.headers.includes('x-project-id'))
    command.option('--project-id <id>', 'the project to work on; an organization key needs it')
  if (travel.isWrite)
    command.option('--idempotency-key <key>', 'names this change, so that it is made once however often')
}

/** Gives a command its options; done only for the one that is called, since there are hundreds. */
export const addOperationOptions = (command: Command, operation: OperationCommand): void => {
  for (const input of operation.inputs) command.addOption(optionOf(input))
  addCommonOptions(command, operation)
}
