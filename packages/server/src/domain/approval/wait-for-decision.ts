import { and, eq } from 'drizzle-orm'
import type { ApprovalId } from '../../kernel/ids.ts'
import { approvals } from '../../store/schema/approvals.ts'
import type { Domain } from '../context.ts'
import { type Asker, approvalNotFound, LOOK_AGAIN_MS } from './approval.ts'

type Place = Pick<Asker, 'partnerId' | 'orgId'>
export type Decision = 'approve' | 'deny' | 'expired'

const readDecision = async (
  { store, now }: Domain,
  { partnerId, orgId }: Place,
  id: ApprovalId,
): Promise<Decision | undefined> => {
  const [known] = await store.asTenant(
    { partnerId, orgId },
    (tx) =>
      tx
        .select({ decision: approvals.decision, expiresAt: approvals.expiresAt })
        .from(approvals)
        .where(and(eq(approvals.orgId, orgId), eq(approvals.id, id))),
    { readOnly: true },
  )
  if (known === undefined) throw approvalNotFound()
  if (known.decision !== null) return known.decision
  return known.expiresAt <= now() ? 'expired' : undefined
}

/**
 * Waits until a held request is decided, here or on another node; `expired` is a denial too. Answers undefined when
 * the asker has gone or the server shuts down, and throws `approval.not_found` when its organization has been deleted.
 */
export const waitForDecision = async (
  domain: Domain,
  place: Place,
  id: ApprovalId,
  signal?: AbortSignal,
): Promise<Decision | undefined> => {
  const watch = domain.wakeups.watch(id, signal)
  try {
    for (;;) {
      const decision = await readDecision(domain, place, id)
      if (decision !== undefined || signal?.aborted === true || domain.wakeups.closed) return decision
      await watch.next(LOOK_AGAIN_MS)
    }
  } finally {
    watch.stop()
  }
}
