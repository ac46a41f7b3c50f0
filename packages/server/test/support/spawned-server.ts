import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { whenFileEnds } from './when-file-ends.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
// An embedded database takes seconds to start, on a busy machine very many; what is refused starts one too.
const READY_MS_MAX = 90_000
const EXIT_MS_MAX = 90_000

export interface ServerOptions {
  /** Settings of the server; nothing of the test's own environment reaches it. */
  readonly env?: Readonly<Record<string, string>>
  /** The data directory of an earlier server, or an empty one; a new one with a migrated database without it. */
  readonly dataDirectory?: string
  /** What of it is run: all of it without. */
  readonly mode?: 'gateway'
}

/** A process of the built server, whether it serves, is still starting or has ended. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  readonly dataDirectory: string
  /** Everything written so far to standard output and standard error. */
  output(): string
  hasEnded(): boolean
  /** Sends a signal without waiting for what it does. */
  signal(name: NodeJS.Signals): void
  /** Resolves when the process has ended: with its exit code, or null where a signal ended it. */
  exited(): Promise<number | null>
}

export interface SpawnedServer extends ServerProcess {
  readonly operatorKey: string
  /** Sends a signal and waits for the end. */
  kill(name: NodeJS.Signals): Promise<number | null>
  /** Ends the server in good order; answers its exit code. */
  stop(): Promise<number | null>
}

/** Makes an empty directory that is removed when the test file is done. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(inject('temporaryFiles'), 'spawned-'))
  whenFileEnds(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** A new data directory whose database is as the first start leaves it: to make one takes seconds. */
const migratedDirectory = (): string => {
  const directory = temporaryDirectory()
  cpSync(inject('embeddedFiles'), join(directory, 'database'), { recursive: true })
  return directory
}

// Below the ports that outgoing connections draw from: one of those could be taken again before the server listens.
const unusedPort = async (): Promise<number> => {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 20_000)
    const probe = createServer().listen(port, '127.0.0.1')
    const free = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!free) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

const withDeadline = async <T>(promise: Promise<T>, ms: number, complaint: () => string): Promise<T> => {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(complaint())
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}

/** Starts the built server on a free loopback port without waiting for it to be ready. */
export const spawnServer = async ({
  env = {},
  dataDirectory,
  mode,
}: ServerOptions = {}): Promise<ServerProcess> => {
  const directory =
    dataDirectory ?? (env['DATABASE_URL'] === undefined ? migratedDirectory() : temporaryDirectory())
  const port = await unusedPort()
  const child = spawn(process.execPath, [MAIN, ...(mode === undefined ? [] : [mode])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...(process.env['PATH'] !== undefined && { PATH: process.env['PATH'] }),
      TENANTRY_DATA: directory,
      TENANTRY_PORT: String(port),
      TENANTRY_TLS_PORT: 'off',
      TENANTRY_GATEWAY_PORT: 'off',
      ...env,
    },
  })
  const closed = once(child, 'close').then(() => child.exitCode)
  whenFileEnds(() => {
    child.kill('SIGKILL')
    return closed
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    dataDirectory: directory,
    output: () => output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    signal: (name) => void child.kill(name),
    exited: () => withDeadline(closed, EXIT_MS_MAX, () => `The server did not end:\n${output}`),
  }
}

const answersReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )

/** Waits until a spawned server serves; throws with its output when it ends instead. */
export const untilReady = async (server: ServerProcess): Promise<void> => {
  const deadline = Date.now() + READY_MS_MAX
  while (!server.hasEnded() && Date.now() < deadline) {
    if (await answersReady(server.url)) return
    await sleep(30)
  }
  const ended = server.hasEnded()
  server.signal('SIGKILL')
  await server.exited()
  throw new Error(`The server ${ended ? 'ended' : 'was not ready in time'}:\n${server.output()}`)
}

const operatorKeyOf = ({ env = {} }: ServerOptions, directory: string): string =>
  env['TENANTRY_OPERATOR_KEY'] ?? readFileSync(join(directory, 'operator.key'), 'utf8').trim()

/** Starts the built server on a free loopback port and waits until it serves. */
export const startServer = async (options: ServerOptions = {}): Promise<SpawnedServer> => {
  const server = await spawnServer(options)
  await untilReady(server)
  const kill = (name: NodeJS.Signals) => {
    server.signal(name)
    return server.exited()
  }
  return {
    ...server,
    operatorKey: operatorKeyOf(options, server.dataDirectory),
    kill,
    stop: () => kill('SIGTERM'),
  }
}
