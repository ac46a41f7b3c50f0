import { and, eq } from 'drizzle-orm'
import type { CredentialId, Id, OrgId, PartnerId, UserId } from '../../kernel/ids.ts'
import { confinedSessions, loginLinks } from '../schema/login-links.ts'
import { holdColumns, type OrgHolds, orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import type { Store } from '../store.ts'

/** What a login link leads to. */
export interface FoundLoginLink {
  readonly id: Id<'login_link'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly email: string
  readonly name: string
  /** The one that was named; `null` where none was. */
  readonly role: 'admin' | 'member' | 'viewer' | null
  readonly expiresAt: Date
  /** Whether the partner that issued it is. */
  readonly active: boolean
  readonly holds: OrgHolds
}

/** Finds the login link whose token has this SHA-256. */
export const findLoginLink = (store: Store, tokenHash: Buffer): Promise<FoundLoginLink | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: loginLinks.id,
        partnerId: loginLinks.partnerId,
        orgId: loginLinks.orgId,
        email: loginLinks.email,
        name: loginLinks.name,
        role: loginLinks.role,
        expiresAt: loginLinks.expiresAt,
        active: partners.active,
        holds: holdColumns,
      })
      .from(loginLinks)
      .innerJoin(orgs, and(eq(orgs.partnerId, loginLinks.partnerId), eq(orgs.id, loginLinks.orgId)))
      .innerJoin(partners, eq(partners.id, loginLinks.partnerId))
      .where(eq(loginLinks.tokenHash, tokenHash))
    return row
  })

/** A session that a login link opened. */
export interface FoundConfinedSession {
  readonly id: CredentialId
  readonly partnerId: PartnerId
  readonly membershipId: Id<'membership'>
  readonly userId: UserId
  readonly expiresAt: Date
}

/** Finds the confined session whose token has this SHA-256. */
export const findConfinedSession = (
  store: Store,
  tokenHash: Buffer,
): Promise<FoundConfinedSession | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: confinedSessions.id,
        partnerId: confinedSessions.partnerId,
        membershipId: confinedSessions.membershipId,
        userId: confinedSessions.userId,
        expiresAt: confinedSessions.expiresAt,
      })
      .from(confinedSessions)
      .where(eq(confinedSessions.tokenHash, tokenHash))
    return row
  })
