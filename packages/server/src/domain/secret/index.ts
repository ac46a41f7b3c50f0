export { HOST_PATTERN_CHARACTERS_MAX } from './host-pattern.ts'
export { INJECTION_CHARACTERS_MAX } from './injection.ts'
export { listInheritedSecrets } from './list-inherited-secrets.ts'
export { changeSecret, createSecret, deleteSecret, listSecrets } from './org-secrets.ts'
export {
  changePartnerSecret,
  createPartnerSecret,
  deletePartnerSecret,
  listPartnerSecrets,
} from './partner-secrets.ts'
export { PATH_PATTERN_CHARACTERS_MAX } from './path-pattern.ts'
export {
  type NewSecret,
  SECRET_NAME_CHARACTERS_MAX,
  type SecretChanges,
  type ShownSecret,
  secretNotFound,
} from './secret.ts'
export { VALUE_CHARACTERS_MAX } from './secret-value.ts'
