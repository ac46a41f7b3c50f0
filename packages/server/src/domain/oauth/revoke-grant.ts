import { and, eq } from 'drizzle-orm'
import { parseRefreshToken } from '../../crypto/refresh-token.ts'
import { hashToken, isWellFormedToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import {
  type FoundGrant,
  findCredential,
  findGrantByFamily,
  findGrantById,
} from '../../store/across-tenants/index.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { oauthGrants } from '../../store/schema/oauth.ts'
import { linkCommand } from '../command.ts'
import type { Context, Domain } from '../context.ts'

interface Reason {
  readonly because: 'revoked' | 'reused'
}

/**
 * Ends what a person has let an application do; its tokens are refused before this answers. Asked for by the person, or by
 * the application for them. Again: nothing changes.
 */
export const revokeGrant = linkCommand<FoundGrant, Reason, void>({
  name: 'oauth_grant.revoke',
  scope: 'links:follow',
  event: 'oauth_grant.revoked',
  run: async ({ tx, ctx, target, note, unchanged, forget }, { because }) => {
    const { person, via } = ctx.principal
    const isTheirs = and(eq(oauthGrants.id, target.id), eq(oauthGrants.userId, person.userId))
    const [grant] = await tx.select().from(oauthGrants).where(isTheirs).for('update')
    if (grant === undefined || (via !== undefined && grant.clientId !== via)) return unchanged()
    const tokens = await tx
      .select({ id: credentials.id })
      .from(credentials)
      .where(eq(credentials.oauthGrantId, grant.id))
    // Its tokens go with it.
    await tx.delete(oauthGrants).where(isTheirs)
    for (const { id: credentialId } of tokens) forget({ credentialId })
    const { partnerId, orgId, id, clientId } = grant
    note({ partnerId, ...(orgId !== null && { orgId }), subject: id, data: { clientId, because } })
  },
})

/**
 * Does what a code or refresh token asks for. Where it has come twice, somebody has it whom it was not given to, and
 * nobody can tell who: all that it ever gave ends before this throws (RFC 6749, section 4.1.2; OAuth 2.1, section 4.3.1).
 */
export const endingReused = async <T>(
  ctx: Context,
  grant: FoundGrant,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'oauth_grant.reused')
      await revokeGrant(ctx, grant, { because: 'reused' })
    throw error
  }
}

/** Finds the grant behind an access or refresh token, live or not; undefined for what leads to none. */
export const findGrantOfToken = async ({ store }: Domain, text: string): Promise<FoundGrant | undefined> => {
  const refresh = parseRefreshToken(text)
  if (refresh !== undefined) return findGrantByFamily(store, hashToken(refresh.family))
  const access = isWellFormedToken(text) ? await findCredential(store, hashToken(text)) : undefined
  const grantId = access?.oauthGrantId ?? undefined
  return grantId && findGrantById(store, grantId)
}
