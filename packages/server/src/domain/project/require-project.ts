import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { projects } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

export const projectNotFound = (): DomainError => new DomainError('project.not_found', 'Project not found')

const inOrg = ({ orgId }: OrgScope, projectId: ProjectId) =>
  and(eq(projects.orgId, orgId), eq(projects.id, projectId))

/** Throws `project.not_found` unless the organization has the project. */
export const requireProject = async (tx: Tx, org: OrgScope, projectId: ProjectId): Promise<void> => {
  const [project] = await tx.select({ id: projects.id }).from(projects).where(inOrg(org, projectId))
  if (project === undefined) throw projectNotFound()
}

/** As `requireProject`, and lets one change of the project's agents happen after the other. */
export const holdProject = async (tx: Tx, org: OrgScope, projectId: ProjectId): Promise<void> => {
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(inOrg(org, projectId))
    .for('no key update')
  if (project === undefined) throw projectNotFound()
}
