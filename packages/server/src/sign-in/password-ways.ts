import type { Store } from '../store/store.ts'
import type { Accounts } from './accounts.ts'
import { proveAddress, proveOwnAddress } from './prove-address.ts'
import type { RenewedAuth } from './renew-auth.ts'
import type { SignIn } from './sign-in.ts'
import { signedIn, unlessRefused } from './signed-in.ts'

/** Signing in and up by password. */
export const passwordWays = (
  store: Store,
  { current }: RenewedAuth,
  { accountOf, isHollow, setPassword, rename, endSessions }: Accounts,
): Pick<SignIn, 'withPassword' | 'signUp' | 'takeOver' | 'requestReset' | 'resetPassword'> => {
  const withPassword: SignIn['withPassword'] = (email, password) =>
    unlessRefused(
      signedIn(
        current().api.signInEmail({ body: { email, password: password.reveal() }, returnHeaders: true }),
      ),
    )

  const signUp: SignIn['signUp'] = async ({ name, email, password }) => {
    const known = await accountOf(email)
    if (known !== undefined) {
      if (!(await isHollow(known))) return undefined
      await rename(known.userId, name)
      await setPassword(known.userId, password)
      return withPassword(email, password)
    }
    const body = { name, email, password: password.reveal() }
    return signedIn(current().api.signUpEmail({ body, returnHeaders: true }))
  }

  return {
    withPassword,
    signUp,
    takeOver: async ({ name, email, password }) => {
      const known = await accountOf(email)
      if (known === undefined) {
        const made = await signUp({ name, email, password })
        if (made === undefined) throw new Error('The account was made by somebody else this moment.')
        await proveOwnAddress(store, made.userId)
        return made
      }
      await setPassword(known.userId, password)
      await endSessions(known.userId)
      await proveAddress(store, known.userId)
      const back = await withPassword(email, password)
      if (back === undefined) throw new Error('The new password was not taken.')
      return back
    },
    requestReset: async (email) => {
      await current().api.requestPasswordReset({ body: { email, redirectTo: '/reset-password' } })
    },
    resetPassword: async (token, password) => {
      const body = { token, newPassword: password.reveal() }
      return (await unlessRefused(current().api.resetPassword({ body }))) !== undefined
    },
  }
}
