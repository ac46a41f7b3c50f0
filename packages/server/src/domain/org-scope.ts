import { eq, sql } from 'drizzle-orm'
import type { OrgId, PartnerId } from '../kernel/ids.ts'
import { orgs } from '../store/schema/orgs.ts'
import { statement } from '../store/statement.ts'
import type { Reach, Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import { holdOn, keepsOut, type OrgStanding } from './entry-rule.ts'
import type { TenantPrincipal } from './principal.ts'

declare const entered: unique symbol
/** Proof that the caller was let into an organization; `enterOrg` makes one, and so does a claim. */
export interface OrgScope {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly [entered]: true
}

/** The organization a call is about: the caller's own one, or one it names. */
export type OrgTarget = 'own' | OrgId

/** The organization a principal is in when its call names none. */
export const homeOrg = (principal: TenantPrincipal): OrgId =>
  principal.kind === 'partner' ? principal.ownOrgId : principal.orgId

/** What row-level security lets a principal reach. */
export const reachOf = (principal: TenantPrincipal): Reach => ({
  partnerId: principal.partnerId,
  orgId: principal.kind === 'partner' ? 'any' : principal.orgId,
})

const orgStanding = statement((tx: Tx) =>
  tx
    .select({
      isOwn: orgs.isOwn,
      status: orgs.status,
      suspendedAt: orgs.suspendedAt,
      operatorSuspendedAt: orgs.operatorSuspendedAt,
      partnerAccessAllowed: orgs.partnerAccessAllowed,
      partnerAccessUntil: orgs.partnerAccessUntil,
      // From here on the transaction reaches this one organization only.
      narrowed: sql`set_config('app.org_id', ${orgs.id}::text, true)`,
    })
    .from(orgs)
    .where(eq(orgs.id, sql.placeholder('orgId')))
    .prepare('org_standing'),
)

const readStanding = async (
  tx: Tx,
  { domain, principal }: Context<TenantPrincipal>,
  orgId: OrgId,
  despiteHold: boolean,
): Promise<OrgStanding | undefined> => {
  const [row] = await orgStanding(tx).execute({ orgId })
  return row && { ...row, suspended: keepsOut(holdOn(row, domain.now()), principal, despiteHold) }
}

/** The scope of the organization that its new owner has just claimed, in the transaction of the claim. */
export const scopeOfClaimed = (partnerId: PartnerId, orgId: OrgId): OrgScope =>
  ({ partnerId, orgId }) as OrgScope

/** What an operation inside an organization says about who may carry it out. */
export interface Entrance {
  /**
   * Whether the organization's own managers get through their partner's hold: to see and end what the partner may do,
   * which is theirs at any time.
   */
  readonly despiteHold?: boolean
}

/** The act-as check: lets the caller into an organization, or throws; the one way to an `OrgScope`. */
export const enterOrg = async (
  tx: Tx,
  ctx: Context<TenantPrincipal>,
  target: OrgTarget,
  { despiteHold = false }: Entrance = {},
): Promise<OrgScope> => {
  const orgId = target === 'own' ? homeOrg(ctx.principal) : target
  const standing = await readStanding(tx, ctx, orgId, despiteHold)
  const refusal = ctx.domain.entryRule(ctx.principal, standing, ctx.domain.now())
  if (refusal !== undefined) throw refusal
  if (ctx.principal.kind === 'partner' && orgId !== ctx.principal.ownOrgId) ctx.trace.actedOn = orgId
  return { partnerId: ctx.principal.partnerId, orgId } as OrgScope
}
