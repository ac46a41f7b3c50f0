import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import { describeSchema } from '../../src/store/describe-schema.ts'
import { openEmbeddedOn } from '../../src/store/open-embedded.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import type { Store } from '../../src/store/store.ts'

/** A migrated database of a test's own, and a way past row-level security to look into it. */
export interface TestDatabase {
  readonly store: Store
  /** Runs SQL as the owner of the tables. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

const queryOf =
  (database: PGlite) =>
  (text: string, values?: unknown[]): Promise<Record<string, unknown>[]> =>
    database.query<Record<string, unknown>>(text, values).then(({ rows }) => rows)

interface Embedded {
  readonly database: PGlite
  /** Its tables, rules and rights at the beginning, as text. */
  readonly schema: string
}

/** What earlier files of this worker gave back, emptied: to start a database takes longer than most files. */
const idle: Embedded[] = []

const startEmbedded = async (): Promise<Embedded> => {
  const database = await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedTemplate')) })
  return { database, schema: await describeSchema(queryOf(database)) }
}

/** Beyond it a table is quicker truncated than emptied row by row. */
const SMALL_BYTES_MAX = 262_144

/** Deletes every row. To truncate each table, most of them empty, would take longer than most tests. */
const empty = async (database: PGlite): Promise<void> => {
  const filled = await queryOf(database)(
    `select oid::regclass::text as name, pg_relation_size(oid) <= $1 as small from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations'
        and pg_relation_size(oid) > 0`,
    [SMALL_BYTES_MAX],
  )
  const names = (small: boolean) =>
    filled.filter((table) => table['small'] === small).map(({ name }) => String(name))
  const deletions = names(true).map((name) => `delete from ${name};`)
  const large = names(false)
  const truncation = large.length === 0 ? '' : `truncate ${large.join(', ')} cascade;`
  // All rows go: what refers to what, and what counts them, need not be asked.
  await database.exec(
    `set session_replication_role = replica; ${truncation} ${deletions.join(' ')} reset session_replication_role`,
  )
}

/** Empties a database for the next file, or closes it where a test has changed more than rows. */
const giveBack = async ({ database, schema }: Embedded): Promise<void> => {
  try {
    await database.exec('discard all')
    if ((await describeSchema(queryOf(database))) !== schema) return await database.close()
    await empty(database)
    idle.push({ database, schema })
  } catch {
    await database.close()
  }
}

/** A database that is closed for whoever was lent it, and lives on. */
const lent = (database: PGlite): PGlite => {
  let open = true
  return new Proxy(database, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      if (key === 'close')
        return async () => {
          open = false
        }
      return (...given: readonly unknown[]): unknown => {
        if (!open) throw new Error('The database is closed.')
        return Reflect.apply(value, target, given)
      }
    },
  })
}

const embedded = async (): Promise<TestDatabase> => {
  const own = idle.pop() ?? (await startEmbedded())
  const database = lent(own.database)
  const store = await openEmbeddedOn(database)
  let given = true
  return {
    store,
    sql: async (text, values) => queryOf(database)(text, values),
    close: async () => {
      if (!given) return
      given = false
      await store.close()
      await giveBack(own)
    },
  }
}

/** Makes a migrated PostgreSQL database and answers its URL. */
export const createPostgresDatabase = async (): Promise<string> => {
  const template = new URL(inject('postgresTemplateUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const maintenance = new URL(template)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    // Two test files that clone at the same moment would refuse one another.
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name} template template_tenantry`)
  } finally {
    await client.end()
  }
  template.pathname = `/${name}`
  return template.href
}

/** The same database by way of a socket in the file system. */
const bySocket = (databaseUrl: string): string => {
  const url = new URL(databaseUrl)
  url.searchParams.set('host', inject('postgresSocketFolder'))
  return url.href
}

const postgres = async (): Promise<TestDatabase> => {
  const url = bySocket(await createPostgresDatabase())
  const store = await openPostgres(url)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  return {
    store,
    sql: (text, values) => pool.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    close: async () => {
      await pool.end()
      await store.close()
    },
  }
}

const POLL_MS = 5

/**
 * Waits until every transaction has ended that is under way now, in any database of the cluster. Who resumes after an event
 * may be told once more of what was committed while the event's elders were under way (ADR 0015).
 */
export const untilOthersHaveEnded = async ({ sql }: Pick<TestDatabase, 'sql'>): Promise<void> => {
  const [now] = await sql('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
  for (;;) {
    const [row] = await sql('select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended', [
      now?.['next'],
    ])
    if (row?.['ended'] === true) return
    await sleep(POLL_MS)
  }
}

export type TestEngine = 'embedded' | 'postgres'

/** Opens a fresh database; on the engine that the test project runs on, where none is named. */
export const openTestDatabase = (engine: TestEngine = inject('engine')): Promise<TestDatabase> =>
  engine === 'postgres' ? postgres() : embedded()
