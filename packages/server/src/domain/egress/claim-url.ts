import type { KeyRing } from '../../crypto/key-ring.ts'
import { claimUrl } from '../claim/prepare-claim-link.ts'
import type { Picture } from './picture.ts'

/** What the address of a claim is made of. */
export interface ClaimSources {
  readonly keyRing: Pick<KeyRing, 'open'>
  /** Where people reach the server, without a trailing slash. */
  readonly publicUrl: string
}

/**
 * Where an organization can be claimed: its link, and when that has expired the same, which leads to a page that says
 * whom to ask for another. The page alone where there is none.
 */
export const claimUrlOf = (
  { keyRing, publicUrl }: ClaimSources,
  { partnerId, claimLink }: Picture,
): string => {
  if (claimLink === undefined) return `${publicUrl}/claim`
  const place = { tenant: partnerId, row: `claim_links/${claimLink.id}` }
  return claimUrl(publicUrl, keyRing.open(claimLink.sealed, place))
}
