import { MEGABYTE, peakBytes } from './support/memory.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, startTenantry } from './support/process.mjs'
import { heading, median, ratio, row } from './support/report.mjs'

const CLIENTS = 10_000
const DEVICES = 100_000
const ROUNDS = 7

const ids = (salt) =>
  `(lpad(to_hex(g), 12, '0') || '70008000' || substr(md5('${salt}' || $1 || g::text), 1, 12))::uuid`

// Shaped like what provisioning and registration write, in bulk: only the size matters here.
const fill = async (client, partnerId) => {
  await client.query(
    `insert into orgs (partner_id, id, name, slug, language, widget_token, created_at)
     select $1::uuid, ${ids('org')}, 'Client ' || g, 'client-' || g, 'en', md5($1 || g::text) || md5('x' || $1 || g::text), now()
     from generate_series(1, $2::int) g`,
    [partnerId, CLIENTS],
  )
  await client.query(
    `with client as (select id, row_number() over (order by id) as number from orgs where partner_id = $1::uuid and not is_own)
     insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, created_at)
     select $1::uuid, client.id, ${ids('device')}, 'CAMERA', 'Camera ' || g, 'SN-' || g, 'CAMERA_R200', now()
     from generate_series(1, $2::int) g join client on client.number = 1 + g % ${CLIENTS}`,
    [partnerId, DEVICES],
  )
  await client.query('vacuum (analyze)')
}

const ruuid = (id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** The same by hand: one SELECT, all rows in memory, one `JSON.stringify`. */
const BY_HAND = {
  getListOfAllClientDevices: async (client, partnerId) => {
    const { rows } = await client.query(
      `select d.id, d.org_id, d.name, d.serial_number, d.hardware_id, d.hardware_variation, d.type, d.created_at,
         d.removed_at, d.pending
       from devices d join orgs o on o.partner_id = d.partner_id and o.id = d.org_id
       where d.partner_id = $1 and d.removed_at is null and not o.is_own and o.status = 'unclaimed'
       order by d.id`,
      [partnerId],
    )
    return JSON.stringify({
      listOfAllClientDevices: rows.map((device) => ({
        ...{ uuid: ruuid(device.id), orgUuid: ruuid(device.org_id), name: device.name },
        ...{ serialNumber: device.serial_number, hwVariation: device.hardware_variation, type: device.type },
        ...{ createdAtMillis: device.created_at.getTime(), deleted: device.removed_at !== null },
        ...{ mummified: false, pending: device.pending },
      })),
    })
  },
  getClientsV2: async (client, partnerId) => {
    const { rows } = await client.query(
      `select o.id, o.name, o.created_at,
         (select count(*)::int from devices d where d.partner_id = o.partner_id and d.org_id = o.id and d.type = 'CAMERA' and d.removed_at is null) as cameras,
         (select count(*)::int from locations l where l.partner_id = o.partner_id and l.org_id = o.id) as locations
       from orgs o where o.partner_id = $1 and not o.is_own order by o.id`,
      [partnerId],
    )
    return JSON.stringify({
      clients: rows.map((org) => ({
        ...{ clientOrgUuid: ruuid(org.id), clientOrgName: org.name, clientAccessAllowed: true },
        createdAtMillis: org.created_at.getTime(),
        ...{ totalCameras: org.cameras, totalLocations: org.locations },
      })),
      partnerClients: rows.map((org) => ({ name: org.name, orgUuid: ruuid(org.id) })),
    })
  },
}

const ask = async (url, apiKey, name) => {
  const answer = await fetch(`${url}/api/partner/${name}`, {
    method: 'POST',
    headers: {
      'x-auth-scheme': 'partner-api-token',
      'x-auth-apikey': apiKey,
      'content-type': 'application/json',
    },
    body: '{}',
  })
  return answer.text()
}

const timed = async (work) => {
  const began = performance.now()
  const text = await work()
  return { ms: performance.now() - began, text }
}

const compare = async (label, name, { tenantry, client, partner }) => {
  const times = { server: [], hand: [] }
  const before = peakBytes(tenantry.pid)
  for (let round = 0; round < ROUNDS; round++) {
    const served = await timed(() => ask(tenantry.url, partner.apiKey, name))
    const made = await timed(() => BY_HAND[name](client, partner.id))
    if (served.text !== made.text) throw new Error(`${name} and what was made by hand differ.`)
    times.server.push(served.ms)
    times.hand.push(made.ms)
  }
  row(`${label}: served`, median(times.server), 'ms (median)')
  row(`${label}: by hand, at once`, median(times.hand), 'ms (median)')
  const times15 = median(times.server) / median(times.hand)
  ratio(`${label}: served / by hand`, times15, 'at most 1.5', times15 <= 1.5)
  row(`${label}: the server’s peak memory grew by`, (peakBytes(tenantry.pid) - before) / MEGABYTE, 'MB')
}

/** The two great lists of the fleet dialect, against the same made by hand. */
export const benchFleet = async (postgres) => {
  heading('Fleet: the two great lists on PostgreSQL')
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  try {
    const partner = await createPartner(tenantry.url)
    await fill(client, partner.id)
    const stage = { tenantry, client, partner }
    await compare('10,000 clients', 'getClientsV2', stage)
    await compare('100,000 devices', 'getListOfAllClientDevices', stage)
  } finally {
    await client.end()
    await tenantry.stop()
  }
}
