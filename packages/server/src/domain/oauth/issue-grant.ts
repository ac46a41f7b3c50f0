import { and, count, eq, gt } from 'drizzle-orm'
import { hashToken, mintToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Id, OAuthGrantId, OrgId, PartnerId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { oauthGrants } from '../../store/schema/oauth.ts'
import type { Tx } from '../../store/store.ts'
import { linkCommand } from '../command.ts'
import { wrongPlace } from '../operation.ts'
import type { OAuthClient } from './client.ts'
import { type HeldGrant, scopesInPlace } from './grant.ts'

/** A code goes through a browser and is fetched at once. */
const CODE_SECONDS = 60
/** Grants of one person in one place: a person with more has lost sight of them. */
const GRANTS_MAX = 100

/** The place that a person lets an application act in: one that is theirs. */
export type GrantPlace =
  | { readonly partnerId: PartnerId; readonly orgId: null; readonly partnerMemberId: Id<'partner_member'> }
  | { readonly partnerId: PartnerId; readonly orgId: OrgId; readonly membershipId: Id<'membership'> }

/** What an application has asked for. */
export interface GrantWish {
  readonly client: OAuthClient
  readonly redirectUri: string
  /** The SHA-256 of the verifier that the code is to come with, in base64url (RFC 7636, S256). */
  readonly codeChallenge: string
}

const requireRoom = async (tx: Tx, { userId, partnerMemberId, membershipId }: HeldGrant, now: Date) => {
  const inPlace =
    partnerMemberId === null
      ? membershipId && eq(oauthGrants.membershipId, membershipId)
      : eq(oauthGrants.partnerMemberId, partnerMemberId)
  const [row] = await tx
    .select({ grants: count() })
    .from(oauthGrants)
    .where(and(...(inPlace ? [inPlace] : []), eq(oauthGrants.userId, userId), gt(oauthGrants.expiresAt, now)))
  if ((row?.grants ?? 0) >= GRANTS_MAX)
    throw new DomainError(
      'oauth_grant.too_many',
      `At most ${GRANTS_MAX} applications may act for you in one place. End the access of those that you no longer use.`,
    )
}

/**
 * Lets an application act for a person in one place of theirs; answers the code that it fetches its tokens by. Throws
 * `credential.wrong_place` where the place is no longer theirs, and `oauth_grant.too_many`.
 */
export const issueGrant = linkCommand<GrantPlace, GrantWish, Secret>({
  name: 'oauth_grant.issue',
  scope: 'links:follow',
  event: 'oauth_grant.issued',
  run: async ({ tx, ctx, target, note }, { client, redirectUri, codeChallenge }) => {
    const { domain, principal } = ctx
    const now = domain.now()
    const code = mintToken(domain.policy.keyBrand, 'oauth_code')
    const grant: HeldGrant = {
      ...{ partnerMemberId: null, membershipId: null, ...target },
      id: domain.newId<OAuthGrantId>(),
      ...{ clientId: client.id, userId: principal.person.userId, redirectUri, codeChallenge },
      codeHash: hashToken(code.reveal()),
      ...{ familyHash: null, refreshHash: null },
      expiresAt: new Date(now.getTime() + CODE_SECONDS * 1_000),
      createdAt: now,
    }
    if ((await scopesInPlace(tx, grant)) === undefined) throw wrongPlace()
    await requireRoom(tx, grant, now)
    await tx.insert(oauthGrants).values(grant)
    const { partnerId, orgId } = target
    note({
      ...{ partnerId, ...(orgId !== null && { orgId }), subject: grant.id },
      data: { clientId: client.id, clientName: client.name },
    })
    return code
  },
})
