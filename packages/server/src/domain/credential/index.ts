export { authenticate } from './authenticate.ts'
export { belongsToNoPerson, checkOwnKey, regenerateOwnKey } from './own-key.ts'
export {
  issuePartnerKey,
  KEY_NAME_CHARACTERS_MAX,
  listPartnerKeys,
  type PartnerKey,
  revokePartnerKey,
} from './partner-keys.ts'
export { type ReplacedCredential, rotateSeenCredentials, type SeenCredential } from './replace-seen.ts'
export type { Standing } from './standing-cache.ts'
