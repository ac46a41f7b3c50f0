import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { ClipId } from '../../kernel/ids.ts'
import { clips, clipViewers } from '../../store/schema/clips.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { holdMembers, type MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import { principalName, type TenantPrincipal } from '../principal.ts'
import { distinctIds } from '../require-rows.ts'
import type { OrgRole } from '../roles.ts'

export type ClipVisibility = (typeof clips.$inferSelect)['visibility']

/** Who sees a clip, as far as it is said. Roles count where it is restricted by them, people where not all see it. */
export interface ClipAccess {
  readonly visibility?: ClipVisibility | undefined
  readonly allowedRoles?: readonly OrgRole[] | undefined
  readonly viewers?: readonly MembershipId[] | undefined
}

const VIEWERS_MAX = 500

const isViewer = ({ partnerId, orgId, user }: TenantPrincipal & { kind: 'org' }): SQL | undefined =>
  user &&
  sql`exists (
    select from ${clipViewers} join ${memberships}
      on ${memberships.partnerId} = ${clipViewers.partnerId} and ${memberships.id} = ${clipViewers.membershipId}
    where ${clipViewers.partnerId} = ${partnerId} and ${clipViewers.clipId} = ${clips.id}
      and ${memberships.orgId} = ${orgId} and ${memberships.userId} = ${user.id}
  )`

/** What is shown to a person of the organization besides. */
const shownTo = (principal: TenantPrincipal): (SQL | undefined)[] => {
  if (principal.kind !== 'org' || principal.user === undefined) return []
  const hasRole = sql`${principal.user.role} = any (${clips.allowedRoles})`
  return [
    and(eq(clips.visibility, 'roles'), hasRole),
    and(inArray(clips.visibility, ['roles', 'private']), isViewer(principal)),
  ]
}

/**
 * The clips that a principal sees: those for the whole organization, its own, and those that are shown to its person.
 * Whoever manages the organization sees all, as somebody has to be able to delete what is nobody's any more.
 */
export const seenBy = (principal: TenantPrincipal): SQL | undefined =>
  principal.scopes.has('org:manage')
    ? undefined
    : or(
        eq(clips.visibility, 'organization'),
        eq(clips.madeBy, principalName(principal)),
        ...shownTo(principal),
      )

/** Checks who is to see a clip, and holds the people until the transaction ends. Throws `member.not_found`. */
export const checkedViewers = async (
  tx: Tx,
  org: OrgScope,
  viewers: readonly MembershipId[],
): Promise<readonly MembershipId[]> => {
  const distinct = distinctIds('viewers', viewers, VIEWERS_MAX)
  await holdMembers(tx, org, distinct)
  return distinct.sort()
}

export const checkedRoles = (roles: readonly OrgRole[]): OrgRole[] => {
  const distinct = [...new Set(roles)].sort()
  if (distinct.length < roles.length) throw invalidField('allowedRoles', 'must name each role once')
  return distinct
}

/** Writes down which people see a clip, in place of those who saw it before. */
export const replaceViewers = async (
  tx: Tx,
  { partnerId, orgId }: OrgScope,
  clipId: ClipId,
  viewers: readonly MembershipId[],
): Promise<void> => {
  await tx.delete(clipViewers).where(and(eq(clipViewers.orgId, orgId), eq(clipViewers.clipId, clipId)))
  const rows = viewers.map((membershipId) => ({ partnerId, orgId, clipId, membershipId }))
  if (rows.length > 0) await tx.insert(clipViewers).values(rows)
}
