import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { residentBytes } from './support/memory.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, startTenantry } from './support/process.mjs'
import { heading, ratio, row } from './support/report.mjs'

const require = createRequire(new URL('../packages/server/package.json', import.meta.url))
const { WebSocket } = require('ws')

const ORGS = Number(process.env.BENCH_ORGS ?? 1_000)
const PER_ORG = 10
const EVENTS_PER_SECOND = 100
const SECONDS = 15
const P99_MS_MAX = 250
const AT_ONCE = 16

const uuidOf = (ruuid) => {
  const hex = Buffer.from(ruuid, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
const ruuidOf = (id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** Does the same to every item, some at a time. */
const forEach = async (items, work) => {
  const queue = items.entries()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [at, item] of queue) await work(item, at)
    }),
  )
}

const createOrgs = async (url, apiKey) => {
  const orgs = []
  await forEach(Array.from({ length: ORGS }), async (_, at) => {
    const answer = await fetch(`${url}/v1/partner/orgs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Client ${at}` }),
    })
    const { organizationId, orgApiKey } = await answer.json()
    orgs.push({ id: organizationId, ruuid: ruuidOf(organizationId), key: orgApiKey })
  })
  return orgs
}

const listenIn = (url, org, headers, onMessage) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/websocket`, {
      headers,
      perMessageDeflate: false,
    })
    socket.once('error', reject)
    socket.once('unexpected-response', (_, { statusCode }) => reject(new Error(`Refused: ${statusCode}`)))
    socket.once('open', () => socket.send('CONNECT\naccept-version:1.2\nheart-beat:0,10000\n\n\0'))
    socket.on('message', (data) => {
      const text = String(data)
      if (text.startsWith('MESSAGE')) onMessage(/message-id:(\S+)/.exec(text)[1], org)
      else if (text.startsWith('CONNECTED'))
        socket.send(`SUBSCRIBE\nid:sub-0\ndestination:/topic/change/${org.ruuid}\nreceipt:r\n\n\0`)
      else if (text.startsWith('RECEIPT')) resolve(socket)
      else if (text !== '\n') reject(new Error(text))
    })
  })

/** Half of an organization's listeners have the partner's key, half the organization's own. */
const headersFor = (org, partnerKey, at) =>
  at % 2 === 0
    ? { 'x-auth-scheme': 'partner-api-token', 'x-auth-apikey': partnerKey, 'x-auth-org': org.ruuid }
    : { 'x-auth-scheme': 'api-token', 'x-auth-apikey': org.key }

/** Writes events as another node would, at an even rate; `committed` is told when each was. */
const writeEvents = async (databaseUrl, partner, orgs, committed) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  const began = performance.now()
  const writing = []
  for (let at = 0; at < EVENTS_PER_SECOND * SECONDS; at++) {
    await sleep(Math.max(0, began + (at * 1_000) / EVENTS_PER_SECOND - performance.now()))
    const org = orgs[(at * 7_919) % orgs.length]
    writing.push(
      pool
        .query(
          `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
           values ($1, (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7000' || substr(md5(random()::text), 1, 16))::uuid,
             $2, 'location.changed', $2, '{"principal":"system"}', '{}', $2, '', now()) returning id`,
          [partner.id, org.id],
        )
        .then(({ rows }) => committed(ruuidOf(rows[0].id), org, performance.now())),
    )
  }
  await Promise.all(writing)
  await pool.end()
}

const percentile = (numbers, part) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))]

/** What happened to each event: when it was committed, to whom it went and when. */
class Deliveries {
  committed = new Map()
  received = new Map()
  count = 0

  receive(id, org) {
    const known = this.received.get(id) ?? []
    known.push({ org, atMs: performance.now() })
    this.received.set(id, known)
    this.count++
  }

  latencies() {
    return [...this.committed].flatMap(([id, { org, atMs }]) => {
      const to = this.received.get(id) ?? []
      if (to.length !== PER_ORG || to.some((one) => one.org !== org))
        throw new Error(`An event of ${uuidOf(id)} went to ${to.length} listeners.`)
      return to.map((one) => Math.max(0, one.atMs - atMs))
    })
  }
}

/** 10,000 WebSockets over 1,000 organizations on one node, each event told to its own organization's listeners. */
export const benchRealtime = async (postgres) => {
  heading(`Realtime: ${ORGS * PER_ORG} WebSockets over ${ORGS} organizations on one node, PostgreSQL`)
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const sockets = []
  try {
    const partner = await createPartner(tenantry.url)
    const orgs = await createOrgs(tenantry.url, partner.apiKey)
    const deliveries = new Deliveries()
    const before = residentBytes(tenantry.pid)
    const began = performance.now()
    const wanted = orgs.flatMap((org) => Array.from({ length: PER_ORG }, (_, at) => ({ org, at })))
    await forEach(wanted, async ({ org, at }) => {
      const headers = headersFor(org, partner.apiKey, at)
      sockets.push(await listenIn(tenantry.url, org, headers, (id, to) => deliveries.receive(id, to)))
    })
    row('opened and subscribed', (wanted.length * 1_000) / (performance.now() - began), 'a second')
    await sleep(5_000)
    row(
      'memory of the server for each',
      (residentBytes(tenantry.pid) - before) / wanted.length / 1_024,
      'KiB',
    )
    await writeEvents(DATABASE_URL, partner, orgs, (id, org, atMs) =>
      deliveries.committed.set(id, { org, atMs }),
    )
    const expected = deliveries.committed.size * PER_ORG
    for (let waited = 0; deliveries.count < expected && waited < 200; waited++) await sleep(50)
    const latencies = deliveries.latencies()
    row(`${EVENTS_PER_SECOND} events a second: messages`, latencies.length, 'each to its own')
    row('from another node’s commit to delivery: median', percentile(latencies, 0.5), 'ms')
    const p99 = percentile(latencies, 0.99)
    row('from another node’s commit to delivery: p99', p99, 'ms')
    ratio('p99 / 250 ms', p99 / P99_MS_MAX, 'at most 1', p99 <= P99_MS_MAX)
  } finally {
    for (const socket of sockets) socket.terminate()
    await tenantry.stop()
  }
}
