import { hashToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type FoundTeamProvision, findTeamProvisionByHash } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'

/** What a team link offers: a place in an organization, until a moment. */
export type TeamOffer = FoundTeamProvision

export const provisionGone = (): DomainError =>
  new DomainError('team_provision.gone', 'This link to a place in a team no longer works')

/** Finds the place behind a team link. Throws `team_provision.not_found`, or `team_provision.gone` for one that is taken or over. */
export const findTeamProvision = async ({ store, now }: Domain, token: string): Promise<TeamOffer> => {
  const found = /^[0-9a-f]{64}$/.test(token)
    ? await findTeamProvisionByHash(store, hashToken(token))
    : undefined
  if (found === undefined)
    throw new DomainError('team_provision.not_found', 'This link to a place in a team does not exist')
  if (found.claimedAt !== null || found.expiresAt <= now()) throw provisionGone()
  return found
}
