import type { Context } from '../../../domain/context.ts'
import type { Batch, Columns, RowOf, RowOutcome } from '../../../domain/import/index.ts'

/** A kind of row that the operator loads. */
export interface ImportKind<C extends Columns = Columns> {
  /** The last part of the path. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** What a row is known by. */
  readonly key: string
  readonly columns: C
  readonly load: (ctx: Context, batch: Batch<RowOf<C>>) => Promise<readonly RowOutcome[]>
}
