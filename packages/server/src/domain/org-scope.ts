import { asc, eq, inArray, sql } from 'drizzle-orm'
import { invalidField } from '../kernel/errors.ts'
import type { OrgId, PartnerId } from '../kernel/ids.ts'
import { holdColumns, orgs } from '../store/schema/orgs.ts'
import { statement } from '../store/statement.ts'
import type { Reach, Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import { holdOn, isSuspended, keepsOut, type OrgStanding } from './entry-rule.ts'
import type { PartnerPrincipal, TenantPrincipal } from './principal.ts'

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
      ...holdColumns,
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

/**
 * Holds the organization until the transaction ends and lets the caller in once more: now nobody else can change who is
 * let in. Throws what refuses the caller.
 */
export const holdEntry = async (
  tx: Tx,
  ctx: Context<TenantPrincipal>,
  { orgId }: OrgScope,
  strength: 'share' | 'update' = 'share',
): Promise<void> => {
  await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, orgId)).for(strength)
  await enterOrg(tx, ctx, orgId)
}

const requireEntryFromPortfolio = async (
  tx: Tx,
  { domain, principal }: Context<PartnerPrincipal>,
  orgId: OrgId,
): Promise<OrgScope> => {
  const [row] = await tx.select().from(orgs).where(eq(orgs.id, orgId)).for('share')
  const standing = row && { ...row, suspended: isSuspended(row, domain.now()) }
  const refusal = domain.entryRule(principal, standing, domain.now())
  if (refusal !== undefined) throw refusal
  return { partnerId: principal.partnerId, orgId } as OrgScope
}

/**
 * The act-as check for a partner's transaction that goes on reaching all of its portfolio, because something passes into
 * a client from there. The organization is held until the transaction ends: whoever has just lost access brings nothing
 * in. Throws what refuses the partner.
 */
export const enterFromPortfolio = async (
  tx: Tx,
  ctx: Context<PartnerPrincipal>,
  orgId: OrgId,
): Promise<OrgScope> => {
  const org = await requireEntryFromPortfolio(tx, ctx, orgId)
  ctx.trace.actedOn = orgId
  return org
}

/** The same for something that passes from one client to another; the call is said to have acted on the first. */
export const enterBoth = async (
  tx: Tx,
  ctx: Context<PartnerPrincipal>,
  from: OrgId,
  to: OrgId,
): Promise<{ readonly source: OrgScope; readonly target: OrgScope }> => {
  // Held in one order, whichever way something passes: two such transactions never wait for each other.
  await tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(inArray(orgs.id, [from, to]))
    .orderBy(asc(orgs.id))
    .for('share')
  const target = await requireEntryFromPortfolio(tx, ctx, to)
  const source = await requireEntryFromPortfolio(tx, ctx, from)
  if (from === to) throw invalidField('to', 'must be another organization')
  ctx.trace.actedOn = from
  return { source, target }
}
