import type { Static } from 'typebox'
import type { PartOccurrence } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import type { ComponentEvents } from '../schemas/component-events.ts'

type Fields = Partial<NonNullable<Static<typeof ComponentEvents>['componentEvents']>[number]>
type Shown = PartOccurrence<'credential_received'>
type Decision = NonNullable<Shown['decision']>

const AUTHENTICATED = { accepted: 'ACCEPTED', rejected: 'REJECTED' } as const
const AUTHORIZED = { allowed: 'ALLOWED', denied: 'DENIED', disabled: 'DISABLED', not_asked: 'NA' } as const
const LOCKED = {
  ...{ locked_down: 'LOCKED_DOWN', access_controlled: 'ACCESS_CONTROLLED', unlocked: 'UNLOCKED' },
} as const

/** What has decided (`AuthDecisionSourceEnum`); nothing where it was neither of these. */
const sourceOf = ({ grantId, authorization, lockdown }: Decision): Fields => {
  if (grantId !== undefined) return { authDecisionSource: 'ACCESS_GRANT' }
  if (authorization === 'disabled') return { authDecisionSource: 'ACCESS_REVOCATION' }
  return lockdown === 'locked_down' || lockdown === 'unlocked' ? { authDecisionSource: 'LOCKDOWN' } : {}
}

const originatorOf = ({ membershipId, personName }: Shown): Fields =>
  membershipId === null
    ? {}
    : {
        originator: { type: 'USER', userUuid: toRuuid(membershipId), ...onlyGiven({ username: personName }) },
      }

/** What was decided about a badge, in the fields of `CredentialReceivedEventType`. */
export const presentDecision = (shown: Shown): Fields => {
  const { decision } = shown
  if (decision === null) return { authenticationResult: 'NA', authorizationResult: 'NA' }
  const { badgeId, grantId, planId, lockdown } = decision
  return {
    authenticationResult: AUTHENTICATED[decision.authentication],
    authorizationResult: AUTHORIZED[decision.authorization],
    ...sourceOf(decision),
    ...onlyGiven({
      credentialUuid: badgeId && toRuuid(badgeId),
      managedCredentialUuid: badgeId && toRuuid(badgeId),
      accessGrantOrRevocationUuid: grantId && toRuuid(grantId),
      activeLockdownPlanUuid: planId && toRuuid(planId),
      activeDoorLockdownState: lockdown && LOCKED[lockdown],
    }),
    ...originatorOf(shown),
  }
}
