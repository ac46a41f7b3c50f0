import { and, eq, inArray } from 'drizzle-orm'
import type { Id, PartnerId } from '../../kernel/ids.ts'
import { onlyGiven } from '../../kernel/only-given.ts'
import { licences } from '../../store/schema/licences.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { type Batch, changedIds, changesByOrg, holdPartner, refuseStrangers } from '../import/batch.ts'
import { emptyRow, type Refusal } from '../import/column.ts'
import { excluded } from '../import/excluded.ts'
import { type Known, mergeRows, type RowOutcome } from '../import/merge-rows.ts'
import { LICENCE_COLUMNS, LICENCE_DETAIL_COLUMNS, type LicenceRow } from './licence.ts'

const NOTHING = emptyRow(LICENCE_DETAIL_COLUMNS)
const WRITTEN = [...Object.keys(LICENCE_COLUMNS), 'details', 'updatedAt']

type Stored = typeof licences.$inferSelect

const rowOf = ({ details, ...stored }: Stored): LicenceRow => {
  const { partnerId: _, id: __, warnedDays, warnedEnd, createdAt, updatedAt, ...own } = stored
  // What is kept is what such a row was read as.
  return { ...own, ...NOTHING, ...details } as LicenceRow
}

const valuesOf = (row: LicenceRow) => {
  const { externalId, orgId, per, state, trial, endsAt, deviceType, ...rest } = row
  const { serialNumber, claimKey, priorClaimKey, ...details } = rest
  return {
    ...{ externalId, orgId, per, state, trial: trial ?? false, endsAt, deviceType },
    ...{ serialNumber, claimKey, priorClaimKey, details: onlyGiven(details) },
  }
}

const findKnown = async (
  tx: OperatorTx,
  partnerId: PartnerId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Known<LicenceRow, Id<'licence'>>>> => {
  const rows = await tx
    .select()
    .from(licences)
    .where(and(eq(licences.partnerId, partnerId), inArray(licences.externalId, [...keys])))
    .for('update')
  return new Map(rows.map((row) => [row.externalId, { id: row.id, row: rowOf(row) }]))
}

const misfitOf = ({ per, serialNumber }: LicenceRow): Refusal | undefined =>
  per === 'organization' && serialNumber !== null
    ? { field: 'serialNumber', message: 'serialNumber goes with a licence per device' }
    : undefined

/** Loads licences of a partner's clients, one batch of them; each is known by its external id. */
export const importLicences = operatorCommand({
  name: 'licence.import',
  scope: 'partners:write',
  event: 'licence.imported',
  run: async (
    { tx, ctx: { domain }, note, unchanged },
    { partnerId, rows }: Batch<LicenceRow>,
  ): Promise<readonly RowOutcome[]> => {
    await holdPartner(tx, partnerId)
    const now = domain.now()
    const strangerOf = await refuseStrangers(tx, { partnerId, rows })
    const merged = await mergeRows<LicenceRow, Id<'licence'>>(
      rows.map((row) => ({ ...row, trial: row.trial ?? false })),
      {
        keyOf: ({ externalId }) => externalId,
        newId: domain.newId,
        refuse: (row) => strangerOf(row) ?? misfitOf(row),
        find: (keys) => findKnown(tx, partnerId, keys),
        write: async (records) =>
          void (await tx
            .insert(licences)
            .values(
              records.map(({ id, row }) => ({
                ...{ partnerId, id, ...valuesOf(row) },
                ...{ createdAt: now, updatedAt: now },
              })),
            )
            .onConflictDoUpdate({
              target: [licences.partnerId, licences.externalId],
              set: excluded(licences, WRITTEN),
            })),
      },
    )
    const byOrg = changesByOrg(merged.changes)
    for (const [orgId, changes] of byOrg)
      note({ partnerId, orgId, subject: orgId, data: changedIds(changes) })
    if (byOrg.size === 0) unchanged()
    return merged.outcomes
  },
})
