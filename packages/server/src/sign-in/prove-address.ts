import { and, eq, inArray, ne } from 'drizzle-orm'
import type { UserId } from '../kernel/ids.ts'
import { accounts, passkeys, sessions, users } from '../store/schema/people.ts'
import type { IdentityTx, Store } from '../store/store.ts'

/** How the library calls an account that has a password. */
export const PASSWORD_PROVIDER = 'credential'

/** Takes the passkeys from an account whose address nobody has proved: anyone may have put them there. */
export const dropUnprovedPasskeys = async (tx: IdentityTx, userId: UserId): Promise<void> => {
  const unproved = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.emailVerified, false)))
  await tx.delete(passkeys).where(inArray(passkeys.userId, unproved))
}

/**
 * Writes down that whoever reads mail at an account's address holds the account now. Until then anyone may have made
 * it, so what they hung on to it goes: sessions, passkeys and accounts elsewhere. The password stays: the caller has
 * just set it. Does nothing to an account whose address was proved before.
 */
export const proveAddress = (store: Store, userId: UserId): Promise<void> =>
  store.asIdentity(async (tx) => {
    const [unproved] = await tx
      .update(users)
      .set({ emailVerified: true })
      .where(and(eq(users.id, userId), eq(users.emailVerified, false)))
      .returning({ id: users.id })
    if (unproved === undefined) return
    await tx.delete(sessions).where(eq(sessions.userId, userId))
    await tx.delete(passkeys).where(eq(passkeys.userId, userId))
    await tx
      .delete(accounts)
      .where(and(eq(accounts.userId, userId), ne(accounts.providerId, PASSWORD_PROVIDER)))
  })

/** Writes down that a person who is signed in proved their address: what they have is theirs, and stays. */
export const proveOwnAddress = (store: Store, userId: UserId): Promise<void> =>
  store.asIdentity(async (tx) => {
    await tx.update(users).set({ emailVerified: true }).where(eq(users.id, userId))
  })
