import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { OccurrenceId } from '../../kernel/ids.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { checkOccurrences, type ToldOccurrence } from './occurrences.ts'
import { holdReporting } from './reporting-device.ts'
import { type NewOccurrence, newOccurrence, writeOccurrences } from './write-occurrences.ts'

type Raised = Extract<ToldOccurrence, { readonly kind: 'alert_raised' }>
type Cleared = Extract<ToldOccurrence, { readonly kind: 'alert_cleared' }>

/** Raises the alerts that a device tells, and notes each; one that was told before is raised already. */
export const raiseAlerts = orgCommand({
  name: 'alert.raise',
  scope: 'devices:report',
  event: 'alert.raised',
  run: async ({ tx, ctx, org, note, unchanged }, { alerts }: { readonly alerts: readonly Raised[] }) => {
    const device = await holdReporting(tx, org, ctx.principal)
    checkOccurrences(device.type, alerts)
    const raised = alerts.map((told) => newOccurrence(device.id, told, ctx.domain.now()))
    const added = await writeOccurrences(tx, org.partnerId, raised)
    for (const { id, at, data } of raised)
      if (added.has(id)) note({ ...org, subject: id, data: { ...data, at, deviceId: device.id } })
    if (added.size === 0) unchanged()
  },
})

/** The newest alert of the same device that an all-clear is about. */
const findCleared = async (
  tx: Tx,
  { deviceId, at }: NewOccurrence,
  activities: readonly string[],
): Promise<OccurrenceId | undefined> => {
  const [alert] = await tx
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.deviceId, deviceId),
        eq(occurrences.kind, 'alert_raised'),
        lte(occurrences.at, at),
        sql`${occurrences.data} -> 'activities' ?| ${sql.param(activities)}::text[]`,
      ),
    )
    .orderBy(desc(occurrences.at), desc(occurrences.id))
    .limit(1)
  return alert?.id
}

/** Writes down that what was alerted to is over, and notes it for each alert that this is about. */
export const clearAlerts = orgCommand({
  name: 'alert.clear',
  scope: 'devices:report',
  event: 'alert.cleared',
  run: async ({ tx, ctx, org, note, unchanged }, { alerts }: { readonly alerts: readonly Cleared[] }) => {
    const device = await holdReporting(tx, org, ctx.principal)
    checkOccurrences(device.type, alerts)
    let changed = false
    for (const told of alerts) {
      const over = newOccurrence(device.id, told, ctx.domain.now())
      const alertId = await findCleared(tx, over, told.data.activities)
      const added = await writeOccurrences(tx, org.partnerId, [{ ...over, data: { ...over.data, alertId } }])
      if (alertId === undefined || added.size === 0) continue
      changed = true
      note({ ...org, subject: alertId, data: { ...over.data, at: over.at, deviceId: device.id } })
    }
    if (!changed) unchanged()
  },
})
