import { Type } from 'typebox'
import { Moment } from '../schemas.ts'
import { AgentQuery } from './agent-setup.ts'
import { orNull, pageOf, pageQuery } from './paging.ts'

export const WantedSwitch = Type.Object({
  stopped: Type.Boolean({ description: 'Whether the gateway lets nothing through and cuts what is open.' }),
})
export const GatewaySwitch = Type.Object({
  stopped: Type.Boolean(),
  stoppedAt: orNull(Moment),
})

const filters = {
  agentId: Type.Optional(Type.String({ description: 'Only what this agent sent.' })),
  host: Type.Optional(Type.String({ maxLength: 255, examples: ['api.anthropic.com'] })),
  outcome: Type.Optional(
    Type.String({
      maxLength: 64,
      description: '`forwarded`, or the word of the gateway’s own answer, such as `blocked_by_policy`.',
    }),
  ),
  since: Type.Optional(Type.String({ format: 'date-time', description: 'RFC 3339; this moment counts.' })),
  until: Type.Optional(
    Type.String({ format: 'date-time', description: 'RFC 3339; this moment does not count.' }),
  ),
}
export const GatewayRequestQuery = Type.Object({ ...pageQuery, ...filters })
export const GatewayRequestFilter = Type.Object(filters)

const Tier = Type.Enum(['partner', 'organization', 'project'])

export const GatewayRequest = Type.Object({
  id: Type.String({ description: 'The `x-request-id` of the gateway’s own answers.' }),
  at: Moment,
  projectId: Type.String(),
  agentId: Type.String(),
  method: Type.String(),
  scheme: Type.String(),
  host: Type.String(),
  port: Type.Integer(),
  outcome: Type.String(),
  status: orNull(Type.Integer({ description: 'None where the agent had gone before there was one.' })),
  tier: orNull(Tier),
  secretIds: Type.Array(Type.String()),
  ruleId: orNull(Type.String()),
  requestBytes: Type.Integer(),
  responseBytes: Type.Integer(),
  durationMs: Type.Integer(),
  provider: orNull(Type.String()),
  model: orNull(Type.String()),
  inputTokens: Type.Integer(),
  outputTokens: Type.Integer(),
  nanoDollars: Type.String({ description: 'Billionths of a dollar, in decimal digits.' }),
  estimated: Type.Boolean({ description: 'Whether what it cost is an estimate.' }),
})
export const GatewayRequestPage = pageOf(GatewayRequest)

export const ExplainQuery = Type.Object({
  ...AgentQuery.properties,
  method: Type.String({ minLength: 1, maxLength: 32, default: 'GET' }),
  url: Type.String({ minLength: 1, maxLength: 16_384, examples: ['https://api.anthropic.com/v1/messages'] }),
})

const RuleRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  action: Type.Enum(['block', 'manual_approval', 'rate_limit', 'allow']),
})

export const Explanation = Type.Object({
  agent: Type.Object({ id: Type.String(), name: Type.String(), identifier: Type.String() }),
  request: Type.Object({
    method: Type.String(),
    scheme: Type.String(),
    host: Type.String(),
    port: Type.Integer(),
    path: Type.String(),
  }),
  outcome: Type.Enum(['forward', 'ask', 'refuse'], {
    description: '`ask`: somebody has to approve it first.',
  }),
  refusal: orNull(Type.Object({ error: Type.String(), status: Type.Integer(), message: Type.String() })),
  steps: Type.Array(
    Type.Object({
      step: Type.Enum(['target', 'standing', 'claim_gate', 'rules', 'address', 'secrets', 'budget']),
      result: Type.Enum(['passed', 'refused', 'not_reached']),
      why: Type.String(),
    }),
    { description: 'What the request would meet, in this order.' },
  ),
  tier: orNull(Tier),
  secrets: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      tier: Tier,
      used: Type.Boolean(),
      why: Type.String(),
    }),
    { description: 'Those that would be put in, and those of the same host that would not.' },
  ),
  rule: orNull(RuleRef),
  limits: Type.Array(RuleRef, { description: 'Every rate limit that would count the request.' }),
  budget: orNull(
    Type.Object({
      secretId: Type.String(),
      limitCents: Type.Integer(),
      period: Type.Enum(['monthly', 'total']),
      mode: Type.Enum(['soft', 'hard']),
      spentCents: Type.Integer(),
    }),
  ),
})
