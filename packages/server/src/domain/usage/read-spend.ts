import { and, count, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { AgentId, OrgId } from '../../kernel/ids.ts'
import { usage } from '../../store/schema/usage.ts'
import type { Tx } from '../../store/store.ts'
import { orgQuery, partnerQuery } from '../query.ts'

export const SPEND_GROUPS = ['org', 'agent', 'model', 'day'] as const
export type SpendGroup = (typeof SPEND_GROUPS)[number]

const DAY_MS = 86_400_000
const DAYS_WITHOUT_FROM = 30
const DAYS_MAX = 366
const ROWS_MAX = 1_000

interface Input {
  /** Counts; without, 30 days before `to`. */
  readonly from?: Date | undefined
  /** Does not count; without, this moment. */
  readonly to?: Date | undefined
  readonly groupBy: SpendGroup
}

/** What was spent; nano-dollars in decimal digits, since they outgrow a number. */
export interface Spend {
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly nanoDollars: string
  /** Whether some of it is an estimate. */
  readonly estimated: boolean
}

/** What a row of spend is about; only the parts that its grouping knows are there. */
export interface SpendRow extends Spend {
  readonly orgId: OrgId | null
  readonly agentId: AgentId | null
  readonly provider: string | null
  readonly model: string | null
  readonly day: string | null
}

export interface SpendReport {
  readonly from: Date
  readonly to: Date
  readonly groupBy: SpendGroup
  readonly rows: readonly SpendRow[]
  /** Whether there are rows beyond the largest thousand; the total counts them too. */
  readonly more: boolean
  readonly total: Spend
}

const day = sql<string>`to_char(${usage.at} at time zone 'UTC', 'YYYY-MM-DD')`
const nothing = sql<null>`null`
const UNGROUPED = { orgId: nothing, agentId: nothing, provider: nothing, model: nothing, day: nothing }

const GROUPS = {
  org: { ...UNGROUPED, orgId: usage.orgId },
  agent: { ...UNGROUPED, orgId: usage.orgId, agentId: usage.agentId },
  model: { ...UNGROUPED, provider: usage.provider, model: usage.model },
  day: { ...UNGROUPED, day },
} as const
const KEYS = {
  org: [usage.orgId],
  agent: [usage.orgId, usage.agentId],
  model: [usage.provider, usage.model],
  day: [day],
} as const

const nanoDollars = sql<string>`coalesce(sum(${usage.nanoDollars}), 0)::text`
const sums = {
  requests: count(),
  inputTokens: sql`coalesce(sum(${usage.inputTokens}), 0)`.mapWith(Number),
  outputTokens: sql`coalesce(sum(${usage.outputTokens}), 0)`.mapWith(Number),
  nanoDollars,
  estimated: sql<boolean>`coalesce(bool_or(${usage.estimated}), false)`,
}

const spanOf = ({ from, to }: Input, now: Date): { readonly from: Date; readonly to: Date } => {
  const end = to ?? now
  const start = from ?? new Date(end.getTime() - DAYS_WITHOUT_FROM * DAY_MS)
  if (start >= end) throw invalidField('from', 'must lie before to')
  if (end.getTime() - start.getTime() > DAYS_MAX * DAY_MS)
    throw invalidField('from', `must lie at most ${DAYS_MAX} days before to`)
  return { from: start, to: end }
}

const report = async (tx: Tx, now: Date, input: Input, whose: SQL | undefined): Promise<SpendReport> => {
  const span = spanOf(input, now)
  const { groupBy } = input
  const counted = and(whose, gte(usage.at, span.from), lt(usage.at, span.to))
  const [total] = await tx.select(sums).from(usage).where(counted)
  const rows = await tx
    .select({ ...GROUPS[groupBy], ...sums })
    .from(usage)
    .where(counted)
    .groupBy(...KEYS[groupBy])
    .orderBy(
      ...(groupBy === 'day' ? [] : [sql`sum(${usage.nanoDollars}) desc`]),
      // Rows of equal spend keep an order too.
      ...KEYS[groupBy],
    )
    .limit(ROWS_MAX + 1)
  if (total === undefined) throw new Error('A sum has one row.')
  return { ...span, groupBy, rows: rows.slice(0, ROWS_MAX), more: rows.length > ROWS_MAX, total }
}

/** Sums up what a partner's customers spent on the partner's own secrets. */
export const readPartnerSpend = partnerQuery({
  name: 'spend.read',
  scope: 'spend:read',
  run: ({ tx, ctx }, input: Input & { readonly orgId?: OrgId | undefined }): Promise<SpendReport> =>
    report(
      tx,
      ctx.domain.now(),
      input,
      and(eq(usage.tier, 'partner'), input.orgId && eq(usage.orgId, input.orgId)),
    ),
})

/** Sums up what an organization spent, on whosever secrets. */
export const readOrgSpend = orgQuery({
  name: 'spend.read_inside',
  scope: 'spend:read',
  run: ({ tx, ctx, org }, input: Input): Promise<SpendReport> =>
    report(tx, ctx.domain.now(), input, eq(usage.orgId, org.orgId)),
})
