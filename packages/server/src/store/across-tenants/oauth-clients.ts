import { eq } from 'drizzle-orm'
import type { OAuthClientId } from '../../kernel/ids.ts'
import { oauthClients } from '../schema/oauth.ts'
import type { Store } from '../store.ts'

export type FoundOAuthClient = typeof oauthClients.$inferSelect

/** Keeps an application that has registered itself. */
export const addOAuthClient = (store: Store, client: Omit<FoundOAuthClient, 'usedAt'>): Promise<void> =>
  store.asLookup(async (tx) => void (await tx.insert(oauthClients).values(client)), { readOnly: false })

/** Finds an application by its id. */
export const findOAuthClient = (store: Store, id: OAuthClientId): Promise<FoundOAuthClient | undefined> =>
  store.asLookup(async (tx) => (await tx.select().from(oauthClients).where(eq(oauthClients.id, id)))[0])

/** Writes down when somebody last let an application act for them. */
export const markOAuthClientUsed = (store: Store, id: OAuthClientId, at: Date): Promise<void> =>
  store.asLookup(
    async (tx) => void (await tx.update(oauthClients).set({ usedAt: at }).where(eq(oauthClients.id, id))),
    { readOnly: false },
  )
