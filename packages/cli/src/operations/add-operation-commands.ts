import type { Command } from 'commander'
import { loadWhenCalled, onDemand } from '../on-demand.ts'
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
  for (const operation of readOperations(group.name())) {
    const command = addOperation(group, operation)
    onDemand(command, async () => addOperationOptions(command, operation))
  }
  loadWhenCalled(group)
}
