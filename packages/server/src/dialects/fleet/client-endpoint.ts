import type { FastifyRequest } from 'fastify'
import type { Context } from '../../domain/context.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import type { TenantPrincipal } from '../../domain/principal.ts'
import type { Gatehouse } from '../../http/caller.ts'
import { contextOf } from '../../http/request.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { orgIdOf, requireKey, requireOrg, requireTenant, targetOf, tenantOf } from './auth.ts'
import { endpointsFor } from './endpoint.ts'
import { ClientHeaders, ClientWriteHeaders } from './schemas/shared.ts'

/**
 * Who calls, and the organization that the call runs in. Each is read where it is asked for, so that a handler may refuse
 * what is amiss with the body before it looks at the organization.
 */
export interface ClientCall {
  readonly ctx: Context
  readonly target: OrgTarget
  readonly orgId: OrgId
  readonly principal: TenantPrincipal
}

const inside = {
  headers: { read: ClientHeaders, write: ClientWriteHeaders },
  callOf: ({ domain }: Gatehouse, request: FastifyRequest): ClientCall => ({
    get ctx() {
      return contextOf(domain, request)
    },
    get target() {
      return targetOf(request)
    },
    get orgId() {
      return orgIdOf(request)
    },
    get principal() {
      return tenantOf(request)
    },
  }),
}

/** Client-level endpoints: inside the organization that `x-auth-org` names. */
export const clientEndpoints = endpointsFor({ letIn: requireTenant, takesSessions: true, ...inside })

/** The same for keys alone, and for nobody's session. */
export const keyEndpoints = endpointsFor({ letIn: requireKey, takesSessions: false, ...inside })

/** What an organization does for itself: for its own key and people alone. */
export const orgEndpoints = endpointsFor({ letIn: requireOrg, takesSessions: true, ...inside })
