import type { CredentialId, UserId } from '../kernel/ids.ts'
import type { Accounts } from './accounts.ts'
import type { ConfinedSessions } from './confined-sessions.ts'
import type { RenewedAuth } from './renew-auth.ts'
import type { SignIn } from './sign-in.ts'
import { cookiesOf } from './signed-in.ts'

/** The sessions that people have: the library's, and those that login links opened. */
export const sessionsOf = (
  confined: ConfinedSessions,
  { current }: RenewedAuth,
  accounts: Accounts,
): Pick<SignIn, 'confine' | 'personOf' | 'signOut' | 'endSessions'> => {
  const signOutOf = async (cookie: string): Promise<readonly string[]> => {
    const { headers } = await current().api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
    return cookiesOf(headers)
  }
  return {
    confine: async (session, cookie) => [
      ...(cookie === undefined ? [] : await signOutOf(cookie)),
      confined.cookieFor(session),
    ],
    personOf: async (cookie) => {
      if (cookie === undefined) return undefined
      const found = await current().api.getSession({
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
    signOut: async (cookie) => [...(await signOutOf(cookie)), ...(await confined.end(cookie))],
    endSessions: async (userId) => {
      await accounts.endSessions(userId)
      await confined.endAll(userId)
    },
  }
}
