import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { type DoorId, type LockdownPlanId, parseUuid } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { outer } from '../../store/outer.ts'
import { accessGroups } from '../../store/schema/access-control.ts'
import {
  type LockdownCall,
  type LockdownDetails,
  lockdownPlans,
  type Somebody,
} from '../../store/schema/doors.ts'
import type { Tx } from '../../store/store.ts'
import { accessGroupNotFound } from '../access-group/index.ts'
import { doorNotFound, holdDoors } from '../door/door.ts'
import { holdMembers } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdRows } from '../require-rows.ts'

export type { DoorLockdownState, LockdownDetails } from '../../store/schema/doors.ts'

const { partnerId: _, ...columns } = getTableColumns(lockdownPlans)
export const lockdownPlanColumns = {
  ...columns,
  active: sql<boolean>`exists (select from lockdowns where lockdowns.partner_id = ${outer(lockdownPlans.partnerId)}
    and lockdowns.location_id = ${outer(lockdownPlans.locationId)} and ${outer(lockdownPlans.id)} = any (lockdowns.plan_ids))`,
}
/** What becomes of the doors of a location in an emergency. */
export interface LockdownPlan extends Omit<typeof lockdownPlans.$inferSelect, 'partnerId'> {
  /** Whether its location is locked down by it at this moment. */
  readonly active: boolean
}

export const LOCKDOWN_PLANS_MAX = 200
const NAME_CHARACTERS_MAX = 255
const TEXT_CHARACTERS_MAX = 2_000
const DOORS_MAX = 500
const PEOPLE_MAX = 500
const GROUPS_MAX = 100

const checkSomebody = async (
  tx: Tx,
  org: OrgScope,
  field: string,
  { membershipIds, groupIds }: Somebody,
): Promise<void> => {
  if (membershipIds.length > PEOPLE_MAX)
    throw invalidField(`${field}.membershipIds`, `must have at most ${PEOPLE_MAX} entries`)
  if (groupIds.length > GROUPS_MAX)
    throw invalidField(`${field}.groupIds`, `must have at most ${GROUPS_MAX} entries`)
  await holdMembers(tx, org, membershipIds)
  await holdRows(tx, org, accessGroups, groupIds, accessGroupNotFound)
}

const checkCall = async (tx: Tx, org: OrgScope, field: string, call: LockdownCall): Promise<void> => {
  if (call.message !== undefined) boundedText(`${field}.message`, call.message, TEXT_CHARACTERS_MAX)
  await checkSomebody(tx, org, field, call)
}

/**
 * Checks name and details of a lockdown plan, whole. Throws `door.not_found`, `member.not_found` and
 * `access_group.not_found` for what it names and the organization has not.
 */
export const checkLockdownPlan = async (
  tx: Tx,
  org: OrgScope,
  name: string | undefined,
  details: LockdownDetails,
): Promise<string> => {
  const { description, doorStates, admitted, activation, deactivation } = details
  if (description !== undefined) boundedText('description', description, TEXT_CHARACTERS_MAX)
  const keys = Object.keys(doorStates)
  if (keys.length > DOORS_MAX) throw invalidField('doorStates', `must have at most ${DOORS_MAX} entries`)
  const doorIds = keys.map((key) => parseUuid<DoorId>(key))
  if (doorIds.includes(undefined)) throw doorNotFound()
  await holdDoors(
    tx,
    org,
    doorIds.filter((id) => id !== undefined),
  )
  if (admitted !== undefined) await checkSomebody(tx, org, 'admitted', admitted)
  if (activation !== undefined) await checkCall(tx, org, 'activation', activation)
  if (deactivation !== undefined) await checkCall(tx, org, 'deactivation', deactivation)
  return checkedName('name', name, NAME_CHARACTERS_MAX)
}

export const planIn = ({ orgId }: OrgScope, planId: LockdownPlanId) =>
  and(eq(lockdownPlans.orgId, orgId), eq(lockdownPlans.id, planId))

export const planNotFound = (): DomainError =>
  new DomainError('lockdown_plan.not_found', 'Lockdown plan not found')

/** Reads a plan and holds it until the transaction ends. Throws `lockdown_plan.not_found`. */
export const holdLockdownPlan = async (
  tx: Tx,
  org: OrgScope,
  planId: LockdownPlanId,
): Promise<LockdownPlan> => {
  const [plan] = await tx
    .select(lockdownPlanColumns)
    .from(lockdownPlans)
    .where(planIn(org, planId))
    .for('update')
  if (plan === undefined) throw planNotFound()
  return plan
}
