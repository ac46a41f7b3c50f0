import { timingSafeEqual } from 'node:crypto'
import {
  hashRefreshToken,
  nextRefreshToken,
  parseRefreshToken,
  type RefreshToken,
} from '../../crypto/refresh-token.ts'
import { type FoundGrant, findGrantByFamily } from '../../store/across-tenants/index.ts'
import { linkCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { grantInvalid, grantReused, holdGrant } from './grant.ts'
import { type GrantedTokens, issueTokens } from './issue-tokens.ts'

/** Finds the grant of a refresh token, be it an old one. Throws `oauth_grant.invalid` for what is nobody's. */
export const findGrantOfRefreshToken = async (
  { store }: Domain,
  text: string,
): Promise<{ readonly grant: FoundGrant; readonly token: RefreshToken }> => {
  const token = parseRefreshToken(text)
  if (token === undefined) throw grantInvalid('malformed')
  const grant = await findGrantByFamily(store, hashRefreshToken(token).familyHash)
  if (grant === undefined) throw grantInvalid('unknown')
  return { grant, token }
}

/**
 * Gives an application new tokens for its newest refresh token, which is used up by it. Throws `oauth_grant.reused` for
 * an older one, and `oauth_grant.invalid` for one that has expired or is another application's.
 */
export const refreshGrant = linkCommand<FoundGrant, RefreshToken, GrantedTokens>({
  name: 'oauth_grant.refresh',
  scope: 'links:follow',
  event: 'oauth_grant.refreshed',
  run: async ({ tx, ctx, target, note, forget }, token) => {
    const grant = await holdGrant(tx, ctx, target)
    if (grant.expiresAt <= ctx.domain.now()) throw grantInvalid('expired')
    const isNewest =
      grant.refreshHash !== null && timingSafeEqual(grant.refreshHash, hashRefreshToken(token).refreshHash)
    if (!isNewest) throw grantReused()
    const tokens = await issueTokens({ tx, ctx, forget }, grant, nextRefreshToken(token))
    const { partnerId, orgId, id, clientId } = grant
    note({ partnerId, ...(orgId !== null && { orgId }), subject: id, data: { clientId } })
    return tokens
  },
})
