import { asc, eq } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { checkedName, slugify } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { projects } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import { orgNotFound } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'

export const PROJECT_NAME_CHARACTERS_MIN = 2
export const PROJECT_NAME_CHARACTERS_MAX = 50

export interface Project {
  readonly id: ProjectId
  readonly name: string
  readonly slug: string
  readonly createdAt: Date
}

export const projectColumns = {
  id: projects.id,
  name: projects.name,
  slug: projects.slug,
  createdAt: projects.createdAt,
}

/** Checks a project's name; answers it as given. */
export const checkedProjectName = (name: string): string => {
  checkedName('name', name, PROJECT_NAME_CHARACTERS_MAX)
  if ([...name].length < PROJECT_NAME_CHARACTERS_MIN)
    throw invalidField('name', `must be at least ${PROJECT_NAME_CHARACTERS_MIN} characters long`)
  return name
}

/** The slug of a name; one without a Latin letter or digit goes by the project's id. */
export const projectSlug = (name: string, id: ProjectId): string => slugify(name, `project-${id.slice(-12)}`)

/** The projects of an organization, oldest first, held so that one change of them happens after the other. */
export const holdProjects = async (tx: Tx, { orgId }: OrgScope) => {
  const [org] = await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, orgId)).for('no key update')
  if (org === undefined) throw orgNotFound()
  return tx
    .select({ ...projectColumns, isDefault: projects.isDefault })
    .from(projects)
    .where(eq(projects.orgId, orgId))
    .orderBy(asc(projects.id))
}
export type HeldProjects = Awaited<ReturnType<typeof holdProjects>>

/** Refuses a slug that one of the projects has. */
export const requireFreeSlug = (known: HeldProjects, slug: string): void => {
  if (known.some((project) => project.slug === slug))
    throw new DomainError('project.slug_taken', `A project with the slug "${slug}" already exists`, {
      field: 'name',
    })
}

/** The slug itself, or with the first number behind it that no project has yet. */
export const nextFreeSlug = (known: HeldProjects, slug: string): string => {
  const taken = new Set(known.map((project) => project.slug))
  let free = slug
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`
  return free
}
