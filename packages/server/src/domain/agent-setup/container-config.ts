import { and, eq, isNull } from 'drizzle-orm'
import type { AgentId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Tx } from '../../store/store.ts'
import type { Context, Policy } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { findNamedAgent, type NamedAgent } from './find-named-agent.ts'

/** Where the authority's certificate lies in an agent's container. */
export const CA_CONTAINER_PATH = '/tmp/onecli-gateway-ca.pem'

/** Where programs look for the proxy: some read the names in capitals, curl the others alone for plain HTTP. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'all_proxy']
const NO_PROXY_VARIABLES = ['NO_PROXY', 'no_proxy']

/** Where programs look for authorities: Go, Ruby and OpenSSL; curl; Python's requests and pip; git; cargo; AWS; Deno. */
const CA_VARIABLES = [
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'CURL_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  'PIP_CERT',
  'GIT_SSL_CAINFO',
  'CARGO_HTTP_CAINFO',
  'AWS_CA_BUNDLE',
  'DENO_CERT',
]

const all = (names: readonly string[], value: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, value]))

/** This machine, and the server itself: the gateway lets nobody through to either. */
const aside = (publicUrl: string): string =>
  [...new Set(['localhost', '127.0.0.1', '::1', new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')])].join(
    ',',
  )

/** What a process needs to send its traffic through the gateway, whose certificates it has to trust. */
export const gatewayEnvironment = (
  proxyUrl: Secret,
  { publicUrl }: Pick<Policy, 'publicUrl'>,
): Readonly<Record<string, string>> => ({
  ...all(PROXY_VARIABLES, proxyUrl.reveal()),
  ...all(NO_PROXY_VARIABLES, aside(publicUrl)),
  ...all(CA_VARIABLES, CA_CONTAINER_PATH),
  // Node reads the proxy's variables where it is told to.
  NODE_USE_ENV_PROXY: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_HTTP_PROXY_AUTHMETHOD: 'basic',
  // Programs insist on a credential of their own; the gateway puts the real one in its place.
  ANTHROPIC_API_KEY: 'placeholder',
  OPENAI_API_KEY: 'placeholder',
})

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
  run: async ({ tx, ctx, org }, input: NamedAgent): Promise<Secret> => {
    await enterProject(tx, ctx, org, input.projectId)
    const agent = await findNamedAgent(tx, org, input)
    const token = await openToken(tx, ctx, org, agent.id)
    return proxyUrlFor(ctx.domain.policy.gatewayUrl, token)
  },
})
