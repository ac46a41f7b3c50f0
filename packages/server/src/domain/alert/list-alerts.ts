import { and, asc, eq, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { DeviceId, LocationId, OccurrenceId } from '../../kernel/ids.ts'
import { alertDismissals } from '../../store/schema/alerts.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import { orgQuery } from '../query.ts'
import { keptSince } from '../telemetry/trim-telemetry.ts'
import { type Alert, readAlerts } from './alert.ts'

export interface AlertQuery {
  readonly after?: Date | undefined
  readonly before?: Date | undefined
  readonly deviceIds?: readonly DeviceId[] | undefined
  readonly locationIds?: readonly LocationId[] | undefined
  readonly alertIds?: readonly OccurrenceId[] | undefined
  /** The last one of the page before. */
  readonly following?: { readonly at: Date; readonly id: OccurrenceId } | undefined
  readonly limit: number
}

const conditionsOf = ({
  after,
  before,
  deviceIds,
  locationIds,
  alertIds,
  following,
}: AlertQuery): (SQL | undefined)[] => {
  const { at, id } = occurrences
  return [
    isNull(alertDismissals.alertId),
    after && gte(at, after),
    before && lt(at, before),
    deviceIds && inArray(occurrences.deviceId, [...deviceIds]),
    locationIds && inArray(occurrences.locationId, [...locationIds]),
    alertIds && inArray(id, [...alertIds]),
    following && or(lt(at, following.at), and(eq(at, following.at), lt(id, following.id))),
  ]
}

/** Lists the alerts of an organization that nobody has dismissed, newest first. */
export const listAlerts = orgQuery({
  name: 'alert.list',
  scope: 'devices:read',
  run: ({ tx, org }, query: AlertQuery): Promise<readonly Alert[]> =>
    readAlerts(tx, org, conditionsOf(query), query.limit),
})

/** The oldest alert of an organization that is kept and that nobody has dismissed: where paging will end. */
export const findOldestAlert = orgQuery({
  name: 'alert.find_oldest',
  scope: 'devices:read',
  run: async ({ tx, org }): Promise<Alert | undefined> => {
    const oldestFirst = [asc(occurrences.at), asc(occurrences.id)]
    const [oldest] = await readAlerts(tx, org, [isNull(alertDismissals.alertId)], 1, oldestFirst)
    return oldest
  },
})

const DAY_MS = 86_400_000

/** Lists those that are not kept until a moment, a day from now where none is named; newest first. */
export const listExpiringAlerts = orgQuery({
  name: 'alert.list_expiring',
  scope: 'devices:read',
  run: ({ tx, ctx, org }, { expiresBefore, ...query }: AlertQuery & { readonly expiresBefore?: Date }) => {
    const { domain } = ctx
    const ahead = (expiresBefore?.getTime() ?? domain.now().getTime() + DAY_MS) - domain.now().getTime()
    const raisedBefore = new Date(keptSince(domain).getTime() + ahead)
    return readAlerts(tx, org, [...conditionsOf(query), lt(occurrences.at, raisedBefore)], query.limit)
  },
})
