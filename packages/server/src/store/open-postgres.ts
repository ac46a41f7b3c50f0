import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { refuseOldPostgres } from './refuse-old-postgres.ts'
import { type Database, type Engine, type Store, storeOn } from './store.ts'

/** A request never waits longer than this for another one's row, nor does one that hangs keep its locks for longer. */
const SESSION = '-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s'

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
    // Twice is once, as on the embedded database.
    close: async () => {
      if (!pool.ending) await pool.end()
    },
  }
}

/** Connects to PostgreSQL 15 or newer and migrates it. */
export const openPostgres = async (url: string, connectionsMax = 10): Promise<Store> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 5_000,
    options: SESSION,
  })
  // An idle connection that the server closes is replaced on next use; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    const client = await pool.connect()
    try {
      await refuseOldPostgres((text) => client.query<Record<string, unknown>>(text).then(({ rows }) => rows))
      // Servers that start together wait for one another's migrations, however long those take.
      await client.query('set lock_timeout = 0')
      await migrate({
        run: (text, values) =>
          client
            .query<Record<string, unknown>>(text, values === undefined ? undefined : [...values])
            .then((result) => result.rows),
        script: (text) => client.query(text).then(() => {}),
      })
    } finally {
      // Not returned to the pool: its lock_timeout is off.
      client.release(true)
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  return storeOn(postgresEngine(pool))
}
