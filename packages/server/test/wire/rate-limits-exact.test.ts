import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { bearer } from '../support/partners.ts'
import { describeWithRedis, startRedis } from '../support/redis.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { type OneOfMany, requestMany } from './request-many.ts'
import { createWirePartner, operate } from './wire-partner.ts'

/** Embed guide, "Security properties". */
const LIMIT = 100
const CONNECTIONS = 32

/** A partner with the dialects' own limits. */
const createLimitedPartner = async (server: SpawnedServer): Promise<string> => {
  const { id, key } = await createWirePartner(server)
  const changed = await operate(server, 'PATCH', `/partners/${id}`, { body: { rateLimitPerMinute: null } })
  expect(changed.status, changed.text).toBe(200)
  return key
}

const askTooOften = async (servers: readonly [SpawnedServer, ...SpawnedServer[]], key: string) =>
  requestMany({
    urls: servers.map(({ url }) => url),
    path: '/partner/v1/orgs',
    headers: bearer(key),
    connections: CONNECTIONS,
    requests: 10 * LIMIT,
  })

const expectExactly = ({ answers, opened }: Awaited<ReturnType<typeof askTooOften>>): void => {
  expect([answers.length, opened]).toEqual([10 * LIMIT, CONNECTIONS])
  const withStatus = (wanted: number): OneOfMany[] => answers.filter(({ status }) => status === wanted)
  const [accepted, refused] = [withStatus(200), withStatus(429)]
  expect([accepted.length, refused.length]).toEqual([LIMIT, 9 * LIMIT])
  // Each of them was another one: none was told a count that somebody else was told.
  const left = accepted.map(
    ({ headers }) => /^"embed";r=(\d+);t=\d+$/.exec(String(headers['ratelimit']))?.[1],
  )
  expect(left.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: LIMIT }, (_, at) => at))
  for (const { headers } of answers) expect(headers['ratelimit-policy']).toBe(`"embed";q=${LIMIT};w=60`)
  for (const { headers } of refused) {
    expect(headers['ratelimit']).toMatch(/^"embed";r=0;t=\d+$/)
    const seconds = Number(headers['retry-after'])
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
  }
}

describe('ten times the limit from 32 connections', () => {
  it('is let in up to the limit exactly by one node, which counts in its memory', async () => {
    const server = await startServer({ env: { DATABASE_URL: await createPostgresDatabase() } })
    expectExactly(await askTooOften([server], await createLimitedPartner(server)))
    expect(await server.stop()).toBe(0)
  })
})

describeWithRedis('ten times the limit from 32 connections to two nodes', () => {
  it('is let in up to the limit exactly by both together, which count in Redis', async () => {
    const redis = await startRedis()
    const env = {
      DATABASE_URL: await createPostgresDatabase(),
      REDIS_URL: redis.url,
      TENANTRY_MASTER_KEY: randomBytes(32).toString('hex'),
      TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
      TENANTRY_PUBLIC_URL: 'https://tenantry.example',
    }
    const [here, there] = await Promise.all([startServer({ env }), startServer({ env })])
    expectExactly(await askTooOften([here, there], await createLimitedPartner(here)))
    expect([await here.stop(), await there.stop()]).toEqual([0, 0])
  })
})
