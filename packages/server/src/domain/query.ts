import type { OperatorTx, Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import { asOperator, asPartner, asTenant, type InsideInfo, register } from './operation.ts'
import { type Entrance, enterOrg, type OrgScope, type OrgTarget, reachOf } from './org-scope.ts'
import type { OperatorPrincipal, PartnerPrincipal, Principal, TenantPrincipal } from './principal.ts'
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

interface OrgWork {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal>
  readonly org: OrgScope
}
/** A read inside one organization, behind the act-as check; a partner's is counted for both sides to see. */
export const orgQuery = <Input, Output>(
  definition: Definition<OrgWork, Input, Output> & InsideInfo<Input> & Entrance,
) => {
  register({ ...definition, kind: 'query', within: 'org' })
  return async (caller: Context<Principal>, target: OrgTarget, input: Input): Promise<Output> => {
    const ctx = asTenant(caller, definition.scope, definition.alsoNeeds?.(input))
    const output = await ctx.domain.store.asTenant(
      reachOf(ctx.principal),
      async (tx) => definition.run({ tx, ctx, org: await enterOrg(tx, ctx, target, definition) }, input),
      { readOnly: true },
    )
    if (ctx.trace.actedOn !== undefined)
      ctx.domain.actingReads.count(ctx.principal, ctx.trace.actedOn, definition.name)
    return output
  }
}
