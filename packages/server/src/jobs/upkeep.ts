import type { Logger } from 'pino'
import { expireApprovals } from '../domain/approval/index.ts'
import type { Domain } from '../domain/context.ts'
import { sweepStoredAnswers } from '../domain/idempotency.ts'
import { expireTeamProvisions } from '../domain/team/index.ts'

interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: () => Promise<void>
}

/** What becomes of rows when their time is over. */
const expiries = (domain: Domain): readonly Job[] => [
  { name: 'expire approvals', everyMs: 10_000, run: () => expireApprovals(domain) },
  { name: 'expire team provisions', everyMs: 60_000, run: () => expireTeamProvisions(domain) },
]

const jobsOf = (domain: Domain): readonly Job[] => [
  { name: 'write counted reads', everyMs: 900, run: () => domain.actingReads.flush() },
  { name: 'sweep stored answers', everyMs: 3_600_000, run: () => sweepStoredAnswers(domain) },
  { name: 'vacuum', everyMs: 60_000, run: () => domain.store.vacuum() },
]

/** Runs the server's small recurring jobs; `stop` ends them after one last round of what must not be lost. */
export const startUpkeep = (
  domain: Domain,
  logger: Logger,
  { expiring }: { readonly expiring: boolean },
): { stop(): Promise<void> } => {
  const timers = [...jobsOf(domain), ...(expiring ? expiries(domain) : [])].map(({ name, everyMs, run }) => {
    let running = false
    const timer = setInterval(() => {
      if (running) return
      running = true
      run()
        .catch((error: unknown) => logger.error({ err: error, job: name }, 'job failed'))
        .finally(() => {
          running = false
        })
    }, everyMs)
    return timer.unref()
  })
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await domain.actingReads
        .flush()
        .catch((error: unknown) => logger.error({ err: error }, 'counted reads were lost'))
    },
  }
}
