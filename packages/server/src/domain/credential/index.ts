export { type AssertedCaller, assertCaller } from './assert-caller.ts'
export { authenticate } from './authenticate.ts'
export {
  CLIENT_OVERLAP_SECONDS_DEFAULT,
  CLIENT_OVERLAP_SECONDS_MAX,
  issueClientKey,
  listClientKeys,
  revokeClientKey,
  rotateClientKey,
} from './client-keys.ts'
export { type IntrospectedKey, inspectAnyKey, inspectClientKey } from './introspect-key.ts'
export {
  type IssuedKey,
  KEY_NAME_CHARACTERS_MAX,
  type KeyQuery,
  type NewKey,
  OVERLAP_SECONDS_MAX,
  type Rotation,
  type ShownKey,
} from './keys.ts'
export { issueOrgKey, listOrgKeys, revokeOrgKey, rotateOrgKey } from './org-keys.ts'
export { belongsToNoPerson, confinedSession, readOwnKey, regenerateOwnKey } from './own-key.ts'
export { issueOwnKey, listOwnKeys, revokeOwnKey, rotateOwnKey } from './own-keys.ts'
export { issuePartnerKey, listPartnerKeys, revokePartnerKey } from './partner-keys.ts'
export { type GivenPlace, type Replaced, rotateSeenCredentials } from './replace-seen.ts'
export type { Standing } from './standing-cache.ts'
