import { randomBytes } from 'node:crypto'
import { mintToken } from '../../src/crypto/token.ts'
import { makeAccessDecisions } from '../../src/domain/access-decision/index.ts'
import {
  changeAccessGrant,
  createAccessGrant,
  deleteAccessGrant,
  listAccessGrants,
  listAccessGrantsAt,
} from '../../src/domain/access-grant/index.ts'
import {
  addAccessGroupMembers,
  changeAccessGroup,
  createAccessGroup,
  deleteAccessGroup,
  listAccessGroups,
  removeAccessGroupMembers,
} from '../../src/domain/access-group/index.ts'
import {
  assignSecrets,
  checkAgentConnections,
  createAgent,
  deleteAgent,
  getDefaultAgent,
  listAgentConnections,
  listAgents,
  listAssignedSecrets,
  listGranularAccess,
  regenerateAgentToken,
  renameAgent,
  setDefaultAgent,
  setSecretMode,
} from '../../src/domain/agent/index.ts'
import { readAgentProxy } from '../../src/domain/agent-setup/index.ts'
import {
  dismissAlert,
  findOldestAlert,
  listAlerts,
  listExpiringAlerts,
  readAlert,
  readAlertThumbnail,
} from '../../src/domain/alert/index.ts'
import {
  changeAlertRule,
  createAlertRule,
  deleteAlertRule,
  listAlertRules,
} from '../../src/domain/alert-rule/index.ts'
import { listApps, listOrgApps, listVaults } from '../../src/domain/app/index.ts'
import { decideApproval, listPendingApprovals } from '../../src/domain/approval/index.ts'
import {
  assignBadge,
  deleteBadge,
  listBadges,
  noteBadge,
  resumeBadge,
  revokeBadge,
  suspendBadge,
} from '../../src/domain/badge/index.ts'
import { clearBudget, listBudgets, setBudget } from '../../src/domain/budget/index.ts'
import { type ClaimOffer, claimOrg, reissueClaimLink } from '../../src/domain/claim/index.ts'
import { importClaimKeys, pageClaimKeys } from '../../src/domain/claim-key/index.ts'
import {
  changeClip,
  deleteClip,
  pageClips,
  readClip,
  readClipFrame,
  saveClip,
} from '../../src/domain/clip/index.ts'
import type { Context } from '../../src/domain/context.ts'
import {
  inspectAnyKey,
  inspectClientKey,
  issueClientKey,
  issueOrgKey,
  issueOwnKey,
  issuePartnerKey,
  listClientKeys,
  listOrgKeys,
  listOwnKeys,
  listPartnerKeys,
  readOwnKey,
  regenerateOwnKey,
  revokeClientKey,
  revokeOrgKey,
  revokeOwnKey,
  revokePartnerKey,
  rotateClientKey,
  rotateOrgKey,
  rotateOwnKey,
  rotateSeenCredentials,
} from '../../src/domain/credential/index.ts'
import { listDeals, listOwnDeals, registerDeal } from '../../src/domain/deal/index.ts'
import {
  activateDevice,
  changeDeviceDetails,
  configureDevice,
  customizeDevice,
  pageClientDevices,
  pageDevices,
  pageSilentDevices,
  reassignDevices,
  rebootDevice,
  registerDevice,
  reportDeviceState,
  takeCommands,
} from '../../src/domain/device/index.ts'
import { pageDoors, reportDoors, unlockDoor } from '../../src/domain/door/index.ts'
import { explainRequest } from '../../src/domain/egress/index.ts'
import {
  auditOrg,
  auditPartner,
  listAudible,
  listenInside,
  listMissedEvents,
  listOrgEvents,
  listPartnerEvents,
  listPartnerReads,
  listReadsInside,
} from '../../src/domain/event/index.ts'
import { issueFederatedToken } from '../../src/domain/federated-token/index.ts'
import { listGatewayRequests } from '../../src/domain/gateway-request/index.ts'
import {
  readAgentSwitch,
  readOrgSwitch,
  readPartnerSwitch,
  switchAgent,
  switchOrg,
  switchPartner,
} from '../../src/domain/gateway-switch/index.ts'
import { importHardware, pageAvailableHardware } from '../../src/domain/hardware/index.ts'
import { readInstallation } from '../../src/domain/installation/index.ts'
import { acceptInvitation, type Invitation } from '../../src/domain/invitation/index.ts'
import {
  importLicences,
  pageClientLicences,
  pageLicences,
  readDeviceFeatures,
  switchLicenceMails,
} from '../../src/domain/licence/index.ts'
import {
  addLocationLabel,
  changeLocation,
  createLocation,
  deleteLocation,
  listLocationLabels,
  outlineLocations,
  pageLocations,
  pickLocations,
  removeLocationLabel,
} from '../../src/domain/location/index.ts'
import {
  activateLockdown,
  changeLockdownPlan,
  createLockdownPlan,
  deactivateLockdown,
  deleteLockdownPlan,
  getLockdownPlan,
  listLockdownPlans,
} from '../../src/domain/lockdown/index.ts'
import { issueLoginLink, redeemLoginLink } from '../../src/domain/login-link/index.ts'
import { readOutbox } from '../../src/domain/mail/index.ts'
import {
  addPartnerMember,
  changePartnerMemberRole,
  invitePartnerMember,
  listPartnerMembers,
  type PartnerMemberId,
  removePartnerMember,
} from '../../src/domain/member/index.ts'
import {
  addMembership,
  changeMembership,
  changeMembershipRole,
  findMembershipByEmail,
  inviteMembership,
  listMemberships,
  type MembershipId,
  readOwnMembership,
  readRoster,
  removeMembership,
} from '../../src/domain/membership/index.ts'
import { listMonitorings, readMonitoring, switchMonitoring } from '../../src/domain/monitoring/index.ts'
import {
  type GrantPlace,
  issueGrant,
  redeemCode,
  refreshGrant,
  revokeGrant,
} from '../../src/domain/oauth/index.ts'
import {
  changeOrgProfile,
  changeOrgSettings,
  changePartnerAccess,
  createOrg,
  customizeOrg,
  deleteOrg,
  detachOrg,
  enterForUpstream,
  findOrgByExternalId,
  getOrg,
  listOrgs,
  pageClients,
  pageClientTotals,
  pageOrgs,
  readOrg,
  readOrgProfile,
  readOrgSettings,
  readOverview,
  readPartnerAccess,
  readPartnerLink,
  readReceipt,
  resumeOrg,
  resumeOrgByOperator,
  rotateTokens,
  searchClients,
  stayForUpstream,
  summarizeOrg,
  suspendOrg,
  suspendOrgByOperator,
} from '../../src/domain/org/index.ts'
import {
  changeOwnPartner,
  changePartner,
  createPartner,
  getOwnPartner,
  getPartner,
  listPartners,
} from '../../src/domain/partner/index.ts'
import {
  changePolicy,
  createPolicy,
  deletePolicy,
  listPolicies,
  listPoliciesUsing,
} from '../../src/domain/policy/index.ts'
import {
  countResources,
  createClientProject,
  createProject,
  deleteClientProject,
  deleteProject,
  getProject,
  listClientProjects,
  listProjects,
  renameProject,
} from '../../src/domain/project/index.ts'
import { changeRule, createRule, deleteRule, getRule, listRules } from '../../src/domain/rule/index.ts'
import {
  changeSchedule,
  createSchedule,
  deleteSchedule,
  listSchedules,
} from '../../src/domain/schedule/index.ts'
import {
  changePartnerSecret,
  changeSecret,
  createPartnerSecret,
  createSecret,
  deletePartnerSecret,
  deleteSecret,
  listInheritedSecrets,
  listPartnerSecrets,
  listSecrets,
  type NewSecret,
} from '../../src/domain/secret/index.ts'
import { importShipments, pageShipments } from '../../src/domain/shipment/index.ts'
import {
  findLatestSnapshot,
  findSnapshotNear,
  keepSnapshot,
  readSnapshot,
  whole,
} from '../../src/domain/snapshot/index.ts'
import { claimTeamProvision, provisionTeamMember, type TeamOffer } from '../../src/domain/team/index.ts'
import {
  clearAlerts,
  countOccurrences,
  listDiagnoses,
  listOccurrences,
  listOccurrencesAtDoor,
  listOccurrencesAtLocation,
  listOccurrencesOfPerson,
  listReadings,
  listSeekPoints,
  pageDeviceStates,
  pageUptimes,
  pickDeviceStates,
  raiseAlerts,
  readDeviceState,
  readFootage,
  readUptime,
  reportOccurrences,
  reportReadings,
} from '../../src/domain/telemetry/index.ts'
import { readOrgSpend, readPartnerSpend } from '../../src/domain/usage/index.ts'
import {
  addVehicleLabel,
  deleteVehicle,
  listSightings,
  pageVehicles,
  removeVehicleLabel,
  saveVehicle,
} from '../../src/domain/vehicle/index.ts'
import {
  type AccessGrantId,
  type AccessGroupId,
  type AgentId,
  type AlertRuleId,
  type ApprovalId,
  type BadgeId,
  type ClipId,
  type CredentialId,
  type DeviceId,
  type DoorId,
  type Id,
  type LocationId,
  type LockdownPlanId,
  newId,
  type OAuthClientId,
  type OAuthGrantId,
  type OccurrenceId,
  type OrgId,
  type PartnerId,
  type PolicyId,
  type ProjectId,
  type RuleId,
  type ScheduleId,
  type SecretId,
  type SnapshotId,
  type UserId,
} from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { jpeg } from '../support/images.ts'

/** What a call can name: its partner or organization, and rows in it. */
export interface Ids {
  readonly partnerId: PartnerId
  readonly keyId: CredentialId
  readonly orgKeyId: CredentialId
  readonly orgKey: string
  readonly orgId: OrgId
  readonly externalId: string
  readonly projectId: ProjectId
  readonly agentId: AgentId
  readonly locationId: LocationId
  readonly deviceId: DeviceId
  readonly doorId: DoorId
  readonly accessGroupId: AccessGroupId
  readonly accessGrantId: AccessGrantId
  readonly badgeId: BadgeId
  readonly lockdownPlanId: LockdownPlanId
  readonly partnerMemberId: PartnerMemberId
  readonly membershipId: MembershipId
  readonly partnerSecretId: SecretId
  readonly orgSecretId: SecretId
  readonly projectSecretId: SecretId
  readonly ruleId: RuleId
  readonly approvalId: ApprovalId
  readonly scheduleId: ScheduleId
  readonly idleScheduleId: ScheduleId
  readonly cameraPolicyId: PolicyId
  readonly alertRuleId: AlertRuleId
  readonly plate: string
  readonly clipId: ClipId
}

/** Ids that were never given out. */
export const missingIds = (): Ids => ({
  partnerId: newId(),
  keyId: newId(),
  orgKeyId: newId(),
  orgKey: mintToken('oc', 'org_key').reveal(),
  orgId: newId(),
  externalId: `never used ${randomBytes(8).toString('hex')}`,
  projectId: newId(),
  agentId: newId(),
  locationId: newId(),
  deviceId: newId(),
  doorId: newId(),
  accessGroupId: newId(),
  accessGrantId: newId(),
  badgeId: newId(),
  lockdownPlanId: newId(),
  partnerMemberId: newId(),
  membershipId: newId(),
  partnerSecretId: newId(),
  orgSecretId: newId(),
  projectSecretId: newId(),
  ruleId: newId(),
  approvalId: newId(),
  scheduleId: newId(),
  idleScheduleId: newId(),
  cameraPolicyId: newId(),
  alertRuleId: newId(),
  plate: `never seen ${randomBytes(8).toString('hex')}`,
  clipId: newId(),
})

interface Sample {
  /** Calls the operation about `whole`, and about a row of `inner` within it. */
  readonly call: (ctx: Context, whole: Ids, inner: Ids) => Promise<unknown>
  /** What the call names, and so what may be a stranger's or missing. */
  readonly names: readonly ('whole' | 'inner')[]
}

const aboutNobody = (call: (ctx: Context) => Promise<unknown>): Sample => ({ call, names: [] })
const about = (call: (ctx: Context, ids: Ids) => Promise<unknown>): Sample => ({ call, names: ['whole'] })
const inside = (call: (ctx: Context, inner: Ids) => Promise<unknown>): Sample => ({
  call: (ctx, _whole, inner) => call(ctx, inner),
  names: ['inner'],
})
const within = (call: Sample['call']): Sample => ({ call, names: ['whole', 'inner'] })

const page = { limit: 200, offset: 0 }
const ruleDetails = () => ({
  ...{ name: someName(), hostPattern: 'api.example.com', pathPattern: null, method: null },
  ...{ action: 'block' as const, enabled: true, agentId: null, rateLimit: null, rateLimitWindow: null },
  conditions: [],
})
const alertOf = (deviceId: DeviceId): OccurrenceId => deviceId as Id<string> as OccurrenceId
const someName = (): string => `Made by a sample ${randomBytes(4).toString('hex')}`

const someAddress = (): string => `${randomBytes(6).toString('hex')}@example.com`

const DEAD_LINK = {
  partnerId: newId<PartnerId>(),
  partnerName: 'Nobody',
  branding: {},
  expiresAt: new Date(0),
  usedAt: null,
}
const DEAD_CLAIM_LINK: ClaimOffer = {
  ...DEAD_LINK,
  id: newId(),
  orgId: newId<OrgId>(),
  orgName: 'Nothing',
  status: 'unclaimed',
  operatorSuspendedAt: null,
  suggestedAccess: { allowed: true, days: null },
  replacedAt: null,
}
const DEAD_INVITATION: Invitation = {
  ...DEAD_LINK,
  id: newId(),
  orgId: null,
  orgName: null,
  email: 'somebody@example.com',
  role: 'member',
}
const DEAD_TEAM_LINK: TeamOffer = {
  ...DEAD_LINK,
  id: newId(),
  orgId: newId(),
  orgName: 'Acme Corp',
  projectId: newId(),
  userId: newId(),
  role: 'member',
  skipOnboarding: true,
  fromPartner: false,
  claimedAt: null,
}
const DEAD_GRANT = {
  ...{ id: newId<OAuthGrantId>(), partnerId: newId<PartnerId>(), orgId: null },
  ...{ clientId: newId<OAuthClientId>(), userId: newId<UserId>() },
}
const NOBODYS_PLACE: GrantPlace = {
  ...{ partnerId: newId<PartnerId>(), orgId: null },
  partnerMemberId: newId(),
}
const SOMETHING_ASKED = {
  client: {
    ...{ id: newId<OAuthClientId>(), name: 'A tool', redirectUris: [], authMethod: 'none' as const },
    ...{ secretHash: null, createdAt: new Date(0), usedAt: null },
  },
  ...{ redirectUri: 'http://127.0.0.1/callback', codeChallenge: 'x' },
}
const DEAD_LOGIN_LINK = {
  id: newId<Id<'login_link'>>(),
  partnerId: newId<PartnerId>(),
  orgId: newId<OrgId>(),
  email: 'somebody@example.com',
  name: 'Somebody',
  role: 'member',
  expiresAt: new Date(0),
  active: true,
  holds: {
    status: 'unclaimed',
    suspendedAt: null,
    operatorSuspendedAt: null,
    partnerAccessAllowed: true,
    partnerAccessUntil: null,
  },
} as const
const someSecret = (): NewSecret => ({
  name: someName(),
  type: 'openai',
  value: new Secret('sk-of-a-sample'),
  hostPattern: 'api.openai.com',
})

/** How to call every operation; the registry tests refuse an operation that is not here. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'partner.create': aboutNobody((ctx) =>
    createPartner(ctx, { name: someName(), ownerEmail: 'owner@example.com' }),
  ),
  'partner.list': aboutNobody((ctx) => listPartners(ctx, page)),
  'partner.get': about((ctx, { partnerId }) => getPartner(ctx, { partnerId })),
  'partner.change': about((ctx, { partnerId }) =>
    changePartner(ctx, { partnerId, changes: { name: someName() } }),
  ),
  'partner_key.issue': about((ctx, { partnerId }) =>
    issuePartnerKey(ctx, { partnerId, name: someName(), format: 'opaque', expiresAt: null }),
  ),
  'partner_key.list': about((ctx, { partnerId }) => listPartnerKeys(ctx, { partnerId, ...page })),
  'partner_key.revoke': within((ctx, { partnerId }, { keyId }) =>
    revokePartnerKey(ctx, { partnerId, keyId }),
  ),
  'hardware.import': about((ctx, { partnerId }) => importHardware(ctx, { partnerId, rows: [] })),
  'claim_key.import': about((ctx, { partnerId }) => importClaimKeys(ctx, { partnerId, rows: [] })),
  'licence.import': about((ctx, { partnerId }) => importLicences(ctx, { partnerId, rows: [] })),
  'shipment.import': about((ctx, { partnerId }) => importShipments(ctx, { partnerId, rows: [] })),
  'deal.list': about((ctx, { partnerId }) => listDeals(ctx, { partnerId, ...page })),
  'deal.list_own': aboutNobody((ctx) => listOwnDeals(ctx, page)),
  'deal.register': about((ctx, { orgId }) => registerDeal(ctx, { orgId, details: { name: someName() } })),
  'claim_key.page': aboutNobody((ctx) => pageClaimKeys(ctx, page)),
  'shipment.page': about((ctx, { orgId }) => pageShipments(ctx, { orgId, ...page })),
  'licence.page': about((ctx, { orgId }) => pageLicences(ctx, orgId, { per: 'device', ...page })),
  'licence.page_of_client': about((ctx, { orgId }) =>
    pageClientLicences(ctx, { orgId, per: 'organization', ...page }),
  ),
  'licence.switch_mails': about((ctx, { orgId }) => switchLicenceMails(ctx, { orgId, enabled: true })),
  'own_partner.get': aboutNobody((ctx) => getOwnPartner(ctx, undefined)),
  'own_partner.change': aboutNobody((ctx) =>
    changeOwnPartner(ctx, { changes: { name: someName() }, confirmLockout: false }),
  ),
  'own_key.issue': aboutNobody((ctx) =>
    issueOwnKey(ctx, { name: someName(), format: 'opaque', scopes: ['orgs:read'], expiresAt: null }),
  ),
  'own_key.list': aboutNobody((ctx) => listOwnKeys(ctx, page)),
  'own_key.rotate': about((ctx, { keyId }) => rotateOwnKey(ctx, { keyId, overlapSeconds: 60 })),
  'own_key.revoke': about((ctx, { keyId }) => revokeOwnKey(ctx, { keyId })),
  'org_key.issue': about((ctx, { orgId }) =>
    issueOrgKey(ctx, orgId, { name: someName(), format: 'opaque', expiresAt: null }),
  ),
  'org_key.list': about((ctx, { orgId }) => listOrgKeys(ctx, orgId, page)),
  'org_key.rotate': within((ctx, { orgId }, { orgKeyId }) =>
    rotateOrgKey(ctx, orgId, { keyId: orgKeyId, overlapSeconds: 60 }),
  ),
  'org_key.revoke': within((ctx, { orgId }, { orgKeyId }) => revokeOrgKey(ctx, orgId, { keyId: orgKeyId })),
  'client_key.issue': about((ctx, { orgId }) =>
    issueClientKey(ctx, orgId, { name: someName(), expiresAt: null }),
  ),
  'client_key.list': about((ctx, { orgId }) => listClientKeys(ctx, orgId, page)),
  'client_key.inspect': about((ctx, { orgKey }) => inspectClientKey(ctx, orgKey)),
  'any_key.inspect': about((ctx, { orgKey }) => inspectAnyKey(ctx, orgKey)),
  'client_key.rotate': within((ctx, { orgId }, { orgKeyId }) =>
    rotateClientKey(ctx, orgId, { keyId: orgKeyId, overlapSeconds: 60 }),
  ),
  'client_key.revoke': within((ctx, { orgId }, { orgKeyId }) =>
    revokeClientKey(ctx, orgId, { keyId: orgKeyId }),
  ),
  'event.list': aboutNobody((ctx) => listPartnerEvents(ctx, page)),
  'event.audit': aboutNobody((ctx) => auditPartner(ctx, page)),
  'event.audit_inside': about((ctx, { orgId }) => auditOrg(ctx, orgId, page)),
  'event.list_inside': about((ctx, { orgId }) => listOrgEvents(ctx, orgId, page)),
  'event.listen': about((ctx, { orgId }) => listenInside(ctx, orgId, {})),
  'event.list_audible': aboutNobody((ctx) => listAudible(ctx, { orgIds: [ctx.domain.newId()] })),
  'event.list_missed': about((ctx, { orgId }) => listMissedEvents(ctx, orgId, { after: ctx.domain.newId() })),
  'acting_reads.list': aboutNobody((ctx) => listPartnerReads(ctx, page)),
  'acting_reads.list_inside': about((ctx, { orgId }) => listReadsInside(ctx, orgId, page)),
  'spend.read': aboutNobody((ctx) => readPartnerSpend(ctx, { groupBy: 'agent' })),
  'spend.read_inside': about((ctx, { orgId }) => readOrgSpend(ctx, orgId, { groupBy: 'agent' })),
  'org.suspend': about((ctx, { orgId }) => suspendOrg(ctx, { orgId })),
  'org.resume': about((ctx, { orgId }) => resumeOrg(ctx, { orgId })),
  'held_org.suspend': about((ctx, { orgId }) => suspendOrgByOperator(ctx, { orgId })),
  'held_org.resume': about((ctx, { orgId }) => resumeOrgByOperator(ctx, { orgId })),
  'partner_access.read': about((ctx, { orgId }) => readPartnerAccess(ctx, orgId, undefined)),
  'partner_link.read': about((ctx, { orgId }) => readPartnerLink(ctx, orgId, undefined)),
  'partner_access.change': about((ctx, { orgId }) => changePartnerAccess(ctx, orgId, { allowed: false })),
  'org.detach': about((ctx, { orgId }) => detachOrg(ctx, orgId, undefined)),
  'mail.list': aboutNobody((ctx) => readOutbox(ctx, page)),
  'installation.read': aboutNobody((ctx) => readInstallation(ctx, undefined)),
  'org.create': aboutNobody((ctx) => createOrg(ctx, { name: someName(), withKeys: true, welcome: false })),
  'org.list': aboutNobody((ctx) => listOrgs(ctx, page)),
  'org.page': aboutNobody((ctx) => pageOrgs(ctx, page)),
  'org.page_clients': aboutNobody((ctx) => pageClients(ctx, page)),
  'org.page_client_totals': aboutNobody((ctx) => pageClientTotals(ctx, page)),
  'org.search_clients': aboutNobody((ctx) =>
    searchClients(ctx, { order: { by: 'name', descending: false }, limit: 200 }),
  ),
  'org.read_overview': aboutNobody((ctx) => readOverview(ctx, undefined)),
  'org.get': about((ctx, { orgId }) => getOrg(ctx, { orgId })),
  'org.find_by_external_id': about((ctx, { externalId }) => findOrgByExternalId(ctx, { externalId })),
  'org.delete': about((ctx, { orgId }) => deleteOrg(ctx, { orgId })),
  'org.customize': about((ctx, { orgId }) => customizeOrg(ctx, orgId, { inactivityTimeout: 17 })),
  'org_profile.read': about((ctx, { orgId }) => readOrgProfile(ctx, orgId, {})),
  'org_profile.change': about((ctx, { orgId }) => changeOrgProfile(ctx, orgId, { name: someName() })),
  'org.call_upstream': about((ctx, { orgId }) => enterForUpstream(ctx, orgId, {})),
  'org.go_on_calling_upstream': about((ctx, { orgId }) => stayForUpstream(ctx, { orgId })),
  'org.read': about((ctx, { orgId }) => readOrg(ctx, orgId, undefined)),
  'org.summarize': about((ctx, { orgId }) => summarizeOrg(ctx, orgId, undefined)),
  'org.read_receipt': about((ctx, { orgId }) => readReceipt(ctx, orgId, undefined)),
  'org.claim': aboutNobody((ctx) =>
    claimOrg(ctx, DEAD_CLAIM_LINK, { partnerAccess: { allowed: true, until: null }, rotate: false }),
  ),
  'credential.rotate_seen': about((ctx, { orgId }) => rotateSeenCredentials(ctx, orgId, undefined)),
  'invitation.accept': aboutNobody((ctx) => acceptInvitation(ctx, DEAD_INVITATION, undefined)),
  'login_link.issue': about((ctx, { orgId }) =>
    issueLoginLink(ctx, orgId, { email: `somebody-${randomBytes(4).toString('hex')}@example.com` }),
  ),
  'oauth_grant.issue': aboutNobody((ctx) => issueGrant(ctx, NOBODYS_PLACE, SOMETHING_ASKED)),
  'oauth_grant.redeem': aboutNobody((ctx) =>
    redeemCode(ctx, DEAD_GRANT, { redirectUri: SOMETHING_ASKED.redirectUri, verifier: 'x' }),
  ),
  'oauth_grant.refresh': aboutNobody((ctx) => refreshGrant(ctx, DEAD_GRANT, { family: 'x', turn: 'y' })),
  'oauth_grant.revoke': aboutNobody((ctx) => revokeGrant(ctx, DEAD_GRANT, { because: 'revoked' })),
  'login_link.redeem': aboutNobody((ctx) => redeemLoginLink(ctx, DEAD_LOGIN_LINK, { confined: true })),
  'team_provision.claim': aboutNobody((ctx) => claimTeamProvision(ctx, DEAD_TEAM_LINK, undefined)),
  'partner_member.list': aboutNobody((ctx) => listPartnerMembers(ctx, undefined)),
  'partner_member.add': aboutNobody((ctx) => addPartnerMember(ctx, { email: someAddress(), role: 'member' })),
  'partner_member.change_role': about((ctx, { partnerMemberId }) =>
    changePartnerMemberRole(ctx, { memberId: partnerMemberId, role: 'admin' }),
  ),
  'partner_member.invite': about((ctx, { partnerMemberId }) =>
    invitePartnerMember(ctx, { memberId: partnerMemberId }),
  ),
  'partner_member.remove': about((ctx, { partnerMemberId }) =>
    removePartnerMember(ctx, { memberId: partnerMemberId }),
  ),
  'membership.list': about((ctx, { orgId }) => listMemberships(ctx, orgId, undefined)),
  'membership.find_by_email': about((ctx, { orgId }) =>
    findMembershipByEmail(ctx, orgId, { email: someAddress() }),
  ),
  'membership.read_roster': about((ctx, { orgId }) => readRoster(ctx, orgId, undefined)),
  'membership.read_own': about((ctx, { orgId }) => readOwnMembership(ctx, orgId, undefined)),
  'membership.add': about((ctx, { orgId }) =>
    addMembership(ctx, orgId, { email: someAddress(), role: 'member' }),
  ),
  'membership.change': within((ctx, { orgId }, { membershipId }) =>
    changeMembership(ctx, orgId, { membershipId, name: someName() }),
  ),
  'membership.change_role': within((ctx, { orgId }, { membershipId }) =>
    changeMembershipRole(ctx, orgId, { membershipId, role: 'viewer' }),
  ),
  'membership.invite': within((ctx, { orgId }, { membershipId }) =>
    inviteMembership(ctx, orgId, { membershipId }),
  ),
  'membership.remove': within((ctx, { orgId }, { membershipId }) =>
    removeMembership(ctx, orgId, { membershipId }),
  ),
  'location.create': within((ctx, { orgId }, { locationId }) =>
    createLocation(ctx, orgId, { parentId: locationId, details: { name: someName() } }),
  ),
  'location.change': within((ctx, { orgId }, { locationId }) =>
    changeLocation(ctx, orgId, { locationId, changes: { name: someName() } }),
  ),
  'location.delete': within((ctx, { orgId }, { locationId }) => deleteLocation(ctx, orgId, { locationId })),
  'location.add_label': within((ctx, { orgId }, { locationId }) =>
    addLocationLabel(ctx, orgId, { location: { id: locationId }, label: someName() }),
  ),
  'location.remove_label': within((ctx, { orgId }, { locationId }) =>
    removeLocationLabel(ctx, orgId, { location: { id: locationId }, label: 'dock' }),
  ),
  'location.list_labels': about((ctx, { orgId }) => listLocationLabels(ctx, orgId, undefined)),
  'location.outline': about((ctx, { orgId }) => outlineLocations(ctx, orgId, undefined)),
  'location.pick': about((ctx, { orgId, locationId }) => pickLocations(ctx, orgId, { ids: [locationId] })),
  'location.page': about((ctx, { orgId }) => pageLocations(ctx, orgId, page)),
  'schedule.list': about((ctx, { orgId }) => listSchedules(ctx, orgId, undefined)),
  'schedule.create': about((ctx, { orgId }) => createSchedule(ctx, orgId, { name: someName() })),
  'schedule.change': within((ctx, { orgId }, { scheduleId }) =>
    changeSchedule(ctx, orgId, { scheduleId, changes: { name: someName() } }),
  ),
  'schedule.delete': within((ctx, { orgId }, { idleScheduleId }) =>
    deleteSchedule(ctx, orgId, { scheduleId: idleScheduleId }),
  ),
  'policy.list': about((ctx, { orgId }) => listPolicies(ctx, orgId, { kind: 'camera' })),
  'policy.list_using': within((ctx, { orgId }, { scheduleId }) =>
    listPoliciesUsing(ctx, orgId, { scheduleId }),
  ),
  'policy.create': about((ctx, { orgId }) =>
    createPolicy(ctx, orgId, { kind: 'camera', details: { name: someName() } }),
  ),
  'policy.change': within((ctx, { orgId }, { cameraPolicyId: policyId }) =>
    changePolicy(ctx, orgId, { kind: 'camera', policyId, changes: { name: someName() } }),
  ),
  'policy.delete': within((ctx, { orgId }, { cameraPolicyId: policyId }) =>
    deletePolicy(ctx, orgId, { kind: 'camera', policyId }),
  ),
  'alert_rule.list': about((ctx, { orgId }) => listAlertRules(ctx, orgId, undefined)),
  'alert_rule.create': within((ctx, { orgId }, { deviceId, locationId }) =>
    createAlertRule(ctx, orgId, {
      details: { name: someName() },
      named: { deviceIds: [deviceId], locationIds: [locationId] },
    }),
  ),
  'alert_rule.change': within((ctx, { orgId }, { alertRuleId: ruleId }) =>
    changeAlertRule(ctx, orgId, {
      ...{ ruleId, changes: { name: someName() } },
      named: { deviceIds: [], locationIds: [] },
    }),
  ),
  'alert_rule.delete': within((ctx, { orgId }, { alertRuleId: ruleId }) =>
    deleteAlertRule(ctx, orgId, { ruleId }),
  ),
  'vehicle.list_sightings': about((ctx, { orgId }) => listSightings(ctx, orgId, { fuzzyPlate: 'ABC123' })),
  'vehicle.page': about((ctx, { orgId }) => pageVehicles(ctx, orgId, page)),
  'vehicle.save': about((ctx, { orgId }) => saveVehicle(ctx, orgId, { plate: someName() })),
  'vehicle.delete': within((ctx, { orgId }, { plate }) => deleteVehicle(ctx, orgId, { plate })),
  'vehicle.add_label': within((ctx, { orgId }, { plate }) =>
    addVehicleLabel(ctx, orgId, { plate, label: someName() }),
  ),
  'vehicle.remove_label': within((ctx, { orgId }, { plate }) =>
    removeVehicleLabel(ctx, orgId, { plate, label: 'staff' }),
  ),
  'hardware.page_available': aboutNobody((ctx) => pageAvailableHardware(ctx, { limit: 200 })),
  'device.page': about((ctx, { orgId }) => pageDevices(ctx, orgId, { limit: 200 })),
  'device.page_of_clients': aboutNobody((ctx) => pageClientDevices(ctx, { limit: 200 })),
  'device.register': about((ctx, { orgId }) => registerDevice(ctx, { orgId, serialNumber: 'none' })),
  'device.reassign': about((ctx, { orgId }) =>
    reassignDevices(ctx, { from: orgId, to: orgId, serialNumbers: ['none'] }),
  ),
  'device.customize': within((ctx, { orgId }, { deviceId }) =>
    customizeDevice(ctx, orgId, { deviceId, customizations: { inactivityTimeout: 17 }, config: {} }),
  ),
  'device.activate': about((ctx, { orgId }) => activateDevice(ctx, orgId, undefined)),
  'device.report_state': about((ctx, { orgId }) => reportDeviceState(ctx, orgId, { operational: false })),
  // A household's alert goes by the id of its device.
  'alert.dismiss': within((ctx, { orgId }, { deviceId }) =>
    dismissAlert(ctx, orgId, { alertId: alertOf(deviceId) }),
  ),
  'alert.read': within((ctx, { orgId }, { deviceId }) =>
    readAlert(ctx, orgId, { alertId: alertOf(deviceId) }),
  ),
  'alert.read_thumbnail': within((ctx, { orgId }, { deviceId }) =>
    readAlertThumbnail(ctx, orgId, { alertId: alertOf(deviceId), choose: whole }),
  ),
  'alert.list': about((ctx, { orgId }) => listAlerts(ctx, orgId, { limit: 200 })),
  'alert.list_expiring': about((ctx, { orgId }) => listExpiringAlerts(ctx, orgId, { limit: 200 })),
  'alert.find_oldest': about((ctx, { orgId }) => findOldestAlert(ctx, orgId, undefined)),
  'device.page_silent': about((ctx, { orgId }) => pageSilentDevices(ctx, orgId, { limit: 200 })),
  'occurrence.list_seek_points': within((ctx, { orgId }, { deviceId }) =>
    listSeekPoints(ctx, orgId, {
      ...{ deviceId, withMotion: true },
      ...{ after: new Date(0), before: new Date(1_000) },
    }),
  ),
  'snapshot.keep': about((ctx, { orgId }) => keepSnapshot(ctx, orgId, { image: jpeg() })),
  'snapshot.find_near': within((ctx, { orgId }, { deviceId }) =>
    findSnapshotNear(ctx, orgId, { deviceId, at: new Date(0) }),
  ),
  'snapshot.find_latest': within((ctx, { orgId }, { deviceId }) =>
    findLatestSnapshot(ctx, orgId, { deviceId }),
  ),
  // A household's frame goes by the id of its device.
  'snapshot.read': within((ctx, { orgId }, { deviceId }) =>
    readSnapshot(ctx, orgId, { snapshotId: deviceId as Id<string> as SnapshotId, choose: whole }),
  ),
  'clip.save': within((ctx, { orgId }, { deviceId }) =>
    saveClip(ctx, orgId, {
      ...{ deviceIds: [deviceId], startsAt: new Date('2026-03-14'), durationSeconds: 1, access: {} },
    }),
  ),
  'clip.change': within((ctx, { orgId }, { clipId }) =>
    changeClip(ctx, orgId, { clipId, title: someName(), access: {} }),
  ),
  'clip.delete': within((ctx, { orgId }, { clipId }) => deleteClip(ctx, orgId, { clipId })),
  'clip.page': about((ctx, { orgId }) =>
    pageClips(ctx, orgId, {
      ...{ privateOnly: false, within: 'shown', order: { by: 'made', descending: true }, limit: 200 },
    }),
  ),
  'clip.read': within((ctx, { orgId }, { clipId }) => readClip(ctx, orgId, { clipId })),
  // The one frame of a household's clip goes by the clip's id.
  'clip.read_frame': within((ctx, { orgId }, { clipId }) =>
    readClipFrame(ctx, orgId, { clipId, frameId: clipId as Id<string> as SnapshotId, choose: whole }),
  ),
  'federated_token.issue': about((ctx, { orgId }) => issueFederatedToken(ctx, orgId, {})),
  'device.change_details': within((ctx, { orgId }, { deviceId }) =>
    changeDeviceDetails(ctx, orgId, { changes: [{ deviceId, details: { name: someName() } }] }),
  ),
  'device.configure': within((ctx, { orgId }, { deviceId }) =>
    configureDevice(ctx, orgId, { deviceId, config: { sample: someName() } }),
  ),
  'device.reboot': within((ctx, { orgId }, { deviceId }) => rebootDevice(ctx, orgId, { deviceId })),
  'device_command.take': about((ctx, { orgId }) => takeCommands(ctx, orgId, undefined)),
  'licence.read_device_features': within((ctx, { orgId }, { deviceId }) =>
    readDeviceFeatures(ctx, orgId, { deviceId }),
  ),
  'door.report': about((ctx, { orgId }) => reportDoors(ctx, orgId, { doors: [] })),
  'door.page': about((ctx, { orgId }) => pageDoors(ctx, orgId, { limit: 200 })),
  'door.unlock': within((ctx, { orgId }, { doorId }) => unlockDoor(ctx, orgId, { doorId })),
  'access_group.list': about((ctx, { orgId }) => listAccessGroups(ctx, orgId, undefined)),
  'access_group.create': within((ctx, { orgId }, { membershipId }) =>
    createAccessGroup(ctx, orgId, { name: someName(), membershipIds: [membershipId] }),
  ),
  'access_group.change': within((ctx, { orgId }, { accessGroupId: groupId }) =>
    changeAccessGroup(ctx, orgId, { groupId, changes: { name: someName() } }),
  ),
  'access_group.delete': within((ctx, { orgId }, { accessGroupId: groupId }) =>
    deleteAccessGroup(ctx, orgId, { groupId }),
  ),
  'access_group.add_members': within((ctx, { orgId, accessGroupId: groupId }, { membershipId }) =>
    addAccessGroupMembers(ctx, orgId, { groupId, membershipIds: [membershipId] }),
  ),
  'access_group.remove_members': within((ctx, { orgId, accessGroupId: groupId }, { membershipId }) =>
    removeAccessGroupMembers(ctx, orgId, { groupId, membershipIds: [membershipId] }),
  ),
  'access_grant.list': about((ctx, { orgId }) => listAccessGrants(ctx, orgId, undefined)),
  'access_grant.list_at_location': within((ctx, { orgId }, { locationId }) =>
    listAccessGrantsAt(ctx, orgId, { locationId }),
  ),
  'access_grant.create': within((ctx, { orgId, locationId }, { doorId }) =>
    createAccessGrant(ctx, orgId, {
      ...{ name: someName(), locationId, scheduleId: null },
      ...{ doorIds: [doorId], membershipIds: [], groupIds: [] },
    }),
  ),
  'access_grant.change': within((ctx, { orgId }, { accessGrantId: grantId }) =>
    changeAccessGrant(ctx, orgId, { grantId, changes: { name: someName() } }),
  ),
  'access_grant.delete': within((ctx, { orgId }, { accessGrantId: grantId }) =>
    deleteAccessGrant(ctx, orgId, { grantId }),
  ),
  'badge.list': within((ctx, { orgId }, { membershipId }) =>
    listBadges(ctx, orgId, { membershipId, filter: {} }),
  ),
  'badge.assign': within((ctx, { orgId }, { membershipId }) =>
    assignBadge(ctx, orgId, { membershipId, value: new Secret(randomBytes(8).toString('hex')) }),
  ),
  'badge.revoke': within((ctx, { orgId }, { badgeId }) => revokeBadge(ctx, orgId, { badgeId })),
  'badge.suspend': within((ctx, { orgId }, { badgeId }) => suspendBadge(ctx, orgId, { badgeId })),
  'badge.resume': within((ctx, { orgId }, { badgeId }) => resumeBadge(ctx, orgId, { badgeId })),
  'badge.note': within((ctx, { orgId }, { badgeId }) => noteBadge(ctx, orgId, { badgeId, text: someName() })),
  'badge.delete': within((ctx, { orgId }, { badgeId }) => deleteBadge(ctx, orgId, { badgeId })),
  'lockdown_plan.list': about((ctx, { orgId }) => listLockdownPlans(ctx, orgId, undefined)),
  'lockdown_plan.get': within((ctx, { orgId }, { lockdownPlanId: planId }) =>
    getLockdownPlan(ctx, orgId, { planId }),
  ),
  'lockdown_plan.create': within((ctx, { orgId }, { locationId }) =>
    createLockdownPlan(ctx, orgId, {
      ...{ locationId, name: someName(), details: { defaultState: 'locked_down', doorStates: {} } },
    }),
  ),
  'lockdown_plan.change': within((ctx, { orgId }, { lockdownPlanId: planId }) =>
    changeLockdownPlan(ctx, orgId, { planId, name: someName(), details: {} }),
  ),
  'lockdown_plan.delete': within((ctx, { orgId }, { lockdownPlanId: planId }) =>
    deleteLockdownPlan(ctx, orgId, { planId }),
  ),
  'lockdown.activate': within((ctx, { orgId, lockdownPlanId }, { locationId }) =>
    activateLockdown(ctx, orgId, { locationId, planIds: [lockdownPlanId] }),
  ),
  'lockdown.deactivate': within((ctx, { orgId }, { locationId }) =>
    deactivateLockdown(ctx, orgId, { locationId }),
  ),
  'monitoring.switch': within((ctx, { orgId }, { locationId }) =>
    switchMonitoring(ctx, orgId, { locationId, enabled: true }),
  ),
  'monitoring.read': within((ctx, { orgId }, { locationId }) => readMonitoring(ctx, orgId, { locationId })),
  'monitoring.list': about((ctx, { orgId }) => listMonitorings(ctx, orgId, undefined)),
  'device_state.page': about((ctx, { orgId }) =>
    pageDeviceStates(ctx, orgId, { types: ['CAMERA'], limit: 200 }),
  ),
  'device_state.read': within((ctx, { orgId }, { deviceId }) => readDeviceState(ctx, orgId, { deviceId })),
  'device_state.pick': within((ctx, { orgId }, { deviceId }) =>
    pickDeviceStates(ctx, orgId, { deviceIds: [deviceId] }),
  ),
  'occurrence.count': within((ctx, { orgId }, { deviceId }) =>
    countOccurrences(ctx, orgId, {
      ...{ from: new Date(0), to: new Date(1), step: 'day', timeZone: 'UTC', kinds: ['alert_raised'] },
      deviceId,
    }),
  ),
  'diagnosis.list': about((ctx, { orgId }) => listDiagnoses(ctx, orgId, { limit: 200 })),
  'footage.read': within((ctx, { orgId }, { deviceId }) =>
    readFootage(ctx, orgId, { deviceId, from: new Date(0), to: new Date(1) }),
  ),
  'uptime.read': within((ctx, { orgId }, { deviceId }) =>
    readUptime(ctx, orgId, { deviceId, from: new Date(0), to: new Date(1) }),
  ),
  'uptime.page': about((ctx, { orgId }) =>
    pageUptimes(ctx, orgId, { from: new Date(0), to: new Date(1), limit: 200 }),
  ),
  'reading.report': about((ctx, { orgId }) =>
    reportReadings(ctx, orgId, { at: new Date(0), readings: { tampered: true } }),
  ),
  'reading.list': within((ctx, { orgId }, { deviceId }) =>
    listReadings(ctx, orgId, { deviceId, limit: 200 }),
  ),
  'occurrence.report': about((ctx, { orgId }) =>
    reportOccurrences(ctx, orgId, {
      occurrences: [{ kind: 'tamper', at: new Date(0), data: { tampered: true } }],
    }),
  ),
  'occurrence.list': within((ctx, { orgId }, { deviceId }) =>
    listOccurrences(ctx, orgId, { deviceId, kinds: ['tamper'], limit: 200 }),
  ),
  'part_occurrence.list_at_door': within((ctx, { orgId }, { doorId }) =>
    listOccurrencesAtDoor(ctx, orgId, { doorId, limit: 200 }),
  ),
  'part_occurrence.list_at_location': within((ctx, { orgId }, { locationId }) =>
    listOccurrencesAtLocation(ctx, orgId, { locationId, limit: 200 }),
  ),
  'part_occurrence.list_of_person': within((ctx, { orgId }, { membershipId }) =>
    listOccurrencesOfPerson(ctx, orgId, { membershipId, limit: 200 }),
  ),
  'access_decision.make': about((ctx, { orgId }) => makeAccessDecisions(ctx, orgId, { shown: [] })),
  'alert.raise': about((ctx, { orgId }) =>
    raiseAlerts(ctx, orgId, {
      alerts: [{ kind: 'alert_raised', at: new Date(0), data: { activities: ['motion'] } }],
    }),
  ),
  'alert.clear': about((ctx, { orgId }) =>
    clearAlerts(ctx, orgId, {
      alerts: [{ kind: 'alert_cleared', at: new Date(0), data: { activities: ['motion'] } }],
    }),
  ),
  'project.list': about((ctx, { orgId }) => listProjects(ctx, orgId, undefined)),
  'project.get': within((ctx, { orgId }, { projectId }) => getProject(ctx, orgId, { projectId })),
  'project.count': within((ctx, { orgId }, { projectId }) => countResources(ctx, orgId, { projectId })),
  'project.create': about((ctx, { orgId }) => createProject(ctx, orgId, { name: someName() })),
  'project.rename': within((ctx, { orgId }, { projectId }) =>
    renameProject(ctx, orgId, { projectId, name: someName() }),
  ),
  'project.delete': within((ctx, { orgId }, { projectId }) => deleteProject(ctx, orgId, { projectId })),
  'project.list_of_client': about((ctx, { orgId }) => listClientProjects(ctx, { orgId })),
  'project.create_in_client': about((ctx, { orgId }) =>
    createClientProject(ctx, orgId, { name: someName() }),
  ),
  'project.delete_in_client': within((ctx, { orgId }, { projectId }) =>
    deleteClientProject(ctx, orgId, { projectId }),
  ),
  'org.rotate_tokens': about((ctx, { orgId }) => rotateTokens(ctx, orgId, { agents: true })),
  'claim_link.reissue': about((ctx, { orgId }) => reissueClaimLink(ctx, { orgId })),
  'project_key.read_own': within((ctx, { orgId }, { projectId }) => readOwnKey(ctx, orgId, { projectId })),
  'project_key.regenerate_own': within((ctx, { orgId }, { projectId }) =>
    regenerateOwnKey(ctx, orgId, { projectId }),
  ),
  'partner_secret.list': aboutNobody((ctx) => listPartnerSecrets(ctx, undefined)),
  'partner_secret.create': aboutNobody((ctx) => createPartnerSecret(ctx, someSecret())),
  'partner_secret.change': inside((ctx, { partnerSecretId }) =>
    changePartnerSecret(ctx, { secretId: partnerSecretId, changes: { name: someName() } }),
  ),
  'partner_secret.delete': inside((ctx, { partnerSecretId }) =>
    deletePartnerSecret(ctx, { secretId: partnerSecretId }),
  ),
  'secret.list': within((ctx, { orgId }, { projectId }) => listSecrets(ctx, orgId, { projectId })),
  'secret.list_inherited': about((ctx, { orgId }) => listInheritedSecrets(ctx, orgId, undefined)),
  'secret.create': within((ctx, { orgId }, { projectId }) =>
    createSecret(ctx, orgId, { projectId, given: someSecret() }),
  ),
  'secret.change': within((ctx, { orgId }, { projectId, projectSecretId }) =>
    changeSecret(ctx, orgId, { projectId, secretId: projectSecretId, changes: { name: someName() } }),
  ),
  'secret.delete': within((ctx, { orgId }, { orgSecretId }) =>
    deleteSecret(ctx, orgId, { secretId: orgSecretId }),
  ),
  'budget.list': about((ctx, { orgId }) => listBudgets(ctx, { orgId })),
  'budget.set': within((ctx, { orgId }, { partnerSecretId }) =>
    setBudget(ctx, {
      ...{ orgId, secretId: partnerSecretId, limitCents: 700 },
      ...{ period: 'total', enforcement: 'soft' },
    }),
  ),
  'budget.clear': within((ctx, { orgId }, { partnerSecretId }) =>
    clearBudget(ctx, { orgId, secretId: partnerSecretId }),
  ),
  'rule.list': within((ctx, { orgId }, { projectId }) => listRules(ctx, orgId, { projectId })),
  'rule.create': within((ctx, { orgId }, { projectId }) =>
    createRule(ctx, orgId, { projectId, details: ruleDetails() }),
  ),
  'gateway.read_of_partner': aboutNobody((ctx) => readPartnerSwitch(ctx, undefined)),
  'gateway.switch_partner': aboutNobody((ctx) => switchPartner(ctx, { stopped: true })),
  'gateway.read_of_org': about((ctx, { orgId }) => readOrgSwitch(ctx, orgId, undefined)),
  'gateway.switch_org': about((ctx, { orgId }) => switchOrg(ctx, orgId, { stopped: true })),
  'gateway.read_of_agent': within((ctx, { orgId }, { projectId, agentId }) =>
    readAgentSwitch(ctx, orgId, { projectId, agentId }),
  ),
  'gateway.switch_agent': within((ctx, { orgId }, { projectId, agentId }) =>
    switchAgent(ctx, orgId, { projectId, agentId, stopped: true }),
  ),
  'gateway_request.list': about((ctx, { orgId }) => listGatewayRequests(ctx, orgId, page)),
  'gateway.explain': within((ctx, { orgId }, { projectId }) =>
    explainRequest(ctx, orgId, {
      projectId,
      agent: undefined,
      method: 'GET',
      url: 'https://api.example.com',
    }),
  ),
  'rule.get': within((ctx, { orgId, projectId }, { ruleId }) => getRule(ctx, orgId, { projectId, ruleId })),
  'rule.change': within((ctx, { orgId, projectId }, { ruleId }) =>
    changeRule(ctx, orgId, { projectId, ruleId, changes: { name: someName() } }),
  ),
  'rule.delete': within((ctx, { orgId, projectId }, { ruleId }) =>
    deleteRule(ctx, orgId, { projectId, ruleId }),
  ),
  'org.read_settings': about((ctx, { orgId }) => readOrgSettings(ctx, orgId, undefined)),
  'org.change_settings': about((ctx, { orgId }) => changeOrgSettings(ctx, orgId, { policyMode: 'deny' })),
  'approval.list_pending': within((ctx, { orgId }, { projectId }) =>
    listPendingApprovals(ctx, orgId, { projectId, exclude: [] }),
  ),
  'approval.decide': within((ctx, { orgId, projectId }, { approvalId }) =>
    decideApproval(ctx, orgId, { projectId, approvalId, decision: 'approve' }),
  ),
  'agent_setup.read_proxy': within((ctx, { orgId }, { projectId }) =>
    readAgentProxy(ctx, orgId, { projectId, agent: undefined }),
  ),
  'app.list': within((ctx, { orgId }, { projectId }) => listApps(ctx, orgId, { projectId })),
  'app.list_of_org': about((ctx, { orgId }) => listOrgApps(ctx, orgId, undefined)),
  'vault.list': within((ctx, { orgId }, { projectId }) => listVaults(ctx, orgId, { projectId })),
  'team_provision.create': about((ctx, { orgId }) =>
    provisionTeamMember(ctx, orgId, { role: 'member', skipOnboarding: true }),
  ),
  'agent.list': within((ctx, { orgId }, { projectId }) => listAgents(ctx, orgId, { projectId })),
  'agent.get_default': within((ctx, { orgId }, { projectId }) => getDefaultAgent(ctx, orgId, { projectId })),
  'agent.list_granular_access': within((ctx, { orgId }, { projectId }) =>
    listGranularAccess(ctx, orgId, { projectId }),
  ),
  'agent.create': within((ctx, { orgId }, { projectId }) =>
    createAgent(ctx, orgId, {
      projectId,
      name: someName(),
      identifier: `made-${randomBytes(4).toString('hex')}`,
    }),
  ),
  'agent.rename': within((ctx, { orgId }, { projectId, agentId }) =>
    renameAgent(ctx, orgId, { projectId, agentId, name: someName() }),
  ),
  'agent.delete': within((ctx, { orgId }, { projectId, agentId }) =>
    deleteAgent(ctx, orgId, { projectId, agentId }),
  ),
  'agent.set_default': within((ctx, { orgId }, { projectId, agentId }) =>
    setDefaultAgent(ctx, orgId, { projectId, agentId }),
  ),
  'agent.regenerate_token': within((ctx, { orgId }, { projectId, agentId }) =>
    regenerateAgentToken(ctx, orgId, { projectId, agentId }),
  ),
  'agent.set_secret_mode': within((ctx, { orgId }, { projectId, agentId }) =>
    setSecretMode(ctx, orgId, { projectId, agentId, mode: 'selective' }),
  ),
  'agent.list_secrets': within((ctx, { orgId }, { projectId, agentId }) =>
    listAssignedSecrets(ctx, orgId, { projectId, agentId }),
  ),
  'agent.assign_secrets': within((ctx, { orgId }, { projectId, agentId }) =>
    assignSecrets(ctx, orgId, { projectId, agentId, secretIds: [] }),
  ),
  'agent.list_connections': within((ctx, { orgId }, { projectId, agentId }) =>
    listAgentConnections(ctx, orgId, { projectId, agentId }),
  ),
  'agent.check_connections': within((ctx, { orgId }, { projectId, agentId }) =>
    checkAgentConnections(ctx, orgId, { projectId, agentId, connectionIds: [] }),
  ),
}
