import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm'
import type { DoorId, LocationId } from '../../kernel/ids.ts'
import { badges } from '../../store/schema/access-control.ts'
import { type MembershipId, requireMember } from '../membership/index.ts'
import { orgQuery } from '../query.ts'
import { BADGES_PER_PERSON_MAX, type Badge, type BadgeStatus, badgeColumns } from './badge.ts'

/** What a list of badges is narrowed to; a list of no entries narrows nothing. */
export interface BadgeFilter {
  readonly statuses?: readonly BadgeStatus[]
  readonly lastUsedAfter?: Date
  readonly lastUsedBefore?: Date
  readonly lastUsedDoorIds?: readonly DoorId[]
  readonly lastUsedLocationIds?: readonly LocationId[]
}
interface Query {
  readonly membershipId: MembershipId
  readonly filter: BadgeFilter
}

const matching = (filter: BadgeFilter) => {
  const { statuses = [], lastUsedAfter, lastUsedBefore } = filter
  const { lastUsedDoorIds = [], lastUsedLocationIds = [] } = filter
  return [
    statuses.length > 0 ? inArray(badges.status, [...statuses]) : undefined,
    lastUsedAfter && gt(badges.lastUsedAt, lastUsedAfter),
    lastUsedBefore && lt(badges.lastUsedAt, lastUsedBefore),
    lastUsedDoorIds.length > 0 ? inArray(badges.lastUsedDoorId, [...lastUsedDoorIds]) : undefined,
    lastUsedLocationIds.length > 0 ? inArray(badges.lastUsedLocationId, [...lastUsedLocationIds]) : undefined,
  ]
}

/** Lists a person's badges, oldest first, without their values. Throws `member.not_found`. */
export const listBadges = orgQuery({
  name: 'badge.list',
  scope: 'doors:read',
  run: async ({ tx, org }, { membershipId, filter }: Query): Promise<readonly Badge[]> => {
    await requireMember(tx, org, membershipId)
    return tx
      .select(badgeColumns)
      .from(badges)
      .where(and(eq(badges.orgId, org.orgId), eq(badges.membershipId, membershipId), ...matching(filter)))
      .orderBy(asc(badges.id))
      .limit(BADGES_PER_PERSON_MAX)
  },
})
