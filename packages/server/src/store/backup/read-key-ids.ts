import { SEALED_LAYOUT } from '../../crypto/key-ring.ts'
import type { OwnerConnection } from '../owner-connection.ts'
import { PROBE_COLUMN, SEALED_COLUMNS } from '../sealed-columns.ts'
import { quoted, type Table } from './catalog.ts'

const { version, keyIdFrom, keyIdBytes, bytesMin } = SEALED_LAYOUT

/** The ids of the master keys that anything in the database is sealed by; an older one has not every sealed column. */
export const readKeyIds = async (
  { run }: OwnerConnection,
  tables: readonly Table[],
): Promise<readonly string[]> => {
  const isThere = (table: string, column: string): boolean =>
    tables.some(({ name, columns }) => name === table && columns.some((one) => one.name === column))
  const ids = new Set<string>()
  for (const { table, column } of [...SEALED_COLUMNS, PROBE_COLUMN]) {
    if (!isThere(table, column)) continue
    const sealed = quoted(column)
    const rows = await run(
      `select distinct encode(substring(${sealed} from ${keyIdFrom + 1} for ${keyIdBytes}), 'hex') as id
       from ${quoted(table)} where octet_length(${sealed}) >= ${bytesMin} and get_byte(${sealed}, 0) = ${version}`,
    )
    for (const { id } of rows) ids.add(String(id))
  }
  return [...ids].sort()
}
