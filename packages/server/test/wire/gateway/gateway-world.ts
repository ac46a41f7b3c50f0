import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimAs } from '../../support/browser.ts'
import { bearer } from '../../support/partners.ts'
import { type SpawnedServer, startServer, temporaryDirectory } from '../../support/spawned-server.ts'
import { openConnection } from '../open-connection.ts'
import { createWirePartner, send, type WireAnswer, type WirePartner } from '../wire-partner.ts'
import type { AgentOptions } from './agent.ts'
import { type Service, startService } from './service.ts'

/** Hosts of a model provider, of an API, and of somewhere else. */
const HOSTS = [
  'api.anthropic.com',
  'api.openai.com',
  'generativelanguage.googleapis.com',
  'openrouter.ai',
  'api.example.com',
  'other.example.com',
  'anthropic.com.evil.test',
]

/** An organization as its partner made it. */
export interface GatewayOrg {
  readonly organizationId: string
  readonly projectId: string
  readonly orgApiKey: string
  readonly projectApiKey: string
  readonly agentToken: string
  readonly claimUrl: string
}

/** A server with a gateway, a partner of it, and services that stand for the internet. */
export interface GatewayWorld {
  readonly server: SpawnedServer
  readonly service: Service
  readonly partner: WirePartner
  readonly agentOf: (org: Pick<GatewayOrg, 'agentToken'>) => AgentOptions
  /** Creates an organization, claimed unless asked for otherwise. */
  newOrg(wish?: { readonly unclaimed?: true }): Promise<GatewayOrg>
  /** Calls the broker dialect; throws on a refusal. */
  call(key: string, method: string, path: string, body?: unknown): Promise<WireAnswer>
}

const gatewayPort = (output: string): number => Number(/Gateway {5}http:\/\/\S+:(\d+)/.exec(output)?.[1])

const until = async (found: () => number): Promise<number> => {
  const deadline = Date.now() + 10_000
  while (Number.isNaN(found()) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  return found()
}

/** Starts a server whose gateway reaches the given services by the names of hosts on the internet. */
export const startGatewayWorld = async (
  env: Readonly<Record<string, string>> = {},
  hosts: readonly string[] = HOSTS,
): Promise<GatewayWorld> => {
  const service = await startService(hosts)
  const file = join(temporaryDirectory(), 'services.pem')
  writeFileSync(file, service.authority)
  const routes = hosts.flatMap((host) => [
    `${host}:443=127.0.0.1:${service.port}`,
    `${host}:80=127.0.0.1:${service.plainPort}`,
  ])
  const server = await startServer({
    env: {
      TENANTRY_GATEWAY_PORT: '0',
      TENANTRY_GATEWAY_ROUTES: routes.join(','),
      TENANTRY_GATEWAY_CA: hosts.map((host) => `${host}=${file}`).join(','),
      ...env,
    },
  })
  const port = await until(() => gatewayPort(server.output()))
  const authority = (await send(`${server.url}/v1/gateway/ca`, 'GET')).text
  const partner = await createWirePartner(server)
  const call = async (key: string, method: string, path: string, body?: unknown): Promise<WireAnswer> => {
    const answer = await send(`${server.url}${path}`, method, { headers: bearer(key), body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer
  }
  return {
    ...{ server, service, partner, call },
    agentOf: ({ agentToken }) => ({ port, authority, token: agentToken }),
    newOrg: async ({ unclaimed } = {}) => {
      const { body } = await call(partner.key, 'POST', '/v1/partner/orgs', {
        name: `Customer ${randomBytes(4).toString('hex')}`,
      })
      const org = body as GatewayOrg
      if (unclaimed !== true) await claimed(server, org)
      return org
    },
  }
}

/** Claims an organization for a customer of its own. */
export const claimed = async (server: SpawnedServer, { claimUrl }: GatewayOrg): Promise<void> => {
  const connection = openConnection(server.url)
  try {
    const email = `customer-${randomBytes(6).toString('hex')}@example.com`
    const { answer } = await claimAs(connection, claimUrl.replace(server.url, ''), email)
    if (answer.status >= 400) throw new Error(`The organization was not claimed: ${answer.text}`)
  } finally {
    connection.close()
  }
}
