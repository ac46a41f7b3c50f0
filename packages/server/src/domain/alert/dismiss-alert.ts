import type { OccurrenceId } from '../../kernel/ids.ts'
import { alertDismissals } from '../../store/schema/alerts.ts'
import { orgCommand } from '../command.ts'
import { requireAlert } from './alert.ts'

/** Takes an alert out of the lists; it can still be read by its id. Again: nothing changes. Throws `alert.not_found`. */
export const dismissAlert = orgCommand({
  name: 'alert.dismiss',
  scope: 'devices:write',
  event: 'alert.dismissed',
  run: async ({ tx, ctx, org, note, unchanged }, { alertId }: { readonly alertId: OccurrenceId }) => {
    const { deviceId, at, said } = await requireAlert(tx, org, alertId)
    const dismissed = await tx
      .insert(alertDismissals)
      .values({ ...org, alertId, dismissedAt: ctx.domain.now() })
      .onConflictDoNothing()
      .returning({ id: alertDismissals.alertId })
    if (dismissed.length === 0) unchanged()
    else note({ ...org, subject: alertId, data: { ...said, at, deviceId } })
  },
})
