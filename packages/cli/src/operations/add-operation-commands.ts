import type { Command } from 'commander'
import { type OperationCommand, readOperations } from './operation-command.ts'
import { addOperationOptions } from './operation-options.ts'
import { runOperation } from './run-operation.ts'

const addOperation = (group: Command, operation: OperationCommand): Command => {
  const { name, aliases, summary, description, heading, travel } = operation
  const command = group
    .command(name)
    .aliases([...aliases])
    .summary(summary)
    .description([summary, description, `${travel.method} ${travel.path}`].filter(Boolean).join('\n\n'))
    .helpGroup(`${heading}:`)
  return command.action(() => runOperation(operation, command))
}

/** Adds a command for each operation of the group. */
export const addOperationCommands = (group: Command): void => {
  const operations = new Map(
    readOperations(group.name()).map((operation) => [addOperation(group, operation), operation]),
  )
  group.hook('preSubcommand', (_group, command) => {
    const operation = operations.get(command)
    if (operation !== undefined) addOperationOptions(command, operation)
  })
}
