import type { CredentialId, Id, PartnerId, UserId } from '../kernel/ids.ts'

export const PERSON_NAME_CHARACTERS_MAX = 255

/** What is known of somebody with an account. */
export interface Profile {
  readonly userId: UserId
  readonly email: string
  readonly name: string
  readonly createdAt: Date
}

/** Someone who has signed in. */
export interface Person extends Profile {
  /** Whether the person has proved to read mail at this address. */
  readonly emailVerified: boolean
  readonly sessionId: CredentialId
  /** There where a login link has signed the person in: to this one place, and to nothing of their own. */
  readonly confinedTo?: { readonly partnerId: PartnerId; readonly membershipId: Id<'membership'> }
}
