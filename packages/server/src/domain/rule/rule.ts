import { and, eq, isNull } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { AgentId, ProjectId, RuleId } from '../../kernel/ids.ts'
import { boundedText, checkedName, checkedText } from '../../kernel/text.ts'
import { agents } from '../../store/schema/projects.ts'
import { type RuleCondition, rules } from '../../store/schema/rules.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

type Row = typeof rules.$inferSelect
export type Rule = Omit<Row, 'partnerId' | 'orgId'>

/** What a rule can be made with or changed to. */
export type RuleDetails = Omit<Rule, 'id' | 'projectId' | 'createdAt'>

/** Where a rule applies: in one project, or with `undefined` in the whole organization. */
export interface RulePlace {
  readonly projectId: ProjectId | undefined
}

export const RULE_NAME_CHARACTERS_MAX = 255
export const PATTERN_CHARACTERS_MAX = 1_000
export const CONDITIONS_MAX = 10
export const CONDITION_VALUE_CHARACTERS_MAX = 1_000
export const CONDITION_KEY_CHARACTERS_MAX = 500
export const RATE_LIMIT_MAX = 1_000_000

export const ruleColumns = {
  id: rules.id,
  projectId: rules.projectId,
  agentId: rules.agentId,
  name: rules.name,
  hostPattern: rules.hostPattern,
  pathPattern: rules.pathPattern,
  method: rules.method,
  action: rules.action,
  enabled: rules.enabled,
  rateLimit: rules.rateLimit,
  rateLimitWindow: rules.rateLimitWindow,
  conditions: rules.conditions,
  createdAt: rules.createdAt,
}

export const ruleNotFound = (): DomainError => new DomainError('rule.not_found', 'Rule not found')

/** One rule of a place, and not of another one. */
export const ruleAt = (org: OrgScope, { projectId }: RulePlace, ruleId: RuleId) =>
  and(
    eq(rules.orgId, org.orgId),
    eq(rules.id, ruleId),
    projectId === undefined ? isNull(rules.projectId) : eq(rules.projectId, projectId),
  )

/** A host of any kind of pattern, but no address with a scheme, a path or a user in it. */
const HOST_PATTERN = /^[^\s/\\?#@]+$/

const checkPatterns = ({ hostPattern, pathPattern }: RuleDetails): void => {
  checkedText('hostPattern', hostPattern, PATTERN_CHARACTERS_MAX)
  if (!HOST_PATTERN.test(hostPattern)) throw invalidField('hostPattern', 'must be a hostname, not a URL')
  if (pathPattern === null) return
  boundedText('pathPattern', pathPattern, PATTERN_CHARACTERS_MAX)
  if (!/^[/*]\S*$/.test(pathPattern))
    throw invalidField('pathPattern', 'must begin with a slash and hold no space')
}

const checkLimit = ({ action, rateLimit, rateLimitWindow }: RuleDetails): void => {
  if (rateLimit !== null && (rateLimit < 1 || rateLimit > RATE_LIMIT_MAX))
    throw invalidField('rateLimit', `must lie between 1 and ${RATE_LIMIT_MAX}`)
  if (action !== 'rate_limit') return
  if (rateLimit === null) throw invalidField('rateLimit', 'is required when action is rate_limit')
  if (rateLimitWindow === null) throw invalidField('rateLimitWindow', 'is required when action is rate_limit')
}

const checkConditions = (conditions: readonly RuleCondition[]): void => {
  if (conditions.length > CONDITIONS_MAX)
    throw invalidField('conditions', `must be at most ${CONDITIONS_MAX}`)
  for (const [index, { value, key }] of conditions.entries()) {
    if (value === '') throw invalidField(`conditions[${index}].value`, 'must not be empty')
    boundedText(`conditions[${index}].value`, value, CONDITION_VALUE_CHARACTERS_MAX)
    if (key !== undefined) boundedText(`conditions[${index}].key`, key, CONDITION_KEY_CHARACTERS_MAX)
  }
}

/** Checks the rules that the details of a rule have to keep, whole. */
export const checkRule = (details: RuleDetails): void => {
  checkedName('name', details.name, RULE_NAME_CHARACTERS_MAX)
  checkPatterns(details)
  checkLimit(details)
  checkConditions(details.conditions)
}

/** Checks that an agent is one of the project that its rule applies in. */
export const requireRuleAgent = async (
  tx: Tx,
  org: OrgScope,
  { projectId }: RulePlace,
  agentId: AgentId,
): Promise<void> => {
  if (projectId === undefined) throw invalidField('agentId', 'does not go with a rule of the organization')
  const [agent] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.orgId, org.orgId), eq(agents.projectId, projectId), eq(agents.id, agentId)))
    // Held until the rule stands: the agent cannot be deleted in between.
    .for('key share')
  if (agent === undefined) throw noSuchAgent()
}

export const noSuchAgent = (): DomainError => invalidField('agentId', 'must be an agent of the project')
