import type { ApprovalId } from '../../kernel/ids.ts'
import { approvals } from '../../store/schema/approvals.ts'
import type { Domain } from '../context.ts'
import { APPROVAL_SECONDS, type Asker, encodeRequest, type HeldRequest, sealedPlaceOf } from './approval.ts'

/**
 * Holds a request of an agent until somebody has decided about it, and wakes those who wait for one. What an agent
 * asks is traffic and no change of the organization's; the event is the decision's.
 */
export const requestApproval = async (
  { store, keyRing, now, newId, wakeups }: Domain,
  asker: Asker,
  request: HeldRequest,
): Promise<{ readonly id: ApprovalId; readonly expiresAt: Date }> => {
  const id = newId<ApprovalId>()
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + APPROVAL_SECONDS * 1_000)
  const sealed = keyRing.seal(encodeRequest(request), sealedPlaceOf(asker.partnerId, id))
  const { partnerId, orgId } = asker
  await store.asTenant({ partnerId, orgId }, async (tx) => {
    await tx.insert(approvals).values({ ...asker, id, sealed, expiresAt, createdAt })
  })
  wakeups.wake(orgId)
  return { id, expiresAt }
}
