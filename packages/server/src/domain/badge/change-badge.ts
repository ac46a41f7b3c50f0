import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { BadgeId } from '../../kernel/ids.ts'
import { boundedText } from '../../kernel/text.ts'
import { badges } from '../../store/schema/access-control.ts'
import { type OrgWork, orgCommand, type Report } from '../command.ts'
import { type Badge, type BadgeStatus, holdBadge } from './badge.ts'

type Work = OrgWork & Pick<Report, 'note' | 'unchanged'>
interface Named {
  readonly badgeId: BadgeId
}

const NOTE_CHARACTERS_MAX = 1_000

const change = async (
  { tx, ctx, org, note, unchanged }: Work,
  known: Badge,
  changes: Partial<Pick<Badge, 'status' | 'note'>>,
): Promise<Badge> => {
  const next = { ...known, ...changes }
  if (next.status === known.status && next.note === known.note) {
    unchanged()
    return known
  }
  const updatedAt = ctx.domain.now()
  await tx
    .update(badges)
    .set({ ...changes, updatedAt })
    .where(eq(badges.id, known.id))
  note({ ...org, subject: known.id, data: { membershipId: known.membershipId, ...changes } })
  return { ...next, updatedAt }
}

/** Gives a badge another status; a revoked one stays revoked, since its value may be somebody else's by now. */
const changeStatus =
  (status: BadgeStatus) =>
  async (work: Work, { badgeId }: Named): Promise<Badge> => {
    const known = await holdBadge(work.tx, work.org, badgeId)
    if (known.status === 'revoked' && status !== 'revoked')
      throw new DomainError('badge.revoked', 'This credential is revoked: assign it anew')
    return change(work, known, { status })
  }

/** Takes a badge away for ever, and answers it; its value may be assigned anew. Throws `badge.not_found`. */
export const revokeBadge = orgCommand({
  name: 'badge.revoke',
  scope: 'doors:write',
  event: 'badge.revoked',
  run: changeStatus('revoked'),
})

/** Takes a badge away for a while. Throws `badge.not_found` and `badge.revoked`. */
export const suspendBadge = orgCommand({
  name: 'badge.suspend',
  scope: 'doors:write',
  event: 'badge.suspended',
  run: changeStatus('suspended'),
})

/** Gives a suspended badge back. Throws `badge.not_found` and `badge.revoked`. */
export const resumeBadge = orgCommand({
  name: 'badge.resume',
  scope: 'doors:write',
  event: 'badge.resumed',
  run: changeStatus('active'),
})

/** Writes down what people tell a badge by; an empty note takes it away. Throws `badge.not_found`. */
export const noteBadge = orgCommand({
  name: 'badge.note',
  scope: 'doors:write',
  event: 'badge.noted',
  run: async (work, { badgeId, text }: Named & { readonly text: string }): Promise<Badge> => {
    boundedText('note', text, NOTE_CHARACTERS_MAX)
    const known = await holdBadge(work.tx, work.org, badgeId)
    return change(work, known, { note: text === '' ? null : text })
  },
})

/** Forgets a badge. Throws `badge.not_found`. */
export const deleteBadge = orgCommand({
  name: 'badge.delete',
  scope: 'doors:write',
  event: 'badge.deleted',
  run: async ({ tx, org, note }, { badgeId }: Named): Promise<void> => {
    const { membershipId } = await holdBadge(tx, org, badgeId)
    await tx.delete(badges).where(eq(badges.id, badgeId))
    note({ ...org, subject: badgeId, data: { membershipId } })
  },
})
