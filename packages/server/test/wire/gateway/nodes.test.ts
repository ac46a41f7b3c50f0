import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../../support/database.ts'
import { spawnServer } from '../../support/spawned-server.ts'
import { linkTo } from '../breakable-link.ts'
import { send } from '../wire-partner.ts'
import { askVia, connectVia, exchange, tunnelTo, whenClosed, written } from './agent.ts'
import { eventually } from './eventually.ts'
import { claimed, type GatewayOrg, type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { unwrittenRequests } from './look-at-process.ts'
import { answerAsProvider, modelCall, PROVIDER } from './model-provider.ts'

const HOST = 'api.example.com'
/** Changes are looked for four times a second. */
const CHANGES_SETTLE_MS = 2_000
const errorOf = ({ body }: { readonly body: Buffer }): unknown => JSON.parse(body.toString()).error

let world: GatewayWorld
let link: Awaited<ReturnType<typeof linkTo>>
let beside: Awaited<ReturnType<GatewayWorld['startGateway']>>
beforeAll(async () => {
  const databaseUrl = new URL(await createPostgresDatabase())
  link = await linkTo(Number(databaseUrl.port))
  world = await startGatewayWorld({ DATABASE_URL: databaseUrl.href })
  databaseUrl.port = String(link.port)
  beside = await world.startGateway({ DATABASE_URL: databaseUrl.href })
})
afterAll(async () => {
  await Promise.all([world.server.stop(), beside.gateway.stop()])
})

const addSecret = async (org: GatewayOrg, value: string): Promise<string> => {
  const { body } = await world.call(org.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'key', type: 'generic', value, hostPattern: HOST },
    injectionConfig: { headerName: 'x-key' },
  })
  return (body as { id: string }).id
}

/** What a service was sent as the key, once a request has come through; or what the agent was told. */
const keySent = async (org: GatewayOrg): Promise<unknown> => {
  world.service.forget()
  try {
    const { status } = await askVia(beside.agentOf(org), HOST)
    return status === 200 ? world.service.received[0]?.headers['x-key'] : status
  } catch (error) {
    return String(error)
  }
}

describe('a gateway by itself', () => {
  it('does not start without DATABASE_URL, and says why', async () => {
    const server = await spawnServer({ mode: 'gateway', env: { TENANTRY_GATEWAY_PORT: '0' } })
    expect(await server.exited()).toBe(1)
    expect(server.output()).toMatch(/DATABASE_URL/)
  })

  it('does not start without a port, and says why', async () => {
    const { DATABASE_URL = '' } = world.env
    const server = await spawnServer({ mode: 'gateway', env: { DATABASE_URL, TENANTRY_GATEWAY_PORT: 'off' } })
    expect(await server.exited()).toBe(1)
    expect(server.output()).toMatch(/TENANTRY_GATEWAY_PORT/)
  })

  it('serves health and metrics beside agents, and no API', async () => {
    const at = (path: string) => send(`${beside.gateway.url}${path}`, 'GET')
    expect((await at('/healthz')).status).toBe(200)
    expect((await at('/readyz')).status).toBe(200)
    expect((await at('/metrics')).text).toContain('tenantry_gateway_connections')
    for (const path of ['/v1/whoami', '/admin/v1/partners', '/docs', '/', '/metrics/x'])
      expect((await at(path)).status, path).toBe(404)
  })

  it('follows what is changed elsewhere: secrets, rules, claims, switches, and tokens', async () => {
    const org = await world.newOrg({ unclaimed: true })
    expect((await askVia(beside.agentOf(org), HOST)).status).toBe(403)
    await claimed(world.server, org)
    await eventually(
      () => keySent(org),
      (sent) => sent === undefined,
    )
    const id = await addSecret(org, 'the first')
    await eventually(
      () => keySent(org),
      (sent) => sent === 'the first',
    )
    await world.call(org.projectApiKey, 'PATCH', `/v1/secrets/${id}`, { value: 'the second' })
    await eventually(
      () => keySent(org),
      (sent) => sent === 'the second',
    )
    await world.call(org.projectApiKey, 'PATCH', `/v1/secrets/${id}`, { enabled: false })
    await eventually(
      () => keySent(org),
      (sent) => sent === undefined,
    )

    const socket = await tunnelTo(beside.agentOf(org), HOST)
    const cut = whenClosed(socket)
    await world.call(org.orgApiKey, 'PATCH', '/v1/org/gateway', { stopped: true })
    await cut
    await world.call(org.orgApiKey, 'PATCH', '/v1/org/gateway', { stopped: false })
    await eventually(
      () => keySent(org),
      (sent) => sent === undefined,
    )

    const { body } = await world.call(org.projectApiKey, 'GET', '/v1/agents/default')
    const { id: agentId } = body as { id: string }
    const another = await tunnelTo(beside.agentOf(org), HOST)
    const ended = whenClosed(another)
    await world.call(org.projectApiKey, 'POST', `/v1/agents/${agentId}/regenerate-token`)
    await ended
    const { answer } = await connectVia(beside.agentOf(org), `${HOST}:443`)
    expect([answer.status, errorOf(answer)]).toEqual([403, 'agent_revoked'])
  })

  it('holds a request that somebody decides about at another node', async () => {
    const org = await world.newOrg()
    await world.call(org.projectApiKey, 'POST', '/v1/rules', {
      ...{ name: 'Ask', hostPattern: HOST, action: 'manual_approval', enabled: true },
    })
    const held = askVia(beside.agentOf(org), HOST)
    const pending = await eventually(
      async () => {
        const { body } = await world.call(org.projectApiKey, 'GET', '/v1/approvals/pending')
        return (body as { requests: { id: string }[] }).requests[0]
      },
      (found) => found !== undefined,
    )
    await world.call(org.projectApiKey, 'POST', `/v1/approvals/${pending?.id}/decision`, {
      decision: 'approve',
    })
    expect((await held).status).toBe(200)
  })
})

describe('a gateway of several processes', () => {
  /** The processes that another one has started. */
  const childrenOf = (pid: number): readonly number[] =>
    readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').map(Number).filter(Boolean)

  it('serves one port with all of them, adds up what they measure, replaces one that dies, and ends with all', async () => {
    const org = await world.newOrg()
    await addSecret(org, 'of every process')
    const { gateway, agentOf } = await world.startGateway({ TENANTRY_GATEWAY_WORKERS: '2' })
    expect(gateway.output()).toContain('by 2 processes')
    const ask = async (): Promise<unknown> => {
      world.service.forget()
      const { status } = await askVia(agentOf(org), HOST)
      return [status, world.service.received[0]?.headers['x-key']]
    }
    const count = 12
    for (let asked = 0; asked < count; asked++) expect(await ask()).toEqual([200, 'of every process'])
    const { text } = await send(`${gateway.url}/metrics`, 'GET')
    expect(Number(/^tenantry_gateway_tunnels_total (\d+)$/m.exec(text)?.[1])).toBe(count)
    const [first, second] = childrenOf(gateway.pid)
    expect(second).toBeDefined()
    process.kill(first ?? 0, 'SIGKILL')
    await eventually(
      () => childrenOf(gateway.pid),
      (found) => found.length === 2 && !found.includes(first ?? 0),
    )
    await eventually(
      async () => (await send(`${gateway.url}/readyz`, 'GET')).status,
      (status) => status === 200,
    )
    expect(await eventually(ask, (found) => (found as unknown[])[0] === 200)).toEqual([
      200,
      'of every process',
    ])
    const children = childrenOf(gateway.pid)
    expect(await gateway.stop()).toBe(0)
    for (const pid of children) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('does not start where one of them cannot', async () => {
    const { DATABASE_URL = '' } = world.env
    const server = await spawnServer({
      mode: 'gateway',
      env: {
        ...{ DATABASE_URL, TENANTRY_GATEWAY_PORT: '0', TENANTRY_GATEWAY_WORKERS: '2' },
        TENANTRY_MASTER_KEY: 'ab'.repeat(32),
      },
    })
    expect(await server.exited()).toBe(1)
    expect(server.output()).toContain('master key')
  })
})

describe('money at several gateways', () => {
  const CALL = modelCall(9)
  /** 1,000 tokens in at 3 dollars a million: 0.3 cents. */
  const CENTS_EACH = 0.3
  const served = () => answerAsProvider(world.service, { input_tokens: 1_000, output_tokens: 0 })
  let secretId: string
  beforeAll(async () => {
    const { body } = await world.call(world.partner.key, 'POST', '/v1/partner/secrets', {
      ...{ name: 'shared', type: 'anthropic', value: 'sk-ant-api03-0123456789abcdef' },
      hostPattern: PROVIDER,
    })
    secretId = (body as { id: string }).id
  })
  const budgeted = async (limitCents: number) => {
    const org = await world.newOrg()
    const path = `/v1/partner/orgs/${org.organizationId}/secrets/${secretId}/budget`
    await world.call(world.partner.key, 'POST', path, { limitCents, period: 'total' })
    return org
  }
  const spent = async (org: GatewayOrg): Promise<string> => {
    const { body } = await world.call(
      world.partner.key,
      'GET',
      `/v1/partner/spend?orgId=${org.organizationId}`,
    )
    return (body as { total: { nanoDollars: string } }).total.nanoDollars
  }

  it('is one budget: what one of them spends the other refuses', async () => {
    const org = await budgeted(3)
    served()
    const here = world.agentOf(org)
    const there = beside.agentOf(org)
    expect((await askVia(there, PROVIDER, CALL)).status).toBe(200)
    for (let made = 0; made < 10; made++) await askVia(here, PROVIDER, CALL)
    const refused = await eventually(
      () => askVia(there, PROVIDER, CALL),
      ({ status }) => status === 403,
    )
    expect(errorOf(refused)).toBe('budget_exceeded')
  })

  it('is written within a moment: a gateway that is killed loses no more than that', async () => {
    const org = await budgeted(1_000)
    served()
    const { gateway, agentOf } = await world.startGateway()
    const socket = await tunnelTo(agentOf(org), PROVIDER)
    const calls = 20
    for (let made = 0; made < calls; made++)
      expect((await exchange(socket, written(PROVIDER, CALL))).status).toBe(200)
    const expected = String(BigInt(calls) * BigInt(CENTS_EACH * 10) * 1_000_000n)
    await eventually(
      () => spent(org),
      (sum) => sum === expected,
    )
    world.service.forget()
    served()
    const last = await Promise.all(Array.from({ length: 5 }, () => askVia(agentOf(org), PROVIDER, CALL)))
    expect(last.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    await gateway.kill('SIGKILL')
    await sleep(300)
    const after = BigInt(await spent(org))
    const each = BigInt(CENTS_EACH * 10) * 1_000_000n
    expect(after).toBeGreaterThanOrEqual(BigInt(calls) * each)
    expect(after).toBeLessThanOrEqual(BigInt(calls + 5) * each)
    expect(after % each).toBe(0n)
  })

  it('is all written by one that is told to stop', async () => {
    const org = await budgeted(1_000)
    served()
    const { gateway, agentOf } = await world.startGateway()
    await Promise.all(Array.from({ length: 8 }, () => askVia(agentOf(org), PROVIDER, CALL)))
    expect(await gateway.stop()).toBe(0)
    expect(await spent(org)).toBe(String(8n * BigInt(CENTS_EACH * 10) * 1_000_000n))
  })
})

describe('while the database is away', () => {
  it('whoever is known is served, whoever is not is told to come back, and nothing is lost of what was sent', async () => {
    const known = await world.newOrg()
    const stranger = await world.newOrg()
    await addSecret(known, 'kept in memory')
    await eventually(
      () => keySent(known),
      (sent) => sent === 'kept in memory',
    )
    // A change that is still on its way here would have what is known asked for again, of nobody.
    await sleep(CHANGES_SETTLE_MS)
    expect(await keySent(known)).toBe('kept in memory')
    await link.cut()
    expect(await keySent(known)).toBe('kept in memory')
    const { answer } = await connectVia(beside.agentOf(stranger), `${HOST}:443`)
    expect([answer.status, errorOf(answer)]).toEqual([503, 'gateway_unavailable'])
    expect(answer.headers['retry-after']).toBeDefined()
    expect(await unwrittenRequests(beside.gateway)).toBeGreaterThan(0)
    await link.mend()
    await eventually(
      () => unwrittenRequests(beside.gateway),
      (count) => count === 0,
      60_000,
    )
    await eventually(
      () => keySent(stranger),
      (sent) => sent === undefined,
      60_000,
    )
    const { body } = await world.call(known.orgApiKey, 'GET', `/v1/org/gateway/requests?host=${HOST}`)
    const { data } = body as { data: readonly { outcome: string }[] }
    expect(data.length).toBeGreaterThanOrEqual(2)
  })
})
