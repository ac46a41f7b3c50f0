import { and, count, eq, sql } from 'drizzle-orm'
import type { ProjectId } from '../../kernel/ids.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** Counts a project's own secrets: those for language models, and the generic ones. */
export const countSecrets = async (
  tx: Tx,
  { orgId }: OrgScope,
  projectId: ProjectId,
): Promise<{ readonly llms: number; readonly secrets: number }> => {
  const generic = sql<boolean>`${secrets.type} = 'generic'`
  const rows = await tx
    .select({ generic, secrets: count() })
    .from(secrets)
    .where(and(eq(secrets.orgId, orgId), eq(secrets.projectId, projectId)))
    .groupBy(generic)
  const numberOf = (wanted: boolean): number => rows.find((row) => row.generic === wanted)?.secrets ?? 0
  return { llms: numberOf(false), secrets: numberOf(true) }
}
