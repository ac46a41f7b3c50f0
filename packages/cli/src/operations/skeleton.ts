import type { FlagInput, OperationCommand } from './operation-command.ts'

const EMPTY: Readonly<Record<FlagInput['type'], unknown>> = {
  string: '',
  integer: 0,
  number: 0,
  boolean: false,
  array: [],
  object: {},
  any: '',
}

/** An input of the right shape that says nothing yet. */
export const skeletonOf = ({ inputs }: OperationCommand): object =>
  Object.fromEntries(
    inputs.map(({ name, type, choices, default: preset }) => [name, preset ?? choices?.[0] ?? EMPTY[type]]),
  )
