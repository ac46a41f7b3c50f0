export {
  RATE_LIMIT_WINDOWS,
  RULE_ACTIONS,
  RULE_METHODS,
} from '../../store/schema/rules.ts'
export { changeRule } from './change-rule.ts'
export { createRule } from './create-rule.ts'
export { deleteRule } from './delete-rule.ts'
export { getRule, listRules } from './read-rules.ts'
export {
  CONDITION_KEY_CHARACTERS_MAX,
  CONDITION_VALUE_CHARACTERS_MAX,
  CONDITIONS_MAX,
  noSuchAgent,
  PATTERN_CHARACTERS_MAX,
  RATE_LIMIT_MAX,
  RULE_NAME_CHARACTERS_MAX,
  type Rule,
  type RuleDetails,
} from './rule.ts'
