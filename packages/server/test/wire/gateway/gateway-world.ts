import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimAs } from '../../support/browser.ts'
import { bearer, type TestOrg } from '../../support/partners.ts'
import {
  type ServerProcess,
  type SpawnedServer,
  startServer,
  temporaryDirectory,
} from '../../support/spawned-server.ts'
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
export type GatewayOrg = TestOrg

/** A server with a gateway, a partner of it, and services that stand for the internet. */
export interface GatewayWorld {
  readonly server: SpawnedServer
  readonly service: Service
  readonly partner: WirePartner
  /** Its settings. */
  readonly env: Readonly<Record<string, string>>
  readonly agentOf: (org: Pick<GatewayOrg, 'agentToken'>) => AgentOptions
  /** Starts a gateway by itself beside the server, on the same database; answers how agents reach it. */
  startGateway(env?: Readonly<Record<string, string>>): Promise<{
    readonly gateway: SpawnedServer
    readonly agentOf: GatewayWorld['agentOf']
  }>
  /** Creates an organization, claimed unless asked for otherwise. */
  newOrg(wish?: { readonly unclaimed?: true }): Promise<GatewayOrg>
  /** Calls the broker dialect; throws on a refusal. */
  call(key: string, method: string, path: string, body?: unknown): Promise<WireAnswer>
}

const portOf = (server: ServerProcess): Promise<number> => until(() => gatewayPort(server.output()))

const gatewayPort = (output: string): number => Number(/Gateway {5}http:\/\/\S+:(\d+)/.exec(output)?.[1])

const until = async (found: () => number): Promise<number> => {
  const deadline = Date.now() + 120_000
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
  const settings = {
    TENANTRY_GATEWAY_PORT: '0',
    TENANTRY_GATEWAY_ROUTES: routes.join(','),
    TENANTRY_GATEWAY_CA: hosts.map((host) => `${host}=${file}`).join(','),
    ...env,
  }
  const server = await startServer({ env: settings })
  const port = await portOf(server)
  const authority = (await send(`${server.url}/v1/gateway/ca`, 'GET')).text
  const partner = await createWirePartner(server)
  const call = async (key: string, method: string, path: string, body?: unknown): Promise<WireAnswer> => {
    const answer = await send(`${server.url}${path}`, method, { headers: bearer(key), body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer
  }
  return {
    ...{ server, service, partner, call },
    env: settings,
    agentOf: ({ agentToken }) => ({ port, authority, token: agentToken }),
    startGateway: async (more = {}) => {
      const { dataDirectory } = server
      const gateway = await startServer({ env: { ...settings, ...more }, dataDirectory, mode: 'gateway' })
      const its = await portOf(gateway)
      return { gateway, agentOf: ({ agentToken }) => ({ port: its, authority, token: agentToken }) }
    },
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
