import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { type Database, type Engine, type Store, storeOn } from './store.ts'

const VERSION_MIN = 15

const onConnection = async <T>(
  client: pg.PoolClient,
  database: Database,
  begin: string,
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  await client.query(`begin; ${begin}`)
  try {
    const result = await work(database)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const postgresEngine = (pool: pg.Pool): Engine => {
  const databases = new WeakMap<pg.PoolClient, Database>()
  const databaseOf = (client: pg.PoolClient): Database => {
    const known = databases.get(client) ?? (drizzle(client) as unknown as Database)
    databases.set(client, known)
    return known
  }
  return {
    name: 'postgres',
    transaction: async (begin, work) => {
      const client = await pool.connect()
      let broken: Error | undefined
      const onError = (error: Error) => {
        broken = error
      }
      client.on('error', onError)
      try {
        return await onConnection(client, databaseOf(client), begin, work)
      } finally {
        client.off('error', onError)
        client.release(broken)
      }
    },
    // The server's own autovacuum does it.
    vacuum: async () => {},
    close: () => pool.end(),
  }
}

/** Connects to PostgreSQL 15 or newer and migrates it. */
export const openPostgres = async (url: string, connectionsMax = 10): Promise<Store> => {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax, connectionTimeoutMillis: 5_000 })
  // An idle connection that the server closes is replaced on next use; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    const client = await pool.connect()
    try {
      const { rows } = await client.query<{ version: number }>(
        `select current_setting('server_version_num')::int / 10000 as version`,
      )
      const version = rows[0]?.version ?? 0
      if (version < VERSION_MIN)
        throw new Error(`DATABASE_URL is PostgreSQL ${version}; Tenantry needs ${VERSION_MIN} or newer.`)
      await migrate({
        run: (text, values) =>
          client
            .query<Record<string, unknown>>(text, values === undefined ? undefined : [...values])
            .then((result) => result.rows),
        script: (text) => client.query(text).then(() => {}),
      })
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  return storeOn(postgresEngine(pool))
}
