import { sql } from 'drizzle-orm'
import type { PartnerId } from '../../kernel/ids.ts'
import { gatewayRequests } from '../../store/schema/gateway-requests.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { spend } from '../../store/schema/secrets.ts'
import { usage } from '../../store/schema/usage.ts'
import type { Tx } from '../../store/store.ts'
import { startOfMonth } from '../budget/start-of-month.ts'
import { accountOf, type Entry } from './entry.ts'
import type { Account } from './ledger.ts'

const rowsOf = (entries: readonly Entry[]): string =>
  JSON.stringify(
    entries.map(({ metered, ...entry }) => ({
      ...entry,
      ...metered,
      ...(metered !== undefined && { nanoDollars: String(metered.nanoDollars) }),
      month: startOfMonth(entry.at),
    })),
  )

const COLUMNS = sql`as one (
  id uuid, "orgId" uuid, "projectId" uuid, "agentId" uuid, at timestamptz, month timestamptz, method text, scheme text,
  host text, port integer, outcome text, status integer, tier text, "secretIds" uuid[], "ruleId" uuid,
  "requestBytes" bigint, "responseBytes" bigint, "durationMs" integer, provider text, model text, "inputTokens" bigint,
  "outputTokens" bigint, "nanoDollars" bigint, estimated boolean)`

const writeRequests = (tx: Tx, partnerId: PartnerId, rows: string) =>
  tx.execute(sql`
    insert into ${gatewayRequests} (
      partner_id, id, org_id, project_id, agent_id, at, method, scheme, host, port, outcome, status, tier, secret_ids,
      rule_id, request_bytes, response_bytes, duration_ms, provider, model, input_tokens, output_tokens, nano_dollars,
      estimated)
    select ${partnerId}, one.id, one."orgId", one."projectId", one."agentId", one.at, one.method, one.scheme, one.host,
      one.port, one.outcome, one.status, one.tier, one."secretIds", one."ruleId", one."requestBytes",
      one."responseBytes", one."durationMs", one.provider, one.model, coalesce(one."inputTokens", 0),
      coalesce(one."outputTokens", 0), coalesce(one."nanoDollars", 0), coalesce(one.estimated, false)
    from jsonb_to_recordset(${rows}::jsonb) ${COLUMNS}
    join ${orgs} on ${orgs.partnerId} = ${partnerId} and ${orgs.id} = one."orgId"
    on conflict do nothing`)

/** What was spent, as the database has it after a write. */
interface Written extends Account {
  readonly month: Date
  readonly nanoDollars: bigint
}

interface SpendRows {
  readonly rows: readonly (Account & { readonly epoch: string; readonly spent: string })[]
}

const writtenOf = (rows: SpendRows['rows']): readonly Written[] =>
  rows.map(({ orgId, secretId, epoch, spent }) => ({
    ...{ orgId, secretId, month: new Date(Number(epoch) * 1_000), nanoDollars: BigInt(spent) },
  }))

/** Reads what was spent on the accounts of some requests, in their months. */
const readWritten = async (
  tx: Tx,
  partnerId: PartnerId,
  entries: readonly Entry[],
): Promise<readonly Written[]> => {
  if (entries.length === 0) return []
  const { rows } = (await tx.execute(sql`
    select distinct spend.org_id as "orgId", spend.secret_id as "secretId",
      extract(epoch from spend.period_start)::text as epoch, spend.nano_dollars::text as spent
    from jsonb_to_recordset(${rowsOf(entries)}::jsonb) ${COLUMNS}
    join ${spend} on spend.partner_id = ${partnerId} and spend.org_id = one."orgId"
      and spend.secret_id = one."secretIds"[1] and spend.period_start = one.month`)) as unknown as SpendRows
  return writtenOf(rows)
}

/** Writes each request's usage once, by the request's own id, and adds to what was spent what was not yet there. */
const writeUsage = async (tx: Tx, partnerId: PartnerId, rows: string): Promise<readonly Written[]> => {
  const { rows: written } = (await tx.execute(sql`
    with fresh as (
      insert into ${usage} (
        partner_id, id, org_id, project_id, agent_id, secret_id, tier, provider, model, input_tokens, output_tokens,
        nano_dollars, estimated, request_id, at)
      select ${partnerId}, id, "orgId", "projectId", "agentId", "secretIds"[1], tier, provider, model, "inputTokens",
        "outputTokens", "nanoDollars", estimated, id, at
      from jsonb_to_recordset(${rows}::jsonb) ${COLUMNS}
      where provider is not null and tier is not null
      on conflict do nothing
      returning org_id, secret_id, tier, nano_dollars, date_trunc('month', at, 'UTC') as month
    )
    insert into ${spend} (partner_id, org_id, secret_id, period_start, nano_dollars)
    select ${partnerId}, fresh.org_id, fresh.secret_id, fresh.month, sum(fresh.nano_dollars)::bigint
    from fresh join ${orgs} on ${orgs.partnerId} = ${partnerId} and ${orgs.id} = fresh.org_id
    where fresh.tier = 'partner'
    group by fresh.org_id, fresh.secret_id, fresh.month
    order by fresh.org_id, fresh.secret_id, fresh.month
    on conflict (partner_id, org_id, secret_id, period_start)
      do update set nano_dollars = spend.nano_dollars + excluded.nano_dollars
    returning org_id as "orgId", secret_id as "secretId", extract(epoch from period_start)::text as epoch,
      nano_dollars::text as spent`)) as unknown as SpendRows
  return writtenOf(written)
}

/**
 * The accounts of which nothing was added: a commit that nobody was told of had written all of their requests, and what
 * is settled here has to be learned all the same.
 */
const writtenBefore = (entries: readonly Entry[], fresh: readonly Written[]): readonly Entry[] =>
  entries.filter((entry) => {
    const account = accountOf(entry)
    return (
      account !== undefined &&
      !fresh.some(
        ({ orgId, secretId, month }) =>
          orgId === account.orgId &&
          secretId === account.secretId &&
          month.getTime() === startOfMonth(entry.at).getTime(),
      )
    )
  })

/**
 * Writes requests of one partner's agents and what they cost, each once however often it is tried. Answers what has been
 * spent on the accounts that grew, and on those that had grown by an earlier try.
 */
export const writeEntries = async (
  tx: Tx,
  partnerId: PartnerId,
  entries: readonly Entry[],
): Promise<{ readonly fresh: readonly Written[]; readonly known: readonly Written[] }> => {
  const rows = rowsOf(entries)
  const spends = entries.some(({ metered }) => metered !== undefined)
  const fresh = spends ? await writeUsage(tx, partnerId, rows) : []
  await writeRequests(tx, partnerId, rows)
  return { fresh, known: await readWritten(tx, partnerId, writtenBefore(entries, fresh)) }
}
