import { Readable } from 'node:stream'
import { createTenantry } from '../packages/sdk/dist/index.js'
import { compose, openParts } from '../packages/server/dist/compose.js'
import { readConfig } from '../packages/server/dist/config.js'
import { Journal } from '../packages/server/dist/domain/egress/journal.js'
import { RATE_LIMIT_POLICY } from '../packages/server/dist/http/rate-limits.js'
import { createLogger } from '../packages/server/dist/logger.js'

const MANY = 1_000_000

/** Calls a server in this process as if over the network. */
const fetchFrom =
  (http) =>
  async (url, { method, headers, body } = {}) => {
    const { pathname, search } = new URL(url)
    const answer = await http.inject({
      ...{ method, url: pathname + search, headers: Object.fromEntries(new Headers(headers)) },
      ...(body != null && { payload: body }),
    })
    const isEmpty = [204, 304].includes(answer.statusCode)
    return new Response(isEmpty ? null : Readable.toWeb(Readable.from([answer.rawPayload])), {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).flatMap(([name, values]) =>
        [values].flat().map((value) => [name, String(value)]),
      ),
    })
  }

/** A server in this process whose time the caller moves, so that a past can be lived through by its API alone. */
export const openPastServer = async (environment, clock) => {
  const { config } = readConfig(environment)
  const parts = await openParts(config)
  const logger = createLogger('error')
  const perMinute = Object.fromEntries(Object.keys(RATE_LIMIT_POLICY.perMinute).map((name) => [name, MANY]))
  const tenantry = await compose(config, {
    ...parts,
    logger,
    version: 'demo',
    now: () => clock.now,
    // Three months pass in a minute or two.
    rateLimits: { ...RATE_LIMIT_POLICY, perMinute, orgPerMinute: MANY, devicePerMinute: MANY },
    expiring: false,
  })
  await tenantry.http.ready()
  const { domain, http } = tenantry
  const options = { baseUrl: config.publicUrl, fetch: fetchFrom(http) }
  const { store, newId, ledger } = domain
  return {
    ...{ http, domain, publicUrl: config.publicUrl },
    /** What agents spend is written down by the gateway's own journal. */
    journal: new Journal({
      store,
      newId,
      ledger,
      now: () => clock.now,
      onError: (error) => logger.error(error),
    }),
    asOperator: () => createTenantry({ ...options, operatorKey: parts.operatorKey.reveal() }),
    as: (key) => createTenantry({ ...options, key }),
    close: () => tenantry.close(),
  }
}
