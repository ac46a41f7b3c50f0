import type { AnyCallOptions } from '@tenantry/sdk'
import type { Command } from 'commander'
import { chosenOrg } from '../choose-org.ts'
import { CommandFailure } from '../command-failure.ts'
import { callerOf, LIST_OPTIONS } from '../connect.ts'
import { printAnswer } from '../print-answer.ts'
import { readAll } from '../read-all.ts'
import { coerceFlag } from './coerce-flag.ts'
import type { OperationCommand } from './operation-command.ts'
import { optionOf } from './operation-options.ts'
import { readCliInput } from './read-cli-input.ts'
import { skeletonOf } from './skeleton.ts'

type Input = Readonly<Record<string, unknown>>

interface CommonOptions {
  readonly cliInputJson?: string
  readonly generateCliSkeleton?: true
  readonly all?: true
  readonly projectId?: string
  readonly idempotencyKey?: string
}

const isGiven = (value: unknown): value is string | true | readonly string[] =>
  typeof value === 'string' || value === true || Array.isArray(value)

/** What the flags say, over what `--cli-input-json` says. */
const readInput = async (operation: OperationCommand, command: Command): Promise<Input> => {
  const { cliInputJson } = command.opts<CommonOptions>()
  const options: Input = command.opts()
  const flags = operation.inputs.flatMap((input) => {
    const given = options[optionOf(input).attributeName()]
    return isGiven(given) ? [[input.name, coerceFlag(input, given)]] : []
  })
  const whole = cliInputJson === undefined ? {} : await readCliInput(cliInputJson)
  return { ...whole, ...Object.fromEntries(flags) }
}

const refuseMissing = ({ inputs }: OperationCommand, input: Input): void => {
  const missing = inputs.filter(({ name, required }) => required && input[name] === undefined)
  if (missing.length > 0)
    throw new CommandFailure(
      'usage',
      `Missing: ${missing.map(({ flag }) => `--${flag}`).join(', ')}`,
      '--help shows what the command takes.',
    )
}

const callOptions = async ({ travel }: OperationCommand, command: Command): Promise<AnyCallOptions> => {
  const { projectId, idempotencyKey, all } = command.opts<CommonOptions>()
  const org = travel.headers.includes('x-auth-org') ? await chosenOrg(command) : undefined
  return {
    ...(org !== undefined && { org }),
    ...(projectId !== undefined && { projectId }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(all && LIST_OPTIONS),
  }
}

/** Calls the operation with what the command line says, and prints its answer. */
export const runOperation = async (operation: OperationCommand, command: Command): Promise<void> => {
  const { all, generateCliSkeleton } = command.opts<CommonOptions>()
  if (generateCliSkeleton) return printAnswer(command, skeletonOf(operation))
  const { dialect, operationId: name, travel } = operation
  const input = await readInput(operation, command)
  refuseMissing(operation, input)
  const caller = callerOf(command, dialect, travel.isPublic)
  const options = await callOptions(operation, command)
  const named = { dialect, name, operation: travel }
  try {
    const answer = all
      ? await readAll(caller.all(named, input, options))
      : await caller.call(named, input, options)
    printAnswer(command, answer)
  } catch (error) {
    // What cannot be sent at all is a mistake on the command line.
    const isUnsendable = error instanceof TypeError && error.message.startsWith(`${dialect}.${name} `)
    throw isUnsendable ? new CommandFailure('usage', error.message) : error
  }
}
