import type { claimKeys } from '../../store/schema/sales.ts'
import { line, moment, optional, type RowOf } from '../import/column.ts'

export type ClaimKey = typeof claimKeys.$inferSelect

/** The fields of a claim key as the operator loads it; `externalId` is its name for it. */
export const CLAIM_KEY_COLUMNS = {
  externalId: line(255),
  accountAdminId: optional(line(255)),
  accountName: optional(line(255)),
  poNumber: optional(line(255)),
  contractStart: optional(moment),
  contractEnd: optional(moment),
  issuedAt: optional(moment),
}
export type ClaimKeyRow = RowOf<typeof CLAIM_KEY_COLUMNS>
