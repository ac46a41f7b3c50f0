import { and, asc, eq, exists, ne } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { secrets } from '../../store/schema/secrets.ts'
import { orgQuery } from '../query.ts'
import { type ShownSecret, shownColumns } from './secret.ts'

/** Lists the partner's secrets that apply to an organization, oldest first; none once it has detached. */
export const listInheritedSecrets = orgQuery({
  name: 'secret.list_inherited',
  scope: 'secrets:read',
  run: async ({ tx, org }): Promise<readonly ShownSecret[]> => {
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
  },
})
