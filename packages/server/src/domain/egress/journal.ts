import { sql } from 'drizzle-orm'
import type { Clock } from '../../kernel/clock.ts'
import type {
  AgentId,
  NewId,
  OrgId,
  PartnerId,
  ProjectId,
  RequestId,
  RuleId,
  SecretId,
} from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { gatewayRequests } from '../../store/schema/gateway-requests.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { spend } from '../../store/schema/secrets.ts'
import { usage } from '../../store/schema/usage.ts'
import type { Store, Tx } from '../../store/store.ts'
import { startOfMonth } from '../budget/start-of-month.ts'
import { partnerBatches } from '../partner-batches.ts'
import type { Account, Ledger } from './ledger.ts'
import type { RefusalWord } from './refusal.ts'
import { tellOfBudgets } from './tell-of-budgets.ts'

/** What a call to a model provider used. */
export interface Metered {
  readonly provider: string
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly nanoDollars: bigint
  readonly estimated: boolean
}

/** A request of an agent, and what became of it; neither its path nor any of its content. */
export interface Entry {
  readonly id: RequestId
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly projectId: ProjectId
  readonly agentId: AgentId
  /** When it began. */
  readonly at: Date
  readonly method: string
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  readonly outcome: 'forwarded' | RefusalWord
  readonly status: number | null
  readonly tier: 'partner' | 'organization' | 'project' | null
  readonly secretIds: readonly SecretId[]
  readonly ruleId: RuleId | null
  readonly requestBytes: number
  readonly responseBytes: number
  readonly durationMs: number
  readonly metered: Metered | undefined
}

/** Written by one statement. */
const BATCH = 1_000
/** How long what has happened waits for more that is to be written with it. */
const GATHER_MS = 100
const AFTER_FAILURE_MS = 1_000
/** While the database is away no more is kept of what was merely let through; what was spent is. */
const ENTRIES_MAX = 200_000

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
      nano_dollars::text as spent`)) as unknown as {
    rows: readonly (Account & { readonly epoch: string; readonly spent: string })[]
  }
  return written.map(({ orgId, secretId, epoch, spent }) => ({
    ...{ orgId, secretId, month: new Date(Number(epoch) * 1_000), nanoDollars: BigInt(spent) },
  }))
}

interface Foundation {
  readonly store: Store
  readonly now: Clock
  readonly newId: NewId
  readonly ledger: Ledger
  readonly onError: (error: unknown) => void
}

/** The account that a request is charged to: of a partner's secret, none of an organization's own. */
const accountOf = ({ orgId, tier, secretIds: [secretId], metered }: Entry): Account | undefined =>
  tier === 'partner' && secretId !== undefined && metered !== undefined ? { orgId, secretId } : undefined

/**
 * Writes down what agents' requests did and cost, together with what happens within a tenth of a second. What was spent
 * counts against budgets from the moment it is told, and is written once however often the writing is tried.
 */
export class Journal {
  readonly #foundation: Foundation
  #entries: Entry[] = []
  #timer: NodeJS.Timeout | undefined
  #dropped = 0

  constructor(foundation: Foundation) {
    this.#foundation = foundation
  }

  /** How many requests were not written down while the database was away. */
  get dropped(): number {
    return this.#dropped
  }

  /** How many requests wait to be written down. */
  get waiting(): number {
    return this.#entries.length
  }

  add(entry: Entry): void {
    const account = accountOf(entry)
    if (account !== undefined)
      this.#foundation.ledger.charge(account, entry.at, entry.metered?.nanoDollars ?? 0n)
    if (this.#entries.length >= ENTRIES_MAX && entry.metered === undefined) {
      this.#dropped++
      return
    }
    this.#entries.push(entry)
    this.#schedule(GATHER_MS)
  }

  #schedule(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.flush().catch((error: unknown) => {
        this.#foundation.onError(error)
        this.#schedule(AFTER_FAILURE_MS)
      })
    }, ms).unref()
  }

  /** Writes what was told until now; what cannot be written waits for the next time. */
  readonly flush = inTurn(() => this.#writeAll())

  async #writeAll(): Promise<void> {
    const entries = this.#entries
    this.#entries = []
    const failures: unknown[] = []
    for (const batch of partnerBatches(entries, BATCH))
      await this.#write(batch).catch((error: unknown) => {
        failures.push(error)
        this.#entries.push(...batch)
      })
    if (failures.length > 0)
      throw new Error('Requests of agents were not written down yet.', { cause: failures[0] })
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const [first] = entries
    if (first === undefined) return
    const { store, ledger, now, newId } = this.#foundation
    const { partnerId } = first
    const rows = rowsOf(entries)
    const written = await store.asTenant({ partnerId, orgId: 'any' }, async (tx) => {
      const spends = entries.some(({ metered }) => metered !== undefined)
        ? await writeUsage(tx, partnerId, rows)
        : []
      await writeRequests(tx, partnerId, rows)
      await tellOfBudgets(tx, { partnerId, at: now(), newId }, spends)
      return spends
    })
    for (const entry of entries) {
      const account = accountOf(entry)
      if (account !== undefined) ledger.settle(account, entry.at, entry.metered?.nanoDollars ?? 0n)
    }
    ledger.learn(written)
  }

  /** Writes what is left and ends. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.flush()
  }
}
