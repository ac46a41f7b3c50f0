import { eq } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { Context } from '../context.ts'
import { isSuspended, orgNotFound } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'
import { isFromPartner } from '../principal.ts'
import { orgQuery } from '../query.ts'

/** Whether the partner may act inside, and until when (`null`: no end). */
export interface PartnerAccess {
  readonly allowed: boolean
  readonly until: Date | null
}

const columns = { isOwn: orgs.isOwn, ...holdColumns }

/** Throws `org.not_managed` for a partner's own organization. */
const refuseOwnOrg = <T extends { readonly isOwn: boolean }>(row: T | undefined): T => {
  if (row === undefined) throw orgNotFound()
  if (row.isOwn) throw new DomainError('org.not_managed', 'Organization is not managed by a partner')
  return row
}

/** What a partner was let in for is never its own to decide. */
const refusePartner = ({ principal }: Context): void => {
  if (principal.kind === 'partner')
    throw new DomainError('credential.wrong_place', 'This credential cannot be used here')
}

const holdOrg = async (tx: Tx, ctx: Context, { orgId }: OrgScope) => {
  refusePartner(ctx)
  const [row] = await tx.select(columns).from(orgs).where(eq(orgs.id, orgId)).for('update')
  return refuseOwnOrg(row)
}

/** Reads whether the organization has detached from its partner. */
export const readPartnerLink = orgQuery({
  name: 'partner_link.read',
  scope: 'org:manage',
  despiteHold: true,
  run: async ({ tx, org }): Promise<{ readonly detached: boolean }> => {
    const [row] = await tx.select({ status: orgs.status }).from(orgs).where(eq(orgs.id, org.orgId))
    if (row === undefined) throw orgNotFound()
    return { detached: row.status === 'detached' }
  },
})

/** Reads what the partner may do: everything before a claim, nothing after a detach. */
export const readPartnerAccess = orgQuery({
  name: 'partner_access.read',
  scope: 'org:manage',
  despiteHold: true,
  run: async ({ tx, org }): Promise<PartnerAccess> => {
    const [row] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId))
    const { status, partnerAccessAllowed, partnerAccessUntil } = refuseOwnOrg(row)
    return status === 'claimed'
      ? { allowed: partnerAccessAllowed, until: partnerAccessUntil }
      : { allowed: status === 'unclaimed', until: null }
  },
})

type Consent = Pick<PartnerAccess, 'allowed' | 'until'>
/** Whether the partner may do or may go on doing what it may not now. */
const widens = (known: Consent, next: Consent): boolean => {
  if (!next.allowed) return false
  if (!known.allowed) return true
  return known.until !== null && (next.until === null || next.until > known.until)
}

/** The customer's answer is not to be undone by what the partner may hold. */
const refuseFromPartner = ({ principal }: Context): void => {
  if (isFromPartner(principal))
    throw new DomainError(
      'partner_access.not_yours_to_widen',
      'A key that the partner has seen, or a person who got their place by one, cannot let the partner in',
    )
}

/**
 * Lets the partner in or not, from this moment on. Throws `org.not_claimed` while nobody owns the organization and
 * `org.detached` afterwards, and `partner_access.not_yours_to_widen` for whoever may be the partner.
 */
export const changePartnerAccess = orgCommand({
  name: 'partner_access.change',
  scope: 'org:manage',
  despiteHold: true,
  event: 'partner_access.changed',
  run: async (
    { tx, ctx, org, note, unchanged, forget },
    changes: { readonly allowed?: boolean | undefined; readonly until?: Date | null | undefined },
  ): Promise<PartnerAccess> => {
    const known = await holdOrg(tx, ctx, org)
    if (known.status === 'unclaimed')
      throw new DomainError('org.not_claimed', 'Until the organization is claimed its partner may act inside')
    if (known.status === 'detached')
      throw new DomainError('org.detached', 'Organization has detached from its partner')
    if (changes.until && changes.until <= ctx.domain.now())
      throw invalidField('until', 'must lie in the future, or be null')
    const before = { allowed: known.partnerAccessAllowed, until: known.partnerAccessUntil }
    const { allowed = before.allowed, until = before.until } = changes
    if (widens(before, { allowed, until })) refuseFromPartner(ctx)
    const same = allowed === before.allowed && until?.getTime() === before.until?.getTime()
    forget({ orgId: org.orgId })
    if (same) unchanged()
    else {
      // A hold stays only for as long as the leave that it stands on; a later leave brings no old hold back.
      const suspendedAt = allowed && isSuspended(known, ctx.domain.now()) ? known.suspendedAt : null
      const next = { partnerAccessAllowed: allowed, partnerAccessUntil: until, suspendedAt }
      await tx.update(orgs).set(next).where(eq(orgs.id, org.orgId))
      note({ ...org, subject: org.orgId, data: { allowed, until } })
    }
    return { allowed, until }
  },
})

/**
 * Ends the partner's access and everything that the organization inherits from it; whose customer it was stays known.
 * Throws `org.not_managed` for a partner's own organization. Detaching again changes nothing.
 */
export const detachOrg = orgCommand({
  name: 'org.detach',
  scope: 'org:manage',
  despiteHold: true,
  event: 'org.detached',
  run: async ({ tx, ctx, org, note, unchanged, forget }): Promise<void> => {
    const { status } = await holdOrg(tx, ctx, org)
    forget({ orgId: org.orgId })
    if (status === 'detached') return unchanged()
    const next = { status: 'detached', partnerAccessAllowed: false, partnerAccessUntil: null } as const
    await tx.update(orgs).set(next).where(eq(orgs.id, org.orgId))
    note({ ...org, subject: org.orgId, data: { before: status } })
  },
})
