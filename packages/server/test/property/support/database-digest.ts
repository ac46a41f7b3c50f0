import type { TestTenantry } from '../../support/tenantry.ts'

// Reads are counted in the background; they are no write of the request that a test looks at.
const TABLES = `select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'acting_reads' order by 1`

/** The number of rows of every table and a hash of all they hold: equal digests mean that nothing was written. */
export const databaseDigest = async ({
  database,
}: Pick<TestTenantry, 'database'>): Promise<Record<string, string>> => {
  const tables = await database.sql(TABLES)
  // When a key was last presented is written in the background too.
  const text = (name: string): string =>
    name === 'credentials' ? `(to_jsonb(t) - 'last_used_at')::text` : 't::text'
  const counted = tables.map(({ name }) => {
    const hash = `md5(${text(String(name))})`
    return `select '${String(name)}' as name, count(*) || ' rows, ' ||
        md5(coalesce(string_agg(${hash}, ',' order by ${hash}), '')) as digest from ${String(name)} t`
  })
  const rows = await database.sql(counted.join(' union all '))
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]))
}
