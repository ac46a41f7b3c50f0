type Query = (text: string) => Promise<Record<string, unknown>[]>

const TABLES = `select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations' order by 1`

const COLUMNS = `select attrelid::regclass::text as owner,
    '  ' || quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end ||
    coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as line
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    and attnum > 0 and not attisdropped order by attnum`

// PostgreSQL 18 keeps "not null" as constraints too; the columns say it already.
const CONSTRAINTS = `select conrelid::regclass::text as owner,
    '  constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as line
  from pg_constraint where conrelid <> 0 and contype <> 'n' order by conname`

const AFTER = [
  // Indexes that no constraint has made.
  `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
    where not exists (select from pg_constraint where conindid = indexrelid)
      and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) order by 1`,
  `select 'alter table ' || oid::regclass || ' enable row level security;' as line from pg_class
    where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
  `select 'create policy ' || policyname || ' on ' || tablename || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ') ||
      ' using (' || coalesce(qual, '') || ')' || coalesce(' with check (' || with_check || ')', '') || ';' as line
    from pg_policies order by tablename, policyname`,
  // From the catalog: the views of the information schema look at every column of the system besides, for seconds.
  `select 'grant ' || lower(string_agg(privilege_type, ', ' order by privilege_type)) || ' on ' || relname || ' to ' || rolname || ';' as line
    from pg_class, aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
    where relnamespace = 'public'::regnamespace and rolname like 'tenantry\\_%'
    group by relname, rolname order by relname, rolname`,
  `select 'grant ' || lower(privilege_type) || ' (' || string_agg(attname, ', ' order by attname) || ') on ' || relname || ' to ' || rolname || ';' as line
    from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) join pg_roles on pg_roles.oid = grantee
    where relnamespace = 'public'::regnamespace and rolname like 'tenantry\\_%'
    group by relname, rolname, privilege_type order by relname, rolname, privilege_type`,
]

/** Prints the schema of a migrated database in one canonical order, so that a change to it can be read in review. */
export const describeSchema = async (query: Query): Promise<string> => {
  const columns = await query(COLUMNS)
  const constraints = await query(CONSTRAINTS)
  const linesOf = (rows: Record<string, unknown>[], owner: unknown) =>
    rows.filter((row) => row['owner'] === owner).map((row) => String(row['line']))
  const tables = (await query(TABLES)).map(({ name }) => {
    const lines = [...linesOf(columns, name), ...linesOf(constraints, name)]
    return `create table ${String(name)} (\n${lines.join(',\n')}\n);`
  })
  const after: string[] = []
  for (const text of AFTER) after.push((await query(text)).map(({ line }) => String(line)).join('\n'))
  return `${['-- Printed by npm run generate from the migrations; not run by anything.', ...tables, ...after].join('\n\n')}\n`
}
