import { DomainError, type ErrorCode } from '../../kernel/errors.ts'
import {
  type AccessGrantId,
  type AccessGroupId,
  type BadgeId,
  type DoorId,
  type Id,
  type LockdownPlanId,
  parseRuuid,
} from '../../kernel/ids.ts'

/** Reads an id in a body: one that is left out is asked for, a malformed one names nothing. */
type ReadId<I> = (field: string, value: string | undefined) => I

const naming =
  <I extends Id<string>>(code: ErrorCode, message: string): ReadId<I> =>
  (field, value) => {
    if (value === undefined) throw new DomainError('request.invalid', `${field} is required`, { field })
    const id = parseRuuid<I>(value)
    if (id === undefined) throw new DomainError(code, message, { field })
    return id
  }

export const doorIdOf = naming<DoorId>('door.not_found', 'Door not found')
export const accessGroupIdOf = naming<AccessGroupId>('access_group.not_found', 'Access group not found')
export const accessGrantIdOf = naming<AccessGrantId>('access_grant.not_found', 'Access grant not found')
export const badgeIdOf = naming<BadgeId>('badge.not_found', 'Credential not found')
export const lockdownPlanIdOf = naming<LockdownPlanId>('lockdown_plan.not_found', 'Lockdown plan not found')
/** Reads a list of ids; one that is left out is empty. */
export const idsOf = <I>(read: ReadId<I>, field: string, values: readonly string[] = []): I[] =>
  values.map((value) => read(field, value))
