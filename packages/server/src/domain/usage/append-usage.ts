import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { usage } from '../../store/schema/usage.ts'
import type { Domain } from '../context.ts'

type Row = typeof usage.$inferInsert

/** What one call of an agent's cost. Nano-dollars are 10⁻⁹ dollars. */
export type NewUsage = Readonly<Omit<Row, 'partnerId' | 'orgId' | 'id' | 'at'>>

/**
 * Writes down what calls in an organization cost; rows are never changed. It is telemetry and no change, so it
 * records no event.
 */
export const appendUsage = async (
  domain: Domain,
  place: { readonly partnerId: PartnerId; readonly orgId: OrgId },
  calls: readonly NewUsage[],
): Promise<void> => {
  if (calls.length === 0) return
  const at = domain.now()
  const rows = calls.map((call) => ({ ...call, ...place, id: domain.newId<Row['id']>(), at }))
  await domain.store.asTenant(place, async (tx) => void (await tx.insert(usage).values(rows)))
}
