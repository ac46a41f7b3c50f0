import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Domain } from '../domain/context.ts'

const READY_MS_MAX = 2_000

/** Whether the database answers, and soon: one that hangs is as good as none. */
const isReady = async ({ store }: Domain): Promise<boolean> => {
  const waiting = new AbortController()
  const answered = store.ping().then(
    () => true,
    () => false,
  )
  const tooLate = sleep(READY_MS_MAX, false, { signal: waiting.signal }).catch(() => false)
  return Promise.race([answered, tooLate]).finally(() => waiting.abort())
}

/** Serves `/healthz` while the process lives and `/readyz` while the database answers too. */
export const serveHealth = (app: FastifyInstance, domain: Domain, version: string): void => {
  app.get('/healthz', async () => ({ status: 'ok', version }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady(domain)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
}
