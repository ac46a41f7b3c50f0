import { randomBytes } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, magicLink } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { OidcProvider } from '../config.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { Mail } from '../domain/mail/mail.ts'
import type { Person } from '../domain/person.ts'
import type { CredentialId, NewId, UserId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import { keepInstallationSecret } from '../store/across-tenants.ts'
import type { Store } from '../store/store.ts'
import { identityAdapter, namingSessions } from './identity-adapter.ts'

/** Where the sign-in library's own endpoints are. */
export const SIGN_IN_PATH = '/auth'
/** The address of the caller, as the server knows it; a client cannot set it. */
export const ADDRESS_HEADER = 'x-tenantry-address'
export const PASSWORD_CHARACTERS_MIN = 10
export const PASSWORD_CHARACTERS_MAX = 128
const SESSION_DAYS = 7
const RESET_LINK_SECONDS = 3_600
/** A session as a list shows it: by the hash that is kept of its token, which has another length. */
const LISTED_SESSION = /"token"\s*:\s*"([\w-]{43})"/

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly newId: NewId
  readonly logger: Logger
  readonly publicUrl: string
  readonly oidc: OidcProvider | undefined
  /** Whether mails leave the server: without, nobody is offered a link by mail. */
  readonly sendsMail: boolean
  readonly postMail: (mail: Mail) => Promise<void>
}

export type SignedIn = { readonly cookies: readonly string[]; readonly userId: UserId }

/** How people sign in: accounts, passwords, passkeys and sessions. The sign-in library does it; this is all we ask of it. */
export interface SignIn {
  /** Serves the library's own endpoints. */
  handle(request: Request): Promise<Response>
  /** Who a request's cookie speaks for. */
  personOf(cookie: string | undefined): Promise<Person | undefined>
  /** Signs in by password; undefined when address or password are wrong. */
  withPassword(email: string, password: Secret): Promise<SignedIn | undefined>
  /** Makes an account; undefined when there is one for this address. */
  signUp(account: { name: string; email: string; password: Secret }): Promise<SignedIn | undefined>
  /** Signs out; answers the cookies that say so. */
  signOut(cookie: string): Promise<readonly string[]>
  /** What is known of the account with an address. */
  accountOf(email: string): Promise<{ readonly userId: UserId; readonly verified: boolean } | undefined>
  /** Gives whoever proved to read mail at an address the account for it, with a new password; ends its sessions. */
  takeOver(account: { name: string; email: string; password: Secret }): Promise<SignedIn>
  /** Writes down that a person proved to read mail at their address. */
  verify(userId: UserId): Promise<void>
  /** Posts a link to choose a new password by, where the address has an account; says nothing about whether it has. */
  requestReset(email: string): Promise<void>
  /** Sets a new password by such a link; false when the link does not work. */
  resetPassword(token: string, password: Secret): Promise<boolean>
  /** Changes a person's name. */
  rename(userId: UserId, name: string): Promise<void>
  /** A mark that only this installation can make, for forms. */
  readonly formSecret: Secret
}

const makeAuth = (foundation: Foundation, secret: Secret) => {
  const { store, publicUrl, logger, newId, oidc, sendsMail, postMail } = foundation
  return betterAuth({
    appName: 'Tenantry',
    baseURL: publicUrl,
    basePath: SIGN_IN_PATH,
    secret: secret.reveal(),
    database: identityAdapter(store),
    trustedOrigins: [new URL(publicUrl).origin],
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_CHARACTERS_MIN,
      maxPasswordLength: PASSWORD_CHARACTERS_MAX,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) =>
        postMail({
          to: user.email,
          subject: 'Choose a new password',
          text: new Secret(`Open this link within an hour to choose a new password:\n\n${url}\n`),
        }),
    },
    emailVerification: {
      sendVerificationEmail: ({ user, url }) =>
        postMail({
          to: user.email,
          subject: 'Confirm your address',
          text: new Secret(`Open this link to confirm that this address is yours:\n\n${url}\n`),
        }),
    },
    session: { expiresIn: SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    account: { encryptOAuthTokens: true, accountLinking: { enabled: true } },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: { enabled: true, window: 60, max: 60 },
    advanced: {
      cookiePrefix: 'tenantry',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // Its messages may hold what a request held.
    logger: { log: (level) => void logger.warn({ level }, 'sign-in') },
    telemetry: { enabled: false },
    plugins: [
      passkey({ rpID: new URL(publicUrl).hostname, rpName: 'Tenantry', origin: new URL(publicUrl).origin }),
      ...(sendsMail
        ? [
            magicLink({
              storeToken: 'hashed' as const,
              disableSignUp: true,
              sendMagicLink: ({ email, url }) =>
                postMail({
                  to: email,
                  subject: 'Your sign-in link',
                  text: new Secret(`Open this link within five minutes to sign in:\n\n${url}\n`),
                }),
            }),
          ]
        : []),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret.reveal(),
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
            }),
          ]),
    ],
  })
}

const cookiesOf = (headers: Headers): readonly string[] => headers.getSetCookie()

/** Whether the library refused, rather than failed. */
const isRefusal = (error: unknown): boolean =>
  error instanceof APIError && typeof error.statusCode === 'number' && error.statusCode < 500

/** Opens the way people sign in; the secret that signs their cookies is sealed in the database. */
export const openSignIn = async (foundation: Foundation): Promise<SignIn> => {
  const { store, keyRing } = foundation
  const place = { tenant: 'installation', row: 'installation/session secret' }
  const fresh = new Secret(randomBytes(32).toString('hex'))
  const kept = await keepInstallationSecret(store, 'session secret', keyRing.seal(fresh, place))
  const secret = keyRing.open(kept, place)
  const auth = makeAuth(foundation, secret)
  const { internalAdapter, password: passwords } = await auth.$context

  const withPassword: SignIn['withPassword'] = async (email, password) => {
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email, password: password.reveal() },
        returnHeaders: true,
      })
      return { cookies: cookiesOf(headers), userId: response.user.id as UserId }
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  const accountOf: SignIn['accountOf'] = async (email) => {
    const found = await internalAdapter.findUserByEmail(email.toLowerCase())
    return found === null || found === undefined
      ? undefined
      : { userId: found.user.id as UserId, verified: found.user.emailVerified }
  }

  const verify: SignIn['verify'] = async (userId) => {
    await internalAdapter.updateUser(userId, { emailVerified: true })
  }

  const signUp: SignIn['signUp'] = async ({ name, email, password }) => {
    if ((await accountOf(email)) !== undefined) return undefined
    const { headers, response } = await auth.api.signUpEmail({
      body: { name, email, password: password.reveal() },
      returnHeaders: true,
    })
    return { cookies: cookiesOf(headers), userId: response.user.id as UserId }
  }

  return {
    formSecret: secret,
    handle: async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === `${SIGN_IN_PATH}/revoke-other-sessions`)
        return namingSessions([], () => auth.handler(request))
      if (pathname !== `${SIGN_IN_PATH}/revoke-session`) return auth.handler(request)
      const [, named = ''] = LISTED_SESSION.exec(await request.clone().text()) ?? []
      return namingSessions([named], () => auth.handler(request))
    },
    personOf: async (cookie) => {
      if (cookie === undefined) return undefined
      const found = await auth.api.getSession({
        headers: new Headers({ cookie }),
        query: { disableRefresh: true },
      })
      if (found === null) return undefined
      const { user, session } = found
      return {
        userId: user.id as UserId,
        email: user.email,
        emailVerified: user.emailVerified,
        name: user.name,
        createdAt: new Date(user.createdAt),
        sessionId: session.id as CredentialId,
      }
    },
    withPassword,
    signUp,
    signOut: async (cookie) => {
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return cookiesOf(headers)
    },
    accountOf,
    takeOver: async ({ name, email, password }) => {
      const known = await accountOf(email)
      if (known === undefined) {
        const made = await signUp({ name, email, password })
        if (made === undefined) throw new Error('The account was made by somebody else this moment.')
        await verify(made.userId)
        return made
      }
      const hash = await passwords.hash(password.reveal())
      const accounts = await internalAdapter.findAccounts(known.userId)
      if (accounts.some(({ providerId }) => providerId === 'credential'))
        await internalAdapter.updatePassword(known.userId, hash)
      else
        await internalAdapter.linkAccount({
          userId: known.userId,
          providerId: 'credential',
          accountId: known.userId,
          password: hash,
        })
      await internalAdapter.deleteUserSessions(known.userId)
      await verify(known.userId)
      const signedIn = await withPassword(email, password)
      if (signedIn === undefined) throw new Error('The new password was not taken.')
      return signedIn
    },
    verify,
    requestReset: async (email) => {
      await auth.api.requestPasswordReset({ body: { email, redirectTo: '/reset-password' } })
    },
    resetPassword: async (token, password) => {
      try {
        await auth.api.resetPassword({ body: { token, newPassword: password.reveal() } })
        return true
      } catch (error) {
        if (isRefusal(error)) return false
        throw error
      }
    },
    rename: async (userId, name) => {
      await internalAdapter.updateUser(userId, { name })
    },
  }
}
