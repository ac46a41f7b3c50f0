import { randomBytes } from 'node:crypto'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { Clock } from '../kernel/clock.ts'
import { Secret } from '../kernel/secret.ts'
import { keepInstallationSecret } from '../store/across-tenants/index.ts'
import { accountsOf } from './accounts.ts'
import { confinedSessionsIn } from './confined-sessions.ts'
import { type AuthFoundation, makeAuth } from './make-auth.ts'
import { type OtherWaysOptions, otherWays } from './other-ways.ts'
import { passwordWays } from './password-ways.ts'
import { proveOwnAddress } from './prove-address.ts'
import { renewAuth } from './renew-auth.ts'
import { sessionsOf } from './sessions.ts'
import type { SignIn } from './sign-in.ts'

interface Foundation extends AuthFoundation, OtherWaysOptions {
  readonly keyRing: KeyRing
  readonly now: Clock
}

/** The secret that signs cookies, sealed in the database. */
const keepSecret = async ({ store, keyRing }: Foundation): Promise<Secret> => {
  const place = { tenant: 'installation', row: 'installation/session secret' }
  const fresh = new Secret(randomBytes(32).toString('hex'))
  return keyRing.open(
    await keepInstallationSecret(store, 'session secret', keyRing.seal(fresh, place)),
    place,
  )
}

/** Opens the way people sign in; the secret that signs their cookies is sealed in the database. */
export const openSignIn = async (foundation: Foundation): Promise<SignIn> => {
  const formSecret = await keepSecret(foundation)
  const auth = renewAuth(foundation.oidc, () => makeAuth(foundation, formSecret))
  const accounts = await accountsOf(auth.current())
  const { accountOf, ensureAccount, profileOf, rename } = accounts
  return {
    ...{ formSecret, accountOf, ensureAccount, profileOf, rename },
    handle: (request) => auth.current().handler(request),
    verify: (userId) => proveOwnAddress(foundation.store, userId),
    ...passwordWays(foundation.store, auth, accounts),
    ...otherWays(foundation, auth, accounts),
    ...sessionsOf(confinedSessionsIn(foundation), auth, accounts),
  }
}
