import { asc, eq } from 'drizzle-orm'
import { projects } from '../../store/schema/projects.ts'
import { orgQuery } from '../query.ts'

type Project = Pick<typeof projects.$inferSelect, 'id' | 'name' | 'slug' | 'createdAt'>

/** Lists the projects of the organization that the call runs in, oldest first. */
export const listProjects = orgQuery({
  name: 'project.list',
  scope: 'projects:read',
  run: async ({ tx, org }): Promise<readonly Project[]> =>
    tx.select().from(projects).where(eq(projects.orgId, org.orgId)).orderBy(asc(projects.id)),
})
