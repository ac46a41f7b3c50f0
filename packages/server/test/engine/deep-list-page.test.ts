import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PartnerId } from '../../src/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { explain, recording, type Statement } from './explained-statements.ts'

const ORGS = 5_000

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
    // Random ids, so that the table's order says nothing about the list's.
    await database.sql(
      `insert into orgs (partner_id, id, name, slug, created_at)
       select $1::uuid, gen_random_uuid(), 'Org ' || n, 'org-' || n, now() from generate_series(1, ${ORGS}) n`,
      [id],
    )
  }
  await database.sql('vacuum (analyze) orgs')
})
afterAll(async () => {
  await tenantry.close()
  await database.close().catch(() => {})
})

describe('a deep page of the list', () => {
  it('walks the index alone past what it skips and fetches only its own rows', async () => {
    statements.length = 0
    const { status, body } = await partner.embed('GET', `/orgs?limit=50&offset=${ORGS - 100}`)
    expect(status).toBe(200)
    expect((body as { data: unknown[] }).data).toHaveLength(50)
    const deep = statements.filter(({ sql: text }) => text.includes('offset'))
    expect(deep).toHaveLength(1)
    const [statement] = deep
    if (statement === undefined) throw new Error('There is no deep statement.')
    const nodes = await explain(database, partner.id as PartnerId, statement)
    const walk = nodes.find((node) => node['Index Name'] === 'orgs_clients')
    expect(walk).toMatchObject({ 'Node Type': 'Index Only Scan', 'Actual Rows': ORGS - 50 })
    // A page of the table that something else held while it was vacuumed may still be looked at.
    expect(walk?.['Heap Fetches']).toBeLessThan(ORGS / 10)
    const others = nodes.filter((node) => node !== walk && node['Node Type'].includes('Scan'))
    for (const node of others) expect(node['Actual Rows'], node['Node Type']).toBeLessThanOrEqual(50)
  })
})
