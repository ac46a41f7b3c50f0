import type { OperatorTx, Tx } from '../store/store.ts'
import type { Context, Domain } from './context.ts'
import { asOperator, asPartner, asTenant, type InsideInfo, register } from './operation.ts'
import { type Entrance, enterOrg, type OrgScope, type OrgTarget, reachOf } from './org-scope.ts'
import type {
  ConfinedPrincipal,
  OperatorPrincipal,
  PartnerPrincipal,
  Principal,
  TenantPrincipal,
} from './principal.ts'
import type { Scope } from './scopes.ts'

interface Definition<Work, Input, Output> {
  readonly name: string
  readonly scope: Scope
  readonly run: (work: Work, input: Input) => Promise<Output>
}

interface OperatorWork {
  readonly tx: OperatorTx
  readonly ctx: Context<OperatorPrincipal>
}
/** A read of the operator's. */
export const operatorQuery = <Input, Output>(definition: Definition<OperatorWork, Input, Output>) => {
  register({ ...definition, kind: 'query', within: 'installation' })
  return (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asOperator(caller, definition.scope)
    return ctx.domain.store.asOperator((tx) => definition.run({ tx, ctx }, input), { readOnly: true })
  }
}

interface PartnerWork {
  readonly tx: Tx
  readonly ctx: Context<PartnerPrincipal>
}
/** A read of a partner's portfolio. */
export const partnerQuery = <Input, Output>(definition: Definition<PartnerWork, Input, Output>) => {
  register({ ...definition, kind: 'query', within: 'partner' })
  return (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asPartner(caller, definition.scope)
    return ctx.domain.store.asTenant(reachOf(ctx.principal), (tx) => definition.run({ tx, ctx }, input), {
      readOnly: true,
    })
  }
}

/** Reads inside one organization, behind the act-as check; a partner's read is counted for both sides to see. */
const readInside = async <Output>(
  ctx: Context<TenantPrincipal>,
  target: OrgTarget,
  definition: { readonly name: string } & Entrance,
  read: (tx: Tx, org: OrgScope) => Promise<Output>,
): Promise<Output> => {
  const output = await ctx.domain.store.asTenant(
    reachOf(ctx.principal),
    async (tx) => read(tx, await enterOrg(tx, ctx, target, definition)),
    { readOnly: true },
  )
  if (ctx.trace.actedOn !== undefined)
    ctx.domain.actingReads.count(ctx.principal, ctx.trace.actedOn, definition.name)
  return output
}

interface OrgWork {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal>
  readonly org: OrgScope
}
/** A read inside one organization. */
export const orgQuery = <Input, Output>(
  definition: Definition<OrgWork, Input, Output> & InsideInfo<Input> & Entrance,
) => {
  register({ ...definition, kind: 'query', within: 'org' })
  return async (caller: Context<Principal>, target: OrgTarget, input: Input): Promise<Output> => {
    const ctx = asTenant(caller, definition.scope, definition.alsoNeeds?.(input))
    return readInside(ctx, target, definition, (tx, org) => definition.run({ tx, ctx, org }, input))
  }
}

interface HolderDefinition<Holder, Input, Output> {
  readonly name: string
  readonly scope: Scope
  /** Whom the input speaks for: asked once the scope was checked, and before a transaction is opened. */
  readonly find: (domain: Domain, input: Input) => Promise<Holder>
  readonly run: (tx: Tx, holder: Holder) => Promise<Output>
}
/** A partner's read about the holder of a credential, inside the holder's organization. */
export const clientQuery = <Holder extends ConfinedPrincipal, Input, Output>(
  definition: HolderDefinition<Holder, Input, Output>,
) => {
  register({ ...definition, kind: 'query', within: 'partner' })
  return async (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asPartner(caller, definition.scope)
    const holder = await definition.find(ctx.domain, input)
    return readInside(ctx, holder.orgId, definition, (tx) => definition.run(tx, holder))
  }
}

/** The operator's read about the holder of a credential. The operator's role sees no customer: it is told what the holder sees. */
export const holderQuery = <Holder extends ConfinedPrincipal, Input, Output>(
  definition: HolderDefinition<Holder, Input, Output>,
) => {
  register({ ...definition, kind: 'query', within: 'installation' })
  return async (caller: Context<Principal>, input: Input): Promise<Output> => {
    const { domain } = asOperator(caller, definition.scope)
    const holder = await definition.find(domain, input)
    return domain.store.asTenant(reachOf(holder), (tx) => definition.run(tx, holder), { readOnly: true })
  }
}
