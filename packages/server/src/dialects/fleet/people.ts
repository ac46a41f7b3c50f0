import type { MembershipId } from '../../domain/membership/index.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { parseRuuid } from '../../kernel/ids.ts'

/** A person named in a body, by their place; a malformed id names nobody. */
export const userIdOf = (field: string, value: string | undefined): MembershipId => {
  if (value === undefined) throw invalidField(field, 'is required')
  const id = parseRuuid<MembershipId>(value)
  if (id === undefined) throw new DomainError('member.not_found', 'Member not found', { field })
  return id
}
