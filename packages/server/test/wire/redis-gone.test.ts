import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { describeWithRedis, startRedis } from '../support/redis.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { callAs, createWirePartner, operate, probe, send, type WirePartner } from './wire-partner.ts'

const AWAY = 'rate limits count on this node alone: Redis does not answer'
const BACK = 'rate limits count on all nodes again: Redis answers'
const LIMIT = 5

const startOn = async (REDIS_URL: string): Promise<SpawnedServer> =>
  startServer({ env: { DATABASE_URL: await createPostgresDatabase(), REDIS_URL } })

const startBoth = async () => {
  const redis = await startRedis()
  return { redis, server: await startOn(redis.url) }
}

const timesLogged = (server: SpawnedServer, line: string): number => server.output().split(line).length - 1

const untilTrue = async (what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 120_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`It did not come true that ${what}.`)
    await sleep(20)
  }
}

const untilLogged = (server: SpawnedServer, line: string, times = 1): Promise<void> =>
  untilTrue(`"${line}" is logged ${times} times`, () => timesLogged(server, line) === times)

const isMeasuredAsShared = async ({ url }: SpawnedServer): Promise<boolean> => {
  const { text } = await send(`${url}/metrics`, 'GET')
  return /^tenantry_rate_limits_shared ([01])$/m.exec(text)?.[1] === '1'
}

const createLimitedPartner = async (server: SpawnedServer): Promise<WirePartner> => {
  const partner = await createWirePartner(server)
  await operate(server, 'PATCH', `/partners/${partner.id}`, { body: { rateLimitPerMinute: LIMIT } })
  return partner
}

/** The statuses of so many calls, one after the other. */
const ask = async (server: SpawnedServer, { key }: WirePartner, times: number): Promise<number[]> => {
  const statuses = []
  for (let asked = 0; asked < times; asked++) statuses.push((await probe(server, 'embed', key)).status)
  return statuses
}

/** What a refused call is told, but for the seconds. */
const refusalOf = async (server: SpawnedServer, { key }: WirePartner) => {
  const { status, headers, text } = await probe(server, 'embed', key)
  const shown = ['ratelimit', 'ratelimit-policy', 'retry-after', 'content-type'] as const
  const told = shown.map((name) => headers.get(name)?.replace(/(?<=^|;t=)\d+$/, 'seconds'))
  expect([status, ...told.slice(0, 3)]).toEqual([
    ...[429, '"embed";r=0;t=seconds', `"embed";q=${LIMIT};w=60`, 'seconds'],
  ])
  return [text, ...told]
}

const LET_IN = Array.from({ length: LIMIT }, () => 200)

describeWithRedis('a server whose Redis is gone', () => {
  it('counts by itself meanwhile and in Redis again once it is back, and says so once each', async () => {
    const { redis, server } = await startBoth()
    expect(await isMeasuredAsShared(server)).toBe(true)
    const partner = await createLimitedPartner(server)
    expect(await ask(server, partner, LIMIT + 1)).toEqual([...LET_IN, 429])

    const before = await refusalOf(server, partner)
    const statuses = new Set<number>()
    const { key } = await createWirePartner(server)
    let going = true
    const callers = Array.from({ length: 4 }, async () => {
      while (going) {
        statuses.add((await probe(server, 'broker', key)).status)
        await sleep(5)
      }
    })

    for (const outage of [1, 2]) {
      await redis.stop()
      await untilLogged(server, AWAY, outage)
      // The counts went with it; this node begins with its own.
      const meanwhile = await createLimitedPartner(server)
      expect(await ask(server, meanwhile, LIMIT + 1)).toEqual([...LET_IN, 429])
      expect(await refusalOf(server, meanwhile)).toEqual(before)
      expect(await isMeasuredAsShared(server)).toBe(false)
      expect((await send(`${server.url}/readyz`, 'GET')).status).toBe(200)

      await redis.start()
      await untilLogged(server, BACK, outage)
      expect(await isMeasuredAsShared(server)).toBe(true)
      expect(await ask(server, partner, LIMIT + 1)).toEqual([...LET_IN, 429])
      expect(await redis.client().get(`tenantry:requests:embed:${partner.id}`)).toBe(String(LIMIT + 1))
    }
    expect([timesLogged(server, AWAY), timesLogged(server, BACK)]).toEqual([2, 2])
    going = false
    await Promise.all(callers)
    expect([...statuses]).toEqual([200])
    expect(await server.stop()).toBe(0)
  })

  it('starts without it, counts in it as soon as it is there, and can be stopped while it hangs', async () => {
    const redis = await startRedis()
    await redis.stop()
    const server = await startOn(redis.url)
    expect(timesLogged(server, AWAY)).toBe(1)
    expect(server.output()).toContain('ECONNREFUSED')
    const partner = await createLimitedPartner(server)
    expect(await ask(server, partner, LIMIT + 1)).toEqual([...LET_IN, 429])
    await redis.start()
    await untilLogged(server, BACK)
    expect(await ask(server, partner, LIMIT + 1)).toEqual([...LET_IN, 429])
    redis.freeze()
    await untilTrue('it is missed again', async () => {
      await ask(server, partner, 1)
      return timesLogged(server, AWAY) === 2
    })
    expect(await server.stop()).toBe(0)
  })
})

describeWithRedis('what is kept in Redis', () => {
  it('names partners, organizations, credentials and addresses, no mail address and no token, and ends in five minutes', async () => {
    const { redis, server } = await startBoth()
    const partner = await createWirePartner(server)
    const made = await callAs(server, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
      body: { name: 'x' },
    })
    const { organizationId, orgApiKey } = made.body as { organizationId: string; orgApiKey: string }
    const email = 'someone@example.com'
    await probe(server, 'broker', orgApiKey)
    await callAs(server, 'broker', orgApiKey, 'GET', '/v1/projects')
    await probe(server, 'embed', 'oc_partner_wrong')
    await callAs(server, 'embed', partner.key, 'POST', `/partner/v1/orgs/${organizationId}/login-links`, {
      body: { email },
    })
    await send(`${server.url}/auth/sign-in/email`, 'POST', {
      body: { email, password: 'a wrong password' },
      headers: { origin: server.url },
    })
    const client = redis.client()
    const keys = (await client.keys('*')).filter((key) => key !== 'tenantry:probe:count').toSorted()
    const kinds = keys.map((key) => key.replace(/[0-9a-f]{8}-[0-9a-f-]{27}$/, '<id>'))
    expect(kinds.map((kind) => kind.replace(/[\w-]{43}$/, '<hash>'))).toEqual([
      'tenantry:failures:account:<hash>',
      'tenantry:failures:address:127.0.0.1',
      'tenantry:requests:broker:<id>',
      'tenantry:requests:embed:<id>',
      'tenantry:requests:login-links:<id>',
      'tenantry:requests:misplaced:<id>',
      'tenantry:requests:org:<id>',
    ])
    for (const key of keys) {
      const seconds = await client.ttl(key)
      expect(seconds, key).toBeGreaterThan(0)
      expect(seconds, key).toBeLessThanOrEqual(key.startsWith('tenantry:failures:') ? 300 : 60)
      expect(await client.get(key), key).toMatch(/^\d+$/)
    }
    expect(await server.stop()).toBe(0)
  })
})
