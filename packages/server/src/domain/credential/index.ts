export { authenticate } from './authenticate.ts'
export { belongsToNoPerson, readOwnKey, regenerateOwnKey } from './own-key.ts'
export { issueOwnKey, listOwnKeys, OVERLAP_SECONDS_MAX, revokeOwnKey, rotateOwnKey } from './own-keys.ts'
export {
  issuePartnerKey,
  KEY_NAME_CHARACTERS_MAX,
  listPartnerKeys,
  type PartnerKey,
  revokePartnerKey,
} from './partner-keys.ts'
export {
  type GivenPlace,
  type Replaced,
  rotateSeenCredentials,
} from './replace-seen.ts'
export type { Standing } from './standing-cache.ts'
