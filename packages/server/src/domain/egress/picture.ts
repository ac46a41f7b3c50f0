import type { AgentId, OrgId, PartnerId, ProjectId, SecretId } from '../../kernel/ids.ts'
import type { OrgHolds, orgs } from '../../store/schema/orgs.ts'
import type { agents } from '../../store/schema/projects.ts'
import type { rules } from '../../store/schema/rules.ts'
import type { budgets, secrets } from '../../store/schema/secrets.ts'
import { comparablePath } from './comparable-path.ts'
import { type HostPattern, type PathPattern, readHostPattern, readPathPattern } from './match-secret.ts'
import { slotOf } from './secret-slot.ts'

type SecretRow = typeof secrets.$inferSelect
type RuleRow = typeof rules.$inferSelect
type BudgetRow = typeof budgets.$inferSelect

/** A secret as requests are held against it. Its value stays sealed until one needs it. */
export interface KnownSecret
  extends Pick<
    SecretRow,
    'id' | 'tier' | 'projectId' | 'type' | 'injection' | 'authMode' | 'sealed' | 'allowHttp'
  > {
  readonly name: string
  readonly onlyGranted: boolean
  readonly host: HostPattern
  readonly path: PathPattern
  readonly slot: string
}

/** A rule, its patterns in lower case and comparable. */
export interface KnownRule
  extends Pick<
    RuleRow,
    | 'id'
    | 'name'
    | 'projectId'
    | 'agentId'
    | 'method'
    | 'action'
    | 'rateLimit'
    | 'rateLimitWindow'
    | 'conditions'
  > {
  readonly hostPattern: string
  readonly pathPattern: string | undefined
}

/** An agent of the organization. */
export interface KnownAgent
  extends Pick<typeof agents.$inferSelect, 'id' | 'projectId' | 'name' | 'identifier'> {
  readonly isDefault: boolean
  readonly isStopped: boolean
  /** Which of its project's and organization's secrets it may use; all of them without. */
  readonly assigned: ReadonlySet<SecretId> | undefined
  /** What was granted to it by name, whatever its mode. */
  readonly granted: ReadonlySet<SecretId>
}

/** What an organization may spend on one of its partner's secrets. */
export type KnownBudget = Pick<BudgetRow, 'secretId' | 'limitCents' | 'period' | 'enforcement'>

/** The newest link by which the organization can be claimed, sealed. */
export interface KnownClaimLink {
  readonly id: string
  readonly sealed: Uint8Array
}

/** What the gateway knows of one organization: all that its agents' requests are decided by. */
export interface Picture {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly orgName: string
  readonly status: (typeof orgs.$inferSelect)['status']
  readonly holds: OrgHolds
  readonly partnerActive: boolean
  readonly isStopped: boolean
  readonly policyMode: 'allow' | 'deny'
  readonly claimLink: KnownClaimLink | undefined
  readonly agents: ReadonlyMap<AgentId, KnownAgent>
  readonly secrets: SecretIndex
  readonly rules: readonly KnownRule[]
  readonly budgets: ReadonlyMap<SecretId, KnownBudget>
}

/** Finds secrets by the host that a request goes to. */
export interface SecretIndex {
  readonly exact: ReadonlyMap<string, readonly KnownSecret[]>
  readonly wildcard: ReadonlyMap<string, readonly KnownSecret[]>
}

const grouped = (known: readonly KnownSecret[]): ReadonlyMap<string, readonly KnownSecret[]> => {
  const byHost = new Map<string, KnownSecret[]>()
  for (const secret of known) byHost.set(secret.host.host, [...(byHost.get(secret.host.host) ?? []), secret])
  return byHost
}

/** Puts secrets in order by their hosts. */
export const indexSecrets = (rows: readonly SecretRow[]): SecretIndex => {
  const known = rows.map(
    (row): KnownSecret => ({
      ...row,
      host: readHostPattern(row.hostPattern),
      path: readPathPattern(row.pathPattern),
      slot: slotOf(row),
    }),
  )
  return {
    exact: grouped(known.filter(({ host }) => !host.isWildcard)),
    wildcard: grouped(known.filter(({ host }) => host.isWildcard)),
  }
}

/** Reads a rule as it is stored. */
export const readRule = (row: RuleRow): KnownRule => ({
  ...row,
  hostPattern: row.hostPattern.toLowerCase(),
  pathPattern: row.pathPattern === null ? undefined : comparablePath(row.pathPattern),
})

/** Which projects have a say: a project's secrets and rules are for its own agents. */
export const isFor = (projectId: ProjectId | null, agent: KnownAgent): boolean =>
  projectId === null || projectId === agent.projectId
