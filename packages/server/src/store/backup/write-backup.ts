import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type AppliedMigration, readApplied } from '../migrate.ts'
import type { OwnerConnection } from '../owner-connection.ts'
import {
  type BackupHeader,
  type BackupTrailer,
  FORMAT,
  FORMAT_VERSION,
  type TableLine,
} from './backup-format.ts'
import { listTables, quoted, type Table } from './catalog.ts'
import { readKeyIds } from './read-key-ids.ts'
import { readRows } from './read-rows.ts'

interface Schema {
  readonly migrations: readonly AppliedMigration[]
  readonly tables: readonly Table[]
}

/** Who makes a backup, and when. */
export interface Making {
  readonly tenantry: string
  readonly madeAt: Date
}

// What every type is written like does not hang on the settings of a server. A user whom row-level security would show
// less than everything is refused instead.
const WRITTEN_ALIKE = `
  set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local row_security = off`

const readSchema = async (connection: OwnerConnection): Promise<Schema> => {
  const [history] = await connection.run(`select to_regclass('public.migrations') is not null as there`)
  if (history?.['there'] !== true)
    throw new Error('There is nothing to back up: the database is not one of Tenantry’s.')
  return { migrations: await readApplied(connection), tables: await listTables(connection.run) }
}

/**
 * Begins a transaction that goes on seeing the database as it is at this moment. Tables are locked against migrations
 * before it looks: one that is written anew after that would seem empty.
 */
const beginSnapshot = async (connection: OwnerConnection): Promise<Schema> => {
  for (;;) {
    const expected = await readSchema(connection)
    const names = expected.tables.map(({ name }) => quoted(name)).join(', ')
    await connection.script(
      `begin isolation level repeatable read, read only; lock table ${names} in access share mode; ${WRITTEN_ALIKE}`,
    )
    const schema = await readSchema(connection)
    if (isDeepStrictEqual(schema, expected)) return schema
    // A migration has come between the two.
    await connection.script('rollback')
  }
}

/** A number that is above that of every transaction which the rows name. */
const readNextTransaction = async ({ run }: OwnerConnection, tables: readonly Table[]): Promise<string> => {
  const named = tables.flatMap(({ name, columns }) =>
    columns
      .filter(({ type }) => type === 'xid8')
      .map(
        (column) => `(select ${quoted(column.name)} from ${quoted(name)}
        where ${quoted(column.name)} is not null order by 1 desc limit 1)`,
      ),
  )
  const [row] = await run(
    `select ${['pg_snapshot_xmax(pg_current_snapshot())', ...named].map((one, at) => `${one}::text as n${at}`).join(', ')}`,
  )
  const [next = 0n, ...others] = Object.values(row ?? {}).map((value) =>
    BigInt(value === null ? 0 : String(value)),
  )
  return String(others.reduce((most, one) => (one >= most ? one + 1n : most), next))
}

const headerOf = async (
  connection: OwnerConnection,
  { migrations, tables }: Schema,
  { tenantry, madeAt }: Making,
): Promise<BackupHeader> => ({
  format: FORMAT,
  version: FORMAT_VERSION,
  tenantry,
  madeAt: madeAt.toISOString(),
  engine: connection.engine,
  migrations,
  nextTransaction: await readNextTransaction(connection, tables),
  masterKeys: await readKeyIds(connection, tables),
})

/** What a backup turned out to be, once it has been read to its end. */
export interface BackupContent {
  readonly header: BackupHeader
  readonly rows: BackupTrailer['rows']
}

async function* linesOf(
  connection: OwnerConnection,
  making: Making,
): AsyncGenerator<readonly string[], BackupContent> {
  const schema = await beginSnapshot(connection)
  const header = await headerOf(connection, schema, making)
  yield [JSON.stringify(header)]
  const rows: Record<string, number> = {}
  for (const table of schema.tables) {
    const line: TableLine = { table: table.name, columns: table.columns.map(({ name }) => name) }
    yield [JSON.stringify(line)]
    rows[table.name] = 0
    for await (const lines of readRows(connection, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + lines.length
      yield lines
    }
  }
  await connection.script('commit')
  return { header, rows }
}

/**
 * The text of a backup: every row of every table at one moment, while others go on writing. Calls back with what it
 * turned out to be before it hands over the last line.
 */
export async function* backupText(
  connection: OwnerConnection,
  making: Making,
  onContent: (content: BackupContent) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const lines = linesOf(connection, making)
  for (;;) {
    const next = await lines.next()
    if (next.done === true) {
      const { rows } = next.value
      onContent(next.value)
      const trailer: BackupTrailer = { rows, sha256: hash.digest('hex') }
      yield `${JSON.stringify(trailer)}\n`
      return
    }
    const text = `${next.value.join('\n')}\n`
    hash.update(text)
    yield text
  }
}
