import { hashToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type FoundClaimLink, findClaimLink } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import type { Person } from '../person.ts'
import { findOrgPlaces } from '../places.ts'

/** What a claim link offers: an organization, by a partner, until a moment. */
export type ClaimOffer = FoundClaimLink

const findLink = async ({ store }: Domain, token: string): Promise<FoundClaimLink | undefined> =>
  /^[0-9a-f]{64}$/.test(token) ? findClaimLink(store, hashToken(token)) : undefined

/** Refuses the claim of an organization that the operator holds; its link stays alive. */
export const refuseHeld = (org: Pick<ClaimOffer, 'operatorSuspendedAt'>): void => {
  if (org.operatorSuspendedAt !== null)
    throw new DomainError(
      'claim.held',
      'This organization is suspended by the operator of this server and cannot be claimed for now. Keep the link: it works again once that is over, unless it has expired by then.',
    )
}

/**
 * Finds the offer behind a claim link. Throws `claim_link.not_found`, `claim_link.gone` for one that no longer works,
 * and `claim.held` while the operator holds the organization.
 */
export const describeClaimLink = async (domain: Domain, token: string): Promise<ClaimOffer> => {
  const link = await findLink(domain, token)
  if (link === undefined) throw new DomainError('claim_link.not_found', 'This claim link does not exist')
  // Of an organization that detached while unclaimed, the link still gives ownership.
  const live = link.usedAt === null && link.replacedAt === null && link.status !== 'claimed'
  if (!live || link.expiresAt <= domain.now())
    throw new DomainError('claim_link.gone', 'This claim link no longer works')
  refuseHeld(link)
  return link
}

/** What a used claim link has given, told to its owner alone; undefined for everybody else and any other link. */
export const findOwnClaim = async (
  domain: Domain,
  token: string,
  person: Person,
): Promise<ClaimOffer | undefined> => {
  const link = await findLink(domain, token)
  if (link === undefined || link.usedAt === null) return undefined
  const places = await findOrgPlaces(domain, person)
  return places.some(({ orgId, role }) => orgId === link.orgId && role === 'owner') ? link : undefined
}
