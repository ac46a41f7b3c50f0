import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { expect, it } from 'vitest'
import { outer } from './outer.ts'
import { orgs } from './schema/orgs.ts'

it('keeps its table where the query builder leaves it out', () => {
  const select = (one: ReturnType<typeof outer>) => drizzle.mock().select({ one }).from(orgs).toSQL().sql
  expect(select(sql`(select ${orgs.id})`)).toContain('(select "id")')
  expect(select(sql`(select ${outer(orgs.id)})`)).toContain('(select "orgs"."id")')
})
