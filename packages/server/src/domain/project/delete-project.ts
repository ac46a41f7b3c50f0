import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { projects } from '../../store/schema/projects.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'
import { clientCommand, orgCommand } from '../command.ts'
import type { Note } from '../event/record-event.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdProjects } from './project.ts'
import { projectNotFound } from './require-project.ts'

interface Input {
  readonly projectId: ProjectId
}

/** The projects of the places that nobody has taken yet. */
const readOpenPlaces = async (tx: Tx, { orgId }: OrgScope): Promise<readonly ProjectId[]> => {
  const rows = await tx
    .select({ projectId: teamProvisions.projectId })
    .from(teamProvisions)
    .where(and(eq(teamProvisions.orgId, orgId), isNull(teamProvisions.claimedAt)))
  return rows.map(({ projectId }) => projectId)
}

/**
 * Deletes a project with its content; the oldest that is left takes the default's place. Answers what the event says.
 * The project of an open place is none that is left: time alone will delete it.
 */
const removeProject = async (tx: Tx, org: OrgScope, projectId: ProjectId): Promise<Note> => {
  const all = await holdProjects(tx, org)
  const known = all.find(({ id }) => id === projectId)
  if (known === undefined) throw projectNotFound()
  const passing = await readOpenPlaces(tx, org)
  const [heir] = all.filter((other) => other !== known && !passing.includes(other.id))
  if (heir === undefined)
    throw new DomainError('project.only_one', 'Cannot delete the only project in the organization')
  const inOrg = (id: ProjectId) => and(eq(projects.orgId, org.orgId), eq(projects.id, id))
  await tx.delete(projects).where(inOrg(known.id))
  if (known.isDefault) await tx.update(projects).set({ isDefault: true }).where(inOrg(heir.id))
  const { partnerId, orgId } = org
  const { name, slug } = known
  const data = { name, slug, ...(known.isDefault && { newDefaultProjectId: heir.id }) }
  return { partnerId, orgId, subject: known.id, data }
}

/**
 * Deletes a project with its agents and all else in it; its credentials are refused before this answers. Throws
 * `project.only_one` for an organization's last project.
 */
export const deleteProject = orgCommand({
  name: 'project.delete',
  scope: 'projects:write',
  event: 'project.deleted',
  run: async ({ tx, org, note, forget }, { projectId }: Input): Promise<void> => {
    note(await removeProject(tx, org, projectId))
    forget({ orgId: org.orgId })
  },
})

/** As `deleteProject`, for the partner of an unclaimed client. */
export const deleteClientProject = clientCommand({
  name: 'project.delete_in_client',
  scope: 'projects:write',
  event: 'project.deleted',
  run: async ({ tx, org, note, forget }, { projectId }: Input): Promise<void> => {
    note(await removeProject(tx, org, projectId))
    forget({ orgId: org.orgId })
  },
})
