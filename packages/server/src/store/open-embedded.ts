import { PGlite, type QueryOptions, type Results } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { lockDataDirectory } from './data-directory-lock.ts'
import { EmbeddedStatements } from './embedded-statements.ts'
import { migrate } from './migrate.ts'
import { type Database, type Engine, type Store, storeOn } from './store.ts'

const CHANGED_ROWS_MIN = 1_000

/** Vacuums once enough rows have changed since the last time, as PostgreSQL's autovacuum would. */
const vacuumAfter = (database: PGlite): (() => Promise<void>) => {
  let seen = 0
  return async () => {
    const { rows } = await database.query<{ changed: number }>(
      'select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as changed from pg_stat_user_tables',
    )
    const changed = rows[0]?.changed ?? 0
    if (changed - seen < CHANGED_ROWS_MIN) return
    await database.exec('vacuum (analyze)')
    seen = changed
  }
}

/** PGlite runs one transaction at a time, so one handle serves them all in turn, and keeps its statements. */
class CurrentTransaction {
  readonly #statements: EmbeddedStatements
  #open = false

  constructor(statements: EmbeddedStatements) {
    this.#statements = statements
  }

  /** drizzle also hands over parsers of its own, which PGlite would merge with its hundreds for every single query. */
  query(text: string, values: unknown[] = [], { rowMode }: QueryOptions = {}): Promise<Results> {
    if (!this.#open) throw new Error('A query was run outside of its transaction.')
    return this.#statements.query(text, values, rowMode === undefined ? {} : { rowMode })
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#open = true
    try {
      return await work()
    } finally {
      this.#open = false
    }
  }
}

const embeddedEngine = (database: PGlite): Engine => {
  const current = new CurrentTransaction(new EmbeddedStatements(database))
  // drizzle asks for no more of its client than to query.
  const handle = drizzle(current as unknown as PGlite) as unknown as Database
  return {
    name: 'embedded',
    transaction: (begin, work) =>
      database.transaction(({ exec }) =>
        current.run(async () => {
          if (begin !== '') await exec(begin)
          return work(handle)
        }),
      ),
    vacuum: vacuumAfter(database),
    close: () => database.close(),
  }
}

/** Where in the data directory the embedded database is. */
export const DATABASE_FOLDER = 'database'

/** Opens the embedded database of a data directory under the directory's lock, and migrates it. */
export const openEmbedded = async (dataDirectory: string): Promise<Store> => {
  const lock = await lockDataDirectory(dataDirectory)
  const database = await PGlite.create({ dataDir: `${dataDirectory}/${DATABASE_FOLDER}` }).catch(
    (error: unknown) => {
      lock.release()
      throw error
    },
  )
  const store = await openEmbeddedOn(database)
  return {
    ...store,
    close: async () => {
      await store.close()
      lock.release()
    },
  }
}

/** Migrates and serves from a PGlite that the caller opened; tests hand in one that lives in memory. */
export const openEmbeddedOn = async (database: PGlite): Promise<Store> => {
  await migrate({
    run: (text, values) => database.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    script: (text) => database.exec(text).then(() => {}),
  })
  return storeOn(embeddedEngine(database))
}
