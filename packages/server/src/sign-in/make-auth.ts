import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, magicLink } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { OidcProvider } from '../config.ts'
import type { Mail } from '../domain/mail/mail.ts'
import { PERSON_NAME_CHARACTERS_MAX } from '../domain/person.ts'
import type { NewId, UserId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import type { Store } from '../store/store.ts'
import { identityAdapter } from './identity-adapter.ts'
import { proveAddress } from './prove-address.ts'
import { ADDRESS_HEADER, PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN, SIGN_IN_PATH } from './sign-in.ts'
import { hooksWith, type SignInTries } from './sign-in-tries.ts'

const SESSION_DAYS = 7
const RESET_LINK_SECONDS = 3_600
/** How the library calls the installation's issuer of OpenID Connect. */
export const OIDC_PROVIDER = 'oidc'

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

/** How passwords are hashed, and tried against their hashes. */
export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(tried: { readonly hash: string; readonly password: string }): Promise<boolean>
}

/** What the sign-in library is made of. */
export interface AuthFoundation {
  readonly store: Store
  readonly newId: NewId
  readonly logger: Logger
  readonly publicUrl: string
  readonly oidc: OidcProvider | undefined
  readonly postMail: (mail: Mail) => Promise<void>
  readonly tries: SignInTries
  /** The library's own without it: scrypt, at a cost that is felt. */
  readonly passwordHashing?: PasswordHashing | undefined
}

/** A name stands in mails and on pages, in one line: whoever gives it, an issuer too. */
const inOneLine = async (user: { readonly name: string }) => ({
  data: {
    ...user,
    name: user.name
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, PERSON_NAME_CHARACTERS_MAX),
  },
})

/** Nobody acts at the issuer for a person, so nothing is kept that could. */
const withoutTokens = async (account: object) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null },
})

/** Makes the sign-in library; the secret signs its cookies. It asks the issuer who it is right then, and never again. */
export const makeAuth = (foundation: AuthFoundation, secret: Secret) => {
  const { store, publicUrl, logger, newId, oidc, postMail, tries, passwordHashing } = foundation
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
      ...(passwordHashing !== undefined && { password: passwordHashing }),
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

export type Auth = ReturnType<typeof makeAuth>
