import type { CredentialId, Id, PartnerId, UserId } from '../kernel/ids.ts'

/** Someone who has signed in. */
export interface Person {
  readonly userId: UserId
  readonly email: string
  /** Whether the person has proved to read mail at this address. */
  readonly emailVerified: boolean
  readonly name: string
  readonly createdAt: Date
  readonly sessionId: CredentialId
  /** There where a login link has signed the person in: to this one place, and to nothing of their own. */
  readonly confinedTo?: { readonly partnerId: PartnerId; readonly membershipId: Id<'membership'> }
}
