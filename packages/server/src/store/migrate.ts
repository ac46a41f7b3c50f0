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

const refuseForeignHistory = (
  migrations: readonly Migration[],
  applied: readonly Record<string, unknown>[],
): void => {
  for (const [index, row] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined)
      throw new Error(`The database is newer than this server: it has ${String(row['name'])}.`)
    if (known.name !== row['name'])
      throw new Error(`The database has ${String(row['name'])} where this server has ${known.name}.`)
    if (checksum(known) !== row['checksum'])
      throw new Error(`Migration ${known.name} was edited after it was applied.`)
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
  await connection.run('select pg_advisory_lock($1)', [LOCK])
  try {
    await connection.script(
      'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = await connection.run('select name, checksum from migrations order by name')
    refuseForeignHistory(migrations, applied)
    for (const migration of migrations.slice(applied.length)) {
      await connection.script('begin')
      try {
        await connection.script(migration.sql)
        await connection.run('insert into migrations (name, checksum) values ($1, $2)', [
          migration.name,
          checksum(migration),
        ])
        await connection.script('commit')
      } catch (error) {
        await connection.script('rollback')
        throw new Error(`Migration ${migration.name} failed.`, { cause: error })
      }
    }
  } finally {
    await connection.run('select pg_advisory_unlock($1)', [LOCK])
  }
}
