import { DomainError } from '../kernel/errors.ts'
import type { Context } from './context.ts'
import type {
  OperatorPrincipal,
  PartnerPrincipal,
  PersonPrincipal,
  Principal,
  TenantPrincipal,
} from './principal.ts'
import type { Scope } from './scopes.ts'

/** What every operation says of itself; the registry tests are written against this. */
export interface OperationInfo {
  /** Noun and verb, such as `location.create`. */
  readonly name: string
  readonly kind: 'command' | 'query'
  readonly within: 'installation' | 'partner' | 'org' | 'link'
  readonly scope: Scope
  /** The event a command records. */
  readonly event?: string
}

const operations = new Map<string, OperationInfo>()

/** Every operation that has been defined, by name. */
export const registeredOperations = (): ReadonlyMap<string, OperationInfo> => operations

export const register = (info: OperationInfo): void => {
  if (operations.has(info.name)) throw new Error(`Two operations are called ${info.name}.`)
  operations.set(info.name, info)
}

const wrongPlace = (): DomainError =>
  new DomainError('credential.wrong_place', 'This credential cannot be used here')

const requireScope = (principal: Principal, scope: Scope): void => {
  if (!principal.scopes.has(scope)) {
    throw new DomainError('credential.scope_missing', `This credential lacks the scope ${scope}`)
  }
}

/** Checks kind and scope of the caller before a transaction is opened. */
export const asOperator = (ctx: Context, scope: Scope): Context<OperatorPrincipal> => {
  if (ctx.principal.kind !== 'operator') throw wrongPlace()
  requireScope(ctx.principal, scope)
  return ctx as Context<OperatorPrincipal>
}

export const asPartner = (ctx: Context, scope: Scope): Context<PartnerPrincipal> => {
  if (ctx.principal.kind !== 'partner') throw wrongPlace()
  requireScope(ctx.principal, scope)
  return ctx as Context<PartnerPrincipal>
}

export const asTenant = (ctx: Context, scope: Scope): Context<TenantPrincipal> => {
  if (ctx.principal.kind === 'operator' || ctx.principal.kind === 'person') throw wrongPlace()
  requireScope(ctx.principal, scope)
  return ctx as Context<TenantPrincipal>
}

export const asPerson = (ctx: Context, scope: Scope): Context<PersonPrincipal> => {
  if (ctx.principal.kind !== 'person') throw wrongPlace()
  requireScope(ctx.principal, scope)
  return ctx as Context<PersonPrincipal>
}
