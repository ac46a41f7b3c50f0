import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MEGABYTE, residentBytes } from './support/memory.mjs'
import { startTenantry } from './support/process.mjs'
import { heading, row } from './support/report.mjs'

const start = async (label, env) => {
  const began = performance.now()
  const server = await startTenantry(env)
  row(`${label}: start until ready`, (performance.now() - began) / 1_000, 's')
  row(`${label}: memory when ready`, residentBytes(server.pid) / MEGABYTE, 'MB')
  await server.stop({ keep: true })
}

/** How long the built server takes to start, and what it holds then. */
export const benchStart = async (postgres) => {
  heading('Start-up')
  const TENANTRY_DATA = mkdtempSync(join(tmpdir(), 'tenantry-bench-'))
  await start('embedded, first start', { TENANTRY_DATA })
  await start('embedded, second start', { TENANTRY_DATA })
  const DATABASE_URL = await postgres.createDatabase()
  await start('PostgreSQL, first start', { TENANTRY_DATA, DATABASE_URL })
  await start('PostgreSQL, second start', { TENANTRY_DATA, DATABASE_URL })
  rmSync(TENANTRY_DATA, { recursive: true, force: true })
}
