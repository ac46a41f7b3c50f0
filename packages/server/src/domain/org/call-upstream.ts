import type { OrgId } from '../../kernel/ids.ts'
import { enterOrg } from '../org-scope.ts'
import { orgQuery, partnerQuery } from '../query.ts'

/**
 * Lets somebody call the vendor's product inside an organization, and counts it as a read: what the call does there,
 * only the product knows. Throws `org.not_found` and `org.access_not_allowed`.
 */
export const enterForUpstream = orgQuery({
  name: 'org.call_upstream',
  scope: 'orgs:read',
  run: async (_work, _input: Record<never, never>): Promise<void> => undefined,
})

/** Throws what has come to refuse a partner whose call inside an organization is under way. */
export const stayForUpstream = partnerQuery({
  name: 'org.go_on_calling_upstream',
  scope: 'orgs:read',
  run: async ({ tx, ctx }, { orgId }: { readonly orgId: OrgId }): Promise<void> => {
    await enterOrg(tx, { ...ctx, trace: {} }, orgId)
  },
})
