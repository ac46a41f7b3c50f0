import { DomainError } from '../../kernel/errors.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdRows, requireRows } from '../require-rows.ts'
import type { MembershipId } from './membership.ts'

const notFound = (): DomainError => new DomainError('member.not_found', 'Member not found')

/** Checks that a person has a place in the organization. Throws `member.not_found`. */
export const requireMember = (tx: Tx, org: OrgScope, id: MembershipId): Promise<void> =>
  requireRows(tx, org, memberships, [id], notFound)

/** The same of several people, who keep their places until the transaction ends. */
export const holdMembers = (tx: Tx, org: OrgScope, ids: readonly MembershipId[]): Promise<void> =>
  holdRows(tx, org, memberships, ids, notFound)
