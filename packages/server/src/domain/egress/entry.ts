import type { AgentId, OrgId, PartnerId, ProjectId, RequestId, RuleId, SecretId } from '../../kernel/ids.ts'
import type { Account } from './ledger.ts'
import type { RefusalWord } from './refusal.ts'

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

/** The account that a request is charged to: of a partner's secret, none of an organization's own. */
export const accountOf = ({ orgId, tier, secretIds: [secretId], metered }: Entry): Account | undefined =>
  tier === 'partner' && secretId !== undefined && metered !== undefined ? { orgId, secretId } : undefined
