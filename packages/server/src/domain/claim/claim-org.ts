import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { Secret } from '../../kernel/secret.ts'
import { type FoundClaimLink, isPartnersOwn } from '../../store/across-tenants/index.ts'
import { claimLinks } from '../../store/schema/credentials.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { linkCommand } from '../command.ts'
import type { Context } from '../context.ts'
import { type Replaced, replacedInShort, replaceSeen } from '../credential/replace-seen.ts'
import { postMail } from '../mail/post-mail.ts'
import type { MembershipId } from '../membership/membership.ts'
import { handOverOf, receiptInWords } from '../org/hand-over.ts'
import { scopeOfClaimed } from '../org-scope.ts'
import type { Person } from '../person.ts'
import type { PersonPrincipal } from '../principal.ts'
import { refuseHeld } from './describe-claim-link.ts'

/** What the customer answers on the claim page. */
export interface ClaimChoice {
  /** Whether the partner may go on acting inside, and until when; null is without an end. */
  readonly partnerAccess: { readonly allowed: boolean; readonly until: Date | null }
  /** Whether the keys that the partner has seen are replaced at once, and the places that it gave taken back. */
  readonly rotate: boolean
}

export interface ClaimedOrg {
  readonly orgId: FoundClaimLink['orgId']
  readonly replaced: Replaced
}

const NOTHING_REPLACED: Replaced = { credentials: [], places: [] }

const linkGone = (): DomainError => new DomainError('claim_link.gone', 'This claim link no longer works')

/** Uses the link up; of many at once, one gets through. */
const useLink = async (tx: Tx, now: Date, { id }: FoundClaimLink): Promise<void> => {
  const used = await tx
    .update(claimLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(claimLinks.id, id),
        isNull(claimLinks.usedAt),
        isNull(claimLinks.replacedAt),
        gt(claimLinks.expiresAt, now),
      ),
    )
    .returning({ id: claimLinks.id })
  if (used.length === 0) throw linkGone()
}

/** Whoever was invited while nobody owned the organization keeps their place and becomes its owner. */
const makeOwner = async (
  tx: Tx,
  { domain }: Context,
  link: FoundClaimLink,
  { email, userId }: Person,
): Promise<void> => {
  const { partnerId, orgId } = link
  const owner = { userId, role: 'owner', fromPartner: false } as const
  const known = await tx
    .update(memberships)
    .set(owner)
    .where(and(eq(memberships.orgId, orgId), eq(sql`lower(${memberships.email})`, email.toLowerCase())))
    .returning({ id: memberships.id })
  if (known.length > 0) return
  await tx.insert(memberships).values({
    ...{ ...owner, partnerId, orgId, email, id: domain.newId<MembershipId>() },
    createdAt: domain.now(),
  })
}

const postReceipt = async (
  tx: Tx,
  { domain }: Context<PersonPrincipal>,
  link: FoundClaimLink,
  { email }: Person,
) => {
  const { partnerId, orgId } = link
  const receipt = await handOverOf(tx, scopeOfClaimed(partnerId, orgId), domain.now())
  await postMail(tx, domain, {
    ...{ partnerId, orgId, template: 'hand-over-receipt', to: email },
    subject: `${link.orgName} is yours`,
    text: new Secret(
      [
        `You are the owner of ${link.orgName} since ${domain.now().toUTCString()}, as ${email}.`,
        ...receiptInWords(receipt),
        'This receipt as it stands today, with a button that replaces every key that the partner has seen and takes back the places that it gave:',
        `${domain.policy.publicUrl}/receipt?org=${link.orgId}`,
      ].join('\n\n'),
    ),
  })
}

/**
 * Makes the person who follows a claim link the owner of its organization, once; a hold of the partner's ends. Throws
 * `claim_link.gone` when the link was used, replaced or has expired, and `claim.held` while the operator holds the
 * organization.
 */
export const claimOrg = linkCommand<FoundClaimLink, ClaimChoice, ClaimedOrg>({
  name: 'org.claim',
  scope: 'links:follow',
  event: 'org.claimed',
  run: async ({ tx, ctx, target: link, note, forget }, choice) => {
    const { domain } = ctx
    const { person } = ctx.principal
    const { partnerId, orgId } = link
    const now = domain.now()
    const { allowed, until } = choice.partnerAccess
    if (until !== null && until <= now)
      throw new DomainError('request.invalid', 'until must lie in the future', { field: 'until' })
    // The organization first, as whoever replaces its link or deletes it does: two that wait for one another both fail.
    const [org] = await tx.select().from(orgs).where(eq(orgs.id, orgId)).for('update')
    if (org === undefined || org.isOwn || org.claimedAt !== null) throw linkGone()
    refuseHeld(org)
    await useLink(tx, now, link)
    await tx
      .update(orgs)
      .set({
        // Of an organization that detached before, the link gives ownership and nothing else.
        status: org.status === 'detached' ? 'detached' : 'claimed',
        claimedAt: now,
        claimedByEmail: person.email,
        partnerAccessAllowed: allowed,
        partnerAccessUntil: allowed ? until : null,
        // The partner held what was its own to hand over; the organization is its owner's now.
        suspendedAt: null,
      })
      .where(eq(orgs.id, orgId))
    await makeOwner(tx, ctx, link, person)
    const scope = scopeOfClaimed(partnerId, orgId)
    const replaced = choice.rotate ? await replaceSeen({ tx, ctx, forget }, scope) : NOTHING_REPLACED
    await postReceipt(tx, ctx, link, person)
    forget({ orgId })
    note({
      ...{ partnerId, orgId, subject: orgId },
      data: {
        claimedByEmail: person.email,
        partnerAccess: choice.partnerAccess,
        rotated: replacedInShort(replaced),
        ...(org.suspendedAt !== null && { resumed: true }),
      },
    })
    return { orgId, replaced }
  },
})

/** Refuses the partner's own people. Asked before the claim, whose transaction is the customer's. */
export const refuseOwnMember = async (
  { domain, principal }: Context<PersonPrincipal>,
  { partnerId }: FoundClaimLink,
): Promise<void> => {
  if (await isPartnersOwn(domain.store, partnerId, principal.person))
    throw new DomainError(
      'claim.own_member',
      'A member of the partner cannot claim an organization that the partner hands over',
    )
}
