import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresDatabase } from '../../support/database.ts'
import { type BreakableLink, linkTo } from '../breakable-link.ts'
import { type AgentOptions, type Ask, askVia, exchange, tunnelTo, written } from './agent.ts'
import { eventually } from './eventually.ts'
import { claimed, type GatewayOrg, type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { residentBytes, unwrittenRequests } from './look-at-process.ts'

const HOST = 'api.example.com'
const MODEL_HOST = 'api.anthropic.com'
/** How every secret of the soak begins: nobody but the service may read this word. */
const MARK = 'sk-soak'
/** 1,000 tokens in at 3 dollars a million. */
const NANO_DOLLARS_EACH = 3_000_000n
const USAGE = { input_tokens: 1_000, output_tokens: 0 }
const AT_ONCE = 6
/** What is written down within a tenth of a second may take this long on a slow machine. */
const WINDOW_MS = 2_000
/** A change is true on every node within a second; the same. */
const SETTLED_MS = 3_000

/** An organization of the soak, and whose secrets its requests may carry. */
interface Tenant {
  readonly org: GatewayOrg
  readonly tag: string
  secretId: string
  /** When it detached from its partner. */
  detachedAt: number | undefined
}

/** A call that the service has answered and somebody has to pay for. */
interface Paid {
  readonly tag: string
  readonly via: string
  readonly at: number
}

/** What a soak found. */
export interface SoakReport {
  /** Secrets that an agent read, or a service got that were another's; each in words. */
  readonly violations: readonly string[]
  readonly answered: number
  readonly refused: number
  /** Connections that broke, because a gateway was killed. */
  readonly broken: number
  readonly kills: number
  readonly rotations: number
  /** In nano-dollars: what the service's own count makes, what was written, and the most that kills may have lost. */
  readonly counted: bigint
  readonly written: bigint
  readonly mayBeLost: bigint
  /** Of the gateway that lives throughout, in MB: in the middle of the first and of the last third. */
  readonly memory: { readonly early: number; readonly late: number }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Minutes of everything at once: requests of several organizations, secrets that change, gateways that die. */
class Soak {
  readonly #world: GatewayWorld
  readonly #link: BreakableLink
  readonly #linked: string
  readonly #until: number
  readonly violations: string[] = []
  readonly paid: Paid[] = []
  readonly #memory: number[] = []
  readonly #tenants: Tenant[] = []
  readonly #unclaimed = new Set<string>()
  #beside: Awaited<ReturnType<GatewayWorld['startGateway']>>
  readonly killedAt: number[] = []
  counts = { answered: 0, refused: 0, broken: 0, rotations: 0 }

  private constructor(
    world: GatewayWorld,
    link: BreakableLink,
    linked: string,
    beside: Awaited<ReturnType<GatewayWorld['startGateway']>>,
    seconds: number,
  ) {
    this.#world = world
    this.#link = link
    this.#linked = linked
    this.#beside = beside
    this.#until = Date.now() + seconds * 1_000
  }

  static async begin(seconds: number): Promise<Soak> {
    const databaseUrl = new URL(await createPostgresDatabase())
    const link = await linkTo(Number(databaseUrl.port))
    const world = await startGatewayWorld({ DATABASE_URL: databaseUrl.href })
    databaseUrl.port = String(link.port)
    const beside = await world.startGateway({ DATABASE_URL: databaseUrl.href })
    const soak = new Soak(world, link, databaseUrl.href, beside, seconds)
    soak.#serve()
    await world.call(world.partner.key, 'POST', '/v1/partner/secrets', {
      ...{ name: 'models', type: 'anthropic', value: `${MARK}-partner-${randomBytes(8).toString('hex')}` },
      hostPattern: MODEL_HOST,
    })
    for (let count = 0; count < 4; count++) await soak.#newTenant()
    return soak
  }

  get #isOver(): boolean {
    return Date.now() > this.#until
  }

  async #newTenant(): Promise<Tenant> {
    const org = await this.#world.newOrg({ unclaimed: true })
    const tag = randomBytes(4).toString('hex')
    this.#unclaimed.add(tag)
    const { status } = await askVia(this.#world.agentOf(org), HOST, { path: `/${tag}/plain` })
    if (status !== 403) this.violations.push(`${tag} was answered ${status} before it was claimed`)
    this.#unclaimed.delete(tag)
    await claimed(this.#world.server, org)
    const tenant: Tenant = { org, tag, secretId: '', detachedAt: undefined }
    const { body } = await this.#world.call(org.projectApiKey, 'POST', '/v1/secrets', {
      ...{ name: 'key', type: 'generic', value: this.#valueFor(tenant), hostPattern: HOST },
      injectionConfig: { headerName: 'x-key' },
    })
    tenant.secretId = (body as { id: string }).id
    this.#tenants.push(tenant)
    return tenant
  }

  #valueFor({ tag }: Pick<Tenant, 'tag'>): string {
    return `${MARK}-${tag}-${randomBytes(8).toString('hex')}`
  }

  /** The internet: it looks at whose secret comes with whose request, and says it back in many ways. */
  #serve(): void {
    this.#world.service.serve(({ url, headers, body }, response) => {
      if (headers.host === MODEL_HOST) return this.#sell(headers, response)
      const [, tag = '', kind = ''] = url.split('/')
      if (this.#unclaimed.has(tag)) this.violations.push(`${tag} came through the claim gate`)
      const key = String(headers['x-key'])
      if (!key.startsWith(`${MARK}-${tag}-`)) this.violations.push(`${tag} came with ${key}`)
      response.setHeader('x-echo', key)
      if (kind === 'events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(`data: ${key.slice(0, 9)}`)
        setTimeout(() => response.end(`${key.slice(9)}\n\n`), 2)
        return
      }
      response.end(`${Buffer.from(key).toString('base64')} ${JSON.stringify({ key })} ${body.length}`)
    })
  }

  #sell(
    headers: Readonly<Record<string, unknown>>,
    response: { end(text: string): void; setHeader(name: string, value: string): void },
  ): void {
    const [tag = '', via = ''] = String(headers['x-soak']).split(' ')
    const tenant = this.#tenants.find((one) => one.tag === tag)
    const key = String(headers['x-api-key'])
    const mayPay = tenant?.detachedAt === undefined || Date.now() < tenant.detachedAt + SETTLED_MS
    if (key.startsWith(`${MARK}-partner-`)) {
      if (!mayPay) this.violations.push(`${tag} paid with its former partner’s secret`)
      this.paid.push({ tag, via, at: Date.now() })
    } else if (tenant !== undefined && tenant.detachedAt === undefined) {
      this.violations.push(`${tag} asked a model with "${key}"`)
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ model: 'claude-sonnet-4-5', usage: USAGE, said: key }))
  }

  /** Which way an agent goes this time. */
  #way(org: GatewayOrg): { readonly agent: AgentOptions; readonly via: string } {
    return Math.random() < 0.5
      ? { agent: this.#world.agentOf(org), via: 'lasting' }
      : { agent: this.#beside.agentOf(org), via: 'mortal' }
  }

  #askOf(tenant: Tenant, via: string): { readonly host: string; readonly ask: Ask } {
    const { tag } = tenant
    const kind = Math.floor(Math.random() * 5)
    if (kind === 0) return { host: HOST, ask: { path: `/${tag}/events` } }
    if (kind === 1)
      return { host: HOST, ask: { method: 'POST', path: `/${tag}/up`, body: Buffer.alloc(200_000, 'u') } }
    if (kind === 2)
      return {
        host: MODEL_HOST,
        ask: {
          ...{ method: 'POST', path: '/v1/messages', headers: { 'x-soak': `${tag} ${via}` } },
          body: '{"model":"claude-sonnet-4-5","max_tokens":9}',
        },
      }
    return { host: HOST, ask: { path: `/${tag}/plain` } }
  }

  async #send(tenant: Tenant): Promise<void> {
    const { agent, via } = this.#way(tenant.org)
    const { host, ask } = this.#askOf(tenant, via)
    const answers =
      Math.random() < 0.5 ? [await askVia(agent, host, ask)] : await this.#sendSeveral(agent, host, ask)
    for (const { status, bytes } of answers) {
      if (status === 200) this.counts.answered++
      else this.counts.refused++
      if (this.#reveals(bytes))
        this.violations.push(`${tenant.tag} read a secret: ${bytes.toString('latin1')}`)
    }
  }

  async #sendSeveral(agent: AgentOptions, host: string, ask: Ask) {
    const socket = await tunnelTo(agent, host)
    try {
      const answers = []
      for (let count = 0; count < 3; count++) answers.push(await exchange(socket, written(host, ask)))
      return answers
    } finally {
      socket.destroy()
    }
  }

  #reveals(bytes: Buffer): boolean {
    const text = bytes.toString('latin1')
    return [MARK, Buffer.from(`${MARK}-`).toString('base64').slice(0, 9)].some((word) => text.includes(word))
  }

  async #agents(): Promise<void> {
    while (!this.#isOver) {
      const tenant = this.#tenants[Math.floor(Math.random() * this.#tenants.length)]
      if (tenant === undefined) continue
      await this.#send(tenant).catch(() => {
        this.counts.broken++
      })
      await sleep(5)
    }
  }

  async #owners(): Promise<void> {
    for (let round = 0; !this.#isOver; round++) {
      const tenant = this.#tenants[round % this.#tenants.length]
      if (tenant === undefined) continue
      await this.#world.call(tenant.org.projectApiKey, 'PATCH', `/v1/secrets/${tenant.secretId}`, {
        value: this.#valueFor(tenant),
      })
      this.counts.rotations++
      if (round % 20 === 10) await this.#newTenant()
      if (round % 20 === 15 && tenant.detachedAt === undefined && this.#tenants.length > 2) {
        await this.#world.call(tenant.org.orgApiKey, 'POST', '/v1/org/partner/detach')
        tenant.detachedAt = Date.now()
      }
      // What has left stays for a while, and then makes room.
      if (this.#tenants.length > 8) this.#tenants.splice(0, 1)
      await sleep(300)
    }
  }

  async #misfortune(): Promise<void> {
    while (!this.#isOver) {
      await this.#rest(6_000)
      if (this.#isOver) return
      await this.#link.cut()
      await this.#rest(2_000)
      await this.#link.mend()
      await this.#rest(4_000)
      // Death loses what is not written yet, which is little while the database is there.
      await eventually(
        () => unwrittenRequests(this.#beside.gateway),
        (count) => count < 50,
        60_000,
      )
      this.killedAt.push(Date.now())
      await this.#beside.gateway.kill('SIGKILL')
      this.#beside = await this.#world.startGateway({ DATABASE_URL: this.#linked })
    }
  }

  async #rest(ms: number): Promise<void> {
    const until = Math.min(this.#until, Date.now() + ms)
    await sleep(Math.max(0, until - Date.now()))
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      this.#memory.push(residentBytes(this.#world.server.pid) / 1_048_576)
      await this.#rest(500)
    }
  }

  async run(): Promise<SoakReport> {
    await Promise.all([
      ...Array.from({ length: AT_ONCE }, () => this.#agents()),
      ...[this.#owners(), this.#misfortune(), this.#watch()],
    ])
    await this.#beside.gateway.stop()
    await sleep(WINDOW_MS)
    const { body } = await this.#world.call(this.#world.partner.key, 'GET', '/v1/partner/spend')
    const { total } = body as { total: { nanoDollars: string } }
    await this.#world.server.stop()
    const lost = this.paid.filter(
      ({ via, at }) => via === 'mortal' && this.killedAt.some((killed) => Math.abs(killed - at) < WINDOW_MS),
    )
    const third = Math.floor(this.#memory.length / 3)
    return {
      ...{ violations: this.violations, ...this.counts, kills: this.killedAt.length },
      counted: BigInt(this.paid.length) * NANO_DOLLARS_EACH,
      written: BigInt(total.nanoDollars),
      mayBeLost: BigInt(lost.length) * NANO_DOLLARS_EACH,
      memory: {
        early: median(this.#memory.slice(0, third)),
        late: median(this.#memory.slice(-third)),
      },
    }
  }
}

/** Runs everything at once for a while, and says what came of it. */
export const soak = async (seconds: number): Promise<SoakReport> => (await Soak.begin(seconds)).run()
