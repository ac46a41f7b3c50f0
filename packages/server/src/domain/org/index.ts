export type { Connection } from '../connection.ts'
export { enterForUpstream, stayForUpstream } from './call-upstream.ts'
export { type CreatedOrg, createOrg } from './create-org.ts'
export { customizeOrg } from './customize-org.ts'
export { deleteOrg } from './delete-org.ts'
export { accessInWords, type HandOverReceipt } from './hand-over.ts'
export {
  HOLD_REASON_CHARACTERS_MAX,
  resumeOrg,
  resumeOrgByOperator,
  suspendOrg,
  suspendOrgByOperator,
} from './hold-org.ts'
export {
  CONNECTION_NAME_CHARACTERS_MAX,
  EXTERNAL_ID_CHARACTERS_MAX,
  ORG_NAME_CHARACTERS_MAX,
  type Org,
  type Project,
  WEBSITE_CHARACTERS_MAX,
} from './org.ts'
export { changeOrgProfile, type OrgProfile, readOrgProfile } from './org-profile.ts'
export { changeOrgSettings, readOrgSettings } from './org-settings.ts'
export { type ClientTotals, pageClientTotals } from './page-client-totals.ts'
export { type ClientOverview, pageClients } from './page-clients.ts'
export {
  changePartnerAccess,
  detachOrg,
  type PartnerAccess,
  readPartnerAccess,
  readPartnerLink,
} from './partner-access.ts'
export { PARTNER_RIGHTS, rightInWords } from './partner-rights.ts'
export { type OrgInside, type OrgSummary, readOrg, summarizeOrg } from './read-inside.ts'
export { findOrgByExternalId, getOrg, listOrgs, type OrgWithProjects, pageOrgs } from './read-orgs.ts'
export { readOverview } from './read-overview.ts'
export { readReceipt } from './read-receipt.ts'
export { type RotatedTokens, rotateTokens } from './rotate-tokens.ts'
export {
  CLIENT_SEARCH_CHARACTERS_MAX,
  type ClientOrder,
  type ClientPosition,
  type PortfolioClient,
  searchClients,
} from './search-clients.ts'
export { readWidgetConfig, type WidgetConfig } from './widget-config.ts'
