import { readCookie } from '../kernel/read-cookie.ts'
import type { Secret } from '../kernel/secret.ts'

/** A cookie of our own: it holds a token that no script reads, and goes to this server alone where it has TLS. */
export interface OwnCookie {
  /** The token in a `Cookie` header. */
  read(cookie: string | undefined): string | undefined
  /** The `Set-Cookie` of a token that lasts so many seconds. */
  of(token: Secret, seconds: number): string
  /** The `Set-Cookie` that ends it. */
  readonly gone: string
}

/** Names a cookie; `strict` ones come from no link of another site, either. */
export const ownCookie = (publicUrl: string, word: string, sameSite: 'Lax' | 'Strict'): OwnCookie => {
  const secure = publicUrl.startsWith('https:')
  const name = `${secure ? '__Host-' : ''}tenantry.${word}`
  const attributes = `Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
  return {
    read: (cookie) => (cookie === undefined ? undefined : readCookie(cookie, name)),
    of: (token, seconds) => `${name}=${token.reveal()}; Max-Age=${seconds}; ${attributes}`,
    gone: `${name}=; Max-Age=0; ${attributes}`,
  }
}
