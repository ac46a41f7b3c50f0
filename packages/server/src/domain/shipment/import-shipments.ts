import { and, eq, inArray } from 'drizzle-orm'
import type { Id, PartnerId } from '../../kernel/ids.ts'
import { onlyGiven } from '../../kernel/only-given.ts'
import { shipments } from '../../store/schema/sales.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { type Batch, changedIds, changesByOrg, holdPartner, refuseStrangers } from '../import/batch.ts'
import { emptyRow } from '../import/column.ts'
import { excluded } from '../import/excluded.ts'
import { type Known, mergeRows, type RowOutcome } from '../import/merge-rows.ts'
import { SHIPMENT_COLUMNS, SHIPMENT_DETAIL_COLUMNS, type Shipment, type ShipmentRow } from './shipment.ts'

const NOTHING = emptyRow(SHIPMENT_DETAIL_COLUMNS)
const WRITTEN = [...Object.keys(SHIPMENT_COLUMNS), 'details', 'updatedAt']

const rowOf = ({ details, ...stored }: Shipment): ShipmentRow => {
  const { partnerId: _, id: __, createdAt, updatedAt, ...own } = stored
  // What is kept is what such a row was read as.
  return { ...own, ...NOTHING, ...details } as ShipmentRow
}

const valuesOf = ({ number, orgId, state, stateUpdatedAt, shippedAt, ...details }: ShipmentRow) => ({
  ...{ number, orgId, state, stateUpdatedAt, shippedAt },
  details: onlyGiven(details),
})

const findKnown = async (
  tx: OperatorTx,
  partnerId: PartnerId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Known<ShipmentRow, Id<'shipment'>>>> => {
  const rows = await tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.partnerId, partnerId), inArray(shipments.number, [...keys])))
    .for('update')
  return new Map(rows.map((row) => [row.number, { id: row.id, row: rowOf(row) }]))
}

/** Loads shipments to a partner's clients, one batch of them; each is known by its number. */
export const importShipments = operatorCommand({
  name: 'shipment.import',
  scope: 'partners:write',
  event: 'shipment.imported',
  run: async (
    { tx, ctx: { domain }, note, unchanged },
    { partnerId, rows }: Batch<ShipmentRow>,
  ): Promise<readonly RowOutcome[]> => {
    await holdPartner(tx, partnerId)
    const now = domain.now()
    const merged = await mergeRows<ShipmentRow, Id<'shipment'>>(rows, {
      keyOf: ({ number }) => number,
      newId: domain.newId,
      refuse: await refuseStrangers(tx, { partnerId, rows }),
      find: (keys) => findKnown(tx, partnerId, keys),
      write: async (records) =>
        void (await tx
          .insert(shipments)
          .values(
            records.map(({ id, row }) => ({
              ...{ partnerId, id, ...valuesOf(row) },
              ...{ createdAt: now, updatedAt: now },
            })),
          )
          .onConflictDoUpdate({
            target: [shipments.partnerId, shipments.number],
            set: excluded(shipments, WRITTEN),
          })),
    })
    const byOrg = changesByOrg(merged.changes)
    for (const [orgId, changes] of byOrg)
      note({ partnerId, orgId, subject: orgId, data: changedIds(changes) })
    if (byOrg.size === 0) unchanged()
    return merged.outcomes
  },
})
