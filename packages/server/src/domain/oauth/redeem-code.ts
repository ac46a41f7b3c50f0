import { createHash, timingSafeEqual } from 'node:crypto'
import { firstRefreshToken } from '../../crypto/refresh-token.ts'
import { hashToken, isWellFormedToken } from '../../crypto/token.ts'
import { type FoundGrant, findGrantByCode } from '../../store/across-tenants/index.ts'
import { linkCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { grantInvalid, grantReused, type HeldGrant, holdGrant } from './grant.ts'
import { type GrantedTokens, issueTokens } from './issue-tokens.ts'

/** RFC 7636, section 4.1. */
const VERIFIER = /^[\w\-.~]{43,128}$/

interface Proof {
  /** The redirect URI that the code was asked for with, to the letter. */
  readonly redirectUri: string
  readonly verifier: string
}

const isProved = ({ codeChallenge, redirectUri }: HeldGrant, proof: Proof): boolean => {
  const hash = Buffer.from(createHash('sha256').update(proof.verifier).digest('base64url'))
  const challenge = Buffer.from(codeChallenge)
  const fits = hash.length === challenge.length && timingSafeEqual(hash, challenge)
  return VERIFIER.test(proof.verifier) && fits && redirectUri === proof.redirectUri
}

/** Finds the grant of a code. Throws `oauth_grant.invalid` for what is no code of anybody's. */
export const findGrantOfCode = async ({ store }: Domain, code: string): Promise<FoundGrant> => {
  const grant = isWellFormedToken(code) ? await findGrantByCode(store, hashToken(code)) : undefined
  if (grant === undefined) throw grantInvalid('unknown')
  return grant
}

/**
 * Gives an application its first tokens for a code, once. Throws `oauth_grant.reused` for a code that was taken before,
 * and `oauth_grant.invalid` for one that has expired, is another application's, or comes without its proof.
 */
export const redeemCode = linkCommand<FoundGrant, Proof, GrantedTokens>({
  name: 'oauth_grant.redeem',
  scope: 'links:follow',
  event: 'oauth_grant.redeemed',
  run: async ({ tx, ctx, target, note, forget }, proof) => {
    const grant = await holdGrant(tx, ctx, target)
    if (grant.familyHash !== null) throw grantReused()
    if (grant.expiresAt <= ctx.domain.now()) throw grantInvalid('expired')
    if (!isProved(grant, proof)) throw grantInvalid('not proved')
    const next = firstRefreshToken(ctx.domain.policy.keyBrand)
    const tokens = await issueTokens({ tx, ctx, forget }, grant, next)
    const { partnerId, orgId, id, clientId } = grant
    note({ partnerId, ...(orgId !== null && { orgId }), subject: id, data: { clientId } })
    return tokens
  },
})
