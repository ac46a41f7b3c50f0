import type { Context } from '../context.ts'
import { asTenant } from '../operation.ts'
import { homeOrg, type OrgTarget } from '../org-scope.ts'
import { LOOK_AGAIN_MS, type PendingApproval } from './approval.ts'
import { listPendingApprovals, type Wanted } from './list-pending.ts'

/**
 * Answers the requests that wait for a decision: at once when there are some, else as soon as one arrives, and
 * nothing once the time is over, the caller has gone or the server shuts down. Throws as soon as the caller's
 * credential, project or organization is no longer to be served.
 */
export const awaitPendingApprovals = async (
  caller: Context,
  target: OrgTarget,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<readonly PendingApproval[]> => {
  const ctx = asTenant(caller, 'approvals:read')
  const { wakeups, policy } = ctx.domain
  const endsAtMs = performance.now() + policy.pollHoldMs
  const watch = wakeups.watch(target === 'own' ? homeOrg(ctx.principal) : target, signal)
  try {
    for (;;) {
      const pending = await listPendingApprovals(ctx, target, wanted)
      const leftMs = endsAtMs - performance.now()
      if (pending.length > 0 || leftMs <= 0 || signal.aborted || wakeups.closed) return pending
      await watch.next(Math.min(leftMs, LOOK_AGAIN_MS))
    }
  } finally {
    watch.stop()
  }
}
