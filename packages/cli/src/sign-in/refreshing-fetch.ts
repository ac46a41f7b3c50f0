import { CommandFailure } from '../command-failure.ts'
import { changeProfile, readProfiles, type SignIn } from '../profiles/profile-file.ts'
import { withLock } from '../profiles/with-lock.ts'
import { askForTokens, TokenRefusal } from './token-endpoint.ts'

type Send = typeof globalThis.fetch

const REFRESH_BEFORE_MS = 60_000

const isFresh = ({ expiresAtMs }: SignIn): boolean => expiresAtMs - Date.now() > REFRESH_BEFORE_MS

const signedOut = (profile: string): CommandFailure =>
  new CommandFailure(
    'usage',
    `The sign-in of profile ${profile} has ended`,
    'sign in again with "tenantry login".',
  )

const exchange = async (fetch: Send, profile: string, signIn: SignIn): Promise<SignIn> => {
  const { tokenEndpoint, refreshToken } = signIn
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
  try {
    return { ...signIn, ...(await askForTokens(fetch, tokenEndpoint, signIn, form, refreshToken)) }
  } catch (error) {
    if (!(error instanceof TokenRefusal) || error.error !== 'invalid_grant') throw error
    changeProfile(profile, ({ signIn: _ended, ...rest }) => rest)
    throw signedOut(profile)
  }
}

/** New tokens in the profile; those that another command got meanwhile will do. */
const refresh = (fetch: Send, profile: string, used: SignIn): Promise<SignIn> =>
  withLock(async () => {
    const { signIn } = readProfiles()[profile] ?? {}
    if (signIn === undefined) throw signedOut(profile)
    if (signIn.accessToken !== used.accessToken && isFresh(signIn)) return signIn
    const renewed = await exchange(fetch, profile, signIn)
    changeProfile(profile, (before) => ({ ...before, signIn: renewed }))
    return renewed
  })

const withToken = (init: RequestInit, token: string): RequestInit => {
  const headers = new Headers(init.headers)
  if (headers.has('x-auth-access-token')) headers.set('x-auth-access-token', token)
  if (headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
  return { ...init, headers }
}

/** The refusal that led here says it to the command; why there are no new tokens is said beside it. */
const sayWhyNot = (error: unknown): undefined => {
  const { message, next } =
    error instanceof CommandFailure ? error : { message: String(error), next: undefined }
  process.stderr.write(`${message}${next === undefined ? '' : `; ${next}`}\n`)
  return undefined
}

/** A `fetch` whose token is renewed when it is about to end, and once when it is refused (wire facts, 2.3). */
export const refreshingFetch = (fetch: Send, profile: string, signedIn: SignIn): Send => {
  let signIn = signedIn
  const renew = async (): Promise<boolean> => {
    const renewed = await refresh(fetch, profile, signIn).catch(sayWhyNot)
    signIn = renewed ?? signIn
    return renewed !== undefined
  }
  return async (url, init = {}) => {
    const isRenewed = isFresh(signIn) || (await renew())
    const response = await fetch(url, withToken(init, signIn.accessToken))
    const isLast = response.status !== 401 || !isRenewed || !(await renew())
    return isLast ? response : fetch(url, withToken(init, signIn.accessToken))
  }
}

/** The tokens of a profile as they may be used now. */
export const freshSignIn = async (fetch: Send, profile: string, signIn: SignIn): Promise<SignIn> =>
  isFresh(signIn) ? signIn : refresh(fetch, profile, signIn)
