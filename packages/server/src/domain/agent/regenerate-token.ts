import { and, eq } from 'drizzle-orm'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { orgCommand } from '../command.ts'
import { prepareCredential, storeCredential } from '../credential/issue-credential.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import { isFromPartner } from '../principal.ts'
import { type AgentTarget, holdAgent } from './agent.ts'

/** Gives an agent a new token; the old one is refused before this answers. */
export const regenerateAgentToken = orgCommand({
  name: 'agent.regenerate_token',
  scope: 'agents:write',
  event: 'agent.token_regenerated',
  run: async ({ tx, ctx, org, note, forget }, target: AgentTarget): Promise<Secret> => {
    const { id: agentId, name } = await holdAgent(tx, org, target)
    const { partnerId, orgId } = org
    const tokens = and(
      eq(credentials.orgId, orgId),
      eq(credentials.kind, 'agent_token'),
      eq(credentials.agentId, agentId),
    )
    const revoked = await retireCredentials({ tx, forget }, ctx.domain, tokens)
    const wish = {
      kind: 'agent_token',
      name,
      partnerId,
      orgId,
      projectId: target.projectId,
      agentId,
      seenByPartner: isFromPartner(ctx.principal),
    } as const
    const fresh = await prepareCredential(ctx.domain, wish)
    await storeCredential(tx, fresh)
    note({ ...org, subject: agentId, data: { issued: fresh.id, revoked } })
    return fresh.token
  },
})
