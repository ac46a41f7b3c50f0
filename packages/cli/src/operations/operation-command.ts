import { readFileSync } from 'node:fs'
import type { DialectName, Operation } from '@tenantry/sdk'

/** What one flag of an operation takes. */
export interface FlagInput {
  /** As the operation calls it. */
  readonly name: string
  readonly flag: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'any'
  /** Of an array. */
  readonly itemType?: Exclude<FlagInput['type'], 'array'>
  readonly choices?: readonly string[]
  readonly nullable?: true
  readonly required?: true
  readonly description?: string
  readonly default?: string | number | boolean
}

/** One operation, as a command of its group. */
export interface OperationCommand {
  readonly name: string
  readonly aliases: readonly string[]
  readonly dialect: DialectName
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  /** Its help stands under this heading. */
  readonly heading: string
  readonly travel: Operation
  readonly inputs: readonly FlagInput[]
}

/** A dialect, or one service of the fleet dialect. */
export interface OperationGroup {
  readonly name: string
  readonly aliases: readonly string[]
  readonly dialect: DialectName
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../operation-tables/${name}.json`, import.meta.url), 'utf8'))

/** Every group, without its operations. The build writes these files from the OpenAPI documents. */
export const readOperationGroups = (): readonly OperationGroup[] => read('index') as OperationGroup[]

export const readOperations = (group: string): readonly OperationCommand[] =>
  read(group) as OperationCommand[]
