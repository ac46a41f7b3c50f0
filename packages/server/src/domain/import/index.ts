export type { Batch } from './batch.ts'
export { type Columns, type Refusal, type RowOf, readFields, refusalOf } from './column.ts'
export type { RowOutcome } from './merge-rows.ts'
