import { and, eq, gt } from 'drizzle-orm'
import type { OrgId } from '../kernel/ids.ts'
import { orgs } from '../store/schema/orgs.ts'
import { orgNotFound } from './entry-rule.ts'
import { wrongPlace } from './operation.ts'
import type { OrgScope } from './org-scope.ts'
import type { PartnerPrincipal, TenantPrincipal } from './principal.ts'

/** Tells clients from the partner's own organization, which is none of them. */
export const isClient = eq(orgs.isOwn, false)

/** The clients of a list that come after one of them; all of them where none is named. */
export const isClientAfter = (after: OrgId | undefined) =>
  and(isClient, after === undefined ? undefined : gt(orgs.id, after))

/** One client's row. */
export const isClientWithId = (orgId: OrgId) => and(eq(orgs.id, orgId), isClient)

/** Lets in nobody but a partner, and nowhere but into a client: its own organization has no customer. */
export function requireClientOfPartner(
  principal: TenantPrincipal,
  { orgId }: OrgScope,
): asserts principal is PartnerPrincipal {
  if (principal.kind !== 'partner') throw wrongPlace()
  if (orgId === principal.ownOrgId) throw orgNotFound()
}
