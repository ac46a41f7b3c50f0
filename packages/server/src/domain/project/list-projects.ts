import { and, asc, eq } from 'drizzle-orm'
import type { OrgId, ProjectId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { projects } from '../../store/schema/projects.ts'
import { isClientWithId } from '../client-org.ts'
import { orgNotFound } from '../entry-rule.ts'
import { orgQuery, partnerQuery } from '../query.ts'
import { type Project, projectColumns } from './project.ts'
import { projectNotFound } from './require-project.ts'

/** Lists the projects of the organization that the call runs in, oldest first. */
export const listProjects = orgQuery({
  name: 'project.list',
  scope: 'projects:read',
  run: async ({ tx, org }): Promise<readonly Project[]> =>
    tx.select(projectColumns).from(projects).where(eq(projects.orgId, org.orgId)).orderBy(asc(projects.id)),
})

/** Reads one project of the organization that the call runs in. */
export const getProject = orgQuery({
  name: 'project.get',
  scope: 'projects:read',
  run: async ({ tx, org }, { projectId }: { readonly projectId: ProjectId }): Promise<Project> => {
    const [project] = await tx
      .select(projectColumns)
      .from(projects)
      .where(and(eq(projects.orgId, org.orgId), eq(projects.id, projectId)))
    if (project === undefined) throw projectNotFound()
    return project
  },
})

/** Lists the projects of a client as its partner sees them, oldest first: of a detached one, none. */
export const listClientProjects = partnerQuery({
  name: 'project.list_of_client',
  scope: 'projects:read',
  run: async ({ tx }, { orgId }: { readonly orgId: OrgId }): Promise<readonly Project[]> => {
    const [org] = await tx.select({ status: orgs.status }).from(orgs).where(isClientWithId(orgId))
    if (org === undefined) throw orgNotFound()
    if (org.status === 'detached') return []
    return tx.select(projectColumns).from(projects).where(eq(projects.orgId, orgId)).orderBy(asc(projects.id))
  },
})
