import { and, asc, eq, exists, ne } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { type ShownSecret, shownColumns } from './secret.ts'

/** The partner's secrets that apply to an organization, oldest first; none once it has detached. */
export const inheritedSecrets = async (tx: Tx, org: OrgScope): Promise<readonly ShownSecret[]> => {
  const managed = tx
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.id, org.orgId), ne(orgs.status, 'detached')))
  return tx
    .select(shownColumns)
    .from(secrets)
    .where(
      and(
        eq(secrets.partnerId, org.partnerId),
        eq(secrets.tier, 'partner'),
        eq(secrets.enabled, true),
        exists(managed),
      ),
    )
    .orderBy(asc(secrets.id))
}

/** Lists the partner's secrets that apply to the organization that the call runs in. */
export const listInheritedSecrets = orgQuery({
  name: 'secret.list_inherited',
  scope: 'secrets:read',
  run: ({ tx, org }): Promise<readonly ShownSecret[]> => inheritedSecrets(tx, org),
})
