import { DomainError } from '../kernel/errors.ts'
import type { OrgHolds } from '../store/schema/orgs.ts'
import type { TenantPrincipal } from './principal.ts'

/** What the entry rule looks at. */
export interface OrgStanding {
  readonly isOwn: boolean
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly suspended: boolean
  readonly partnerAccessAllowed: boolean
  readonly partnerAccessUntil: Date | null
}

/** Decides whether a principal may act inside an organization; answers the refusal, or nothing. */
export type EntryRule = (
  principal: TenantPrincipal,
  org: OrgStanding | undefined,
  now: Date,
) => DomainError | undefined

export const orgNotFound = (): DomainError => new DomainError('org.not_found', 'Organization not found')

export const accessNotAllowed = (): DomainError =>
  new DomainError('org.access_not_allowed', 'Access to this organization is not allowed')

export type Hold = 'operator' | 'partner'

/**
 * Which hold counts on an organization. The operator's always does; the partner's only while the partner may act
 * inside, so that a customer who has taken its access away is not kept out by whoever can no longer let it in.
 */
export const holdOn = (org: OrgHolds, now: Date): Hold | undefined => {
  if (org.operatorSuspendedAt !== null) return 'operator'
  const counts = org.suspendedAt !== null && partnerMayEnter({ ...org, suspended: false }, now)
  return counts ? 'partner' : undefined
}

/** Whether an organization is held by anybody. */
export const isSuspended = (org: OrgHolds, now: Date): boolean => holdOn(org, now) !== undefined

/**
 * Whether a hold keeps somebody out of an operation. What goes on despite a partner's hold does so for those who manage
 * the organization, and for nobody under the operator's.
 */
export const keepsOut = (
  hold: Hold | undefined,
  { kind, scopes }: TenantPrincipal,
  despiteHold: boolean,
): boolean => {
  if (hold === undefined) return false
  return !(hold === 'partner' && despiteHold && kind === 'org' && scopes.has('org:manage'))
}

/** Whether the customer lets the partner in at this moment. */
export const partnerMayEnter = (org: Omit<OrgStanding, 'isOwn'>, now: Date): boolean => {
  if (org.suspended) return false
  if (org.status === 'unclaimed') return true
  if (org.status === 'detached' || !org.partnerAccessAllowed) return false
  return org.partnerAccessUntil === null || now < org.partnerAccessUntil
}

/** The same of an organization as it is stored, with what it is held by. */
export const partnerIsLetIn = (org: OrgHolds, now: Date): boolean =>
  partnerMayEnter({ ...org, suspended: isSuspended(org, now) }, now)

/** The product's rule: a stranger's organization is a missing one, and consent decides about the others. */
export const entryRule: EntryRule = (principal, org, now) => {
  if (org === undefined) return orgNotFound()
  if (principal.kind === 'partner' && (org.isOwn || partnerMayEnter(org, now))) return undefined
  if (principal.kind !== 'partner' && !org.suspended) return undefined
  return accessNotAllowed()
}
