import { DomainError } from '../kernel/errors.ts'
import type { ProjectId } from '../kernel/ids.ts'
import type { Context } from './context.ts'
import type {
  OperatorPrincipal,
  PartnerPrincipal,
  PersonPrincipal,
  Principal,
  TenantPrincipal,
} from './principal.ts'
import { needsOrgAdmin } from './roles.ts'
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

/** What an operation inside an organization says besides. */
export interface InsideInfo<Input> {
  /** The scope that some inputs ask for besides. */
  readonly alsoNeeds?: (input: Input) => Scope | undefined
}

/** Asks for one more scope where no project is named, and so the whole organization is meant. */
export const forWholeOrg =
  (scope: Scope) =>
  ({ projectId }: { readonly projectId?: ProjectId | undefined }): Scope | undefined =>
    projectId === undefined ? scope : undefined

const operations = new Map<string, OperationInfo>()

/** Every operation that has been defined, by name. */
export const registeredOperations = (): ReadonlyMap<string, OperationInfo> => operations

export const register = (info: OperationInfo): void => {
  if (operations.has(info.name)) throw new Error(`Two operations are called ${info.name}.`)
  operations.set(info.name, info)
}

export const wrongPlace = (): DomainError =>
  new DomainError('credential.wrong_place', 'This credential cannot be used here')

/** Asks for a scope. Throws `credential.scope_missing`. */
export const requireScope = (principal: Principal, scope: Scope): void => {
  if (principal.scopes.has(scope)) return
  const isOrgsPerson = principal.kind === 'org' && principal.user !== undefined
  throw new DomainError(
    'credential.scope_missing',
    isOrgsPerson && needsOrgAdmin(scope)
      ? 'Insufficient permissions (requires admin role)'
      : `This credential lacks the scope ${scope}`,
  )
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

export const asTenant = (ctx: Context, scope: Scope, besides?: Scope): Context<TenantPrincipal> => {
  if (ctx.principal.kind === 'operator' || ctx.principal.kind === 'person') throw wrongPlace()
  // The narrower scope first: a person learns that it takes an admin, not that another role is wanted.
  if (besides !== undefined) requireScope(ctx.principal, besides)
  requireScope(ctx.principal, scope)
  return ctx as Context<TenantPrincipal>
}

export const asPerson = (ctx: Context, scope: Scope): Context<PersonPrincipal> => {
  if (ctx.principal.kind !== 'person') throw wrongPlace()
  requireScope(ctx.principal, scope)
  return ctx as Context<PersonPrincipal>
}
