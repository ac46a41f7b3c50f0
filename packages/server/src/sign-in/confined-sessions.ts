import { eq } from 'drizzle-orm'
import { hashToken } from '../crypto/token.ts'
import { CONFINED_SESSION_HOURS } from '../domain/login-link/index.ts'
import type { Person } from '../domain/person.ts'
import type { Clock } from '../kernel/clock.ts'
import type { UserId } from '../kernel/ids.ts'
import type { Secret } from '../kernel/secret.ts'
import { findConfinedSession } from '../store/across-tenants/index.ts'
import { confinedSessions } from '../store/schema/login-links.ts'
import { users } from '../store/schema/people.ts'
import type { Store } from '../store/store.ts'
import { ownCookie } from './own-cookie.ts'

interface Foundation {
  readonly store: Store
  readonly now: Clock
  readonly publicUrl: string
}

/**
 * The sessions that login links open. Their cookie is one of its own, which the sign-in library does not know: whoever
 * has nothing else can change neither an account's password nor its passkeys.
 */
export const confinedSessionsIn = ({ store, now, publicUrl }: Foundation) => {
  const own = ownCookie(publicUrl, 'confined', 'Lax')

  const find = async (cookie: string) => {
    const token = own.read(cookie)
    const found = token === undefined ? undefined : await findConfinedSession(store, hashToken(token))
    return found !== undefined && found.expiresAt > now() ? found : undefined
  }

  return {
    cookieFor: (session: Secret): string => own.of(session, CONFINED_SESSION_HOURS * 3_600),

    /** Whom a cookie of these speaks for. */
    personOf: async (cookie: string): Promise<Person | undefined> => {
      const found = await find(cookie)
      if (found === undefined) return undefined
      const { id: sessionId, partnerId, membershipId, userId } = found
      const [user] = await store.asIdentity((tx) => tx.select().from(users).where(eq(users.id, userId)))
      if (user === undefined) return undefined
      const { email, name: called, createdAt } = user
      // Who came by a link has proved nothing about the address.
      return {
        ...{ userId, email, emailVerified: false, name: called, createdAt, sessionId },
        confinedTo: { partnerId, membershipId },
      }
    },

    /** Ends the session of a cookie; answers the cookie that says so. */
    end: async (cookie: string): Promise<readonly string[]> => {
      const found = await find(cookie)
      if (found !== undefined)
        await store.asIdentity((tx) => tx.delete(confinedSessions).where(eq(confinedSessions.id, found.id)))
      return own.read(cookie) === undefined ? [] : [own.gone]
    },

    /** Ends every such session of a person. */
    endAll: async (userId: UserId): Promise<void> => {
      await store.asIdentity((tx) => tx.delete(confinedSessions).where(eq(confinedSessions.userId, userId)))
    },
  }
}

export type ConfinedSessions = ReturnType<typeof confinedSessionsIn>
