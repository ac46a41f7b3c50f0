import { randomBytes } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api'
import { genericOAuth, magicLink } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { OidcProvider } from '../config.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { Mail } from '../domain/mail/mail.ts'
import type { Person, Profile } from '../domain/person.ts'
import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/errors.ts'
import type { CredentialId, NewId, UserId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import { keepInstallationSecret } from '../store/across-tenants/index.ts'
import type { Store } from '../store/store.ts'
import { confinedSessionsIn } from './confined-sessions.ts'
import { identityAdapter } from './identity-adapter.ts'
import { PASSWORD_PROVIDER, proveAddress, proveOwnAddress } from './prove-address.ts'

/** Where the sign-in library's own endpoints are. */
export const SIGN_IN_PATH = '/auth'
/** The address of the caller, as the server knows it; a client cannot set it. */
export const ADDRESS_HEADER = 'x-tenantry-address'
export const PASSWORD_CHARACTERS_MIN = 10
export const PASSWORD_CHARACTERS_MAX = 128
const NAME_CHARACTERS_MAX = 255
const SESSION_DAYS = 7
const RESET_LINK_SECONDS = 3_600

/**
 * What the library offers and people do not get. A link that proves an address by being opened would give a squatter
 * the account's places, once its addressee opens it. Sessions are kept as hashes, by which the library cannot end them.
 */
const DISABLED_PATHS = [
  '/send-verification-email',
  '/verify-email',
  '/list-sessions',
  '/revoke-session',
  '/revoke-other-sessions',
  // Our own call checks names and has a record.
  '/update-user',
  // A mail's reader may be a scanner, which follows links: our own page takes the token by POST.
  '/sign-in/magic-link',
  '/magic-link/verify',
]

const PASSWORD_PATH = '/sign-in/email'
const CHANGE_PASSWORD_PATH = '/change-password'

/** Counts tries to sign in by password; `take` throws when there have been too many. */
export interface SignInTries {
  take(address: string, email: string): Promise<void>
  giveBack(address: string, email: string): Promise<void>
}

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly newId: NewId
  readonly now: Clock
  readonly logger: Logger
  readonly publicUrl: string
  readonly oidc: OidcProvider | undefined
  /** Whether mails leave the server: without, nobody is offered a link by mail. */
  readonly sendsMail: boolean
  readonly postMail: (mail: Mail) => Promise<void>
  readonly tries: SignInTries
}

export interface Account {
  readonly userId: UserId
  readonly name: string
  readonly createdAt: Date
}

export type SignedIn = { readonly cookies: readonly string[]; readonly userId: UserId }

/** How people sign in: accounts, passwords, passkeys and sessions. The sign-in library does it; this is all we ask of it. */
export interface SignIn {
  /** Serves the library's own endpoints. */
  handle(request: Request): Promise<Response>
  /** Who a request's cookie speaks for: somebody who signed in, or whom a login link did. */
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
  /** The account for an address, made where there is none; nobody can sign in to it until its address is proved. */
  ensureAccount(account: { readonly name: string; readonly email: string }): Promise<Account>
  /** The cookies of a session that a login link has opened; they take the place of the browser's own. */
  confine(session: Secret, cookie: string | undefined): Promise<readonly string[]>
  /** Writes down that a person who is signed in proved to read mail at their address. */
  verify(userId: UserId): Promise<void>
  /** Posts a link to choose a new password by, where the address has an account; says nothing about whether it has. */
  requestReset(email: string): Promise<void>
  /** Sets a new password by such a link; false when the link does not work. */
  resetPassword(token: string, password: Secret): Promise<boolean>
  /** Ends every session of a person. */
  endSessions(userId: UserId): Promise<void>
  /** What is known of a person by their id. */
  profileOf(userId: UserId): Promise<Profile | undefined>
  /** Changes a person's name. */
  rename(userId: UserId, name: string): Promise<void>
  /** What people may sign in by besides passwords and passkeys; OpenID Connect by the issuer's host. */
  readonly offers: { readonly mailLink: boolean; readonly oidc: string | undefined }
  /** Posts a link to sign in by, where the address has an account; says nothing about whether it has. */
  mailLink(email: string, next: string): Promise<void>
  /** Signs in by such a link; undefined when it does not work. */
  withMailedLink(token: string): Promise<SignedIn | undefined>
  /**
   * Where to sign in with OpenID Connect, and the cookies to come back with; undefined while the issuer is away. The
   * path to come back to is written into the database as it is, so that it must hold nothing secret.
   */
  startOidc(back: string): Promise<{ readonly url: string; readonly cookies: readonly string[] } | undefined>
  /** A mark that only this installation can make, for forms. */
  readonly formSecret: Secret
}

/** A name stands in mails and on pages, in one line: whoever gives it, an issuer too. */
const inOneLine = async (user: { readonly name: string }) => ({
  data: {
    ...user,
    name: user.name
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, NAME_CHARACTERS_MAX),
  },
})

/** Nobody acts at the issuer for a person, so nothing is kept that could. */
const withoutTokens = async (account: object) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null },
})

const OIDC_PROVIDER = 'oidc'

const textIn = (body: unknown, name: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** What the library's own endpoints are made to keep besides; our pages see to it themselves. */
const hooksWith = (tries: SignInTries) => {
  /** Who tries to sign in by the library's own endpoint, and as whom. */
  const tryOf = (path: string, request: Request | undefined, body: unknown) =>
    path === PASSWORD_PATH && request !== undefined
      ? ([request.headers.get(ADDRESS_HEADER) ?? '', textIn(body, 'email')] as const)
      : undefined
  const take = async (tried: readonly [string, string]): Promise<void> => {
    try {
      await tries.take(...tried)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { message, retryAfterSeconds = 1 } = error
      throw new APIError('TOO_MANY_REQUESTS', { message }, { 'retry-after': String(retryAfterSeconds) })
    }
  }
  return {
    before: createAuthMiddleware(async (ctx) => {
      const tried = tryOf(ctx.path, ctx.request, ctx.body)
      if (tried !== undefined) await take(tried)
      // Who changes a password may do so because somebody else knows it.
      return ctx.path === CHANGE_PASSWORD_PATH
        ? { context: { body: { ...Object(ctx.body), revokeOtherSessions: true } } }
        : undefined
    }),
    after: createAuthMiddleware(async (ctx) => {
      const tried = tryOf(ctx.path, ctx.request, ctx.body)
      if (tried !== undefined && !isAPIError(ctx.context.returned)) await tries.giveBack(...tried)
    }),
  }
}
/** How often a missing issuer is looked for again. */
const DISCOVERY_MS = 10_000

const makeAuth = (foundation: Foundation, secret: Secret) => {
  const { store, publicUrl, logger, newId, oidc, postMail, tries } = foundation
  return betterAuth({
    appName: 'Tenantry',
    baseURL: publicUrl,
    basePath: SIGN_IN_PATH,
    secret: secret.reveal(),
    database: identityAdapter(store),
    trustedOrigins: [new URL(publicUrl).origin],
    disabledPaths: DISABLED_PATHS,
    hooks: hooksWith(tries),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_CHARACTERS_MIN,
      maxPasswordLength: PASSWORD_CHARACTERS_MAX,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      // The link came by mail.
      onPasswordReset: ({ user }) => proveAddress(store, user.id as UserId),
      sendResetPassword: ({ user, url }) =>
        postMail({
          to: user.email,
          subject: 'Choose a new password',
          text: new Secret(`Open this link within an hour to choose a new password:\n\n${url}\n`),
        }),
    },
    session: { expiresIn: SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: true, requireLocalEmailVerified: true } },
    databaseHooks: {
      user: { create: { before: inOneLine } },
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
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
      magicLink({
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: ({ email, url, token }) => {
          const link = new URL('/sign-in/link', publicUrl)
          link.searchParams.set('token', token)
          link.searchParams.set('next', new URL(url).searchParams.get('callbackURL') ?? '/sign-in')
          return postMail({
            to: email,
            subject: 'Your sign-in link',
            text: new Secret(`Open this link within five minutes to sign in:\n\n${link.href}\n`),
          })
        },
      }),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: OIDC_PROVIDER,
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

/** Whether the library refused, rather than failed; a redirect to say so is a refusal too, of another class. */
const isRefusal = (error: unknown): boolean =>
  isAPIError(error) && typeof error.statusCode === 'number' && error.statusCode < 500

/** Opens the way people sign in; the secret that signs their cookies is sealed in the database. */
export const openSignIn = async (foundation: Foundation): Promise<SignIn> => {
  const { store, keyRing } = foundation
  const place = { tenant: 'installation', row: 'installation/session secret' }
  const fresh = new Secret(randomBytes(32).toString('hex'))
  const kept = await keepInstallationSecret(store, 'session secret', keyRing.seal(fresh, place))
  const secret = keyRing.open(kept, place)
  let auth = makeAuth(foundation, secret)
  const { internalAdapter, password: passwords } = await auth.$context

  const { oidc, sendsMail } = foundation
  let lookedForIssuer = Date.now()
  /** The library asks the issuer who it is when it is made, and never again. */
  const findsIssuer = async (): Promise<boolean> => {
    const known = async () =>
      (await auth.$context).socialProviders.some(({ id }: { readonly id: string }) => id === OIDC_PROVIDER)
    if (await known()) return true
    if (Date.now() - lookedForIssuer < DISCOVERY_MS) return false
    lookedForIssuer = Date.now()
    auth = makeAuth(foundation, secret)
    return known()
  }

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

  const confined = confinedSessionsIn(foundation)
  const signOutOf = async (cookie: string): Promise<readonly string[]> => {
    const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
    return cookiesOf(headers)
  }

  const verify: SignIn['verify'] = (userId) => proveOwnAddress(store, userId)

  const setPassword = async (userId: UserId, password: Secret): Promise<void> => {
    const hash = await passwords.hash(password.reveal())
    const known = await internalAdapter.findAccounts(userId)
    if (known.some(({ providerId }) => providerId === PASSWORD_PROVIDER))
      await internalAdapter.updatePassword(userId, hash)
    else
      await internalAdapter.linkAccount({
        ...{ userId, providerId: PASSWORD_PROVIDER, accountId: userId, password: hash },
      })
  }

  /** Whether an account was only made for a login link: nobody can sign in to it. */
  const isHollow = async ({ userId, verified }: { userId: UserId; verified: boolean }): Promise<boolean> =>
    !verified && (await internalAdapter.findAccounts(userId)).length === 0

  const signUp: SignIn['signUp'] = async ({ name, email, password }) => {
    const known = await accountOf(email)
    if (known !== undefined) {
      if (!(await isHollow(known))) return undefined
      await internalAdapter.updateUser(known.userId, { name })
      await setPassword(known.userId, password)
      return withPassword(email, password)
    }
    const { headers, response } = await auth.api.signUpEmail({
      body: { name, email, password: password.reveal() },
      returnHeaders: true,
    })
    return { cookies: cookiesOf(headers), userId: response.user.id as UserId }
  }

  return {
    formSecret: secret,
    offers: { mailLink: sendsMail, oidc: oidc && new URL(oidc.issuer).hostname },
    mailLink: async (email, next) => {
      if ((await accountOf(email)) === undefined) return
      await auth.api.signInMagicLink({ body: { email, callbackURL: next }, headers: new Headers() })
    },
    withMailedLink: async (token) => {
      try {
        const { headers, response } = await auth.api.magicLinkVerify({
          query: { token },
          headers: new Headers(),
          returnHeaders: true,
        })
        return { cookies: cookiesOf(headers), userId: response.user.id as UserId }
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    },
    startOidc: async (back) => {
      if (oidc === undefined || !(await findsIssuer())) return undefined
      const { headers, response } = await auth.api.signInSocial({
        body: {
          provider: OIDC_PROVIDER,
          callbackURL: back,
          errorCallbackURL: '/sign-in?failed=oidc',
          disableRedirect: true,
        },
        returnHeaders: true,
      })
      return response.url === undefined ? undefined : { url: response.url, cookies: cookiesOf(headers) }
    },
    handle: (request) => auth.handler(request),
    ensureAccount: async ({ name, email }) => {
      const find = async () => (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user
      const make = () =>
        internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'login-link' })
      const user =
        (await find()) ??
        (await make().catch(async (error: unknown) => {
          // Another request may have been faster.
          const made = await find()
          if (made === undefined) throw error
          return made
        }))
      return { userId: user.id as UserId, name: user.name, createdAt: new Date(user.createdAt) }
    },
    confine: async (session, cookie) => [
      ...(cookie === undefined ? [] : await signOutOf(cookie)),
      confined.cookieFor(session),
    ],
    personOf: async (cookie) => {
      if (cookie === undefined) return undefined
      const found = await auth.api.getSession({
        headers: new Headers({ cookie }),
        query: { disableRefresh: true },
      })
      if (found === null) return confined.personOf(cookie)
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
    signOut: async (cookie) => [...(await signOutOf(cookie)), ...(await confined.end(cookie))],
    accountOf,
    takeOver: async ({ name, email, password }) => {
      const known = await accountOf(email)
      if (known === undefined) {
        const made = await signUp({ name, email, password })
        if (made === undefined) throw new Error('The account was made by somebody else this moment.')
        await verify(made.userId)
        return made
      }
      await setPassword(known.userId, password)
      await internalAdapter.deleteUserSessions(known.userId)
      await proveAddress(store, known.userId)
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
    endSessions: async (userId) => {
      await internalAdapter.deleteUserSessions(userId)
      await confined.endAll(userId)
    },
    profileOf: async (userId) => {
      const user = await internalAdapter.findUserById(userId)
      return user === null || user === undefined
        ? undefined
        : { userId, email: user.email, name: user.name, createdAt: new Date(user.createdAt) }
    },
    rename: async (userId, name) => {
      await internalAdapter.updateUser(userId, { name })
    },
  }
}
