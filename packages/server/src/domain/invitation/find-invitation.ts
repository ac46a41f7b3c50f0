import { hashToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type FoundInvitation, findInvitation as find } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'

export type Invitation = FoundInvitation

/** Finds the invitation behind a link. Throws `invitation.not_found`, or `invitation.gone` for one that is used up. */
export const findInvitation = async (domain: Domain, token: string): Promise<Invitation> => {
  const found = /^[0-9a-f]{64}$/.test(token) ? await find(domain.store, hashToken(token)) : undefined
  if (found === undefined) throw new DomainError('invitation.not_found', 'This invitation does not exist')
  if (found.usedAt !== null || found.expiresAt <= domain.now())
    throw new DomainError('invitation.gone', 'This invitation no longer works')
  return found
}
