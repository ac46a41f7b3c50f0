import type { AgentId, CredentialId, OrgId, PartnerId, ProjectId } from '../kernel/ids.ts'
import type { Scope } from './scopes.ts'

interface Holder {
  readonly credentialId: CredentialId
  readonly scopes: ReadonlySet<Scope>
}
export interface OperatorPrincipal {
  readonly kind: 'operator'
  readonly scopes: ReadonlySet<Scope>
}
export interface PartnerPrincipal extends Holder {
  readonly kind: 'partner'
  readonly partnerId: PartnerId
  readonly ownOrgId: OrgId
}
export interface OrgPrincipal extends Holder {
  readonly kind: 'org'
  readonly partnerId: PartnerId
  readonly orgId: OrgId
}
export interface ProjectPrincipal extends Holder {
  readonly kind: 'project'
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly projectId: ProjectId
}
export interface AgentPrincipal extends Holder {
  readonly kind: 'agent'
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly projectId: ProjectId
  readonly agentId: AgentId
}
/** A principal that sees one organization and no other. */
export type ConfinedPrincipal = OrgPrincipal | ProjectPrincipal | AgentPrincipal
export type TenantPrincipal = PartnerPrincipal | ConfinedPrincipal
/** Who a verified credential speaks for, and with which scopes. */
export type Principal = OperatorPrincipal | TenantPrincipal

/** A stable name of a principal: two keys of one partner speak for the same one. */
export const principalName = (principal: Principal): string => {
  switch (principal.kind) {
    case 'operator':
      return 'operator'
    case 'partner':
      return `partner/${principal.partnerId}`
    case 'org':
      return `org/${principal.orgId}`
    case 'project':
      return `project/${principal.projectId}`
    case 'agent':
      return `agent/${principal.agentId}`
  }
}
