import type { Context } from '../context.ts'
import { asTenant } from '../operation.ts'
import { homeOrg, type OrgTarget } from '../org-scope.ts'
import { LOOK_AGAIN_MS, type PendingApproval } from './approval.ts'

/**
 * Answers what a look at the pending requests of an organization finds: at once when that is something, else as soon
 * as something arrives, and nothing once the time is over, the caller has gone or the server shuts down. Throws what
 * a look throws, and so within a second once the caller is no longer to be served.
 */
export const awaitPendingApprovals = async (
  caller: Context,
  target: OrgTarget,
  signal: AbortSignal,
  look: () => Promise<readonly PendingApproval[]>,
): Promise<readonly PendingApproval[]> => {
  const { domain, principal } = asTenant(caller, 'approvals:read')
  const { wakeups, policy } = domain
  const endsAtMs = performance.now() + policy.pollHoldMs
  const watch = wakeups.watch(target === 'own' ? homeOrg(principal) : target, signal)
  try {
    for (;;) {
      const pending = await look()
      const leftMs = endsAtMs - performance.now()
      if (pending.length > 0 || leftMs <= 0 || signal.aborted || wakeups.closed) return pending
      await watch.next(Math.min(leftMs, LOOK_AGAIN_MS))
    }
  } finally {
    watch.stop()
  }
}
