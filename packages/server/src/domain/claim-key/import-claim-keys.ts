import { and, eq, inArray } from 'drizzle-orm'
import type { Id, PartnerId } from '../../kernel/ids.ts'
import { claimKeys } from '../../store/schema/sales.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { type Batch, changedIds, holdPartner } from '../import/batch.ts'
import { excluded } from '../import/excluded.ts'
import { type Known, mergeRows, type RowOutcome } from '../import/merge-rows.ts'
import { CLAIM_KEY_COLUMNS, type ClaimKeyRow } from './claim-key.ts'

const FIELDS = Object.keys(CLAIM_KEY_COLUMNS)

const findKnown = async (
  tx: OperatorTx,
  partnerId: PartnerId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Known<ClaimKeyRow, Id<'claim_key'>>>> => {
  const rows = await tx
    .select()
    .from(claimKeys)
    .where(and(eq(claimKeys.partnerId, partnerId), inArray(claimKeys.externalId, [...keys])))
    .for('update')
  return new Map(
    rows.map(({ partnerId: _, id, createdAt: __, updatedAt: ___, ...row }) => [row.externalId, { id, row }]),
  )
}

/** Loads claim keys into a partner, one batch of them; each is known by its external id. */
export const importClaimKeys = operatorCommand({
  name: 'claim_key.import',
  scope: 'partners:write',
  event: 'claim_key.imported',
  run: async (
    { tx, ctx: { domain }, note, unchanged },
    { partnerId, rows }: Batch<ClaimKeyRow>,
  ): Promise<readonly RowOutcome[]> => {
    await holdPartner(tx, partnerId)
    const now = domain.now()
    const { outcomes, changes } = await mergeRows<ClaimKeyRow, Id<'claim_key'>>(rows, {
      keyOf: ({ externalId }) => externalId,
      newId: domain.newId,
      find: (keys) => findKnown(tx, partnerId, keys),
      write: async (records) =>
        void (await tx
          .insert(claimKeys)
          .values(records.map(({ id, row }) => ({ partnerId, id, ...row, createdAt: now, updatedAt: now })))
          .onConflictDoUpdate({
            target: [claimKeys.partnerId, claimKeys.externalId],
            set: excluded(claimKeys, [...FIELDS, 'updatedAt']),
          })),
    })
    if (changes.length === 0) unchanged()
    else note({ partnerId, subject: partnerId, data: changedIds(changes) })
    return outcomes
  },
})
