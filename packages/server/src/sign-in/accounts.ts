import type { UserId } from '../kernel/ids.ts'
import type { Secret } from '../kernel/secret.ts'
import type { Auth } from './make-auth.ts'
import { PASSWORD_PROVIDER } from './prove-address.ts'
import type { SignIn } from './sign-in.ts'

/** The accounts that the library keeps, beyond what it offers to browsers. */
export interface Accounts extends Pick<SignIn, 'accountOf' | 'ensureAccount' | 'profileOf' | 'rename'> {
  /** Whether an account was only made for a login link: nobody can sign in to it. */
  isHollow(account: { readonly userId: UserId; readonly verified: boolean }): Promise<boolean>
  setPassword(userId: UserId, password: Secret): Promise<void>
  endSessions(userId: UserId): Promise<void>
}

export const accountsOf = async (auth: Auth): Promise<Accounts> => {
  const { internalAdapter, password: passwords } = await auth.$context
  const find = async (email: string) => (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user
  return {
    accountOf: async (email) => {
      const user = await find(email)
      return user && { userId: user.id as UserId, verified: user.emailVerified }
    },
    ensureAccount: async ({ name, email }) => {
      const make = () =>
        internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'login-link' })
      const user =
        (await find(email)) ??
        (await make().catch(async (error: unknown) => {
          // Another request may have been faster.
          const made = await find(email)
          if (made === undefined) throw error
          return made
        }))
      return { userId: user.id as UserId, name: user.name, createdAt: new Date(user.createdAt) }
    },
    isHollow: async ({ userId, verified }) =>
      !verified && (await internalAdapter.findAccounts(userId)).length === 0,
    setPassword: async (userId, password) => {
      const hash = await passwords.hash(password.reveal())
      const known = await internalAdapter.findAccounts(userId)
      if (known.some(({ providerId }) => providerId === PASSWORD_PROVIDER))
        await internalAdapter.updatePassword(userId, hash)
      else
        await internalAdapter.linkAccount({
          ...{ userId, providerId: PASSWORD_PROVIDER, accountId: userId, password: hash },
        })
    },
    endSessions: async (userId) => {
      await internalAdapter.deleteUserSessions(userId)
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
