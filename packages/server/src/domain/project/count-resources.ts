import { and, count, eq } from 'drizzle-orm'
import type { ProjectId } from '../../kernel/ids.ts'
import { agents } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { countSecrets } from './count-secrets.ts'
import { requireProject } from './require-project.ts'

interface ResourceCounts {
  readonly agents: number
  /** Connections to apps; there are none yet. */
  readonly apps: number
  /** Secrets for the hosts of language models. */
  readonly llms: number
  /** Generic secrets. */
  readonly secrets: number
}

const countAgents = async (tx: Tx, { orgId }: OrgScope, projectId: ProjectId): Promise<number> => {
  const [row] = await tx
    .select({ agents: count() })
    .from(agents)
    .where(and(eq(agents.orgId, orgId), eq(agents.projectId, projectId)))
  return row?.agents ?? 0
}

/** Counts what is in a project. */
export const countResources = orgQuery({
  name: 'project.count',
  scope: 'agents:read',
  run: async ({ tx, org }, { projectId }: { readonly projectId: ProjectId }): Promise<ResourceCounts> => {
    await requireProject(tx, org, projectId)
    const counted = await countAgents(tx, org, projectId)
    return { agents: counted, apps: 0, ...(await countSecrets(tx, org, projectId)) }
  },
})
