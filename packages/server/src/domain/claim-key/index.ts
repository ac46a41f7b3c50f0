export { CLAIM_KEY_COLUMNS, type ClaimKey } from './claim-key.ts'
export { importClaimKeys } from './import-claim-keys.ts'
export { pageClaimKeys } from './page-claim-keys.ts'
