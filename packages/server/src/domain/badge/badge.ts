import { createHmac } from 'node:crypto'
import { and, eq, getTableColumns } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { BadgeId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { badges } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

const { partnerId: _, valueHash: __, ...columns } = getTableColumns(badges)
/** What is shown of a badge: all but its value, which opens doors to whoever copies it. */
export const badgeColumns = columns
/** What a person shows at a door: a card, a fob, a number. */
export type Badge = Omit<typeof badges.$inferSelect, 'partnerId' | 'valueHash'>
export type BadgeStatus = Badge['status']

export const BADGES_PER_PERSON_MAX = 100
const DIGITS = /^[0-9a-f]{2,128}$/

/** Whether a badge could have such a value. */
export const isBadgeValue = (value: Secret): boolean => DIGITS.test(value.reveal().toLowerCase())

/** Checks the value of a badge, hexadecimal digits; capitals and small letters are the same. */
const checkedValue = (value: Secret | undefined): string => {
  if (value === undefined) throw invalidField('value', 'is required')
  const digits = value.reveal().toLowerCase()
  if (!DIGITS.test(digits)) throw invalidField('value', 'must be 2 to 128 hexadecimal digits')
  return digits
}

/** What a badge is looked up by: its value, hashed with the key of its organization. */
export const hashBadge = (value: Secret | undefined, key: Secret): Buffer =>
  createHmac('sha256', Buffer.from(key.reveal(), 'hex')).update(checkedValue(value)).digest()

const badgeNotFound = (): DomainError => new DomainError('badge.not_found', 'Credential not found')

/** Reads a badge and holds it until the transaction ends. Throws `badge.not_found`. */
export const holdBadge = async (tx: Tx, { orgId }: OrgScope, badgeId: BadgeId): Promise<Badge> => {
  const [badge] = await tx
    .select(badgeColumns)
    .from(badges)
    .where(and(eq(badges.orgId, orgId), eq(badges.id, badgeId)))
    .for('update')
  if (badge === undefined) throw badgeNotFound()
  return badge
}
