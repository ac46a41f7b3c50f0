import type { AccessGrantId, AccessGroupId, BadgeId, DoorId, LockdownPlanId } from '../../kernel/ids.ts'
import type { DoorLockdownState, Somebody } from '../../store/schema/doors.ts'
import type { AccessDecision } from '../../store/schema/telemetry.ts'
import type { BadgeStatus } from '../badge/index.ts'
import type { MembershipId } from '../membership/index.ts'

/** A grant whose time it is. */
export interface RunningGrant extends Somebody {
  readonly id: AccessGrantId
  readonly doorIds: readonly DoorId[]
}
/** What a lockdown makes of a door, and the plans that say so. */
export interface LockdownOfDoor {
  readonly state: DoorLockdownState
  readonly plans: readonly { readonly id: LockdownPlanId; readonly admitted?: Somebody | undefined }[]
}

/** Everything that a decision depends on, as it is at its moment. */
export interface Circumstances {
  /** Undefined where nobody knows the badge. */
  readonly badge:
    | { readonly id: BadgeId; readonly membershipId: MembershipId; readonly status: BadgeStatus }
    | undefined
  /** The groups that the person is in. */
  readonly groupIds: ReadonlySet<AccessGroupId>
  /** Undefined where the reader belongs to no door. */
  readonly doorId: DoorId | undefined
  readonly lockdown: LockdownOfDoor | undefined
  /** Oldest first. */
  readonly grants: readonly RunningGrant[]
}

type Ruling = Pick<AccessDecision, 'authorization' | 'grantId' | 'planId'>

const names = (somebody: Somebody | undefined, { badge, groupIds }: Circumstances): boolean =>
  somebody !== undefined &&
  badge !== undefined &&
  (somebody.membershipIds.includes(badge.membershipId) || somebody.groupIds.some((id) => groupIds.has(id)))

/** The plan by which a locked door stays shut: who goes on being let in is named by all of them. */
const planAgainst = (circumstances: Circumstances): LockdownPlanId | undefined => {
  const { lockdown } = circumstances
  if (lockdown?.state !== 'locked_down') return undefined
  return lockdown.plans.find(({ admitted }) => !names(admitted, circumstances))?.id
}

const ruleByGrants = (circumstances: Circumstances, doorId: DoorId): Ruling => {
  const grant = circumstances.grants.find((one) => one.doorIds.includes(doorId) && names(one, circumstances))
  return grant === undefined ? { authorization: 'denied' } : { authorization: 'allowed', grantId: grant.id }
}

/** A door that a lockdown has opened is open to everybody. Otherwise the badge counts, then lockdowns, then grants. */
const rule = (circumstances: Circumstances): Ruling => {
  const { badge, doorId, lockdown } = circumstances
  if (lockdown?.state === 'unlocked') return { authorization: 'allowed' }
  if (badge === undefined) return { authorization: 'not_asked' }
  if (badge.status !== 'active') return { authorization: 'disabled' }
  if (doorId === undefined) return { authorization: 'not_asked' }
  const planId = planAgainst(circumstances)
  return planId === undefined ? ruleByGrants(circumstances, doorId) : { authorization: 'denied', planId }
}

/** Decides whether somebody who shows a badge is let through a door. */
export const decideAccess = (circumstances: Circumstances): AccessDecision => {
  const { badge, lockdown } = circumstances
  const [plan] = lockdown?.plans ?? []
  return {
    authentication: badge?.status === 'active' ? 'accepted' : 'rejected',
    ...(badge && { badgeId: badge.id }),
    ...(lockdown && { lockdown: lockdown.state }),
    ...(plan && { planId: plan.id }),
    ...rule(circumstances),
  }
}
