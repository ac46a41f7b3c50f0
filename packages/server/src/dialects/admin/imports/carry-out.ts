import type { Context } from '../../../domain/context.ts'
import {
  type Columns,
  type Refusal,
  type RowOf,
  type RowOutcome,
  readFields,
  refusalOf,
} from '../../../domain/import/index.ts'
import { toDomainError } from '../../../http/to-domain-error.ts'
import type { PartnerId } from '../../../kernel/ids.ts'
import type { ImportKind } from './import-kind.ts'
import { type GivenRow, type ImportBody, readRows } from './read-rows.ts'

/** Rows that are written together: what a kill leaves is whole batches. */
const BATCH_ROWS = 500

type Read<C extends Columns> = { readonly row: RowOf<C> } | { readonly refusal: Refusal }

const readRow = <C extends Columns>(columns: C, { value, isText, misfit }: GivenRow): Read<C> => {
  if (misfit !== undefined) return { refusal: { field: 'row', message: misfit } }
  try {
    return { row: readFields(columns, value, { isText }) }
  } catch (error) {
    return { refusal: refusalOf(error) }
  }
}

async function* inBatches<T>(rows: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  yield batch
}

/** Each batch is a write of its own: with an `Idempotency-Key` each is answered once. */
const contextOfBatch = ({ idempotency, ...ctx }: Context, number: number): Context => ({
  ...ctx,
  ...(idempotency && { idempotency: { ...idempotency, path: `${idempotency.path} batch ${number}` } }),
})

const OUTCOMES = ['created', 'updated', 'unchanged', 'refused'] as const
type Totals = Record<'rows' | (typeof OUTCOMES)[number], number>

/** Hands the good rows of a batch to the domain and puts the refusals of the bad ones between their outcomes. */
const loadBatch = async <C extends Columns>(
  kind: ImportKind<C>,
  ctx: Context,
  partnerId: PartnerId,
  given: readonly GivenRow[],
): Promise<readonly RowOutcome[]> => {
  const read = given.map((row) => readRow(kind.columns, row))
  const rows = read.flatMap((one) => ('row' in one ? [one.row] : []))
  const loaded = (await kind.load(ctx, { partnerId, rows })).values()
  return read.flatMap((one): RowOutcome[] => {
    if ('refusal' in one) return [{ outcome: 'refused', ...one.refusal }]
    const { value } = loaded.next()
    return value === undefined ? [] : [value]
  })
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

interface Import<C extends Columns> {
  readonly kind: ImportKind<C>
  readonly ctx: Context
  readonly partnerId: PartnerId
  readonly body: ImportBody
  /** Is told of what went wrong after the answer has begun. */
  readonly onFailure: (error: unknown) => void
}

async function* importedBatches<C extends Columns>(
  { kind, ctx, partnerId, body }: Import<C>,
  totals: Totals,
): AsyncGenerator<string> {
  let number = 0
  for await (const given of inBatches(readRows(body, kind.columns))) {
    const outcomes = await loadBatch(kind, contextOfBatch(ctx, number++), partnerId, given)
    const lines = outcomes.map((outcome, at) => line({ row: totals.rows + at + 1, ...outcome }))
    totals.rows += outcomes.length
    for (const { outcome } of outcomes) totals[outcome]++
    yield `${lines.join('')}${line({ progress: totals })}`
  }
}

/**
 * Loads the rows of a body batch by batch, and says line by line what became of each. What is wrong before the first
 * batch was written is thrown; what goes wrong later is the last line, and what was written stays.
 */
export async function* carryOut<C extends Columns>(work: Import<C>): AsyncGenerator<string> {
  const totals: Totals = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }
  let hasBegun = false
  try {
    for await (const lines of importedBatches(work, totals)) {
      yield lines
      hasBegun = true
    }
    yield line({ finished: totals })
  } catch (error) {
    if (!hasBegun) throw error
    work.onFailure(error)
    const { code, message, field } = toDomainError(error)
    yield line({ failed: { code, message, ...(field !== undefined && { field }) } })
  }
}
