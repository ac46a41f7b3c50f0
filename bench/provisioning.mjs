import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compare } from './support/load.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, startTenantry } from './support/process.mjs'
import { heading, median, ratio, row } from './support/report.mjs'

const ROUND_SECONDS = 3
const ROUNDS = 3

/** The rows that provisioning writes, as plain SQL. */
const inserts = (partnerId) => {
  const [org, project, agent, key, link, event] = Array.from({ length: 6 }, () => randomUUID())
  const now = new Date().toISOString()
  const bytes = randomBytes(32)
  const sealed = randomBytes(80)
  return [
    [
      `insert into orgs (partner_id, id, name, slug, external_id, language, widget_token, created_at) values ($1, $2, 'Bench', $3, $4, 'en', $5, $6)`,
      [partnerId, org, org, org, bytes.toString('hex'), now],
    ],
    [
      `insert into projects (partner_id, org_id, id, name, slug, is_default, created_at) values ($1, $2, $3, 'Default', 'default', true, $4)`,
      [partnerId, org, project, now],
    ],
    [
      `insert into agents (partner_id, org_id, project_id, id, name, identifier, is_default, created_at) values ($1, $2, $3, $4, 'Default', 'default', true, $5)`,
      [partnerId, org, project, agent, now],
    ],
    [
      `insert into credentials (partner_id, id, org_id, project_id, agent_id, kind, name, hint, token_hash, sealed, scopes, created_at) values ($1, $2, $3, $4, $5, 'agent_token', 'Default', 'abcd', $6, $7, '{}', $8)`,
      [partnerId, key, org, project, agent, bytes, sealed, now],
    ],
    [
      `insert into claim_links (partner_id, id, org_id, token_hash, sealed, expires_at, created_at) values ($1, $2, $3, $4, $5, $6, $6)`,
      [partnerId, link, org, bytes, sealed, now],
    ],
    [`insert into org_counts (partner_id, slot, orgs) values ($1, $2, 1)`, [partnerId, link]],
    [
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at) values ($1, $2, $3, 'org.created', $3, '{"principal":"bench"}', '{"name":"Bench"}', $2, '127.0.0.1', $4)`,
      [partnerId, event, org, now],
    ],
  ]
}

/** Runs a task over and over, several at once, and answers how many a second. */
const rate = async (concurrency, task) => {
  const rates = []
  for (let round = 0; round <= ROUNDS; round++) {
    const until = performance.now() + (round === 0 ? 1 : ROUND_SECONDS) * 1_000
    const began = performance.now()
    let done = 0
    const worker = async () => {
      while (performance.now() < until) {
        await task()
        done++
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    if (round > 0) rates.push((done * 1_000) / (performance.now() - began))
  }
  return median(rates)
}

const oursOver = async (tenantry, { apiKey }, connections) => {
  const [perSecond] = await compare([
    {
      url: `${tenantry.url}/partner/v1/orgs`,
      method: 'POST',
      connections,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Bench' }),
    },
  ])
  return perSecond
}

const report = (engine, ours, raw) => {
  row(`${engine}: the same inserts as raw SQL`, raw, 'orgs/s')
  row(`${engine}: Tenantry, POST /partner/v1/orgs`, ours, 'orgs/s')
  ratio(`${engine}: Tenantry / raw`, ours / raw, 'at least 0.6', ours / raw >= 0.6)
}

const onPostgres = async (postgres, connections) => {
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const partner = await createPartner(tenantry.url)
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: connections })
  try {
    const raw = await rate(connections, async () => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        for (const [text, values] of inserts(partner.id)) await client.query(text, values)
        await client.query('commit')
      } finally {
        client.release()
      }
    })
    report(`PostgreSQL, ${connections} at once`, await oursOver(tenantry, partner, connections), raw)
  } finally {
    await pool.end()
    await tenantry.stop()
  }
}

const embedded = async () => {
  const TENANTRY_DATA = mkdtempSync(join(tmpdir(), 'tenantry-bench-'))
  const tenantry = await startTenantry({ TENANTRY_DATA })
  const partner = await createPartner(tenantry.url)
  const ours = await oursOver(tenantry, partner, 10)
  await tenantry.stop({ keep: true })
  const require = createRequire(new URL('../packages/server/package.json', import.meta.url))
  const { PGlite } = await import(require.resolve('@electric-sql/pglite'))
  const database = await PGlite.create(join(TENANTRY_DATA, 'database'))
  try {
    const raw = await rate(10, () =>
      database.transaction(async (tx) => {
        for (const [text, values] of inserts(partner.id)) await tx.query(text, values)
      }),
    )
    report('embedded', ours, raw)
  } finally {
    await database.close()
    rmSync(TENANTRY_DATA, { recursive: true, force: true })
  }
}

/** Organizations provisioned a second, against the same inserts as raw SQL without HTTP, checks or keys. */
export const benchProvisioning = async (postgres) => {
  heading('Provisioning: one organization with project, agent, token, claim link, count and event')
  await onPostgres(postgres, 10)
  await embedded()
}
