import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { linkTo } from './breakable-link.ts'
import { callAs, createWirePartner, operate, PROBES, probe, send, type WireDialect } from './wire-partner.ts'

const DIALECTS = Object.keys(PROBES) as WireDialect[]

const through = (databaseUrl: string, port: number): string => {
  const url = new URL(databaseUrl)
  url.port = String(port)
  return url.href
}

/** Starts a server whose way to its database can be cut. */
const startOnLink = async () => {
  const databaseUrl = await createPostgresDatabase()
  const link = await linkTo(Number(new URL(databaseUrl).port))
  const server = await startServer({ env: { DATABASE_URL: through(databaseUrl, link.port) } })
  return { databaseUrl, link, server, partner: await createWirePartner(server) }
}

const untilStatus = async ({ url }: SpawnedServer, path: string, status: number): Promise<void> => {
  const deadline = Date.now() + 120_000
  for (;;) {
    const answer = await send(`${url}${path}`, 'GET')
    if (answer.status === status) return
    if (Date.now() > deadline) throw new Error(`${path} still answers ${answer.status}.`)
    await sleep(50)
  }
}

/** Until the short memory of who a key speaks for is over, and with it the last answer that needs no database. */
const untilRefused = async (server: SpawnedServer, key: string, dialect: WireDialect) => {
  const deadline = Date.now() + 120_000
  for (;;) {
    const answer = await probe(server, dialect, key)
    if (answer.status !== 200 || Date.now() > deadline) return answer
    await sleep(50)
  }
}

describe('a server whose database is gone', () => {
  it('says so on /readyz, answers 503 in the shape of each dialect, lives on, and recovers by itself', async () => {
    const { server, link, partner } = await startOnLink()
    await link.cut()
    await untilStatus(server, '/readyz', 503)
    expect((await send(`${server.url}/readyz`, 'GET')).body).toEqual({ status: 'unavailable' })
    expect((await send(`${server.url}/healthz`, 'GET')).status).toBe(200)
    const refusals = Object.fromEntries(
      await Promise.all(
        DIALECTS.map(async (dialect) => [dialect, await untilRefused(server, partner.key, dialect)] as const),
      ),
    )
    const message = 'The server is not available at the moment'
    expect(refusals['fleet']).toMatchObject({ status: 503, body: { error: message, msg: message } })
    expect(refusals['embed']).toMatchObject({ status: 503, body: { statusCode: 503, message } })
    expect(refusals['broker']).toMatchObject({
      status: 503,
      body: { error: { message, type: 'api_error' } },
    })
    const ofOperator = await operate(server, 'GET', '/partners')
    expect(ofOperator).toMatchObject({
      status: 503,
      body: { error: { code: 'server.unavailable', message } },
    })
    for (const { headers } of [...Object.values(refusals), ofOperator])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)

    await link.mend()
    await untilStatus(server, '/readyz', 200)
    for (const dialect of DIALECTS)
      expect((await probe(server, dialect, partner.key)).status, dialect).toBe(200)
    expect(await server.stop()).toBe(0)
  })

  it('answers 503 to whoever opens a claim link, and says nothing of where the database is', async () => {
    const { server, link, partner } = await startOnLink()
    const { body } = await callAs(server, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
      body: { name: 'Acme Tours' },
    })
    const { claimUrl } = body as { claimUrl: string }
    expect((await send(claimUrl, 'GET')).status).toBe(200)
    await link.cut()
    const gone = await send(claimUrl, 'GET')
    expect(gone.text).not.toMatch(/ECONN|127\.0\.0\.1/)
    expect(gone.status).toBe(503)
    await link.mend()
    await untilStatus(server, '/readyz', 200)
    expect((await send(claimUrl, 'GET')).status).toBe(200)
  })

  it('can be stopped in good order while the database is away', async () => {
    const { server, link } = await startOnLink()
    await link.cut()
    await untilStatus(server, '/readyz', 503)
    expect(await server.stop()).toBe(0)
  })
})

describe('a database that ends its connections', () => {
  it('costs no more than a 503 for what was under way, and the server goes on with new ones', async () => {
    const { databaseUrl, server, partner } = await startOnLink()
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const create = async (number: number): Promise<number> => {
      const { status } = await callAs(server, 'embed', partner.key, 'POST', '/partner/v1/orgs', {
        body: { name: `Org ${number}` },
      })
      return status
    }
    const underWay = Array.from({ length: 20 }, (_, number) => create(number))
    await Promise.race(underWay)
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    const statuses = await Promise.all(underWay)
    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([])
    await untilStatus(server, '/readyz', 200)
    expect(await create(20)).toBe(201)
    const { rows } = await client.query<{ orgs: number; counted: number }>(
      'select (select count(*)::int from orgs where not is_own) as orgs, (select sum(orgs)::int from org_counts) as counted',
    )
    expect(rows[0]?.orgs).toBeGreaterThan(statuses.filter((status) => status === 201).length)
    expect(rows[0]?.counted).toBe(rows[0]?.orgs)
    await client.end()
  })
})
