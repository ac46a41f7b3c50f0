import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { OAuthGrantId } from '../../kernel/ids.ts'
import type { FoundGrant } from '../../store/across-tenants/index.ts'
import { oauthGrants } from '../../store/schema/oauth.ts'
import { partners } from '../../store/schema/partners.ts'
import { memberships, partnerMembers } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { PersonPrincipal } from '../principal.ts'
import { orgRoleScopes, partnerRoleScopes } from '../roles.ts'
import type { Scope } from '../scopes.ts'

/** A grant as it is stored. */
export type HeldGrant = typeof oauthGrants.$inferSelect

/** Why a code or refresh token is not taken stays in the log: on the wire all of them are alike. */
export const grantInvalid = (reason: string): DomainError =>
  new DomainError('oauth_grant.invalid', 'This code or refresh token does not work', { cause: reason })

/** What came twice is with somebody whom it was not given to. */
export const grantReused = (): DomainError =>
  new DomainError('oauth_grant.reused', 'This code or refresh token does not work', { cause: 'reused' })

/** Holds a grant of the application that acts, so that of two requests at once the second sees the first. */
export const holdGrant = async (
  tx: Tx,
  { principal }: Context<PersonPrincipal>,
  { id }: { readonly id: OAuthGrantId },
): Promise<HeldGrant> => {
  const [grant] = await tx.select().from(oauthGrants).where(eq(oauthGrants.id, id)).for('update')
  if (grant === undefined) throw grantInvalid('ended')
  if (grant.clientId !== principal.via) throw grantInvalid('another application’s')
  return grant
}

const isActive = async (tx: Tx, { partnerId }: FoundGrant): Promise<boolean> => {
  const [partner] = await tx
    .select({ active: partners.active })
    .from(partners)
    .where(eq(partners.id, partnerId))
  return partner?.active === true
}

/**
 * What the place of a grant lets its person do; undefined where it is no longer theirs. The place is held: whoever takes
 * it away waits, and takes what is made here too.
 */
export const scopesInPlace = async (tx: Tx, grant: HeldGrant): Promise<ReadonlySet<Scope> | undefined> => {
  if (!(await isActive(tx, grant))) return undefined
  const { partnerMemberId, membershipId, userId } = grant
  if (partnerMemberId !== null) {
    const [place] = await tx
      .select({ role: partnerMembers.role })
      .from(partnerMembers)
      .where(and(eq(partnerMembers.id, partnerMemberId), eq(partnerMembers.userId, userId)))
      .for('share')
    return place && partnerRoleScopes(place.role)
  }
  if (membershipId === null) return undefined
  const [place] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.id, membershipId), eq(memberships.userId, userId)))
    .for('share')
  return place && orgRoleScopes(place.role)
}
