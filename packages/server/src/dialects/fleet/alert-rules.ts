import type { Static } from 'typebox'
import {
  type AlertRule,
  type AlertRuleDetails,
  alertRuleNotFound,
  type NamedInRule,
} from '../../domain/alert-rule/index.ts'
import { type AlertRuleId, type DeviceId, type LocationId, type OrgId, toRuuid } from '../../kernel/ids.ts'
import { naming } from './body-ids.ts'
import { deviceIdOf } from './device-details.ts'
import { locationIdOf } from './location-details.ts'
import type * as schemas from './schemas/rules.ts'
import { scheduleIdOf } from './weekly-schedules.ts'

type Given = NonNullable<Static<typeof schemas.NewRule>['rule']>
type Wire = NonNullable<Static<typeof schemas.Rules>['rules']>[number]

/** What a request calls the fields of a rule. */
export const RULE_FIELDS = {
  name: 'rule.name',
  triggers: 'rule.triggers',
  backoffSeconds: 'rule.ruleFilters.triggerBackoffSecs',
  scheduleIds: 'rule.ruleFilters.scheduleUuids',
}

/** A rule named in a body; a malformed id names none. */
export const ruleIdOf = naming<AlertRuleId>(alertRuleNotFound)

const CONJUNCTIONS = { AND: 'and', OR: 'or' } as const

/** The details of `RuleType` that a request gives, in the domain's words. */
export const readRule = (given: Given): AlertRuleDetails => {
  const { name, enabled, triggers, action, ruleType, conjunction, ruleFilters = {} } = given
  return {
    ...{ name, enabled, triggers, action },
    kind: ruleType?.toLowerCase(),
    conjunction: conjunction && CONJUNCTIONS[conjunction],
    backoffSeconds: ruleFilters.triggerBackoffSecs,
    scheduleIds: ruleFilters.scheduleUuids?.map((uuid) =>
      scheduleIdOf('rule.ruleFilters.scheduleUuids', uuid),
    ),
  }
}

/** A device by its id, or one of its facets: what follows the dot says which. */
const deviceOf = (field: string, text: string): DeviceId => deviceIdOf(field, text.split('.')[0])

/** The ids that stand anywhere in a part of a rule, under the vendor's names for them. */
const namesIn = (part: unknown, found: { devices: Set<DeviceId>; locations: Set<LocationId> }): void => {
  if (Array.isArray(part)) for (const each of part) namesIn(each, found)
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) {
      const texts = [value].flat().filter((text) => typeof text === 'string')
      if (/^device(?:Facet)?Uuids?$/.test(key))
        for (const text of texts) found.devices.add(deviceOf(key, text))
      else if (/^locationUuids?$/.test(key))
        for (const text of texts) found.locations.add(locationIdOf(key, text))
      else namesIn(value, found)
    }
}

/** The devices and locations that a rule names: they have to be the organization's. */
export const namedIn = ({ triggers, action }: Given): NamedInRule => {
  const found = { devices: new Set<DeviceId>(), locations: new Set<LocationId>() }
  namesIn([triggers, action], found)
  return { deviceIds: [...found.devices], locationIds: [...found.locations] }
}

/** `RuleType`, with what the tool server reads besides (wire facts, section 4.3). */
export const presentRule = (rule: AlertRule, orgId: OrgId): Wire => ({
  uuid: toRuuid(rule.id),
  orgUuid: toRuuid(orgId),
  name: rule.name,
  ruleType: rule.kind.toUpperCase(),
  conjunction: rule.conjunction === 'and' ? 'AND' : 'OR',
  triggers: rule.triggers.map((trigger) => ({ ...trigger, type: String(trigger['type']) })),
  action: rule.action,
  ruleFilters: {
    scheduleUuids: rule.scheduleIds.map(toRuuid),
    ...(rule.backoffSeconds !== null && { triggerBackoffSecs: rule.backoffSeconds }),
  },
  enabled: rule.enabled,
  createdAtMs: rule.createdAt.getTime(),
  updatedAtMs: rule.updatedAt.getTime(),
})
