import { fileURLToPath } from 'node:url'
import { compare } from './support/load.mjs'
import { createPartner, startProcess, startTenantry } from './support/process.mjs'
import { heading, ratio, row } from './support/report.mjs'

const SERVERS = fileURLToPath(new URL('servers.mjs', import.meta.url))

/** Authentication with all checks on and no tenant read, against a bare Fastify route that does nothing. */
export const benchAuthentication = async (postgres) => {
  heading('Authentication: key, allow list, rate limit, log and metrics on; no tenant read')
  const tenantry = await startTenantry({ DATABASE_URL: await postgres.createDatabase() })
  const bare = await startProcess(SERVERS, { SERVER: 'bare' })
  try {
    const { apiKey } = await createPartner(tenantry.url)
    const [ours, theirs] = await compare([
      { url: `${tenantry.url}/v1/whoami`, headers: { authorization: `Bearer ${apiKey}` } },
      { url: `${bare.url}/nothing` },
    ])
    row('bare Fastify route doing nothing', theirs, 'requests/s')
    row('Tenantry, GET /v1/whoami', ours, 'requests/s')
    ratio('Tenantry / bare', ours / theirs, 'at least 0.5', ours / theirs >= 0.5)
  } finally {
    await tenantry.stop()
    await bare.stop()
  }
}
