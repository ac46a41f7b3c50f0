import { Type } from 'typebox'
import { Bool, Int32, Ruuid, Text, withTrio } from './shared.ts'

// Alert rules (wire facts, sections 4.2 to 4.4).

const TRIGGER_TYPES = [
  ...['DEVICE_ACTIVITY_EVENT', 'AUDIT_EVENT', 'DIAGNOSTIC_EVENT', 'ALERT_MONITORING_EVENT'],
  ...['BADGE_INTEGRATION_EVENT', 'SCHEDULED_EVENT', 'VISION_LLM_EVENT', 'RECURRING_EVENT'],
  ...['LOCATION_LOCKDOWN_ACTIVATED_EVENT', 'LOCATION_LOCKDOWN_DEACTIVATED_EVENT'],
  ...['BUTTON_INTEGRATION_EVENT', 'CUSTOM_LLM_EVENT', 'UNKNOWN'],
]
const RULE_TYPES = [
  ...['BUTTON_DEFINED', 'USER_DEFINED', 'DOORBELL_CAMERA_DEFINED', 'DOOR_CONTROLLER_DEFINED'],
  ...['LOCKDOWN_PLAN_DEFINED', 'CUSTOM_LLM_DEFINED'],
]

const Trigger = Type.Object({ type: Type.Enum(TRIGGER_TYPES) }, { additionalProperties: true })
const Action = Type.Record(Type.String(), Type.Unknown())
const Filters = Type.Object({
  scheduleUuids: Type.Optional(Type.Array(Ruuid())),
  triggerBackoffSecs: Int32,
})
const details = {
  name: Text,
  enabled: Bool,
  ruleType: Type.Optional(Type.Enum(RULE_TYPES)),
  conjunction: Type.Optional(Type.Enum(['AND', 'OR'])),
  triggers: Type.Optional(Type.Array(Trigger)),
  action: Type.Optional(Action),
  ruleFilters: Type.Optional(Filters),
}
export const NewRule = Type.Object({ rule: Type.Optional(Type.Object(details)) })
export const RuleChanges = Type.Object({
  rule: Type.Optional(Type.Object({ ...details, uuid: Type.Optional(Ruuid()) })),
})
export const RuleName = Type.Object({ ruleUuid: Type.Optional(Ruuid()) })
export const CreatedRule = withTrio({ ruleUuid: Type.Optional(Ruuid()) })

const Rule = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  ruleType: Type.Enum(RULE_TYPES),
  conjunction: Type.Enum(['AND', 'OR']),
  triggers: Type.Array(Trigger),
  action: Action,
  ruleFilters: Filters,
  // What the tool server reads besides (wire facts, section 4.3).
  enabled: Type.Boolean(),
  createdAtMs: Type.Integer(),
  updatedAtMs: Type.Integer(),
})
export const Rules = withTrio({ rules: Type.Optional(Type.Array(Rule)) })
