import { and, asc, eq } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { monitorings } from '../../store/schema/doors.ts'
import { orgCommand } from '../command.ts'
import { holdLocation, requireLocation } from '../location/index.ts'
import { orgQuery } from '../query.ts'

/** Whether somebody is to watch over the alarms of a location, and since when. */
export interface Monitoring {
  readonly locationId: LocationId
  readonly enabled: boolean
  readonly enabledAt: Date | null
  readonly disabledAt: Date | null
}

const { locationId, enabled, enabledAt, disabledAt } = monitorings
const columns = { locationId, enabled, enabledAt, disabledAt }

interface Switch {
  readonly locationId: LocationId
  readonly enabled: boolean
}

/** Switches the monitoring of a location on or off. Throws `location.not_found`. */
export const switchMonitoring = orgCommand({
  name: 'monitoring.switch',
  scope: 'locations:write',
  event: 'monitoring.switched',
  run: async ({ tx, ctx, org, note, unchanged }, wish: Switch): Promise<void> => {
    await holdLocation(tx, org, wish.locationId)
    const here = and(eq(monitorings.orgId, org.orgId), eq(monitorings.locationId, wish.locationId))
    const [known] = await tx.select(columns).from(monitorings).where(here).for('update')
    if ((known?.enabled ?? false) === wish.enabled) return unchanged()
    const now = ctx.domain.now()
    const next = { enabled: wish.enabled, ...(wish.enabled ? { enabledAt: now } : { disabledAt: now }) }
    const { partnerId, orgId } = org
    await tx
      .insert(monitorings)
      .values({ partnerId, orgId, locationId: wish.locationId, ...next })
      .onConflictDoUpdate({ target: [monitorings.partnerId, monitorings.locationId], set: next })
    note({ ...org, subject: wish.locationId, data: { enabled: wish.enabled } })
  },
})

/** Reads whether a location is monitored; undefined where it never was. Throws `location.not_found`. */
export const readMonitoring = orgQuery({
  name: 'monitoring.read',
  scope: 'locations:read',
  run: async ({ tx, org }, input: { readonly locationId: LocationId }): Promise<Monitoring | undefined> => {
    await requireLocation(tx, org, input.locationId)
    const [row] = await tx
      .select(columns)
      .from(monitorings)
      .where(and(eq(monitorings.orgId, org.orgId), eq(monitorings.locationId, input.locationId)))
    return row
  },
})

/** Lists the locations whose monitoring was ever switched on. */
export const listMonitorings = orgQuery({
  name: 'monitoring.list',
  scope: 'locations:read',
  run: async ({ tx, org }): Promise<readonly Monitoring[]> =>
    tx
      .select(columns)
      .from(monitorings)
      .where(eq(monitorings.orgId, org.orgId))
      .orderBy(asc(monitorings.locationId)),
})
