import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, describe, it } from 'vitest'
import { isContinuousIntegration } from './continuous-integration.ts'

export interface RedisOptions {
  /** What clients have to know; nothing without it. */
  readonly password?: string
  /** More of what the command takes, as in `--maxclients 1`. */
  readonly settings?: readonly string[]
}

/** A Redis or Valkey of a test's own, which forgets everything when it stops. */
export interface RedisServer {
  readonly port: number
  readonly url: string
  /** A client of the test's own. */
  client(): Redis
  /** Ends the process; its connections break. */
  stop(): Promise<void>
  /** Starts it again where it was, with nothing in it. */
  start(): Promise<void>
  /** Lets it hang: it takes connections and answers nothing. */
  freeze(): void
  thaw(): void
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const findBinary = (): string | undefined =>
  ['valkey-server', 'redis-server']
    .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(isExecutable)

const BINARY = findBinary()
const ANSWER_MS_MAX = 120_000

const servers = new Set<() => Promise<void>>()
const endAll = async (): Promise<void> => {
  await Promise.all([...servers].map((end) => end()))
  servers.clear()
}

/** Describes tests that need a Redis; where there is none, a skipped test says how to get it, and a CI run fails. */
export const describeWithRedis = (name: string, tests: () => void): void => {
  describe(name, () => {
    if (BINARY !== undefined) {
      afterAll(endAll)
      tests()
      return
    }
    it.skipIf(!isContinuousIntegration(process.env))(
      'needs valkey-server or redis-server on the PATH (on Debian: apt-get install redis-server), so none of this ran',
      () => {
        throw new Error('A CI run needs valkey-server or redis-server on the PATH.')
      },
    )
  })
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const spawnRedis = (
  binary: string,
  port: number,
  folder: string,
  { password, settings = [] }: RedisOptions,
) =>
  spawn(
    binary,
    [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
      ...(password === undefined ? [] : ['--requirepass', password]),
      ...settings,
    ],
    { stdio: 'ignore' },
  )

const untilItAnswers = async (redis: Redis, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + ANSWER_MS_MAX
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Redis ended with ${child.exitCode}.`)
    if (
      await redis.ping().then(
        () => true,
        () => false,
      )
    )
      return
    if (Date.now() > deadline) throw new Error(`Redis did not answer within ${ANSWER_MS_MAX} ms.`)
    await sleep(20)
  }
}

const endProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Starts a Redis on a free loopback port, without persistence; it ends with the tests of `describeWithRedis`. */
export const startRedis = async (options: RedisOptions = {}): Promise<RedisServer> => {
  if (BINARY === undefined) throw new Error('Only tests of `describeWithRedis` start a Redis.')
  const binary = BINARY
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-redis-'))
  const port = await freePort()
  const clients = new Set<Redis>()
  const client = (): Redis => {
    const made = new Redis({
      ...{ host: '127.0.0.1', port, maxRetriesPerRequest: 0, retryStrategy: () => 20 },
      ...(options.password !== undefined && { password: options.password }),
    }).on('error', () => {})
    clients.add(made)
    return made
  }
  let child = spawnRedis(binary, port, folder, options)
  servers.add(async () => {
    for (const made of clients) made.disconnect()
    await endProcess(child)
    rmSync(folder, { recursive: true, force: true })
  })
  const own = client()
  await untilItAnswers(own, child)
  return {
    port,
    url: `redis://${options.password === undefined ? '' : `:${encodeURIComponent(options.password)}@`}127.0.0.1:${port}`,
    client,
    stop: () => endProcess(child),
    start: async () => {
      child = spawnRedis(binary, port, folder, options)
      await untilItAnswers(own, child)
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}
