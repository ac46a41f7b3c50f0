import { orgNotFound } from '../../domain/entry-rule.ts'
import { type AgentId, type OrgId, type ProjectId, parseUuid } from '../../kernel/ids.ts'

/** The organization that a path names; a malformed id names a missing one. */
export const orgIdOf = (params: { readonly orgId: string }): OrgId => {
  const id = parseUuid<OrgId>(params.orgId)
  if (id === undefined) throw orgNotFound()
  return id
}

// What stands inside an organization is looked for once that has been entered: a malformed id is left to the domain,
// so that it is answered like a missing one whatever else is wrong.

/** The project that a path names; undefined where the id is malformed. */
export const projectIdOf = (params: { readonly projectId: string }): ProjectId | undefined =>
  parseUuid<ProjectId>(params.projectId)

/** The agent that a path names; undefined where the id is malformed. */
export const agentIdOf = (params: { readonly agentId: string }): AgentId | undefined =>
  parseUuid<AgentId>(params.agentId)
