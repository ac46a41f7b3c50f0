// The servers that Tenantry is measured against: what someone would write by hand for one route.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../packages/server/package.json', import.meta.url))
const Fastify = require('fastify')

const bare = () => {
  const app = Fastify()
  app.get('/nothing', async () => ({ kind: 'nothing' }))
  return app
}

/** The transaction of a scoped read: role, tenant, the organization's standing, its row. */
const STATEMENTS = {
  begin: (partner) =>
    `select set_config('transaction_read_only', 'on', true), set_config('app.partner_id', '${partner}', true), set_config('app.org_id', 'any', true), set_config('role', 'tenantry_app', true)`,
  standing: `select is_own, status, suspended_at, partner_access_allowed, partner_access_until, set_config('app.org_id', id::text, true) from orgs where id = $1`,
  org: 'select id, is_own, name, status, created_at, inactivity_timeout, partner_access_allowed, partner_access_until from orgs where id = $1',
}

const presented = (row) => ({
  org: { uuid: row.id, name: row.name, createdAtMillis: row.created_at.getTime() },
})

const byHandOnPostgres = (partner, org) => {
  const pg = require('pg')
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  return async () => {
    const client = await pool.connect()
    try {
      await client.query(`begin; ${STATEMENTS.begin(partner)}`)
      await client.query(STATEMENTS.standing, [org])
      const { rows } = await client.query(STATEMENTS.org, [org])
      await client.query('commit')
      return presented(rows[0])
    } finally {
      client.release()
    }
  }
}

const byHandEmbedded = async (partner, org) => {
  const { PGlite } = await import(require.resolve('@electric-sql/pglite'))
  const database = await PGlite.create(process.env.EMBEDDED_DATABASE)
  return () =>
    database.transaction(async (tx) => {
      await tx.query(STATEMENTS.begin(partner))
      await tx.query(STATEMENTS.standing, [org])
      const { rows } = await tx.query(STATEMENTS.org, [org])
      return presented(rows[0])
    })
}

const byHand = async () => {
  const { PARTNER_ID, ORG_ID, DATABASE_URL } = process.env
  const read = DATABASE_URL ? byHandOnPostgres(PARTNER_ID, ORG_ID) : await byHandEmbedded(PARTNER_ID, ORG_ID)
  const app = Fastify()
  app.post('/read', read)
  return app
}

const app = process.env.SERVER === 'bare' ? bare() : await byHand()
app.get('/readyz', async () => ({ status: 'ready' }))
process.once('SIGTERM', () => process.exit(0))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
