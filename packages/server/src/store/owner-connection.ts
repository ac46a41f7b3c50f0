import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { MigrationConnection } from './migrate.ts'
import { refuseOldPostgres } from './refuse-old-postgres.ts'

/** One connection as the owner of the tables, past row-level security. Opening it migrates nothing. */
export interface OwnerConnection extends MigrationConnection {
  readonly engine: 'embedded' | 'postgres'
  close(): Promise<void>
}

/** Opens the embedded database in a folder, and makes it where there is none. The caller holds the directory's lock. */
export const connectEmbedded = async (folder: string): Promise<OwnerConnection> => {
  const database = await PGlite.create({ dataDir: folder })
  return {
    engine: 'embedded',
    run: (text, values) => database.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    script: (text) => database.exec(text).then(() => {}),
    close: () => database.close(),
  }
}

/** Connects to PostgreSQL 15 or newer, for work that takes as long as it takes. */
export const connectPostgres = async (url: string): Promise<OwnerConnection> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    options: '-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0',
  })
  // A connection that is lost fails the query that is under way; without a listener it would end the process.
  client.on('error', () => {})
  const run: OwnerConnection['run'] = async (text, values) =>
    (await client.query<Record<string, unknown>>(text, values)).rows
  try {
    await client.connect().catch((cause: unknown) => {
      throw new Error('PostgreSQL cannot be reached by DATABASE_URL.', { cause })
    })
    await refuseOldPostgres(run)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  return {
    engine: 'postgres',
    run,
    script: async (text) => void (await client.query(text)),
    close: () => client.end(),
  }
}

/** Does something on a connection, then closes it. */
export const onConnection = async <T>(
  connection: OwnerConnection,
  work: (connection: OwnerConnection) => Promise<T>,
): Promise<T> => {
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}
