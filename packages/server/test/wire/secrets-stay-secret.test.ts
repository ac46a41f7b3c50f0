import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { linkTo } from './breakable-link.ts'
import { callAs, createWirePartner, operate, probe, send, type WirePartner } from './wire-partner.ts'

const PASSWORD = 'the-database-password'

interface Kept {
  /** Whatever would let its finder in, by what it is. */
  readonly secrets: ReadonlyMap<string, string>
  readonly log: string
  readonly metrics: string
  /** Every row of every table as text. */
  readonly rows: readonly string[]
}

const dump = async (databaseUrl: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const rows: string[] = []
  for (const { name } of tables.rows) {
    const found = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
    rows.push(...found.rows.map(({ text }) => `${name} ${text}`))
  }
  await client.end()
  return rows
}

const tokenOf = (claimUrl: string): string => new URL(claimUrl).searchParams.get('token') ?? ''

/** Makes one of everything that is secret, in every way there is, and answers the plaintexts. */
const useEverything = async (server: SpawnedServer, partner: WirePartner): Promise<Map<string, string>> => {
  const once = () => ({ 'idempotency-key': randomBytes(8).toString('hex') })
  const issue = async (format: string) => {
    const { body } = await operate(server, 'POST', `/partners/${partner.id}/keys`, {
      body: { name: format, format },
      headers: once(),
    })
    return (body as { apiKey: string }).apiKey
  }
  const opaque = await issue('opaque')
  const jwt = await issue('jwt')
  const create = async (dialect: 'fleet' | 'embed' | 'broker', path: string, body: object) => {
    const headers = once()
    const answer = await callAs(server, dialect, opaque, 'POST', path, { body, headers })
    expect((await callAs(server, dialect, jwt, 'POST', path, { body, headers })).text).toBe(answer.text)
    return answer.body as Record<string, string>
  }
  const broker = await create('broker', '/v1/partner/orgs', { name: 'Broker' })
  const embed = await create('embed', '/partner/v1/orgs', {
    name: 'Embed',
    external_id: 'embed',
    integrations: {
      fareharbor: { app_key: 'fareharbor-app-key', user_key: 'fareharbor-user-key' },
    },
  })
  await create('fleet', '/api/partner/createPartnerClient', {
    clientOrgName: 'Fleet',
    clientContactEmail: 'customer@example.com',
  })
  const outbox = (await operate(server, 'GET', '/outbox')).body as { data: { text: string }[] }
  const welcome = /https?:\S+token=\S+/.exec(outbox.data[0]?.text ?? '')?.[0] ?? ''
  return new Map(
    Object.entries({
      'operator key': server.operatorKey,
      'first partner key': partner.key,
      'opaque partner key': opaque,
      'JWT partner key': jwt,
      'org key': broker['orgApiKey'] ?? '',
      'project key': broker['projectApiKey'] ?? '',
      'agent token': broker['agentToken'] ?? '',
      'claim token': tokenOf(broker['claimUrl'] ?? ''),
      'claim token of the welcome mail': tokenOf(welcome),
      'widget token': embed['widget_token'] ?? '',
    }),
  )
}

/** Every place where a request can carry a secret, the wrong ones too. */
const sprinkle = async (server: SpawnedServer, secrets: ReadonlyMap<string, string>) => {
  const { url } = server
  for (const secret of secrets.values()) {
    const headers = { authorization: `Bearer ${secret}` }
    await send(`${url}/v1/whoami`, 'GET', { headers })
    await send(`${url}/admin/v1/partners`, 'GET', { headers })
    await send(`${url}/api/org/getOrgV2`, 'POST', {
      headers: { 'x-auth-scheme': 'partner-api-token', 'x-auth-apikey': secret, 'x-auth-org': secret },
      body: {},
    })
    await send(`${url}/claim?token=${secret}`, 'GET')
    await send(`${url}/no/such/path/${secret}?key=${secret}`, 'GET', { headers })
    await send(`${url}/v1/partner/orgs/${secret}?key=${secret}`, 'GET', { headers })
    await send(`${url}/partner/v1/orgs/by-external-id/${secret}`, 'GET', { headers })
    await send(`${url}/v1/partner/orgs`, 'POST', { headers, body: { name: { secret } } })
  }
}

let kept: Kept

beforeAll(async () => {
  const masterKey = randomBytes(32).toString('hex')
  const databaseUrl = await createPostgresDatabase()
  const link = await linkTo(Number(new URL(databaseUrl).port))
  const withPassword = new URL(databaseUrl)
  withPassword.password = PASSWORD
  withPassword.port = String(link.port)
  const server = await startServer({
    env: {
      DATABASE_URL: withPassword.href,
      TENANTRY_LOG_LEVEL: 'trace',
      ...(await withFareHarbor()),
      TENANTRY_MASTER_KEY: masterKey,
      TENANTRY_OPERATOR_KEY: randomBytes(24).toString('hex'),
    },
  })
  const partner = await createWirePartner(server)
  const secrets = await useEverything(server, partner)
  await sprinkle(server, secrets)
  // Failures are logged at length: the queries that fail now carry hashes, names and tokens.
  await link.cut()
  await Promise.all([...secrets.values()].map((secret) => probe(server, 'embed', secret)))
  const { text: metrics } = await send(`${server.url}/metrics`, 'GET')
  await link.mend()
  await server.stop()
  secrets.set('master key', masterKey)
  secrets.set('database password', PASSWORD)
  secrets.set('connection secret', 'fareharbor-app-key')
  expect([...secrets].filter(([, secret]) => secret.length < 16)).toEqual([])
  kept = { secrets, log: server.output(), metrics, rows: await dump(databaseUrl) }
})

/** The part of a token that nobody can guess: without prefix and checksum, or a JWT's signature. */
const core = (secret: string): string =>
  secret.split('.')[2] ?? secret.replace(/^[a-z]+(_[a-z]+)*_/, '').slice(0, 32)

/** The ways a text can be written down by accident; the end of base64 depends on what follows. */
const spellingsOf = (secret: string): string[] => [
  core(secret),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').slice(0, -4),
  ...(/^[0-9a-f]{64}$/.test(secret) ? [Buffer.from(secret, 'hex').toString('base64').slice(0, -4)] : []),
]

const secretsIn = (text: string): string[] =>
  [...kept.secrets]
    .filter(([, secret]) => spellingsOf(secret).some((spelling) => text.includes(spelling)))
    .map(([name]) => name)

describe('no secret occurs', () => {
  it('in the log, though everything is logged', () => {
    expect(kept.log).toContain('"level":"error"')
    expect(kept.log.split('"msg":"request"').length).toBeGreaterThan(80)
    expect(secretsIn(kept.log)).toEqual([])
  })

  it('in /metrics', () => {
    expect(kept.metrics).toContain('route="/v1/partner/orgs"')
    expect(secretsIn(kept.metrics)).toEqual([])
  })

  it('in the database, where only the widget token is to be found: every page that embeds the widget shows it', () => {
    const tables = ['orgs', 'credentials', 'claim_links', 'idempotency_results', 'mails', 'org_connections']
    expect(tables.filter((table) => !kept.rows.some((row) => row.startsWith(`${table} `)))).toEqual([])
    const found = kept.rows.flatMap((row) =>
      secretsIn(row).map((name) => `${name} in ${row.split(' ', 1)[0]}`),
    )
    expect(found).toEqual(['widget token in orgs'])
  })
})
