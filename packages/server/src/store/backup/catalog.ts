import type { OwnerConnection } from '../owner-connection.ts'

/** A column that rows are written into; what is generated from others is left to the database. */
export interface Column {
  readonly name: string
  readonly type: string
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

type Run = OwnerConnection['run']

/** A name as SQL quotes it; it comes from the catalog or was compared with it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by c.relname, a.attnum`

/** The tables of a database with their columns, in the order of their names. */
export const listTables = async (run: Run): Promise<readonly Table[]> => {
  const tables = new Map<string, Column[]>()
  for (const { table, column, type } of await run(COLUMNS)) {
    const columns = tables.get(String(table)) ?? []
    columns.push({ name: String(column), type: String(type) })
    tables.set(String(table), columns)
  }
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

/** What refers to what. */
export const listForeignKeys = async (run: Run): Promise<readonly ForeignKey[]> => {
  const rows = await run(`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  return rows.map(({ table, name, definition }) => ({
    table: String(table),
    name: String(name),
    definition: String(definition),
  }))
}

/** The name of something that the database has already, if it has anything. */
export const findAnything = async (run: Run): Promise<string | undefined> => {
  const [row] = await run(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname limit 1`)
  return row === undefined ? undefined : String(row['name'])
}
