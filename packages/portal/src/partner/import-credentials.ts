import { formatCsv } from '../shared/csv.ts'
import type { ImportRow } from './import-list.ts'
import type { RowResults } from './use-import.ts'

const COLUMNS = [
  'organizationId',
  'projectId',
  'orgApiKey',
  'projectApiKey',
  'agentToken',
  'claimUrl',
] as const

/** The credentials of everything that was made, as one CSV; undefined where there are none. */
export const credentialsCsv = (rows: readonly ImportRow[], results: RowResults): string | undefined => {
  const made = rows.flatMap(({ number, name }) => {
    const result = results.get(number)
    return result?.state === 'made' ? [[name, ...COLUMNS.map((column) => result.made[column])]] : []
  })
  return made.length === 0 ? undefined : formatCsv([['name', ...COLUMNS], ...made])
}
