import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { UserId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Domain } from '../context.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import type { OrgScope } from '../org-scope.ts'
import type { Scope } from '../scopes.ts'

/** Ends the places that a person has made ready for others and nobody has taken, with the keys in them. */
const endProvisions = async (
  work: { readonly tx: Tx } & Pick<Report, 'forget'>,
  domain: Domain,
  { orgId }: OrgScope,
  userId: UserId,
): Promise<void> => {
  const now = domain.now()
  const ended = await work.tx
    .update(teamProvisions)
    .set({ expiresAt: now })
    .where(
      and(
        ...[eq(teamProvisions.orgId, orgId), eq(teamProvisions.madeBy, userId)],
        ...[isNull(teamProvisions.claimedAt), gt(teamProvisions.expiresAt, now)],
      ),
    )
    .returning({ projectId: teamProvisions.projectId })
  const projectIds = ended.map(({ projectId }) => projectId)
  if (projectIds.length > 0) await retireCredentials(work, domain, inArray(credentials.projectId, projectIds))
}

/**
 * Takes from a person what they hold in an organization besides their place, as far as the rights that they keep do
 * not cover it: their own keys, and the links to places that they have made.
 */
export const endHoldings = async (
  work: { readonly tx: Tx } & Pick<Report, 'forget'>,
  domain: Domain,
  org: OrgScope,
  { userId, keeps }: { readonly userId: UserId | null; readonly keeps: ReadonlySet<Scope> },
): Promise<void> => {
  if (userId === null) return
  // What acts for them by their place may do what the place now gives, or nothing.
  work.forget({ userId })
  if (!keeps.has('members:write')) await endProvisions(work, domain, org, userId)
  if (!keeps.has('agents:write')) {
    const own = and(
      ...[eq(credentials.orgId, org.orgId), eq(credentials.userId, userId)],
      eq(credentials.kind, 'project_key'),
    )
    await retireCredentials(work, domain, own)
  }
}
