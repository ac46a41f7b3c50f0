import { and, eq } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { PolicyId, ScheduleId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { policies, type ScheduledTriggers, type Trigger } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdRows } from '../require-rows.ts'

type Row = typeof policies.$inferSelect
/** Which devices a policy is for. */
export type PolicyKind = Row['kind']

/** What a policy can be made with or changed to. */
export interface PolicyDetails {
  readonly name?: string | undefined
  readonly description?: string | undefined
  /** What is always looked out for. */
  readonly triggers?: readonly Trigger[] | undefined
  /** After how many seconds an open door is left open, where no schedule says otherwise. */
  readonly ajarSeconds?: number | undefined
  readonly scheduled?: readonly ScheduledTriggers[] | undefined
}

const NAME_CHARACTERS_MAX = 255
const DESCRIPTION_CHARACTERS_MAX = 2_000
const TRIGGERS_MAX = 200
const SCHEDULED_MAX = 100
const LABELS_MAX = 100
const LABEL_CHARACTERS_MAX = 100
const AJAR_SECONDS_MAX = 86_400
const BYTES_MAX = 65_536

export const policyNotFound = (): DomainError => new DomainError('policy.not_found', 'Policy not found')

export const policyAt = ({ orgId }: OrgScope, id: PolicyId) =>
  and(eq(policies.orgId, orgId), eq(policies.id, id))

const LABELS = ['alertFaces', 'allowedFaces', 'alertVehicles', 'allowedVehicles'] as const

const checkTriggers = (field: string, triggers: readonly Trigger[]): void => {
  if (triggers.length > TRIGGERS_MAX) throw invalidField(field, `must be at most ${TRIGGERS_MAX}`)
  for (const [index, trigger] of triggers.entries())
    for (const name of LABELS) {
      const labels = trigger[name] ?? []
      if (labels.length > LABELS_MAX)
        throw invalidField(`${field}[${index}].${name}`, `must be at most ${LABELS_MAX}`)
      for (const label of labels) checkedName(`${field}[${index}].${name}`, label, LABEL_CHARACTERS_MAX)
    }
}

const checkAjar = (field: string, seconds: number | undefined): void => {
  if (seconds !== undefined && (seconds < 0 || seconds > AJAR_SECONDS_MAX))
    throw invalidField(field, `must lie between 0 and ${AJAR_SECONDS_MAX}`)
}

const checkScheduled = (scheduled: readonly ScheduledTriggers[]): void => {
  if (scheduled.length > SCHEDULED_MAX) throw invalidField('scheduled', `must be at most ${SCHEDULED_MAX}`)
  for (const [index, { triggers, ajarSeconds }] of scheduled.entries()) {
    checkTriggers(`scheduled[${index}].triggers`, triggers)
    checkAjar(`scheduled[${index}].ajarSeconds`, ajarSeconds)
  }
}

/** Checks the rules of the details that are present. */
export const checkPolicy = ({
  name,
  description,
  triggers = [],
  ajarSeconds,
  scheduled = [],
}: PolicyDetails): void => {
  if (name !== undefined) checkedName('name', name, NAME_CHARACTERS_MAX)
  if (description !== undefined) boundedText('description', description, DESCRIPTION_CHARACTERS_MAX)
  checkTriggers('triggers', triggers)
  checkAjar('ajarSeconds', ajarSeconds)
  checkScheduled(scheduled)
  if (Buffer.byteLength(JSON.stringify([triggers, scheduled])) > BYTES_MAX)
    throw invalidField('triggers', `must be at most ${BYTES_MAX} bytes of JSON together`)
}

/** Checks the rules of a new policy; answers its name. */
export const checkNewPolicy = (details: PolicyDetails): string => {
  checkPolicy(details)
  return checkedName('name', details.name, NAME_CHARACTERS_MAX)
}

export const schedulesIn = (scheduled: readonly ScheduledTriggers[]): ScheduleId[] => [
  ...new Set(scheduled.map(({ scheduleId }) => scheduleId)),
]

/** Checks that policies are the organization's; they stay until the transaction ends. Throws `policy.not_found`. */
export const holdPolicies = (tx: Tx, org: OrgScope, ids: readonly PolicyId[]): Promise<void> =>
  holdRows(tx, org, policies, ids, policyNotFound)
