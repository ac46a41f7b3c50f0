import { afterAll, beforeAll } from 'vitest'
import type { PartnerId } from '../../src/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { explain, type Node, recording, type Statement } from './explained-statements.ts'

/** How many organizations a partner has, and another one beside it. */
export const ORGS = 5_000

/** A partner of many organizations, and what the database does for its calls. */
export interface ManyOrgs {
  readonly partner: TestPartner
  /** Forgets the statements that were sent so far. */
  forget(): void
  /** Explains the one statement since then whose text has a word. */
  explainOne(word: string): Promise<Node[]>
}

/** Fills a database of the file's own before its first test. */
export const useManyOrgs = (): (() => ManyOrgs) => {
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
  const explainOne = async (word: string): Promise<Node[]> => {
    const [statement, ...others] = statements.filter(({ sql }) => sql.includes(word))
    if (statement === undefined || others.length > 0)
      throw new Error(`${others.length + 1} statements have "${word}", or none.`)
    return explain(database, partner.id as PartnerId, statement)
  }
  return () => ({ partner, forget: () => void statements.splice(0), explainOne })
}
