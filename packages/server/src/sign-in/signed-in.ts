import { isAPIError } from 'better-auth/api'
import type { UserId } from '../kernel/ids.ts'
import type { SignedIn } from './sign-in.ts'

export const cookiesOf = (headers: Headers): readonly string[] => headers.getSetCookie()

/** Whether the library refused, rather than failed; a redirect to say so is a refusal too, of another class. */
const isRefusal = (error: unknown): boolean =>
  isAPIError(error) && typeof error.statusCode === 'number' && error.statusCode < 500

/** What a call comes to, or undefined where the library refused. */
export const unlessRefused = async <T>(call: Promise<T>): Promise<T | undefined> => {
  try {
    return await call
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** What the library answers who has just signed in. */
interface Opened {
  readonly headers: Headers
  readonly response: { readonly user: { readonly id: string } }
}

export const signedIn = async (call: Promise<Opened>): Promise<SignedIn> => {
  const { headers, response } = await call
  return { cookies: cookiesOf(headers), userId: response.user.id as UserId }
}
