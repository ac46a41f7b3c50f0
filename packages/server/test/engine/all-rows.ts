import type { TestDatabase } from '../support/database.ts'

/** The tables of a database, from its catalog. */
export const allTables = async ({ sql }: Pick<TestDatabase, 'sql'>): Promise<readonly string[]> => {
  const rows = await sql(
    `select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  return rows.map(({ relname }) => String(relname))
}

/** Every row of every table as text, by table. The numbers of transactions are counted from the least one. */
export const allRows = async ({
  sql,
}: Pick<TestDatabase, 'sql'>): Promise<Record<string, readonly string[]>> => {
  const all: Record<string, readonly string[]> = {}
  for (const name of await allTables({ sql })) {
    const rows = await sql(
      name === 'events'
        ? `select (to_jsonb(t) - 'written_by' - 'after_all')::text
            || (written_by::text::numeric - min(least(written_by::text::numeric, after_all::text::numeric)) over ())::text
            || ' ' || (after_all::text::numeric - min(least(written_by::text::numeric, after_all::text::numeric)) over ())::text
            as row from events t order by id`
        : `select t::text as row from "${name}" t order by 1`,
    )
    all[name] = rows.map(({ row }) => String(row))
  }
  return all
}
