import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PartnerId } from '../../src/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { explain, recording, type Statement } from './explained-statements.ts'

const ORGS = 5_000
const LIMIT = 50

/** What the product has sent. */
const statements: Statement[] = []
let database: TestDatabase
let tenantry: TestTenantry
let partner: TestPartner
beforeAll(async () => {
  database = await openTestDatabase()
  tenantry = await openTenantry({ store: recording(database.store, statements) })
  partner = await createTestPartner(tenantry)
  const strangers = await createTestPartner(tenantry)
  for (const { id } of [strangers, partner]) {
    // Neither ids nor names are in the order of the table.
    await database.sql(
      `insert into orgs (partner_id, id, name, slug, created_at)
       select $1::uuid, gen_random_uuid(), 'Org ' || md5(n::text), 'org-' || n, now()
       from generate_series(1, ${ORGS}) n`,
      [id],
    )
  }
  await database.sql('vacuum (analyze) orgs')
})
afterAll(async () => {
  await tenantry.close()
  await database.close().catch(() => {})
})

// The primary key has the partner's own organization besides, which is one row.
const BY_ID = /^orgs_(?:clients|pkey)$/
const BY_NAME = /^orgs_clients_by_name$/

describe.each([
  ['name', BY_NAME],
  ['-name', BY_NAME],
  ['createdAt', BY_ID],
  ['-createdAt', BY_ID],
])('a deep page of the portfolio by %s', (sort, index) => {
  it('goes on in the index where the page before ended', async () => {
    let cursor = ''
    for (let at = 0; at < ORGS / 2; at += 200) {
      const { body } = await partner.broker(
        'GET',
        `/v1/partner/portfolio?sort=${sort}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      cursor = (body as { next: string }).next
    }
    statements.length = 0
    const { status, body } = await partner.broker(
      'GET',
      `/v1/partner/portfolio?sort=${sort}&limit=${LIMIT}&cursor=${cursor}`,
    )
    expect([status, (body as { data: unknown[] }).data.length]).toEqual([200, LIMIT])
    const pages = statements.filter(({ sql }) => sql.includes('limit'))
    expect(pages).toHaveLength(1)
    const [statement] = pages
    if (statement === undefined) throw new Error('There is no statement for a page.')
    const nodes = await explain(database, partner.id as PartnerId, statement)
    const walk = nodes.find((node) => index.test(node['Index Name'] ?? ''))
    expect(walk?.['Actual Rows']).toBe(LIMIT + 1)
    expect(walk?.['Rows Removed by Filter'] ?? 0).toBeLessThanOrEqual(1)
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort')
  })
})
