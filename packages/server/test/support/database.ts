import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
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

const embedded = async (): Promise<TestDatabase> => {
  const database = await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedTemplate')) })
  const store = await openEmbeddedOn(database)
  return {
    store,
    sql: (text, values) => database.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    close: () => store.close(),
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

const postgres = async (): Promise<TestDatabase> => {
  const url = await createPostgresDatabase()
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

export type TestEngine = 'embedded' | 'postgres'

/** Opens a fresh database; on the engine that the test project runs on, where none is named. */
export const openTestDatabase = (engine: TestEngine = inject('engine')): Promise<TestDatabase> =>
  engine === 'postgres' ? postgres() : embedded()
