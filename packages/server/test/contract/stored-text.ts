import type { TestTenantry } from '../support/tenantry.ts'

/** Everything that the database holds, as text; bytes are in hex. */
export const storedText = async ({ database }: TestTenantry): Promise<string> => {
  const tables = await database.sql(`select tablename from pg_tables where schemaname = 'public'`)
  const texts: string[] = []
  for (const { tablename } of tables) {
    const rows = await database.sql(`select row_to_json(t)::text as row from ${String(tablename)} t`)
    texts.push(...rows.map(({ row }) => String(row)))
  }
  return texts.join('\n')
}

/** Every spelling under which a secret could stand readable in the database. */
export const spellingsOf = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
]
