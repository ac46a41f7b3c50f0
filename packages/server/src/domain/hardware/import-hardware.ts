import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { HardwareId, PartnerId } from '../../kernel/ids.ts'
import { hardware } from '../../store/schema/devices.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { type Batch, changedIds, holdPartner } from '../import/batch.ts'
import type { Refusal } from '../import/column.ts'
import { excluded } from '../import/excluded.ts'
import { type Known, mergeRows, type RowOutcome } from '../import/merge-rows.ts'
import type { HardwareRow } from './hardware.ts'

/** Any fixed number. */
const HARDWARE_LOCK = 7_365_412_002

type Stored = typeof hardware.$inferSelect

const rowOf = (stored: Stored): HardwareRow => ({
  serialNumber: stored.serialNumber,
  deviceType: stored.deviceType as HardwareRow['deviceType'],
  model: stored.model as HardwareRow['model'],
  macAddress: stored.macAddress,
  activationKey: Buffer.from(stored.activationHash).toString('hex'),
})

const findKnown = async (
  tx: OperatorTx,
  partnerId: PartnerId,
  serialNumbers: readonly string[],
): Promise<ReadonlyMap<string, Known<HardwareRow, HardwareId>>> => {
  const rows = await tx
    .select()
    .from(hardware)
    .where(and(eq(hardware.partnerId, partnerId), inArray(hardware.serialNumber, [...serialNumbers])))
    .for('update')
  return new Map(rows.map((stored) => [stored.serialNumber, { id: stored.id, row: rowOf(stored) }]))
}

/** Answers what refuses rows whose serial number names hardware that another partner has. */
const refuseOthers = async (
  tx: OperatorTx,
  { partnerId, rows }: Batch<HardwareRow>,
): Promise<(row: HardwareRow) => Refusal | undefined> => {
  const named = rows.map(({ serialNumber }) => serialNumber)
  const found = await tx
    .select({ serialNumber: hardware.serialNumber })
    .from(hardware)
    .where(and(ne(hardware.partnerId, partnerId), inArray(hardware.serialNumber, named)))
  const taken = new Set(found.map(({ serialNumber }) => serialNumber))
  return ({ serialNumber }) =>
    taken.has(serialNumber)
      ? { field: 'serialNumber', message: 'serialNumber names hardware of another partner' }
      : undefined
}

/** Loads hardware into a partner's stock, one batch of it; each piece is known by its serial number. */
export const importHardware = operatorCommand({
  name: 'hardware.import',
  scope: 'partners:write',
  event: 'hardware.imported',
  run: async (
    { tx, ctx: { domain }, note, unchanged },
    batch: Batch<HardwareRow>,
  ): Promise<readonly RowOutcome[]> => {
    const { partnerId, rows } = batch
    await holdPartner(tx, partnerId)
    // A serial number is one partner's, and two may be loaded the same at once.
    await tx.execute(sql`select pg_advisory_xact_lock(${HARDWARE_LOCK})`)
    const createdAt = domain.now()
    const { outcomes, changes } = await mergeRows<HardwareRow, HardwareId>(rows, {
      keyOf: ({ serialNumber }) => serialNumber,
      newId: domain.newId,
      find: (serialNumbers) => findKnown(tx, partnerId, serialNumbers),
      refuse: await refuseOthers(tx, batch),
      write: async (records) =>
        void (await tx
          .insert(hardware)
          .values(
            records.map(({ id, row: { activationKey, ...row } }) => ({
              ...{ partnerId, id, createdAt, ...row },
              activationHash: Buffer.from(activationKey, 'hex'),
            })),
          )
          .onConflictDoUpdate({
            target: [hardware.partnerId, hardware.id],
            set: excluded(hardware, ['deviceType', 'model', 'macAddress', 'activationHash']),
          })),
    })
    if (changes.length === 0) unchanged()
    else note({ partnerId, subject: partnerId, data: changedIds(changes) })
    return outcomes
  },
})
