import { type Tenantry, TenantryError } from '@tenantry/sdk'
import { eachAtOnce } from './each-at-once.ts'
import { startProgress } from './progress.ts'
import type { ClientRow } from './read-clients.ts'
import { openReport, type RowResult } from './report.ts'

interface Import {
  readonly embed: Tenantry['embed']
  readonly rows: readonly ClientRow[]
  readonly reportFile: string
  readonly atOnce: number
  /** No further row is begun; those under way are finished. */
  readonly signal: AbortSignal
}

/** Long enough to wait out any rate limit: the SDK comes back when `Retry-After` says. */
const ROW_OPTIONS = { timeoutMs: 15 * 60_000, retriesMax: 50 } as const

/** What refuses every row alike, so that the next one need not be tried. */
const ENDS_ALL: readonly string[] = ['unauthenticated', 'forbidden', 'unreachable', 'timeout', 'unexpected']

const existing = async (
  embed: Tenantry['embed'],
  { row, org }: ClientRow,
  refusal: TenantryError,
): Promise<RowResult> => {
  const { external_id: externalId } = org
  if (externalId === undefined) return { row, status: 'failed', error: refusal.message }
  const { id } = await embed.getOrgByExternalId({ externalId }, ROW_OPTIONS)
  return { row, status: 'existing', id }
}

const importRow = async (embed: Tenantry['embed'], client: ClientRow): Promise<RowResult> => {
  const { row, org, idempotencyKey } = client
  try {
    const { id } = await embed.createOrg(org, { ...ROW_OPTIONS, idempotencyKey })
    return { row, status: 'created', id }
  } catch (error) {
    if (!(error instanceof TenantryError) || ENDS_ALL.includes(error.kind)) throw error
    if (error.kind === 'conflict') return existing(embed, client, error)
    return { row, status: 'failed', error: error.message }
  }
}

/** Makes an organization of each row that was not done before; the results in the order of the rows. */
export const importClients = async (given: Import): Promise<readonly RowResult[]> => {
  const { embed, rows, atOnce } = given
  const report = openReport(given.reportFile)
  const progress = startProgress(rows.length)
  const results: RowResult[] = []
  // A refusal of one row that goes for all stops the others.
  const failed = new AbortController()
  const signal = AbortSignal.any([given.signal, failed.signal])
  const importOne = async (client: ClientRow): Promise<void> => {
    const before = report.idOf(client.idempotencyKey)
    const result: RowResult =
      before === undefined
        ? await importRow(embed, client)
        : { row: client.row, status: 'existing', id: before }
    if (before === undefined) report.add(client.idempotencyKey, result)
    results.push(result)
    progress.step(result.status === 'failed')
  }
  try {
    await eachAtOnce(rows, atOnce, signal, (client) =>
      importOne(client).catch((error: unknown) => {
        failed.abort()
        throw error
      }),
    )
  } finally {
    progress.end()
  }
  return results.toSorted((a, b) => a.row - b.row)
}
