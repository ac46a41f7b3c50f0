import { and, eq, gt, isNull } from 'drizzle-orm'
import type { TeamProvisionId, UserId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'

/** A place that a person has just taken. */
export interface ClaimedProvision {
  readonly role: 'admin' | 'member'
  readonly skipOnboarding: boolean
}

/**
 * Marks a place as taken by a user, in the transaction that makes them a member: of any number at once exactly one
 * is answered, the others get undefined. The place's key becomes that user's.
 */
export const claimTeamProvision = async (
  tx: Tx,
  id: TeamProvisionId,
  claimedBy: UserId,
  now: Date,
): Promise<ClaimedProvision | undefined> => {
  const [claimed] = await tx
    .update(teamProvisions)
    .set({ claimedAt: now, claimedBy })
    .where(
      and(eq(teamProvisions.id, id), isNull(teamProvisions.claimedAt), gt(teamProvisions.expiresAt, now)),
    )
    .returning()
  if (claimed === undefined) return undefined
  const { orgId, projectId, userId, role, skipOnboarding } = claimed
  await tx
    .update(credentials)
    .set({ userId: claimedBy })
    .where(
      and(eq(credentials.orgId, orgId), eq(credentials.projectId, projectId), eq(credentials.userId, userId)),
    )
  return { role, skipOnboarding }
}
