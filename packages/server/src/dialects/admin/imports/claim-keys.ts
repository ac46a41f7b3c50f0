import { CLAIM_KEY_COLUMNS, importClaimKeys } from '../../../domain/claim-key/index.ts'
import type { ImportKind } from './import-kind.ts'

export const claimKeyImport: ImportKind<typeof CLAIM_KEY_COLUMNS> = {
  path: 'claim-keys',
  operationId: 'importClaimKeys',
  summary: 'Load claim keys',
  key: 'externalId',
  columns: CLAIM_KEY_COLUMNS,
  load: importClaimKeys,
}
