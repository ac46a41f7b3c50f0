import { isSuspended } from '../entry-rule.ts'
import type { KnownAgent, Picture } from './picture.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Why an agent is let through no more, if it is not: its organization, its partner, or itself. */
export const refuseStanding = (
  picture: Picture,
  agent: KnownAgent | undefined,
  now: Date,
): Refusal | undefined => {
  if (!picture.partnerActive) return refusal('partner_inactive', 'The partner account is not active.')
  if (agent === undefined) return refusal('agent_revoked', 'This agent no longer exists.')
  if (isSuspended(picture.holds, now))
    return refusal('organization_suspended', 'This organization is suspended.')
  return picture.isStopped || agent.isStopped
    ? refusal('gateway_stopped', 'Somebody has stopped the traffic of this agent at the gateway.')
    : undefined
}
