import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AgentId, ProjectId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { agents } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'

interface Input {
  readonly projectId: ProjectId
  /** The agent's identifier; the project's default agent without one. */
  readonly agent: string | undefined
}

/** Where the authority's certificate lies in an agent's container. */
export const CA_CONTAINER_PATH = '/tmp/onecli-gateway-ca.pem'

/** What a process needs to send its traffic through the gateway, whose certificates it has to trust. */
export const gatewayEnvironment = (proxyUrl: Secret): Readonly<Record<string, string>> => {
  const proxy = proxyUrl.reveal()
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    https_proxy: proxy,
    http_proxy: proxy,
    NODE_EXTRA_CA_CERTS: CA_CONTAINER_PATH,
    NODE_USE_ENV_PROXY: '1',
    SSL_CERT_FILE: CA_CONTAINER_PATH,
    CURL_CA_BUNDLE: CA_CONTAINER_PATH,
    REQUESTS_CA_BUNDLE: CA_CONTAINER_PATH,
    GIT_SSL_CAINFO: CA_CONTAINER_PATH,
    GIT_TERMINAL_PROMPT: '0',
    GIT_HTTP_PROXY_AUTHMETHOD: 'basic',
    // Programs insist on a credential of their own; the gateway puts the real one in its place.
    ANTHROPIC_API_KEY: 'placeholder',
    OPENAI_API_KEY: 'placeholder',
  }
}

const findAgent = async (tx: Tx, org: OrgScope, { projectId, agent }: Input) => {
  const known = await tx
    .select({ id: agents.id, identifier: agents.identifier, isDefault: agents.isDefault })
    .from(agents)
    .where(and(eq(agents.orgId, org.orgId), eq(agents.projectId, projectId)))
  if (known.length === 0) throw new DomainError('agent_setup.no_agents', 'This project has no agents yet')
  const found = known.find(({ identifier, isDefault }) =>
    agent === undefined ? isDefault : identifier === agent,
  )
  if (found !== undefined) return found
  throw agent === undefined
    ? new DomainError('agent_setup.agent_required', 'Name the agent: this project has no default one')
    : new DomainError('agent_setup.agent_not_found', 'No agent with this identifier exists')
}

const openToken = async (tx: Tx, { domain }: Context, org: OrgScope, agentId: AgentId): Promise<Secret> => {
  const [row] = await tx
    .select({ id: credentials.id, sealed: credentials.sealed })
    .from(credentials)
    .where(
      and(
        eq(credentials.orgId, org.orgId),
        eq(credentials.kind, 'agent_token'),
        eq(credentials.agentId, agentId),
        isNull(credentials.revokedAt),
      ),
    )
  if (row === undefined || row.sealed === null) throw new Error(`Agent ${agentId} has no sealed token.`)
  return domain.keyRing.open(row.sealed, { tenant: org.partnerId, row: `credentials/${row.id}` })
}

const proxyUrlFor = (gatewayUrl: string, token: Secret): Secret => {
  const url = new URL(gatewayUrl)
  return new Secret(`${url.protocol}//x:${token.reveal()}@${url.host}`)
}

/** Reads the proxy address of one agent, its token in it. Throws where the project has no such agent, no default one or none at all. */
export const readAgentProxy = orgQuery({
  name: 'agent_setup.read_proxy',
  // Whoever holds the token acts as the agent.
  scope: 'agents:write',
  run: async ({ tx, ctx, org }, input: Input): Promise<Secret> => {
    await enterProject(tx, ctx, org, input.projectId)
    const agent = await findAgent(tx, org, input)
    const token = await openToken(tx, ctx, org, agent.id)
    return proxyUrlFor(ctx.domain.policy.gatewayUrl, token)
  },
})
