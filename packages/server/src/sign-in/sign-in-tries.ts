import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api'
import { DomainError } from '../kernel/errors.ts'
import { ADDRESS_HEADER } from './sign-in.ts'

/** Counts tries to sign in by password; `take` throws when there have been too many. */
export interface SignInTries {
  take(address: string, email: string): Promise<void>
  giveBack(address: string, email: string): Promise<void>
}

const PASSWORD_PATH = '/sign-in/email'
const CHANGE_PASSWORD_PATH = '/change-password'

const textIn = (body: unknown, name: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** What the library's own endpoints are made to keep besides; our pages see to it themselves. */
export const hooksWith = (tries: SignInTries) => {
  /** Who tries to sign in by the library's own endpoint, and as whom. */
  const tryOf = (path: string, request: Request | undefined, body: unknown) =>
    path === PASSWORD_PATH && request !== undefined
      ? ([request.headers.get(ADDRESS_HEADER) ?? '', textIn(body, 'email')] as const)
      : undefined
  const take = async (tried: readonly [string, string]): Promise<void> => {
    try {
      await tries.take(...tried)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { message, retryAfterSeconds = 1 } = error
      throw new APIError('TOO_MANY_REQUESTS', { message }, { 'retry-after': String(retryAfterSeconds) })
    }
  }
  return {
    before: createAuthMiddleware(async (ctx) => {
      const tried = tryOf(ctx.path, ctx.request, ctx.body)
      if (tried !== undefined) await take(tried)
      // Who changes a password may do so because somebody else knows it.
      return ctx.path === CHANGE_PASSWORD_PATH
        ? { context: { body: { ...Object(ctx.body), revokeOtherSessions: true } } }
        : undefined
    }),
    after: createAuthMiddleware(async (ctx) => {
      const tried = tryOf(ctx.path, ctx.request, ctx.body)
      if (tried !== undefined && !isAPIError(ctx.context.returned)) await tries.giveBack(...tried)
    }),
  }
}
