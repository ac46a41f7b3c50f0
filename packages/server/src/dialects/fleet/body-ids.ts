import { DomainError, type ErrorCode, invalidField } from '../../kernel/errors.ts'
import {
  type AccessGrantId,
  type AccessGroupId,
  type BadgeId,
  type ClipId,
  type DoorId,
  type Id,
  type LockdownPlanId,
  parseRuuid,
} from '../../kernel/ids.ts'
import { required } from './required.ts'

/** Reads an id in a body: one that is left out is asked for, a malformed one names nothing. */
type ReadId<I> = (field: string, value: string | undefined) => I

export const naming =
  <I extends Id<string>>(refusal: (field: string) => DomainError): ReadId<I> =>
  (field, value) => {
    const id = parseRuuid<I>(required(field, value))
    if (id === undefined) throw refusal(field)
    return id
  }

export const notFound =
  (code: ErrorCode, message: string) =>
  (field: string): DomainError =>
    new DomainError(code, message, { field })

export const doorIdOf = naming<DoorId>(notFound('door.not_found', 'Door not found'))
export const accessGroupIdOf = naming<AccessGroupId>(
  notFound('access_group.not_found', 'Access group not found'),
)
export const accessGrantIdOf = naming<AccessGrantId>(
  notFound('access_grant.not_found', 'Access grant not found'),
)
export const badgeIdOf = naming<BadgeId>(notFound('badge.not_found', 'Credential not found'))
export const clipIdOf = naming<ClipId>(notFound('clip.not_found', 'Clip not found'))
export const lockdownPlanIdOf = naming<LockdownPlanId>(
  notFound('lockdown_plan.not_found', 'Lockdown plan not found'),
)

/** Reads an id that may name nothing here, but has to be one. */
export const idIn = <I extends Id<string>>(field: string, value: string): I => {
  const id = parseRuuid<I>(value)
  if (id === undefined) throw invalidField(field, 'is not an id')
  return id
}

/** Reads a list of ids; one that is left out is empty. */
export const idsOf = <I>(read: ReadId<I>, field: string, values: readonly string[] = []): I[] =>
  values.map((value) => read(field, value))

/** What a list is narrowed to; an empty filter is none, and a malformed id finds nothing. */
export const filterOf = <I extends Id<string>>(
  uuids: readonly string[] | undefined,
): readonly I[] | undefined =>
  uuids === undefined || uuids.length === 0
    ? undefined
    : uuids.map((uuid) => parseRuuid<I>(uuid)).filter((id) => id !== undefined)
