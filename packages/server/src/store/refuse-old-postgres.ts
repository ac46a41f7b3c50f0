const VERSION_MIN = 15

type Run = (text: string) => Promise<readonly Record<string, unknown>[]>

/** Throws where the server that answers is too old for our SQL. */
export const refuseOldPostgres = async (run: Run): Promise<void> => {
  const [row] = await run(`select current_setting('server_version_num')::int / 10000 as version`)
  const version = Number(row?.['version'])
  if (version < VERSION_MIN)
    throw new Error(`DATABASE_URL is PostgreSQL ${version}; Tenantry needs ${VERSION_MIN} or newer.`)
}
