import { drizzle } from 'drizzle-orm/node-postgres'
import { expect, it } from 'vitest'
import { accessGrants } from '../../store/schema/access-control.ts'
import { accessGrantColumns } from './access-grant.ts'

it('holds what a grant names against what is there in its own partner', () => {
  const { sql } = drizzle.mock().select(accessGrantColumns).from(accessGrants).toSQL()
  expect(sql.match(/partner_id = "access_grants"\."partner_id"/g)).toHaveLength(3)
})
