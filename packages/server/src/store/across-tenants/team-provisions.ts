import { eq } from 'drizzle-orm'
import type { OrgId, PartnerId, ProjectId, TeamProvisionId, UserId } from '../../kernel/ids.ts'
import { orgs } from '../schema/orgs.ts'
import { teamProvisions } from '../schema/team-provisions.ts'
import type { Store } from '../store.ts'

/** What someone who holds a team member's claim link may know before signing in. */
export interface FoundTeamProvision {
  readonly id: TeamProvisionId
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly orgName: string
  readonly projectId: ProjectId
  readonly userId: UserId
  readonly role: 'admin' | 'member'
  readonly skipOnboarding: boolean
  readonly fromPartner: boolean
  readonly expiresAt: Date
  readonly claimedAt: Date | null
}

/** Finds the place for a team member whose claim token has this SHA-256. */
export const findTeamProvisionByHash = (
  store: Store,
  tokenHash: Buffer,
): Promise<FoundTeamProvision | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: teamProvisions.id,
        partnerId: teamProvisions.partnerId,
        orgId: teamProvisions.orgId,
        orgName: orgs.name,
        projectId: teamProvisions.projectId,
        userId: teamProvisions.userId,
        role: teamProvisions.role,
        skipOnboarding: teamProvisions.skipOnboarding,
        fromPartner: teamProvisions.fromPartner,
        expiresAt: teamProvisions.expiresAt,
        claimedAt: teamProvisions.claimedAt,
      })
      .from(teamProvisions)
      .innerJoin(orgs, eq(orgs.id, teamProvisions.orgId))
      .where(eq(teamProvisions.tokenHash, tokenHash))
    return row
  })
