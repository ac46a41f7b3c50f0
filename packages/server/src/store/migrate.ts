import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One connection, as the migration runner uses it. */
export interface MigrationConnection {
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  script(text: string): Promise<void>
}

export interface Migration {
  readonly name: string
  readonly sql: string
}

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url))
const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/
/** Any fixed number: every server that migrates this database waits for the same lock. */
const LOCK = 7_365_412_001
const HISTORY =
  'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())'

/** A migration that a database has, as it is noted there. */
export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
}

const checksum = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex')

/** The product's migrations, in order. */
export const readMigrations = (folder = FOLDER): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => FILE.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(`${folder}/${name}`, 'utf8') }))

const refuseGaps = (migrations: readonly Migration[]): void => {
  for (const [index, { name }] of migrations.entries()) {
    if (Number(FILE.exec(name)?.[1]) !== index + 1)
      throw new Error(`Migration ${name} should be number ${index + 1}.`)
  }
}

/** Throws where a database (or a backup of one) has a history that is not the beginning of these migrations. */
export const refuseForeignHistory = (
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  what = 'database',
): void => {
  for (const [index, row] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined) throw new Error(`The ${what} is newer than this server: it has ${row.name}.`)
    if (known.name !== row.name)
      throw new Error(`The ${what} has ${row.name} where this server has ${known.name}.`)
    if (checksum(known) !== row.checksum)
      throw new Error(`Migration ${known.name} was edited after it was applied.`)
  }
}

/** The migrations that a database has, in order. */
export const readApplied = async ({ run }: MigrationConnection): Promise<readonly AppliedMigration[]> =>
  (await run('select name, checksum from migrations order by name')).map((row) => ({
    name: String(row['name']),
    checksum: String(row['checksum']),
  }))

/** Makes the table of applied migrations where there is none. */
export const makeHistory = ({ script }: MigrationConnection): Promise<void> => script(HISTORY)

/** Applies one migration and notes it, inside the caller's transaction. */
export const applyMigration = async (
  { run, script }: MigrationConnection,
  migration: Migration,
): Promise<void> => {
  try {
    await script(migration.sql)
    await run('insert into migrations (name, checksum) values ($1, $2)', [
      migration.name,
      checksum(migration),
    ])
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed.`, { cause: error })
  }
}

/** Does something while nobody else migrates this database. */
export const aloneInMigrating = async <T>(
  { run }: MigrationConnection,
  work: () => Promise<T>,
): Promise<T> => {
  await run('select pg_advisory_lock($1)', [LOCK])
  try {
    return await work()
  } finally {
    await run('select pg_advisory_unlock($1)', [LOCK])
  }
}

/**
 * Applies what is missing, each file in a transaction of its own, under an advisory lock: any number of servers may
 * start at once. Refuses gaps, edited files and a database that is newer than the files.
 */
export const migrate = async (
  connection: MigrationConnection,
  migrations = readMigrations(),
): Promise<void> => {
  refuseGaps(migrations)
  await aloneInMigrating(connection, async () => {
    await makeHistory(connection)
    const applied = await readApplied(connection)
    refuseForeignHistory(migrations, applied)
    for (const migration of migrations.slice(applied.length)) {
      await connection.script('begin')
      try {
        await applyMigration(connection, migration)
        await connection.script('commit')
      } catch (error) {
        await connection.script('rollback')
        throw error
      }
    }
  })
}
