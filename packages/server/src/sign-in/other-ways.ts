import type { OidcProvider } from '../config.ts'
import type { Accounts } from './accounts.ts'
import { OIDC_PROVIDER } from './make-auth.ts'
import type { RenewedAuth } from './renew-auth.ts'
import type { SignIn } from './sign-in.ts'
import { cookiesOf, signedIn, unlessRefused } from './signed-in.ts'

export interface OtherWaysOptions {
  readonly oidc: OidcProvider | undefined
  /** Whether mails leave the server: without, nobody is offered a link by mail. */
  readonly sendsMail: boolean
}

/** Signing in by a mailed link, and with OpenID Connect. */
export const otherWays = (
  { oidc, sendsMail }: OtherWaysOptions,
  { current, findsIssuer }: RenewedAuth,
  { accountOf }: Accounts,
): Pick<SignIn, 'offers' | 'mailLink' | 'withMailedLink' | 'startOidc'> => ({
  offers: { mailLink: sendsMail, oidc: oidc && new URL(oidc.issuer).hostname },
  mailLink: async (email, next) => {
    if ((await accountOf(email)) === undefined) return
    await current().api.signInMagicLink({ body: { email, callbackURL: next }, headers: new Headers() })
  },
  withMailedLink: (token) =>
    unlessRefused(
      signedIn(
        current().api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true }),
      ),
    ),
  startOidc: async (back) => {
    if (!(await findsIssuer())) return undefined
    const { headers, response } = await current().api.signInSocial({
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
})
