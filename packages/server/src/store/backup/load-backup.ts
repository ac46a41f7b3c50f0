import {
  aloneInMigrating,
  applyMigration,
  type Migration,
  makeHistory,
  readMigrations,
  refuseForeignHistory,
} from '../migrate.ts'
import type { OwnerConnection } from '../owner-connection.ts'
import type { BackupHeader, BackupTrailer } from './backup-format.ts'
import { findAnything, listForeignKeys, listTables, quoted, type Table } from './catalog.ts'
import { type RowBatch, readBackupHeader, readBackupRows } from './read-backup.ts'

/** A backup that this version can restore, as far as its header says. */
export interface AdmittedBackup {
  readonly file: string
  readonly header: BackupHeader
  /** Those of this version. */
  readonly migrations: readonly Migration[]
}

/** Reads what a file says of itself, and throws where it is no backup, or newer than this version. */
export const admitBackup = async (file: string, migrations = readMigrations()): Promise<AdmittedBackup> => {
  const header = await readBackupHeader(file)
  refuseForeignHistory(migrations, header.migrations, 'backup')
  return { file, header, migrations }
}

/** Throws where a database has anything. */
export const refuseNotEmpty = async ({ run }: OwnerConnection): Promise<void> => {
  const there = await findAnything(run)
  if (there !== undefined)
    throw new Error(
      `The database is not empty: it has ${quoted(there)}. Restore into a new one, before a server has started on it.`,
    )
}

/** The least number that a transaction of rows can have. */
const TRANSACTION_MIN = 3

/**
 * The numbers of transactions are a cluster's own. In another one those of the rows may be yet to come, and their events
 * would be told as news when they do: all are moved below every transaction that is not over, and keep their order;
 * those that would fall below the first one there is become that one, as if they had been committed together.
 */
const shiftOf = async ({ run }: OwnerConnection, { nextTransaction }: BackupHeader): Promise<bigint> => {
  const [row] = await run('select pg_snapshot_xmin(pg_current_snapshot())::text as oldest')
  const excess = BigInt(nextTransaction) - BigInt(String(row?.['oldest']))
  return excess > 0n ? excess : 0n
}

const insertOf = ({ name, columns }: Table, given: readonly string[], shift: bigint): string => {
  const values = given.map((column, at) => {
    const type = columns.find((one) => one.name === column)?.type
    const text = `line ->> ${at}`
    return type === 'xid8' && shift > 0n
      ? `case when ${text} is not null then greatest((${text})::numeric - ${shift}, ${TRANSACTION_MIN})::text::xid8 end`
      : `(${text})::${type}`
  })
  return `insert into ${quoted(name)} (${given.map(quoted).join(', ')})
    select ${values.join(', ')} from jsonb_array_elements($1::jsonb) as line`
}

const tableOf = (tables: readonly Table[], { table, columns }: RowBatch['table']): Table => {
  const known = tables.find(({ name }) => name === table)
  if (known === undefined)
    throw new Error(`The backup has a table ${quoted(table)} that is none of Tenantry’s.`)
  const names = known.columns.map(({ name }) => name)
  if (names.toSorted().join() !== columns.toSorted().join())
    throw new Error(`The backup has other columns of ${quoted(table)} than its migrations make.`)
  return known
}

const insertRows = async (
  connection: OwnerConnection,
  file: string,
  { shift, signal }: { readonly shift: bigint; readonly signal: AbortSignal },
): Promise<BackupTrailer['rows']> => {
  const tables = await listTables(connection.run)
  const reading = readBackupRows(file)
  for (;;) {
    signal.throwIfAborted()
    const next = await reading.next()
    if (next.done === true) return next.value
    const { table, lines } = next.value
    const insert = insertOf(tableOf(tables, table), table.columns, shift)
    await connection.run(insert, [`[${lines.join(',')}]`])
  }
}

/** Does something while no row need refer to another, then has the database check all of them at once. */
const withoutForeignKeys = async <T>(connection: OwnerConnection, work: () => Promise<T>): Promise<T> => {
  const keys = await listForeignKeys(connection.run)
  await connection.script(
    keys.map(({ table, name }) => `alter table ${table} drop constraint ${name};`).join('\n'),
  )
  const result = await work()
  for (const { table, name, definition } of keys)
    await connection.script(`alter table ${table} add constraint ${name} ${definition}`)
  return result
}

const deleteAll = async (connection: OwnerConnection): Promise<void> => {
  const tables = await listTables(connection.run)
  await connection.script(tables.map(({ name }) => `delete from ${quoted(name)};`).join('\n'))
}

/** Makes the tables as the backup has them, fills them, and brings them to this version. */
const load = async (
  connection: OwnerConnection,
  { file, header, migrations }: AdmittedBackup,
  signal: AbortSignal,
): Promise<BackupTrailer['rows']> => {
  const shift = await shiftOf(connection, header)
  const { length } = header.migrations
  await makeHistory(connection)
  for (const migration of migrations.slice(0, length)) await applyMigration(connection, migration)
  const rows = await withoutForeignKeys(connection, async () => {
    // What migrations have written is in the backup too.
    await deleteAll(connection)
    return insertRows(connection, file, { shift, signal })
  })
  for (const migration of migrations.slice(length)) await applyMigration(connection, migration)
  // The first requests are planned by what is in the tables.
  await connection.script('analyze')
  return rows
}

const inTransaction = async <T>({ script }: OwnerConnection, work: () => Promise<T>): Promise<T> => {
  await script('begin')
  try {
    const result = await work()
    await script('commit')
    return result
  } catch (error) {
    // Where the connection is lost the database has rolled back, and the loss is what went wrong.
    await script('rollback').catch(() => {})
    throw error
  }
}

/**
 * Restores a backup into an empty database of either engine, all of it or nothing; answers how many rows each table has.
 * Throws where the database has anything, and where the file turns out to be damaged.
 */
export const loadBackup = (
  connection: OwnerConnection,
  backup: AdmittedBackup,
  signal: AbortSignal,
): Promise<BackupTrailer['rows']> =>
  aloneInMigrating(connection, async () => {
    await refuseNotEmpty(connection)
    return inTransaction(connection, () => load(connection, backup, signal))
  })
