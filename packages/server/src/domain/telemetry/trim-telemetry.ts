import { TELEMETRY_TABLES, trimTelemetry as trimRows } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

const DAY_MS = 86_400_000

/** The moment before which nothing that was reported is kept. */
export const keptSince = ({ now, policy }: Domain): Date =>
  new Date(now().getTime() - policy.telemetryDays * DAY_MS)

/** Deletes what has been kept for its time, a bounded number of rows in each transaction. */
export const trimTelemetry = async (domain: Domain): Promise<void> => {
  const rolledUpSince = new Date(domain.now().getTime() - domain.policy.rollUpDays * DAY_MS)
  for (const table of TELEMETRY_TABLES) {
    const before = table.isRollUp ? rolledUpSince : keptSince(domain)
    let left = true
    while (left) left = await trimRows(domain.store, table, before)
  }
}
