import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { createPostgresDatabase } from '../support/database.ts'
import { type Battlefield, surviveKills } from './kill-rounds.ts'

const onEmbedded: Battlefield = {
  env: {},
  // Two processes must never open one directory: this one looks when the server is gone.
  lookAfterwards: async (dataDirectory, look) => {
    const database = await PGlite.create({ dataDir: join(dataDirectory, 'database') })
    try {
      await look(async (text) => (await database.query<Record<string, unknown>>(text)).rows)
    } finally {
      await database.close()
    }
  },
}

export const surviveKillsOnEmbedded = (rounds: number): Promise<void> => surviveKills(rounds, onEmbedded)

export const surviveKillsOnPostgres = async (rounds: number): Promise<void> => {
  const url = await createPostgresDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const sql = async (text: string) => (await pool.query<Record<string, unknown>>(text)).rows
  try {
    await surviveKills(rounds, {
      env: { DATABASE_URL: url },
      lookInside: sql,
      lookAfterwards: (_dataDirectory, look) => look(sql),
    })
  } finally {
    await pool.end()
  }
}
