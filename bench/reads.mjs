import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compare } from './support/load.mjs'
import { createPartner, startProcess, startTenantry } from './support/process.mjs'
import { heading, ratio, row } from './support/report.mjs'

const SERVERS = fileURLToPath(new URL('servers.mjs', import.meta.url))

const ruuid = (id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

const measure = async (engine, tenantry, byHand, { apiKey }, orgId) => {
  const [ours, theirs] = await compare([
    {
      url: `${tenantry.url}/api/org/getOrgV2`,
      method: 'POST',
      headers: {
        'x-auth-scheme': 'partner-api-token',
        'x-auth-apikey': apiKey,
        'x-auth-org': ruuid(orgId),
        'content-type': 'application/json',
      },
      body: '{}',
    },
    { url: `${byHand.url}/read`, method: 'POST' },
  ])
  row(`${engine}: the same transaction by hand in a Fastify route`, theirs, 'requests/s')
  row(`${engine}: Tenantry, getOrgV2 with x-auth-org`, ours, 'requests/s')
  ratio(`${engine}: Tenantry / by hand`, ours / theirs, 'at least 0.7', ours / theirs >= 0.7)
}

const prepare = async (tenantry) => {
  const partner = await createPartner(tenantry.url)
  const answer = await fetch(`${tenantry.url}/partner/v1/orgs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${partner.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench' }),
  })
  return { partner, orgId: (await answer.json()).id }
}

const onPostgres = async (postgres) => {
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const { partner, orgId } = await prepare(tenantry)
  const byHand = await startProcess(SERVERS, { DATABASE_URL, PARTNER_ID: partner.id, ORG_ID: orgId })
  try {
    await measure('PostgreSQL', tenantry, byHand, partner, orgId)
  } finally {
    await tenantry.stop()
    await byHand.stop()
  }
}

const embedded = async () => {
  const TENANTRY_DATA = mkdtempSync(join(tmpdir(), 'tenantry-bench-'))
  const first = await startTenantry({ TENANTRY_DATA })
  const { partner, orgId } = await prepare(first)
  await first.stop({ keep: true })
  // Two processes on one embedded database would corrupt it: each gets its own copy.
  const copy = `${TENANTRY_DATA}-copy`
  cpSync(join(TENANTRY_DATA, 'database'), copy, { recursive: true })
  const tenantry = await startTenantry({ TENANTRY_DATA })
  const byHand = await startProcess(SERVERS, {
    EMBEDDED_DATABASE: copy,
    PARTNER_ID: partner.id,
    ORG_ID: orgId,
  })
  try {
    await measure('embedded', tenantry, byHand, partner, orgId)
  } finally {
    await tenantry.stop()
    await byHand.stop()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Scoped reads inside a client, against a Fastify route that does the same transaction by hand. */
export const benchReads = async (postgres) => {
  heading('Scoped reads: authenticate, act-as check, row-level security, one row')
  await onPostgres(postgres)
  await embedded()
}
