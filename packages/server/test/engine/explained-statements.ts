import { sql } from 'drizzle-orm'
import type { PartnerId } from '../../src/kernel/ids.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import type { TestDatabase } from '../support/database.ts'

export interface Statement {
  readonly sql: string
  readonly params: readonly unknown[]
}
interface Session {
  prepareQuery(query: Statement, ...rest: unknown[]): unknown
}

/** A store that writes down the statements that the product sends, so that a test explains those and not a copy of them. */
export const recording = (store: Store, statements: Statement[]): Store => ({
  ...store,
  asTenant: (reach, work, options) =>
    store.asTenant(
      reach,
      async (tx) => {
        const { session } = tx as unknown as { session: Session }
        const prepare = session.prepareQuery.bind(session)
        session.prepareQuery = (query, ...rest) => {
          statements.push(query)
          return prepare(query, ...rest)
        }
        try {
          return await work(tx)
        } finally {
          session.prepareQuery = prepare
        }
      },
      options,
    ),
})

const literal = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`

export interface Node {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Heap Fetches'?: number
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** Explains a statement in the role and reach that the product sends it in. */
export const explain = async (
  database: TestDatabase,
  partnerId: PartnerId,
  statement: Statement,
): Promise<Node[]> => {
  const text = statement.sql.replace(/\$(\d+)/g, (_, number) => literal(statement.params[Number(number) - 1]))
  const plans = await database.store.asTenant({ partnerId, orgId: 'any' }, async (tx: Tx) => {
    const found = await tx.execute(sql.raw(`explain (analyze, timing off, format json) ${text}`))
    return (found as unknown as { rows: { 'QUERY PLAN': { Plan: Node }[] }[] }).rows
  })
  const root = plans[0]?.['QUERY PLAN'][0]?.Plan
  if (root === undefined) throw new Error('There is no plan.')
  return nodesOf(root)
}
