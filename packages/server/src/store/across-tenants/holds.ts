import { orgs } from '../schema/orgs.ts'

/** What the holds on an organization hang on. */
export interface FoundHolds {
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly suspendedAt: Date | null
  readonly operatorSuspendedAt: Date | null
  readonly partnerAccessAllowed: boolean
  readonly partnerAccessUntil: Date | null
}

export const HOLDS = {
  status: orgs.status,
  suspendedAt: orgs.suspendedAt,
  operatorSuspendedAt: orgs.operatorSuspendedAt,
  partnerAccessAllowed: orgs.partnerAccessAllowed,
  partnerAccessUntil: orgs.partnerAccessUntil,
}
