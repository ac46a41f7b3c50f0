import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { AggregatorRegistry, type Registry } from 'prom-client'

/** What a worker says once it serves. */
const READY = 'ready'
const AGAIN_AFTER_MS = 1_000

/** Says to whoever supervises this process that it serves, and from now on what it has measured when that is asked. */
export const serveAsWorker = (registry: Registry): void => {
  AggregatorRegistry.setRegistries(registry)
  // It listens from here on.
  new AggregatorRegistry()
  process.send?.(READY)
}

/** Whether this process is one of several that serve one port. */
export const isWorker = (): boolean => cluster.isWorker

const untilReady = async (worker: Worker): Promise<void> => {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`A gateway ended with ${String(code)} before it served.`)
  })
  const ready = (async () => {
    for (;;) if ((await once(worker, 'message'))[0] === READY) return
  })()
  await Promise.race([ready, ended])
  ended.catch(() => {})
}

/** Gateways that serve one port, each a process of its own with its own way to the database. */
export class GatewayWorkers {
  readonly #logger: Logger
  readonly #workers = new Set<Worker>()
  readonly #metrics = new AggregatorRegistry()
  #isStopping = false

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Starts so many of them with these settings; resolves when all of them serve, and throws when one of them cannot. */
  async start(count: number, env: Readonly<Record<string, string>>): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => untilReady(this.#fork(env))))
  }

  #fork(env: Readonly<Record<string, string>>): Worker {
    const worker = cluster.fork(env)
    this.#workers.add(worker)
    worker.once('exit', (code, signal) => {
      this.#workers.delete(worker)
      if (this.#isStopping) return
      this.#logger.error({ code, signal }, 'a gateway has ended; another takes its place')
      // One that cannot serve would otherwise be started without end and without a pause.
      void sleep(AGAIN_AFTER_MS).then(() => this.#isStopping || this.#fork(env))
    })
    return worker
  }

  /** How many there are at the moment. */
  get alive(): number {
    return this.#workers.size
  }

  /** What all of them measured, added up. */
  async metrics(): Promise<{ readonly type: string; readonly text: string }> {
    const text = await this.#metrics.clusterMetrics()
    return { type: this.#metrics.contentType, text }
  }

  /** Ends all of them in good order. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all(
      [...this.#workers].map(async (worker) => {
        const ended = once(worker, 'exit')
        worker.process.kill('SIGTERM')
        await ended
      }),
    )
  }
}
