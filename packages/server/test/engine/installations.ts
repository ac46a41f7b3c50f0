import { randomBytes } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import type { Config } from '../../src/config.ts'
import { readConfig } from '../../src/config.ts'
import { openEmbeddedOn } from '../../src/store/open-embedded.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { createPostgresDatabase, type TestDatabase, type TestEngine } from '../support/database.ts'
import { temporaryDirectory } from '../support/spawned-server.ts'
import { createEmptyPostgresDatabase } from './databases.ts'

/** Where an installation keeps everything, whether a server runs on it or not. */
export interface Installation {
  readonly engine: TestEngine
  readonly config: Config
  /** Opens its database as a server does, which closes the store. */
  open(): Promise<TestDatabase>
}

export const newMasterKey = (): string => randomBytes(32).toString('hex')

const openFolder = async (folder: string): Promise<TestDatabase> => {
  if (!existsSync(folder)) throw new Error(`There is no database in ${folder}.`)
  const database = await PGlite.create({ dataDir: folder })
  return {
    store: await openEmbeddedOn(database),
    sql: (text, values) => database.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    close: async () => {},
  }
}

const openUrl = async (url: string): Promise<TestDatabase> => {
  const store = await openPostgres(url)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  return {
    store,
    sql: (text, values) => pool.query<Record<string, unknown>>(text, values).then(({ rows }) => rows),
    close: () => pool.end(),
  }
}

const embedded = (masterKey: string, migrated: boolean): Installation => {
  const directory = temporaryDirectory()
  const folder = join(directory, 'database')
  if (migrated) cpSync(inject('embeddedFiles'), folder, { recursive: true })
  const { config } = readConfig({ TENANTRY_DATA: directory, TENANTRY_MASTER_KEY: masterKey })
  return { engine: 'embedded', config, open: () => openFolder(folder) }
}

const postgres = async (masterKey: string, migrated: boolean): Promise<Installation> => {
  const url = await (migrated ? createPostgresDatabase() : createEmptyPostgresDatabase())
  const { config } = readConfig({
    TENANTRY_DATA: temporaryDirectory(),
    TENANTRY_MASTER_KEY: masterKey,
    DATABASE_URL: url,
  })
  return { engine: 'postgres', config, open: () => openUrl(url) }
}

const on = async (engine: TestEngine, masterKey: string, migrated: boolean): Promise<Installation> =>
  engine === 'postgres' ? postgres(masterKey, migrated) : embedded(masterKey, migrated)

/** An installation whose database is as the first start leaves it. */
export const newInstallation = (engine: TestEngine, masterKey = newMasterKey()): Promise<Installation> =>
  on(engine, masterKey, true)

/** An installation that has nothing yet: what is restored into. */
export const emptyInstallation = (engine: TestEngine, masterKey: string): Promise<Installation> =>
  on(engine, masterKey, false)
