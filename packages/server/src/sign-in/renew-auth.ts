import type { OidcProvider } from '../config.ts'
import { type Auth, OIDC_PROVIDER } from './make-auth.ts'

/** How often a missing issuer is looked for again. */
const DISCOVERY_MS = 10_000

/** The sign-in library, which is made anew where its issuer was away when it was made. */
export interface RenewedAuth {
  current(): Auth
  /** Whether the issuer is known; one that is missing is looked for again, now and then. */
  findsIssuer(): Promise<boolean>
}

export const renewAuth = (oidc: OidcProvider | undefined, make: () => Auth): RenewedAuth => {
  let auth = make()
  let lookedAtMs = Date.now()
  const known = async (): Promise<boolean> =>
    (await auth.$context).socialProviders.some(({ id }: { readonly id: string }) => id === OIDC_PROVIDER)
  return {
    current: () => auth,
    findsIssuer: async () => {
      if (oidc === undefined) return false
      if (await known()) return true
      if (Date.now() - lookedAtMs < DISCOVERY_MS) return false
      lookedAtMs = Date.now()
      auth = make()
      return known()
    },
  }
}
