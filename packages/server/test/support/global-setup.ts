import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbeddedOn } from '../../src/store/open-embedded.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests keep files of their own for as long as a test file lasts. */
    readonly temporaryFiles: string
    readonly engine: 'embedded' | 'postgres'
    /** Whether everything is tried, on each engine, and not what `npm test` has time for. */
    readonly everything: boolean
    /** Of a migrated database that each test file clones. */
    readonly postgresTemplateUrl: string
    readonly postgresSocketFolder: string
    /** A dump of an embedded database as it is made, which takes seconds. */
    readonly embeddedEmpty: string
    /** A dump of a migrated embedded database that each test file loads. */
    readonly embeddedTemplate: string
    /** The same as the files of a database, which servers in processes of their own begin with a copy of. */
    readonly embeddedFiles: string
  }
}

const dump = async (database: PGlite, file: string): Promise<void> =>
  writeFileSync(file, Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer()))

const makeEmbeddedTemplates = async (folder: string) => {
  const embeddedEmpty = join(folder, 'empty.tar')
  const embeddedTemplate = join(folder, 'migrated.tar')
  const embeddedFiles = join(folder, 'migrated')
  const database = await PGlite.create({ dataDir: embeddedFiles })
  await dump(database, embeddedEmpty)
  await openEmbeddedOn(database)
  await dump(database, embeddedTemplate)
  await database.close()
  return { embeddedEmpty, embeddedTemplate, embeddedFiles }
}

const makePostgresTemplate = async (maintenanceUrl: string, templateUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  await client.query('create database template_tenantry')
  await client.end()
  await (await openPostgres(templateUrl)).close()
}

/** Starts the one PostgreSQL of a test run and prepares a migrated template for each engine. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-test-'))
  const [postgres, embedded] = await Promise.all([startPostgres(), makeEmbeddedTemplates(folder)])
  const postgresTemplateUrl = postgres.url('template_tenantry')
  await makePostgresTemplate(postgres.url('postgres'), postgresTemplateUrl)
  const temporaryFiles = join(folder, 'files')
  mkdirSync(temporaryFiles)
  project.provide('postgresSocketFolder', postgres.socketFolder)
  project.provide('temporaryFiles', temporaryFiles)
  project.provide('embeddedEmpty', embedded.embeddedEmpty)
  project.provide('embeddedTemplate', embedded.embeddedTemplate)
  project.provide('embeddedFiles', embedded.embeddedFiles)
  project.provide('postgresTemplateUrl', postgresTemplateUrl)
  return async () => {
    await postgres.stop()
    const left = readdirSync(temporaryFiles)
    rmSync(folder, { recursive: true, force: true })
    // A folder that is left means a server that is left.
    if (left.length > 0) throw new Error(`Tests left behind ${left.join(', ')}.`)
  }
}
