import type { SignIn } from '../profiles/profile-file.ts'
import { postAsClient } from './token-endpoint.ts'

/** Ends a sign-in at the server (RFC 7009): with the refresh token everything goes that came from it. */
export const revokeTokens = async (
  fetch: typeof globalThis.fetch,
  signIn: Pick<SignIn, 'clientId' | 'clientSecret' | 'refreshToken' | 'revocationEndpoint'>,
): Promise<void> => {
  const { revocationEndpoint, refreshToken } = signIn
  if (revocationEndpoint === undefined) return
  await postAsClient(fetch, revocationEndpoint, signIn, {
    token: refreshToken,
    token_type_hint: 'refresh_token',
  })
}
