import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { asOperator, asPartner } from '../operation.ts'
import { enterOrg, reachOf } from '../org-scope.ts'
import type { OrgPrincipal, PartnerPrincipal, Principal, ProjectPrincipal } from '../principal.ts'
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

/** A partner's look at a key of one of its clients: the act-as check says whether it may, and both sides see that it did. */
const inspectInside = async (
  ctx: Context<PartnerPrincipal>,
  { orgId, credentialId }: IntrospectedKey['principal'],
): Promise<Dates | undefined> => {
  const dates = await ctx.domain.store.asTenant(
    reachOf(ctx.principal),
    async (tx) => {
      await enterOrg(tx, ctx, orgId)
      return datesOf(tx, credentialId)
    },
    { readOnly: true },
  )
  if (ctx.trace.actedOn !== undefined)
    ctx.domain.actingReads.count(ctx.principal, ctx.trace.actedOn, 'client_key.inspect')
  return dates
}

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

/** The operator's role sees no customer's keys: what it is told is what the bearer of the token could find out. */
const inspectAnywhere = (
  { domain }: Context<Principal>,
  principal: IntrospectedKey['principal'],
): Promise<Dates | undefined> =>
  domain.store.asTenant(reachOf(principal), (tx) => datesOf(tx, principal.credentialId), { readOnly: true })

/**
 * Says who a token speaks for, to the operator of any and to a partner of those in the organizations that let it in.
 * `undefined` for any other: unknown, dead, of an inactive partner or a held organization, or of another kind. A token
 * that is asked about counts as presented.
 */
export const introspectKey = async (
  ctx: Context<Principal>,
  token: string,
): Promise<IntrospectedKey | undefined> => {
  const partner = ctx.principal.kind === 'operator' ? undefined : asPartner(ctx, 'org_keys:read')
  if (partner === undefined) asOperator(ctx, 'keys:read')
  const standing = await unlessUntold(authenticate(ctx.domain, token))
  if (standing === undefined || standing.hold !== undefined) return undefined
  const { principal } = standing
  if (principal.kind !== 'org' && principal.kind !== 'project') return undefined
  const dates =
    partner === undefined
      ? await inspectAnywhere(ctx, principal)
      : await unlessUntold(inspectInside(partner, principal))
  return dates && { ...dates, principal }
}
