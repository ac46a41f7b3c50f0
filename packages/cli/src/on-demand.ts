import type { Command } from 'commander'

type Load = () => Promise<void>

const loads = new WeakMap<Command, Load>()

/** What is below a command is read when it is called, or to describe it: there are hundreds of them. */
export const onDemand = (command: Command, load: Load): void => {
  loads.set(command, load)
}

export const loadBelow = async (command: Command): Promise<void> => {
  const load = loads.get(command)
  loads.delete(command)
  await load?.()
}

/** Loads each command below this one as it is dispatched to. */
export const loadWhenCalled = (parent: Command): void => {
  parent.hook('preSubcommand', (_parent, command) => loadBelow(command))
}
