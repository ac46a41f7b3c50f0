import type { AgentId } from '../kernel/ids.ts'
import { recentlyUsed } from '../kernel/recently-used.ts'

const HOSTS_PER_MINUTE_MAX = 300
const MINUTE_MS = 60_000
const AGENTS_MAX = 10_000

interface Count {
  readonly hosts: Set<string>
  readonly sinceMs: number
}

/** Counts the hosts that agents turn to: each new one costs a certificate, and nobody needs hundreds a minute. */
export class NewHosts {
  readonly #counts = recentlyUsed<AgentId, Count>(AGENTS_MAX)

  /** Whether an agent may turn to a host; it may always return to one of the minute. */
  mayReach(agentId: AgentId, host: string, nowMs: number = performance.now()): boolean {
    const known = this.#counts.get(agentId)
    const isOver = known === undefined || nowMs - known.sinceMs > MINUTE_MS
    const count = isOver ? { hosts: new Set<string>(), sinceMs: nowMs } : known
    if (isOver) this.#counts.set(agentId, count)
    if (count.hosts.has(host)) return true
    if (count.hosts.size >= HOSTS_PER_MINUTE_MAX) return false
    count.hosts.add(host)
    return true
  }
}
