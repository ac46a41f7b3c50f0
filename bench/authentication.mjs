import { fileURLToPath } from 'node:url'
import { compare } from './support/load.mjs'
import { createPartner, issueJwt, startProcess, startTenantry } from './support/process.mjs'
import { heading, ratio, row } from './support/report.mjs'

const SERVERS = fileURLToPath(new URL('servers.mjs', import.meta.url))

/** Authentication with all checks on and no tenant read, against a bare Fastify route that does nothing. */
export const benchAuthentication = async (postgres) => {
  heading('Authentication: key, allow list, rate limit, log and metrics on; no tenant read')
  const tenantry = await startTenantry({ DATABASE_URL: await postgres.createDatabase() })
  const bare = await startProcess(SERVERS, { SERVER: 'bare' })
  try {
    const { id, apiKey } = await createPartner(tenantry.url)
    const whoami = (key) => ({
      url: `${tenantry.url}/v1/whoami`,
      headers: { authorization: `Bearer ${key}` },
    })
    const [opaque, jwt, theirs] = await compare([
      whoami(apiKey),
      whoami(await issueJwt(tenantry.url, id)),
      { url: `${bare.url}/nothing` },
    ])
    row('bare Fastify route doing nothing', theirs, 'requests/s')
    row('Tenantry, GET /v1/whoami, opaque key', opaque, 'requests/s')
    row('Tenantry, GET /v1/whoami, JWT', jwt, 'requests/s')
    ratio('opaque key / bare', opaque / theirs, 'at least 0.5', opaque / theirs >= 0.5)
    ratio('JWT / bare', jwt / theirs)
    ratio('JWT / opaque key', jwt / opaque)
  } finally {
    await tenantry.stop()
    await bare.stop()
  }
}
