import { randomBytes } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { compose, type Parts, type Tenantry } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { logFormat } from '../../src/logger.ts'
import { cheapPasswords } from './cheap-passwords.ts'
import { openTestDatabase, type TestDatabase, type TestEngine } from './database.ts'
import { IssuedSecrets } from './issued-secrets.ts'
import { type Answer, learnOpenApi, refuseUndocumented } from './openapi.ts'

export const OPERATOR_KEY = 'operator-key-of-the-tests-0123456789'
const PUBLIC_URL = 'https://tenantry.example'

export interface Call {
  readonly headers?: Record<string, string>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly raw?: string | Buffer
  /** The address that the request seems to come from. */
  readonly from?: string
}

/** A server under test: composed as the product is, on a database of its own, with a clock that the test moves. */
export interface TestTenantry extends Tenantry {
  readonly database: TestDatabase
  readonly clock: { now: Date }
  /** Everything that was logged, as text. */
  readonly log: () => string
  /** Sends a request through the whole server and checks the answer against the OpenAPI document of its dialect. */
  call(method: string, url: string, call?: Call): Promise<Answer>
}

const readJson = (text: string, type: string | undefined): unknown =>
  text !== '' && type?.startsWith('application/json') ? JSON.parse(text) : undefined

const requestOf = (method: string, url: string, { headers = {}, body, raw, from }: Call): InjectOptions => {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  return {
    method: method as 'GET',
    url,
    headers: { ...(sent !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(sent !== undefined && { payload: sent }),
    ...(from !== undefined && { remoteAddress: from }),
  }
}

/** All that a database holds, as text; nothing where the test has taken the database away. */
const dumped = async ({ sql }: TestDatabase): Promise<string> => {
  try {
    const tables = await sql(
      `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const rows = tables.map(({ name }) => sql(`select t::text as text from ${String(name)} t`))
    return (await Promise.all(rows))
      .flat()
      .map(({ text }) => String(text))
      .join('\n')
  } catch {
    return ''
  }
}

/** Fails where anything that a server handed out is to be found in what it keeps or tells. */
const refuseLeftSecrets = async (
  issued: IssuedSecrets,
  tenantry: Tenantry,
  database: TestDatabase,
  log: string,
): Promise<void> => {
  const { payload: metrics } = await tenantry.http.inject('/metrics')
  const places = { log, metrics, database: await dumped(database) }
  const found = Object.entries(places).flatMap(([place, text]) =>
    issued.occurringIn(text).map((secret) => `${place}: ${secret}`),
  )
  const told = [...found, ...issued.refusalsThatTell()]
  if (told.length > 0) throw new Error(`Secrets were left behind:\n${told.join('\n')}`)
}

/** What outlives a server: its database, the clock on the wall and its master key. */
export interface Ground {
  readonly database: TestDatabase
  readonly clock: { now: Date }
  readonly keyRing: KeyRing
}

/** A fresh database, an early clock and a new master key; on the test project's engine where none is named. */
export const openGround = async (engine?: TestEngine): Promise<Ground> => ({
  database: await openTestDatabase(engine),
  clock: { now: new Date('2026-03-15T10:30:00.000Z') },
  keyRing: new KeyRing(randomBytes(32)),
})

/**
 * Composes a server on a ground that may have borne another before. When it is closed, what it leaves is searched for
 * all that it issued.
 */
export const composeOn = async (
  { database, clock, keyRing }: Ground,
  parts: Partial<Parts> = {},
  environment: Record<string, string> = {},
): Promise<TestTenantry> => {
  const lines: string[] = []
  const logger = pino(logFormat('trace'), { write: (line: string) => void lines.push(line) })
  const { config } = readConfig({ TENANTRY_PUBLIC_URL: PUBLIC_URL, ...environment })
  const tenantry = await compose(config, {
    store: database.store,
    keyRing,
    operatorKey: new Secret(OPERATOR_KEY),
    logger,
    version: '0.0.0-test',
    now: () => clock.now,
    // Tests fail to authenticate on purpose and all come from one address.
    rateLimits: {
      ...RATE_LIMIT_POLICY,
      failedAuthenticationsMax: 1_000_000,
      registrationsMax: 1_000_000,
      perMinute: {
        fleet: 1e6,
        embed: 1e6,
        broker: 1e6,
        admin: 1e6,
        device: 1e6,
        upstream: 1e6,
        websocket: 1e6,
        oauth: RATE_LIMIT_POLICY.perMinute.oauth,
        media: 1e6,
      },
      orgPerMinute: 1e6,
      devicePerMinute: 1e6,
    },
    // Long enough to tell that a poll is held, short enough for thousands of them.
    pollHoldMs: 20,
    // The clock leaps in tests; those that are about an expiry run its job by themselves.
    expiring: false,
    keySettleMs: 0,
    passwordHashing: cheapPasswords,
    ...parts,
  })
  await tenantry.http.ready()
  const documented = await learnOpenApi(tenantry.http)
  const issued = new IssuedSecrets()
  return {
    ...tenantry,
    database,
    clock,
    log: () => lines.join(''),
    call: async (method, url, call = {}) => {
      const response = await tenantry.http.inject(requestOf(method, url, call))
      const headers = response.headers as Record<string, string>
      const body = readJson(response.payload, headers['content-type'])
      const answer = { status: response.statusCode, headers, text: response.payload, body }
      issued.learn(`${method} ${url}`, answer)
      refuseUndocumented(documented, method, url, answer)
      return answer
    },
    close: async () => {
      await refuseLeftSecrets(issued, tenantry, database, lines.join(''))
      await tenantry.close()
    },
  }
}

/** Composes a server on a fresh database. */
export const openTenantry = async (
  parts: Partial<Parts> = {},
  environment: Record<string, string> = {},
): Promise<TestTenantry> => {
  const ground = await openGround()
  const tenantry = await composeOn(ground, parts, environment)
  return {
    ...tenantry,
    close: async () => {
      await tenantry.close()
      await ground.database.close().catch(() => {})
    },
  }
}

/** One server for a whole test file; each test makes its own partner in it. */
export const useTenantry = (
  parts: Partial<Parts> = {},
  environment: Record<string, string> = {},
): (() => TestTenantry) => {
  let opened: TestTenantry | undefined
  beforeAll(async () => {
    opened = await openTenantry(parts, environment)
  })
  afterAll(async () => {
    await opened?.close()
  })
  return () => {
    if (opened === undefined) throw new Error('The server is opened before the first test.')
    return opened
  }
}
