import { and, asc, eq, gt, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { OrgId, PartnerId } from '../kernel/ids.ts'
import { licences } from './schema/licences.ts'
import { orgs } from './schema/orgs.ts'
import { partners } from './schema/partners.ts'
import type { Store } from './store.ts'

/** States in which a licence runs out unless somebody does something. */
const RUNNING_OUT = ['CLAIMED', 'NOT_RENEWED']

/** The days before the end that a licence has come to: the fewest that are not fewer than what is left. */
const daysReached = (now: Date, days: readonly number[]): SQL<number> => {
  const at = sql`${now.toISOString()}::timestamptz`
  const cases = [...days]
    .sort((a, b) => a - b)
    .map(
      (count) =>
        sql`when ${licences.endsAt} <= ${at} + make_interval(hours => ${count * 24}::int) then ${count}::int`,
    )
  return sql<number>`(case ${sql.join(cases, sql` `)} end)`
}

/** What has to be warned of: it ends within the days, and no mail was about that end and so few days. */
export const isToBeWarnedOf = (now: Date, days: readonly number[]) => {
  const latest = new Date(now.getTime() + Math.max(...days) * 86_400_000)
  const reached = daysReached(now, days)
  return {
    reached,
    condition: and(
      inArray(licences.state, RUNNING_OUT),
      gt(licences.endsAt, now),
      lte(licences.endsAt, latest),
      or(
        sql`${licences.warnedEnd} is distinct from ${licences.endsAt}`,
        sql`${licences.warnedDays} > ${reached}`,
      ),
    ),
  }
}

/** The organizations that have licences to be warned of; whose partner is inactive or left behind is told of nothing. */
export const orgsToWarn = (
  store: Store,
  now: Date,
  days: readonly number[],
  limit: number,
): Promise<readonly { readonly partnerId: PartnerId; readonly orgId: OrgId }[]> =>
  store.asOwner((tx) =>
    tx
      .selectDistinct({ partnerId: licences.partnerId, orgId: licences.orgId })
      .from(licences)
      .innerJoin(partners, and(eq(partners.id, licences.partnerId), partners.active))
      .innerJoin(
        orgs,
        and(eq(orgs.partnerId, licences.partnerId), eq(orgs.id, licences.orgId), ne(orgs.status, 'detached')),
      )
      .where(isToBeWarnedOf(now, days).condition)
      .orderBy(asc(licences.partnerId), asc(licences.orgId))
      .limit(limit),
  )
