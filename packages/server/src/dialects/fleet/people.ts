import type { MembershipId } from '../../domain/membership/index.ts'
import { naming, notFound } from './body-ids.ts'

/** A person named in a body, by their place; a malformed id names nobody. */
export const userIdOf = naming<MembershipId>(notFound('member.not_found', 'Member not found'))
