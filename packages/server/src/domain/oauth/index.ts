export {
  authenticateClient,
  findClient,
  keepClient,
  type OAuthClient,
  registerClient,
} from './client.ts'
export { type GrantPlace, issueGrant } from './issue-grant.ts'
export type { GrantedTokens } from './issue-tokens.ts'
export { listGrants, type PersonsGrant } from './list-grants.ts'
export { findGrantOfCode, redeemCode } from './redeem-code.ts'
export { isRegistered } from './redirect-uri.ts'
export { findGrantOfRefreshToken, refreshGrant } from './refresh-grant.ts'
export { endingReused, findGrantOfToken, revokeGrant } from './revoke-grant.ts'
export { sweepGrants } from './sweep-grants.ts'
