import { readdirSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

const FOLDER = new URL('../../src/store/schema/', import.meta.url)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

interface Column {
  readonly type: string
  readonly notNull: boolean
  readonly hasDefault: boolean
  readonly inPrimaryKey: boolean
}
type Tables = Record<string, Record<string, Column>>

const readDefinitions = async (): Promise<Tables> => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(
    files.map((name) => import(new URL(name, FOLDER).href) as Promise<Record<string, unknown>>),
  )
  const tables = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable))
  return Object.fromEntries(
    tables.map((table) => {
      const { name, columns, primaryKeys } = getTableConfig(table)
      const keys = primaryKeys.flatMap((key) => key.columns.map((column) => column.name))
      const described = columns.map((column) => [
        column.name,
        {
          // Drizzle writes `timestamp (3) with time zone`, PostgreSQL `timestamp(3) with time zone`.
          type: column.getSQLType().replace(' (', '('),
          notNull: column.notNull,
          // PostgreSQL keeps what a column is generated as where defaults are.
          hasDefault: column.hasDefault || column.generated !== undefined,
          inPrimaryKey: column.primary || keys.includes(column.name),
        },
      ])
      return [name, Object.fromEntries(described) as Record<string, Column>]
    }),
  )
}

const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "notNull", a.atthasdef as "hasDefault",
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))
      as "inPrimaryKey"
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'migrations'
    and a.attnum > 0 and not a.attisdropped`

const readDatabase = async (): Promise<Tables> => {
  const tables: Record<string, Record<string, Column>> = {}
  for (const { table, column, ...rest } of await database.sql(COLUMNS)) {
    const columns = tables[String(table)] ?? {}
    columns[String(column)] = rest as unknown as Column
    tables[String(table)] = columns
  }
  return tables
}

describe('the drizzle schema', () => {
  it('is the migrated database: every table and column, its type, nullability, default and primary key', async () => {
    const migrated = await readDatabase()
    expect(Object.keys(migrated)).toContain('orgs')
    expect(await readDefinitions()).toEqual(migrated)
  })

  it('has row-level security on every table, and a policy for whoever has a grant', async () => {
    const bare = await database.sql(`
      select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and relname <> 'migrations' and not relrowsecurity`)
    expect(bare).toEqual([])
    const pointless = await database.sql(`
      select grants.table_name, grants.grantee from (
        select table_name, grantee from information_schema.role_table_grants where table_schema = 'public'
        union select table_name, grantee from information_schema.role_column_grants where table_schema = 'public'
      ) as grants
      where grantee like 'tenantry\\_%' and not exists (
        select from pg_policies p where p.tablename = grants.table_name and grants.grantee = any (p.roles))`)
    expect(pointless).toEqual([])
  })
})
