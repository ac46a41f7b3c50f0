import { type SQL, sql } from 'drizzle-orm'
import { orgs } from '../store/schema/orgs.ts'

// The rules of `entry-rule.ts` for statements that choose or count organizations; a test compares the two.

const isLetInBy = (now: Date): SQL => sql`(${orgs.status} = 'unclaimed' or (
  ${orgs.status} = 'claimed' and ${orgs.partnerAccessAllowed}
    and (${orgs.partnerAccessUntil} is null or ${orgs.partnerAccessUntil} > ${now.toISOString()}::timestamptz)))`

/** `partnerIsLetIn`: the clients that the partner may act inside. */
export const isOpenAt = (now: Date): SQL =>
  sql`(${orgs.suspendedAt} is null and ${orgs.operatorSuspendedAt} is null and ${isLetInBy(now)})`

/** `isSuspended`: the organizations that are held by anybody. */
export const isHeldAt = (now: Date): SQL =>
  sql`(${orgs.operatorSuspendedAt} is not null or (${orgs.suspendedAt} is not null and ${isLetInBy(now)}))`
