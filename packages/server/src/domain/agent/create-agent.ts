import { eq, inArray } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { AgentId, ProjectId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { agentSecrets } from '../../store/schema/agent-secrets.ts'
import { agents } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { prepareCredential, storeCredential } from '../credential/issue-credential.ts'
import type { OrgScope } from '../org-scope.ts'
import { isFromPartner } from '../principal.ts'
import { holdProject } from '../project/require-project.ts'
import { AGENT_IDENTIFIER, AGENT_NAME_CHARACTERS_MAX, type Agent, agentIn, type SecretMode } from './agent.ts'

interface Input {
  readonly projectId: ProjectId
  readonly name: string
  readonly identifier: string
  /** The agent of the same project whose secret mode and assigned secrets the new one begins with. */
  readonly parentIdentifier?: string
}

type CreatedAgent = Pick<Agent, 'id' | 'name' | 'identifier' | 'createdAt'>

interface Namesake {
  readonly id: AgentId
  readonly identifier: string
  readonly secretMode: SecretMode
}

const findNamesakes = async (tx: Tx, org: OrgScope, input: Input): Promise<readonly Namesake[]> => {
  const { projectId, identifier, parentIdentifier = identifier } = input
  return tx
    .select({ id: agents.id, identifier: agents.identifier, secretMode: agents.secretMode })
    .from(agents)
    .where(agentIn(org, projectId, inArray(agents.identifier, [identifier, parentIdentifier])))
}

const requireFree = (namesakes: readonly Namesake[], identifier: string): void => {
  if (namesakes.some((known) => known.identifier === identifier))
    throw new DomainError(
      'agent.identifier_taken',
      `An agent with the identifier "${identifier}" already exists in this project`,
      { field: 'identifier' },
    )
}

const parentAmong = (
  namesakes: readonly Namesake[],
  identifier: string | undefined,
): Namesake | undefined => {
  if (identifier === undefined) return undefined
  const parent = namesakes.find((known) => known.identifier === identifier)
  if (parent === undefined) throw invalidField('parentIdentifier', 'must be an agent of the project')
  return parent
}

const copyAssignments = async (tx: Tx, parentId: AgentId, agentId: AgentId): Promise<void> => {
  const rows = await tx.select().from(agentSecrets).where(eq(agentSecrets.agentId, parentId))
  if (rows.length > 0) await tx.insert(agentSecrets).values(rows.map((row) => ({ ...row, agentId })))
}

/** Creates an agent with a token of its own. Throws `agent.identifier_taken`. */
export const createAgent = orgCommand({
  name: 'agent.create',
  scope: 'agents:write',
  event: 'agent.created',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<CreatedAgent> => {
    const { domain } = ctx
    const { projectId, identifier } = input
    const name = checkedName('name', input.name, AGENT_NAME_CHARACTERS_MAX)
    if (!AGENT_IDENTIFIER.test(identifier))
      throw invalidField('identifier', 'must be 1 to 50 lower-case letters, digits and hyphens')
    await holdProject(tx, org, projectId)
    const namesakes = await findNamesakes(tx, org, input)
    const parent = parentAmong(namesakes, input.parentIdentifier)
    requireFree(namesakes, identifier)
    const { partnerId, orgId } = org
    const id = domain.newId<AgentId>()
    const createdAt = domain.now()
    const secretMode = parent?.secretMode ?? 'all'
    await tx
      .insert(agents)
      .values({ partnerId, orgId, projectId, id, name, identifier, secretMode, createdAt })
    const seenByPartner = isFromPartner(ctx.principal)
    const wish = {
      kind: 'agent_token',
      name,
      partnerId,
      orgId,
      projectId,
      agentId: id,
      seenByPartner,
    } as const
    const token = await prepareCredential(domain, wish)
    await storeCredential(tx, token)
    if (parent !== undefined) await copyAssignments(tx, parent.id, id)
    const data = { name, identifier, projectId, secretMode, credentialId: token.id }
    note({ partnerId, orgId, subject: id, data: { ...data, ...(parent && { parentId: parent.id }) } })
    return { id, name, identifier, createdAt }
  },
})
