import { and, eq, inArray, or } from 'drizzle-orm'
import type { ProjectId, SecretId } from '../../kernel/ids.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { secretNotFound } from '../secret/secret.ts'

/**
 * Throws `secret.not_found` unless the project sees every one of the secrets: its own ones, its organization's and
 * those that it inherits, of which row-level security shows none once the organization has detached.
 */
export const requireVisibleSecrets = async (
  tx: Tx,
  { orgId }: OrgScope,
  projectId: ProjectId,
  ids: readonly SecretId[],
): Promise<void> => {
  if (ids.length === 0) return
  const visible = or(
    and(eq(secrets.orgId, orgId), eq(secrets.projectId, projectId)),
    and(eq(secrets.orgId, orgId), eq(secrets.tier, 'organization')),
    eq(secrets.tier, 'partner'),
  )
  const rows = await tx
    .select({ id: secrets.id })
    .from(secrets)
    .where(and(inArray(secrets.id, [...ids]), visible))
  if (rows.length < ids.length) throw secretNotFound()
}
