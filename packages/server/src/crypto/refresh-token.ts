import { Secret } from '../kernel/secret.ts'
import { hashToken, isWellFormedToken, mintLinkToken, mintToken } from './token.ts'

/**
 * A refresh token: a part that stays from one to the next, by which it is found, and one that is new each time. Whoever
 * brings the first part with an old second one has had a token of the family.
 */
export interface RefreshToken {
  readonly family: string
  readonly turn: string
}

const TURN = /^[0-9a-f]{64}$/

/** Reads a refresh token; undefined for what was never one. */
export const parseRefreshToken = (text: string): RefreshToken | undefined => {
  const [family = '', turn = '', ...more] = text.split('.')
  return more.length === 0 && isWellFormedToken(family) && TURN.test(turn) ? { family, turn } : undefined
}

/** The first refresh token of a family. */
export const firstRefreshToken = (brand: string): RefreshToken => ({
  family: mintToken(brand, 'oauth_refresh_token').reveal(),
  turn: mintLinkToken().reveal(),
})

/** The refresh token that comes after one. */
export const nextRefreshToken = ({ family }: RefreshToken): RefreshToken => ({
  family,
  turn: mintLinkToken().reveal(),
})

export const refreshTokenText = ({ family, turn }: RefreshToken): Secret => new Secret(`${family}.${turn}`)

/** What the database keeps of it. */
export const hashRefreshToken = ({ family, turn }: RefreshToken) => ({
  familyHash: hashToken(family),
  refreshHash: hashToken(turn),
})
