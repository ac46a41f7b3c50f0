import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AgentId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { outer } from '../../store/outer.ts'
import { agentSecrets } from '../../store/schema/agent-secrets.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { agents } from '../../store/schema/projects.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdProject, requireProject } from '../project/require-project.ts'

export const AGENT_NAME_CHARACTERS_MAX = 255
/** Lower-case letters, digits and hyphens, beginning with a letter or digit; at most 50 of them. */
export const AGENT_IDENTIFIER = /^[a-z0-9][a-z0-9-]{0,49}$/

/** Which of its project's secrets an agent may use: all, or those that were assigned to it. */
export type SecretMode = (typeof agents.$inferSelect)['secretMode']

export interface Agent {
  readonly id: AgentId
  readonly name: string
  readonly identifier: string
  readonly isDefault: boolean
  readonly secretMode: SecretMode
  readonly createdAt: Date
  /** Only for whoever may change agents: it acts as the agent. */
  readonly token?: Secret
  readonly assignedSecrets: number
}

/** An agent of a project, as calls name it. */
export interface AgentTarget {
  readonly projectId: ProjectId
  readonly agentId: AgentId
}

const agentNotFound = (): DomainError => new DomainError('agent.not_found', 'Agent not found')

const shown = {
  id: agents.id,
  name: agents.name,
  identifier: agents.identifier,
  isDefault: agents.isDefault,
  secretMode: agents.secretMode,
  gatewayStoppedAt: agents.gatewayStoppedAt,
}
/** An agent as changes of it need it. */
type KnownAgent = Pick<typeof agents.$inferSelect, keyof typeof shown>

export const agentIn = ({ orgId }: OrgScope, projectId: ProjectId, picked?: SQL): SQL | undefined =>
  and(eq(agents.orgId, orgId), eq(agents.projectId, projectId), picked)

const find = async (tx: Tx, org: OrgScope, { projectId, agentId }: AgentTarget): Promise<KnownAgent> => {
  const [agent] = await tx
    .select(shown)
    .from(agents)
    .where(agentIn(org, projectId, eq(agents.id, agentId)))
  if (agent === undefined) throw agentNotFound()
  return agent
}

/** Finds an agent for reading. Throws `project.not_found`, and then `agent.not_found`. */
export const requireAgent = async (tx: Tx, org: OrgScope, target: AgentTarget): Promise<KnownAgent> => {
  await requireProject(tx, org, target.projectId)
  return find(tx, org, target)
}

/** Finds an agent to change, and lets one change of its project's agents happen after the other. */
export const holdAgent = async (tx: Tx, org: OrgScope, target: AgentTarget): Promise<KnownAgent> => {
  await holdProject(tx, org, target.projectId)
  return find(tx, org, target)
}

/** Reads agents of a project, oldest first; with their tokens for whoever may change them. */
export const readAgents = async (
  tx: Tx,
  { domain, principal }: Context,
  org: OrgScope,
  picked: SQL | undefined,
): Promise<readonly Agent[]> => {
  // Of the secrets that are still seen, as their list names them.
  const assigned = sql<number>`(select count(*)::int from ${agentSecrets} join ${secrets}
    on ${secrets.partnerId} = ${agentSecrets.partnerId} and ${secrets.id} = ${agentSecrets.secretId}
    where ${agentSecrets.partnerId} = ${outer(agents.partnerId)}
      and ${agentSecrets.orgId} = ${outer(agents.orgId)} and ${agentSecrets.agentId} = ${outer(agents.id)})`
  const rows = await tx
    .select({ agent: agents, assigned, credentialId: credentials.id, sealed: credentials.sealed })
    .from(agents)
    .innerJoin(credentials, and(eq(credentials.agentId, agents.id), isNull(credentials.revokedAt)))
    .where(picked)
    .orderBy(asc(agents.id))
  const mayUse = principal.scopes.has('agents:write')
  return rows.map(({ agent: row, assigned: assignedSecrets, credentialId, sealed }) => {
    if (sealed === null) throw new Error(`The token of agent ${row.id} is not sealed.`)
    const { id, name, identifier, isDefault, secretMode, createdAt } = row
    const place = { tenant: org.partnerId, row: `credentials/${credentialId}` }
    const agent = { id, name, identifier, isDefault, secretMode, createdAt, assignedSecrets }
    return mayUse ? { ...agent, token: domain.keyRing.open(sealed, place) } : agent
  })
}
