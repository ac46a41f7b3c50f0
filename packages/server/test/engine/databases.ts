import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import type { MigrationConnection } from '../../src/store/migrate.ts'

/** Whether this run's engine takes several connections at once; the embedded one has a single one. */
export const takesManyConnections = inject('engine') === 'postgres'

/** One connection to a database of a test's own. */
export interface OwnConnection extends MigrationConnection {
  close(): Promise<void>
}

/** Makes an empty PostgreSQL database and answers its URL. */
export const createEmptyPostgresDatabase = async (): Promise<string> => {
  const url = new URL(inject('postgresTemplateUrl'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  const name = `empty_${randomBytes(6).toString('hex')}`
  await client.query(`create database ${name} template template0`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

export const connectTo = async (url: string): Promise<OwnConnection> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    run: async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows,
    script: async (text) => void (await client.query(text)),
    close: () => client.end(),
  }
}

/** Opens an empty database on the engine that the test project runs on. */
export const openEmptyDatabase = async (): Promise<OwnConnection> => {
  if (takesManyConnections) return connectTo(await createEmptyPostgresDatabase())
  const database = await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedEmpty')) })
  return {
    run: async (text, values) => (await database.query<Record<string, unknown>>(text, values)).rows,
    script: async (text) => void (await database.exec(text)),
    close: () => database.close(),
  }
}
