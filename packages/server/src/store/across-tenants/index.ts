// The few reads that know no tenant yet, and what the installation keeps for itself. The reads run in a narrow role that
// sees only the columns named in these files.

export { type FoundClaimLink, findClaimLink } from './claim-links.ts'
export { type FoundCredential, findCredential } from './credentials.ts'
export { findFederatedToken } from './federated-tokens.ts'
export { findHardware } from './hardware.ts'
export {
  addFirstCertificateAuthority,
  addFirstGatewayAuthority,
  addFirstSigningKey,
  findCertificateAuthority,
  findGatewayAuthority,
  keepInstallationSecret,
  listSigningKeys,
  MASTER_KEY_PROBE,
  MASTER_KEY_PROBE_PLACE,
} from './installation.ts'
export { type FoundInvitation, findInvitation } from './invitations.ts'
export {
  type FoundLoginLink,
  findConfinedSession,
  findLoginLink,
} from './login-links.ts'
export {
  type EventRange,
  findNewEvents,
  nextTransaction,
  oldestTransaction,
  readSnapshot,
  type Snapshot,
} from './new-events.ts'
export {
  addOAuthClient,
  type FoundOAuthClient,
  findOAuthClient,
  markOAuthClientUsed,
} from './oauth-clients.ts'
export {
  type FoundGrant,
  findGrantByCode,
  findGrantByFamily,
  findGrantById,
  findGrantedPlace,
  type GrantedPlace,
  listGrantsOf,
  type PersonsGrant,
} from './oauth-grants.ts'
export {
  findAnyPartnerOf,
  findConfinedPlace,
  findOrgPlaces,
  findPartnerPlaces,
  isPartnersOwn,
} from './places.ts'
export { type FoundTeamProvision, findTeamProvisionByHash } from './team-provisions.ts'
export { findWidgetOrg } from './widgets.ts'
