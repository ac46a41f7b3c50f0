import { and, eq } from 'drizzle-orm'
import type { ProjectId } from '../../kernel/ids.ts'
import { projects } from '../../store/schema/projects.ts'
import { orgCommand } from '../command.ts'
import { checkedProjectName, holdProjects, type Project, projectSlug, requireFreeSlug } from './project.ts'
import { projectNotFound } from './require-project.ts'

interface Input {
  readonly projectId: ProjectId
  /** Stays as it is where none is given. */
  readonly name: string | undefined
}

/** Renames a project, its slug with it. Throws `project.slug_taken`. */
export const renameProject = orgCommand({
  name: 'project.rename',
  scope: 'projects:write',
  event: 'project.renamed',
  run: async ({ tx, org, note, unchanged }, input: Input): Promise<Project> => {
    const name = input.name === undefined ? undefined : checkedProjectName(input.name)
    const all = await holdProjects(tx, org)
    const known = all.find(({ id }) => id === input.projectId)
    if (known === undefined) throw projectNotFound()
    const { isDefault: _, ...project } = known
    if (name === undefined || name === known.name) {
      unchanged()
      return project
    }
    const slug = projectSlug(name, known.id)
    requireFreeSlug(
      all.filter((other) => other !== known),
      slug,
    )
    await tx
      .update(projects)
      .set({ name, slug })
      .where(and(eq(projects.orgId, org.orgId), eq(projects.id, known.id)))
    note({ ...org, subject: known.id, data: { changed: { name, slug } } })
    return { ...project, name, slug }
  },
})
