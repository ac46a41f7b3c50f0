import { and, eq, or } from 'drizzle-orm'
import type { AgentId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { agents, projects } from '../../store/schema/projects.ts'
import { insertTogether } from '../../store/statement.ts'
import type { Tx } from '../../store/store.ts'
import { clientCommand } from '../command.ts'
import { credentialRows, prepareCredential } from '../credential/issue-credential.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import type { OrgScope } from '../org-scope.ts'

interface Input {
  /** Whether the default agent gets a new token too. */
  readonly agents: boolean
}

/** The new tokens, each shown this once. */
export interface RotatedTokens {
  readonly orgKey: Secret
  readonly projectKey: Secret
  readonly agentToken?: Secret
}

interface Defaults {
  readonly projectId: ProjectId
  readonly agentId: AgentId
}

const findDefaults = async (tx: Tx, org: OrgScope): Promise<Defaults> => {
  const [defaults] = await tx
    .select({ projectId: projects.id, agentId: agents.id })
    .from(projects)
    .innerJoin(agents, and(eq(agents.projectId, projects.id), eq(agents.isDefault, true)))
    .where(and(eq(projects.orgId, org.orgId), eq(projects.isDefault, true)))
  if (defaults === undefined) throw new Error(`Organization ${org.orgId} has no default project and agent.`)
  return defaults
}

/** The organization keys and default-project keys that the partner has held in its hands. */
const seenKeys = ({ orgId }: OrgScope, { projectId }: Defaults) =>
  and(
    eq(credentials.orgId, orgId),
    eq(credentials.seenByPartner, true),
    or(
      eq(credentials.kind, 'org_key'),
      and(eq(credentials.kind, 'project_key'), eq(credentials.projectId, projectId)),
    ),
  )

const tokensOf = ({ orgId }: OrgScope, { agentId }: Defaults) =>
  and(eq(credentials.orgId, orgId), eq(credentials.kind, 'agent_token'), eq(credentials.agentId, agentId))

/**
 * Gives an unclaimed client a new organization key and a new key of its default project, and its default agent a new
 * token where asked for. What the partner had seen of the old ones is refused before this answers.
 */
export const rotateTokens = clientCommand({
  name: 'org.rotate_tokens',
  scope: 'orgs:write',
  event: 'org.tokens_rotated',
  run: async ({ tx, ctx, org, note, forget }, input: Input): Promise<RotatedTokens> => {
    const { domain } = ctx
    const { partnerId, orgId } = org
    const defaults = await findDefaults(tx, org)
    const { projectId, agentId } = defaults
    const picked = input.agents
      ? or(seenKeys(org, defaults), tokensOf(org, defaults))
      : seenKeys(org, defaults)
    const retired = await retireCredentials({ tx, forget }, domain, picked)
    const key = { name: 'Default', partnerId, orgId, seenByPartner: true } as const
    const orgKey = await prepareCredential(domain, { ...key, kind: 'org_key' })
    const projectKey = await prepareCredential(domain, { ...key, kind: 'project_key', projectId })
    const agentToken =
      input.agents && (await prepareCredential(domain, { ...key, kind: 'agent_token', projectId, agentId }))
    const issued = [orgKey, projectKey, ...(agentToken ? [agentToken] : [])]
    await insertTogether(tx, credentialRows(issued))
    note({
      partnerId,
      orgId,
      subject: orgId,
      data: { projectId, issued: issued.map(({ id }) => id), revoked: retired },
    })
    return {
      orgKey: orgKey.token,
      projectKey: projectKey.token,
      ...(agentToken && { agentToken: agentToken.token }),
    }
  },
})
