import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { BadgeId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { badges } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { holdMembers, type MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import { BADGES_PER_PERSON_MAX, type Badge, badgeColumns, hashBadge } from './badge.ts'
import { openBadgeKey } from './badge-key.ts'

interface Input {
  readonly membershipId: MembershipId
  /** Hexadecimal digits, as a reader reads them. */
  readonly value: Secret | undefined
}

const requireRoom = async (tx: Tx, { orgId }: OrgScope, membershipId: MembershipId): Promise<void> => {
  const [last] = await tx
    .select({ id: badges.id })
    .from(badges)
    .where(and(eq(badges.orgId, orgId), eq(badges.membershipId, membershipId)))
    .offset(BADGES_PER_PERSON_MAX - 1)
    .limit(1)
  if (last !== undefined)
    throw new DomainError('badge.too_many', `A person has at most ${BADGES_PER_PERSON_MAX} credentials`)
}

/** Gives a person a badge, and answers it without its value. Throws `member.not_found`, `badge.taken` and `badge.too_many`. */
export const assignBadge = orgCommand({
  name: 'badge.assign',
  scope: 'doors:write',
  event: 'badge.assigned',
  run: async ({ tx, ctx, org, note }, { membershipId, value }: Input): Promise<Badge> => {
    const { domain } = ctx
    await holdMembers(tx, org, [membershipId])
    await requireRoom(tx, org, membershipId)
    const valueHash = hashBadge(value, await openBadgeKey(tx, domain, org))
    const now = domain.now()
    const { partnerId, orgId } = org
    const [badge] = await tx
      .insert(badges)
      .values({
        ...{ partnerId, orgId, id: domain.newId<BadgeId>(), membershipId, valueHash },
        ...{ status: 'active', createdAt: now, updatedAt: now },
      })
      .onConflictDoNothing()
      .returning(badgeColumns)
    if (badge === undefined)
      throw new DomainError('badge.taken', 'This credential is assigned already; revoke it first')
    note({ ...org, subject: badge.id, data: { membershipId } })
    return badge
  },
})
