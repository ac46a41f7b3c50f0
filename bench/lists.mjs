import { fillPartner } from './support/organizations.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, startTenantry } from './support/process.mjs'
import { heading, median, ratio, row } from './support/report.mjs'

const FEW = 1_000
const MANY = 100_000
const ROUNDS = 40

const timed = async (url, { apiKey }, orgs) => {
  const began = performance.now()
  const answer = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } })
  const { total } = await answer.json()
  if (total !== orgs) throw new Error(`The list says ${total} of ${orgs}.`)
  return performance.now() - began
}

const explain = async (client, partnerId) => {
  await client.query('begin')
  await client.query(`set local role tenantry_app`)
  await client.query(`select set_config('app.partner_id', $1, true), set_config('app.org_id', 'any', true)`, [
    partnerId,
  ])
  const { rows } = await client.query(
    `explain (analyze, costs off, timing off) select id from orgs where not is_own order by id limit 50 offset 99900`,
  )
  await client.query('rollback')
  return rows
    .map((line) => line['QUERY PLAN'])
    .filter((line) => /Index|Heap Fetches/.test(line))
    .map((line) => line.trim())
}

/** First and deep pages of the list, with 1,000 and with 100,000 organizations. */
export const benchLists = async (postgres) => {
  heading('Lists: GET /partner/v1/orgs on PostgreSQL')
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  try {
    const few = await createPartner(tenantry.url)
    const many = await createPartner(tenantry.url)
    await fillPartner(client, few.id, FEW)
    await fillPartner(client, many.id, MANY)
    await client.query('vacuum (analyze)')
    const list = `${tenantry.url}/partner/v1/orgs`
    const targets = [
      [`${list}?limit=50`, few, FEW],
      [`${list}?limit=50`, many, MANY],
      [`${list}?limit=50&offset=99900`, many, MANY],
    ]
    const times = targets.map(() => [])
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, target] of targets.entries()) times[at].push(await timed(...target))
    }
    const [first, firstOfMany, deep] = times.map(median)
    row('first page of 1,000', first, 'ms (median)')
    row('first page of 100,000', firstOfMany, 'ms (median)')
    row('page at offset 99,900', deep, 'ms (median)')
    ratio('first page, 100,000 / 1,000', firstOfMany / first, 'at most 1.5', firstOfMany / first <= 1.5)
    for (const line of await explain(client, many.id)) console.log(`  plan of the deep page: ${line}`)
  } finally {
    await client.end()
    await tenantry.stop()
  }
}
