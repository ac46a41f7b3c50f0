import { and, asc, eq } from 'drizzle-orm'
import type { AgentId, SecretId } from '../../kernel/ids.ts'
import { parseUuid } from '../../kernel/ids.ts'
import { agentSecrets } from '../../store/schema/agent-secrets.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { secretNotFound } from '../secret/secret.ts'
import { type AgentTarget, holdAgent, requireAgent } from './agent.ts'
import { requireVisibleSecrets } from './require-visible-secrets.ts'

const ofAgent = ({ orgId }: OrgScope, agentId: AgentId) =>
  and(eq(agentSecrets.orgId, orgId), eq(agentSecrets.agentId, agentId))

/** What is assigned to an agent and still seen: row-level security shows nothing inherited after a detach. */
const readAssigned = async (tx: Tx, org: OrgScope, agentId: AgentId): Promise<readonly SecretId[]> => {
  const rows = await tx
    .select({ id: agentSecrets.secretId })
    .from(agentSecrets)
    .innerJoin(
      secrets,
      and(eq(secrets.partnerId, agentSecrets.partnerId), eq(secrets.id, agentSecrets.secretId)),
    )
    .where(ofAgent(org, agentId))
    .orderBy(asc(agentSecrets.secretId))
  return rows.map(({ id }) => id)
}

/** The distinct ids among texts, in order; throws `secret.not_found` for a text that is none. */
const parseIds = (texts: readonly string[]): readonly SecretId[] => {
  const ids = texts.map((text) => parseUuid<SecretId>(text))
  const known = ids.filter((id) => id !== undefined)
  if (known.length < ids.length) throw secretNotFound()
  return [...new Set(known)].sort()
}

/** Lists the ids of the secrets that are assigned to an agent. */
export const listAssignedSecrets = orgQuery({
  name: 'agent.list_secrets',
  scope: 'agents:read',
  run: async ({ tx, org }, target: AgentTarget): Promise<readonly SecretId[]> => {
    const { id } = await requireAgent(tx, org, target)
    return readAssigned(tx, org, id)
  },
})

/** Replaces the secrets that are assigned to an agent. Throws `secret.not_found` for one that the project does not see. */
export const assignSecrets = orgCommand({
  name: 'agent.assign_secrets',
  scope: 'agents:write',
  event: 'agent.secrets_assigned',
  run: async (
    { tx, org, note, unchanged },
    { secretIds, ...target }: AgentTarget & { readonly secretIds: readonly string[] },
  ): Promise<void> => {
    const { id: agentId } = await holdAgent(tx, org, target)
    const wanted = parseIds(secretIds)
    await requireVisibleSecrets(tx, org, target.projectId, wanted)
    const known = await readAssigned(tx, org, agentId)
    const added = wanted.filter((id) => !known.includes(id))
    const removed = known.filter((id) => !wanted.includes(id))
    if (added.length === 0 && removed.length === 0) return unchanged()
    await tx.delete(agentSecrets).where(ofAgent(org, agentId))
    const { partnerId, orgId } = org
    const rows = wanted.map((secretId) => ({ partnerId, orgId, agentId, secretId }))
    if (rows.length > 0) await tx.insert(agentSecrets).values(rows)
    note({ partnerId, orgId, subject: agentId, data: { added, removed } })
  },
})
