import type { Person, Profile } from '../domain/person.ts'
import type { UserId } from '../kernel/ids.ts'
import type { Secret } from '../kernel/secret.ts'

/** Where the sign-in library's own endpoints are. */
export const SIGN_IN_PATH = '/auth'
/** The address of the caller, as the server knows it; a client cannot set it. */
export const ADDRESS_HEADER = 'x-tenantry-address'
export const PASSWORD_CHARACTERS_MIN = 10
export const PASSWORD_CHARACTERS_MAX = 128

export interface Account {
  readonly userId: UserId
  readonly name: string
  readonly createdAt: Date
}

export type SignedIn = { readonly cookies: readonly string[]; readonly userId: UserId }

/** How people sign in: accounts, passwords, passkeys and sessions. The sign-in library does it; this is all we ask of it. */
export interface SignIn {
  /** Serves the library's own endpoints. */
  handle(request: Request): Promise<Response>
  /** Who a request's cookie speaks for: somebody who signed in, or whom a login link did. */
  personOf(cookie: string | undefined): Promise<Person | undefined>
  /** Signs in by password; undefined when address or password are wrong. */
  withPassword(email: string, password: Secret): Promise<SignedIn | undefined>
  /** Makes an account; undefined when there is one for this address. */
  signUp(account: { name: string; email: string; password: Secret }): Promise<SignedIn | undefined>
  /** Signs out; answers the cookies that say so. */
  signOut(cookie: string): Promise<readonly string[]>
  /** What is known of the account with an address. */
  accountOf(email: string): Promise<{ readonly userId: UserId; readonly verified: boolean } | undefined>
  /** Gives whoever proved to read mail at an address the account for it, with a new password; ends its sessions. */
  takeOver(account: { name: string; email: string; password: Secret }): Promise<SignedIn>
  /** The account for an address, made where there is none; nobody can sign in to it until its address is proved. */
  ensureAccount(account: { readonly name: string; readonly email: string }): Promise<Account>
  /** The cookies of a session that a login link has opened; they take the place of the browser's own. */
  confine(session: Secret, cookie: string | undefined): Promise<readonly string[]>
  /** Writes down that a person who is signed in proved to read mail at their address. */
  verify(userId: UserId): Promise<void>
  /** Posts a link to choose a new password by, where the address has an account; says nothing about whether it has. */
  requestReset(email: string): Promise<void>
  /** Sets a new password by such a link; false when the link does not work. */
  resetPassword(token: string, password: Secret): Promise<boolean>
  /** Ends every session of a person. */
  endSessions(userId: UserId): Promise<void>
  /** What is known of a person by their id. */
  profileOf(userId: UserId): Promise<Profile | undefined>
  /** Changes a person's name. */
  rename(userId: UserId, name: string): Promise<void>
  /** What people may sign in by besides passwords and passkeys; OpenID Connect by the issuer's host. */
  readonly offers: { readonly mailLink: boolean; readonly oidc: string | undefined }
  /** Posts a link to sign in by, where the address has an account; says nothing about whether it has. */
  mailLink(email: string, next: string): Promise<void>
  /** Signs in by such a link; undefined when it does not work. */
  withMailedLink(token: string): Promise<SignedIn | undefined>
  /**
   * Where to sign in with OpenID Connect, and the cookies to come back with; undefined while the issuer is away. The
   * path to come back to is written into the database as it is, so that it must hold nothing secret.
   */
  startOidc(back: string): Promise<{ readonly url: string; readonly cookies: readonly string[] } | undefined>
  /** A mark that only this installation can make, for forms. */
  readonly formSecret: Secret
}
