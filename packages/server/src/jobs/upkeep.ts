import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { expireApprovals } from '../domain/approval/index.ts'
import type { Domain } from '../domain/context.ts'
import { disconnectSilentDevices } from '../domain/device/index.ts'
import { sweepRequests } from '../domain/egress/index.ts'
import { sweepFederatedTokens } from '../domain/federated-token/index.ts'
import { sweepStoredAnswers } from '../domain/idempotency.ts'
import { warnOfEndingLicences } from '../domain/licence/index.ts'
import { sweepLoginLinks } from '../domain/login-link/index.ts'
import { type Deliver, deliverMails } from '../domain/mail/index.ts'
import { sweepGrants } from '../domain/oauth/index.ts'
import { sweepSnapshots } from '../domain/snapshot/index.ts'
import { expireTeamProvisions } from '../domain/team/index.ts'
import { trimTelemetry } from '../domain/telemetry/index.ts'

const STOP_MS_MAX = 5_000

interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: () => Promise<void>
}

/** What becomes of rows when their time is over. */
const expiries = (domain: Domain): readonly Job[] => [
  { name: 'expire approvals', everyMs: 10_000, run: () => expireApprovals(domain) },
  { name: 'disconnect silent devices', everyMs: 10_000, run: () => disconnectSilentDevices(domain) },
  { name: 'trim telemetry', everyMs: 60_000, run: () => trimTelemetry(domain) },
  { name: 'sweep login links', everyMs: 300_000, run: () => sweepLoginLinks(domain) },
  { name: 'sweep snapshots', everyMs: 300_000, run: () => sweepSnapshots(domain) },
  { name: 'sweep federated tokens', everyMs: 300_000, run: () => sweepFederatedTokens(domain) },
  { name: 'sweep requests of agents', everyMs: 300_000, run: () => sweepRequests(domain) },
  { name: 'sweep grants of applications', everyMs: 300_000, run: () => sweepGrants(domain) },
  { name: 'expire team provisions', everyMs: 60_000, run: () => expireTeamProvisions(domain) },
  { name: 'warn of ending licences', everyMs: 10_000, run: () => warnOfEndingLicences(domain) },
]

/** What is collected in memory and written together. */
const collectedIn = ({ actingReads, heartbeats, telemetry, credentialUses }: Domain): readonly Job[] => [
  { name: 'write counted reads', everyMs: 900, run: actingReads.flush },
  { name: 'write heartbeats', everyMs: 900, run: heartbeats.flush },
  { name: 'write telemetry', everyMs: 900, run: telemetry.flush },
  { name: 'write uses of keys', everyMs: 900, run: credentialUses.flush },
]

const jobsOf = (domain: Domain, deliver: Deliver | undefined): readonly Job[] => [
  { name: 'sweep stored answers', everyMs: 3_600_000, run: () => sweepStoredAnswers(domain) },
  { name: 'look for commands', everyMs: 900, run: domain.waitingCommands.refresh },
  // Without a mail server the outbox keeps everything, for the operator to read.
  ...(deliver === undefined
    ? []
    : [{ name: 'send mail', everyMs: 1_000, run: async () => void (await deliverMails(domain, deliver)) }]),
  { name: 'vacuum', everyMs: 60_000, run: () => domain.store.vacuum() },
]

interface Wish {
  readonly expiring: boolean
  /** Undefined where there is no mail server. */
  readonly deliver: Deliver | undefined
}

/** Runs the server's small recurring jobs; `stop` ends them after one last round of what must not be lost. */
export const startUpkeep = (
  domain: Domain,
  logger: Logger,
  { expiring, deliver }: Wish,
): { stop(): Promise<void> } => {
  const underWay = new Set<Promise<void>>()
  const collected = collectedIn(domain)
  const jobs = [...collected, ...jobsOf(domain, deliver), ...(expiring ? expiries(domain) : [])]
  const timers = jobs.map(({ name, everyMs, run }) => {
    let running = false
    const timer = setInterval(() => {
      if (running) return
      running = true
      const round = run()
        .catch((error: unknown) => logger.error({ err: error, job: name }, 'job failed'))
        .finally(() => {
          running = false
          underWay.delete(round)
        })
      underWay.add(round)
    }, everyMs)
    return timer.unref()
  })
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      // A mail that is being handed over is waited for, so that it is written down as sent; not for ever, though.
      await Promise.race([Promise.all(underWay), setTimeout(STOP_MS_MAX, undefined, { ref: false })])
      for (const { name, run } of collected)
        await run().catch((error: unknown) => logger.error({ err: error, job: name }, 'the last was lost'))
    },
  }
}
