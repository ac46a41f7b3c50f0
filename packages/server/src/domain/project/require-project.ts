import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { projects } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'

/** Lets a call into a project: one of the organization's, and a project's own credential into no other. Throws `project.not_found`. */
export const requireProject = async (
  tx: Tx,
  { principal }: Context<TenantPrincipal>,
  org: OrgScope,
  projectId: ProjectId,
): Promise<void> => {
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.orgId, org.orgId), eq(projects.id, projectId)))
  const isAnother = 'projectId' in principal && principal.projectId !== projectId
  if (project === undefined || isAnother) throw new DomainError('project.not_found', 'Project not found')
}
