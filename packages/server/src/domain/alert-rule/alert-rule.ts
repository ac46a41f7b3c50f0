import { and, eq } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { AlertRuleId, ScheduleId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { alertRules } from '../../store/schema/policies.ts'
import type { OrgScope } from '../org-scope.ts'

type Row = typeof alertRules.$inferSelect
export type AlertRule = Omit<Row, 'partnerId' | 'orgId'>

/** What a rule can be made with or changed to; triggers and action are kept in the words of whoever wrote them. */
export interface AlertRuleDetails {
  readonly name?: string | undefined
  readonly kind?: string | undefined
  readonly enabled?: boolean | undefined
  readonly conjunction?: Row['conjunction'] | undefined
  readonly triggers?: Row['triggers'] | undefined
  readonly action?: Row['action'] | undefined
  /** How many seconds it rests after it was carried out. */
  readonly backoffSeconds?: number | undefined
  /** When it counts; always without one. */
  readonly scheduleIds?: readonly ScheduleId[] | undefined
}

const NAME_CHARACTERS_MAX = 255
const TRIGGERS_MAX = 50
const SCHEDULES_MAX = 100
const BYTES_MAX = 65_536
const BACKOFF_SECONDS_MAX = 7 * 86_400

export const alertRuleColumns = {
  id: alertRules.id,
  name: alertRules.name,
  kind: alertRules.kind,
  enabled: alertRules.enabled,
  conjunction: alertRules.conjunction,
  triggers: alertRules.triggers,
  action: alertRules.action,
  backoffSeconds: alertRules.backoffSeconds,
  scheduleIds: alertRules.scheduleIds,
  createdAt: alertRules.createdAt,
  updatedAt: alertRules.updatedAt,
}

export const alertRuleNotFound = (): DomainError => new DomainError('alert_rule.not_found', 'Rule not found')

export const alertRuleAt = ({ orgId }: OrgScope, id: AlertRuleId) =>
  and(eq(alertRules.orgId, orgId), eq(alertRules.id, id))

const checkCount = (field: string, list: readonly unknown[], max: number): void => {
  if (list.length > max) throw invalidField(field, `must be at most ${max}`)
}

/** Checks the rules of the details that are present. */
export const checkAlertRule = (details: AlertRuleDetails): void => {
  const { name, triggers = [], action = {}, backoffSeconds = 0, scheduleIds = [] } = details
  if (name !== undefined) checkedName('name', name, NAME_CHARACTERS_MAX)
  checkCount('triggers', triggers, TRIGGERS_MAX)
  checkCount('scheduleIds', scheduleIds, SCHEDULES_MAX)
  if (backoffSeconds < 0 || backoffSeconds > BACKOFF_SECONDS_MAX)
    throw invalidField('backoffSeconds', `must lie between 0 and ${BACKOFF_SECONDS_MAX}`)
  if (Buffer.byteLength(JSON.stringify([triggers, action])) > BYTES_MAX)
    throw invalidField('triggers', `must be at most ${BYTES_MAX} bytes of JSON, together with the action`)
}

/** Checks the rules of a new rule; answers its name. */
export const checkNewAlertRule = (details: AlertRuleDetails): string => {
  checkAlertRule(details)
  return checkedName('name', details.name, NAME_CHARACTERS_MAX)
}
