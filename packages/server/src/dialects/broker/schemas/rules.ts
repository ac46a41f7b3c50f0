import { Type } from 'typebox'
import {
  CONDITION_KEY_CHARACTERS_MAX,
  CONDITION_VALUE_CHARACTERS_MAX,
  CONDITIONS_MAX,
  PATTERN_CHARACTERS_MAX,
  RATE_LIMIT_MAX,
  RATE_LIMIT_WINDOWS,
  RULE_ACTIONS,
  RULE_METHODS,
  RULE_NAME_CHARACTERS_MAX,
} from '../../../domain/rule/index.ts'

const Nullable = <S extends Parameters<typeof Type.Optional>[0]>(schema: S) =>
  Type.Union([schema, Type.Null()])

export const RulePath = Type.Object({ ruleId: Type.String() })

export const RuleCondition = Type.Object({
  target: Type.Enum(['body'], { description: 'What part of the request is looked at.' }),
  operator: Type.Enum(['contains']),
  value: Type.String({ minLength: 1, maxLength: CONDITION_VALUE_CHARACTERS_MAX }),
  key: Type.Optional(
    Type.String({
      maxLength: CONDITION_KEY_CHARACTERS_MAX,
      description: 'A path of JSON keys within the body, to look there alone.',
    }),
  ),
})
const Conditions = Type.Array(RuleCondition, { maxItems: CONDITIONS_MAX })

const Name = Type.String({ minLength: 1, maxLength: RULE_NAME_CHARACTERS_MAX })
const HostPattern = Type.String({
  minLength: 1,
  maxLength: PATTERN_CHARACTERS_MAX,
  examples: ['api.github.com'],
})
const PathPattern = Type.String({ maxLength: PATTERN_CHARACTERS_MAX, examples: ['/repos/*/delete'] })
const Method = Type.Enum([...RULE_METHODS])
const Action = Type.Enum([...RULE_ACTIONS])
const RateLimit = Type.Integer({ minimum: 1, maximum: RATE_LIMIT_MAX })
const RateLimitWindow = Type.Enum([...RATE_LIMIT_WINDOWS])

const newRule = {
  name: Name,
  hostPattern: HostPattern,
  pathPattern: Type.Optional(PathPattern),
  method: Type.Optional(Method),
  action: Action,
  enabled: Type.Boolean(),
  rateLimit: Type.Optional(RateLimit),
  rateLimitWindow: Type.Optional(RateLimitWindow),
  conditions: Type.Optional(Conditions),
}
/** A rule of the organization is nobody's in particular. */
export const NewOrgRule = Type.Object(newRule)
export const NewRule = Type.Object({
  ...newRule,
  agentId: Type.Optional(
    Type.String({ description: 'The agent that the rule is for; all of them without.' }),
  ),
})

const ruleChanges = {
  name: Type.Optional(Name),
  hostPattern: Type.Optional(HostPattern),
  pathPattern: Type.Optional(Nullable(PathPattern)),
  method: Type.Optional(Nullable(Method)),
  action: Type.Optional(Action),
  enabled: Type.Optional(Type.Boolean()),
  rateLimit: Type.Optional(Nullable(RateLimit)),
  rateLimitWindow: Type.Optional(Nullable(RateLimitWindow)),
  conditions: Type.Optional(Nullable(Conditions)),
}
export const OrgRuleChanges = Type.Object(ruleChanges)
export const RuleChanges = Type.Object({ ...ruleChanges, agentId: Type.Optional(Nullable(Type.String())) })

export const Rule = Type.Object({
  id: Type.String(),
  name: Type.String(),
  hostPattern: Type.String(),
  pathPattern: Nullable(Type.String()),
  method: Nullable(Method),
  action: Action,
  enabled: Type.Boolean(),
  agentId: Nullable(Type.String()),
  rateLimit: Nullable(Type.Integer()),
  rateLimitWindow: Nullable(RateLimitWindow),
  scope: Type.Enum(['project', 'organization']),
  metadata: Type.Null({ description: 'Set on rules that the permissions of an app make; there are none.' }),
  conditions: Type.Array(RuleCondition),
  createdAt: Type.String({ format: 'date-time' }),
})
export const RuleList = Type.Array(Rule)
