import type {
  AgentId,
  CredentialId,
  DeviceId,
  OAuthClientId,
  OrgId,
  PartnerId,
  ProjectId,
  UserId,
} from '../kernel/ids.ts'
import type { Person } from './person.ts'
import type { OrgRole, PartnerRole } from './roles.ts'
import type { Scope } from './scopes.ts'

/** The person behind a session, and their place in the partner or organization that they act for. */
export interface SessionUser {
  readonly id: UserId
  readonly email: string
  readonly role: PartnerRole | OrgRole
  /** There where a login link has signed the person in: what is their own is not to be seen or changed then. */
  readonly confined?: true
}

interface Holder {
  /** The key, the session, or the access token of an application. */
  readonly credentialId: CredentialId
  /** There when a person acts, rather than a machine. */
  readonly user?: SessionUser
  /** The application that acts for the person, by an OAuth token. */
  readonly via?: OAuthClientId
  readonly scopes: ReadonlySet<Scope>
  /** There where the partner may hold the credential, or gave the person their place: what it makes is seen too. */
  readonly fromPartner?: true
  /** Whether its organization has left the partner that made it. */
  readonly detached?: true
  /** When a key ends. A session ends too, but what its person does with their rights does not. */
  readonly expiresAt?: Date
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
  /** The person whose own key it is; it is a machine all the same that acts by it. */
  readonly ownerId?: UserId
}
export interface AgentPrincipal extends Holder {
  readonly kind: 'agent'
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly projectId: ProjectId
  readonly agentId: AgentId
}
/** A device that reports what it senses. */
export interface DevicePrincipal extends Holder {
  readonly kind: 'device'
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly deviceId: DeviceId
}
/** A person who has signed in and acts for nobody yet: someone who follows a link. */
export interface PersonPrincipal {
  readonly kind: 'person'
  readonly person: Person
  /** The application that acts for the person, which does what they have allowed it. */
  readonly via?: OAuthClientId
  readonly scopes: ReadonlySet<Scope>
}
/** A principal that sees one organization and no other. */
export type ConfinedPrincipal = OrgPrincipal | ProjectPrincipal | AgentPrincipal | DevicePrincipal
export type TenantPrincipal = PartnerPrincipal | ConfinedPrincipal
/** Who a verified credential speaks for, and with which scopes. */
export type Principal = OperatorPrincipal | PersonPrincipal | TenantPrincipal

/** Whether the partner itself acts, or somebody who may act for it: it sees whatever they make. */
export const isFromPartner = (principal: Principal): boolean =>
  principal.kind === 'partner' || ('fromPartner' in principal && principal.fromPartner === true)

/** For whom a principal speaks: two keys of one partner speak for the same one. */
export const holderName = (principal: Principal): string => {
  switch (principal.kind) {
    case 'operator':
      return 'operator'
    case 'person':
      return `user/${principal.person.userId}`
    case 'partner':
      return `partner/${principal.partnerId}`
    case 'org':
      return `org/${principal.orgId}`
    case 'project':
      return `project/${principal.projectId}`
    case 'agent':
      return `agent/${principal.agentId}`
    case 'device':
      return `device/${principal.deviceId}`
  }
}

/** A stable name of a principal: its person, where one acts, and for whom. */
export const principalName = (principal: Principal): string =>
  'user' in principal && principal.user !== undefined
    ? `user/${principal.user.id} for ${holderName(principal)}`
    : holderName(principal)
