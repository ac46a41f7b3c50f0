import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { asOperator, asPartner } from '../operation.ts'
import { reachOf } from '../org-scope.ts'
import type { OrgPrincipal, Principal, ProjectPrincipal } from '../principal.ts'
import { orgQuery } from '../query.ts'
import { authenticate } from './authenticate.ts'

interface Dates {
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

/** A live key of an organization or a project, and who it speaks for. */
export interface IntrospectedKey extends Dates {
  readonly principal: OrgPrincipal | ProjectPrincipal
}

/** The dates of a key that is not revoked. */
const datesOf = async (tx: Tx, keyId: CredentialId): Promise<Dates | undefined> => {
  const [row] = await tx
    .select({ createdAt: credentials.createdAt, expiresAt: credentials.expiresAt })
    .from(credentials)
    .where(and(eq(credentials.id, keyId), isNull(credentials.revokedAt)))
  return row
}

/** A partner's look at a key of one of its clients: the act-as check says whether it may. */
export const inspectClientKey = orgQuery({
  name: 'client_key.inspect',
  scope: 'org_keys:read',
  run: ({ tx }, { keyId }: { readonly keyId: CredentialId }) => datesOf(tx, keyId),
})

/** What tells a partner no more than that it learns nothing of a token. */
const UNTOLD: readonly DomainError['code'][] = [
  'credential.invalid',
  'org.not_found',
  'org.access_not_allowed',
]

const unlessUntold = <T>(call: Promise<T>): Promise<T | undefined> =>
  call.catch((error: unknown) => {
    if (error instanceof DomainError && UNTOLD.includes(error.code)) return undefined
    throw error
  })

const inspectFor = async (
  ctx: Context<Principal>,
  principal: IntrospectedKey['principal'],
): Promise<Dates | undefined> => {
  const { credentialId: keyId, orgId } = principal
  if (ctx.principal.kind === 'partner') return unlessUntold(inspectClientKey(ctx, orgId, { keyId }))
  // The operator's role sees no customer's keys: what is told here is what the bearer of the token could find out.
  return ctx.domain.store.asTenant(reachOf(principal), (tx) => datesOf(tx, keyId), { readOnly: true })
}

/**
 * Says who a token speaks for, to the operator of any and to a partner of those in the organizations that let it in.
 * `undefined` for any other: unknown, dead, of an inactive partner or a held organization, or of another kind. A token
 * that is asked about counts as presented.
 */
export const introspectKey = async (
  ctx: Context<Principal>,
  token: string,
): Promise<IntrospectedKey | undefined> => {
  if (ctx.principal.kind === 'operator') asOperator(ctx, 'keys:read')
  else asPartner(ctx, 'org_keys:read')
  const standing = await unlessUntold(authenticate(ctx.domain, token))
  if (standing === undefined || standing.hold !== undefined) return undefined
  const { principal } = standing
  if (principal.kind !== 'org' && principal.kind !== 'project') return undefined
  const dates = await inspectFor(ctx, principal)
  return dates && { ...dates, principal }
}
