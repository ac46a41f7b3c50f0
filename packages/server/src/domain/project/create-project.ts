import type { ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { insertTogether } from '../../store/statement.ts'
import type { Tx } from '../../store/store.ts'
import { clientCommand, orgCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { credentialRows, type PreparedCredential, prepareCredential } from '../credential/issue-credential.ts'
import type { Note } from '../event/record-event.ts'
import type { OrgScope } from '../org-scope.ts'
import { isFromPartner } from '../principal.ts'
import { prepareProject } from './prepare-project.ts'
import {
  checkedProjectName,
  holdProjects,
  nextFreeSlug,
  type Project,
  projectSlug,
  requireFreeSlug,
} from './project.ts'

interface Input {
  readonly name: string
}

interface NewProject {
  readonly id: ProjectId
  readonly name: string
  readonly slug: string
  readonly keys: readonly PreparedCredential[]
  /** Whether the partner sees the token of the project's default agent. */
  readonly seenByPartner: boolean
}

/** Stores a project with its default agent and its keys; answers it and what its event says. */
const storeProject = async (
  tx: Tx,
  domain: Domain,
  { partnerId, orgId }: OrgScope,
  { id, name, slug, keys, seenByPartner }: NewProject,
): Promise<{ readonly project: Project; readonly made: Note }> => {
  const wish = { partnerId, orgId, id, name, slug, isDefault: false }
  const { agentId, createdAt, agentToken, insertions } = await prepareProject(domain, wish, {
    tokenShownToPartner: seenByPartner,
  })
  const issued = [agentToken, ...keys]
  await insertTogether(tx, ...insertions, credentialRows(issued))
  const credentialIds = issued.map((credential) => credential.id)
  return {
    project: { id, name, slug, createdAt },
    made: { partnerId, orgId, subject: id, data: { name, slug, agentId, credentialIds } },
  }
}

/** Creates a project with its default agent and one key, which is shown this once. Throws `project.slug_taken`. */
export const createProject = orgCommand({
  name: 'project.create',
  scope: 'projects:write',
  event: 'project.created',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<Project & { readonly key: Secret }> => {
    const { domain } = ctx
    const { partnerId, orgId } = org
    const name = checkedProjectName(input.name)
    const id = domain.newId<ProjectId>()
    const slug = projectSlug(name, id)
    requireFreeSlug(await holdProjects(tx, org), slug)
    const seenByPartner = isFromPartner(ctx.principal)
    const wish = { kind: 'project_key', name: 'Default', partnerId, orgId, projectId: id } as const
    const key = await prepareCredential(domain, { ...wish, seenByPartner })
    const wanted = { id, name, slug, keys: [key], seenByPartner }
    const { project, made } = await storeProject(tx, domain, org, wanted)
    note(made)
    return { ...project, key: key.token }
  },
})

/** Creates a project in an unclaimed client, with its default agent and no key; a taken slug gets a number. */
export const createClientProject = clientCommand({
  name: 'project.create_in_client',
  scope: 'projects:write',
  event: 'project.created',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<Project> => {
    const { domain } = ctx
    const name = checkedProjectName(input.name)
    const id = domain.newId<ProjectId>()
    const slug = nextFreeSlug(await holdProjects(tx, org), projectSlug(name, id))
    const wanted = { id, name, slug, keys: [], seenByPartner: false }
    const { project, made } = await storeProject(tx, domain, org, wanted)
    note(made)
    return project
  },
})
