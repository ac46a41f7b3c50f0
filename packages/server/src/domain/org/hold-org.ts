import { and, eq } from 'drizzle-orm'
import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import { isClientWithId } from '../client-org.ts'
import { operatorCommand, partnerCommand, type Report } from '../command.ts'
import type { Domain } from '../context.ts'
import { accessNotAllowed, orgNotFound, partnerMayEnter } from '../entry-rule.ts'

export const HOLD_REASON_CHARACTERS_MAX = 500

/** The two holds on an organization, which know nothing of one another. */
type Holder = 'partner' | 'operator'
const COLUMN = { partner: 'suspendedAt', operator: 'operatorSuspendedAt' } as const

interface Client {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly since: Date | null
}

/** Finds a client organization and checks that its partner may place or lift a hold on it. */
const clientOfPartner = async (tx: Tx, domain: Domain, orgId: OrgId): Promise<Client> => {
  const [org] = await tx
    .select({
      partnerId: orgs.partnerId,
      status: orgs.status,
      suspendedAt: orgs.suspendedAt,
      partnerAccessAllowed: orgs.partnerAccessAllowed,
      partnerAccessUntil: orgs.partnerAccessUntil,
    })
    .from(orgs)
    .where(isClientWithId(orgId))
    .for('update')
  if (org === undefined) throw orgNotFound()
  // Whether it is held, by either side, says nothing about whose right it is to hold it.
  if (!partnerMayEnter({ ...org, suspended: false }, domain.now())) throw accessNotAllowed()
  return { partnerId: org.partnerId, orgId, since: org.suspendedAt }
}

const clientOfOperator = async (tx: OperatorTx, orgId: OrgId): Promise<Client> => {
  const [org] = await tx
    .select({ partnerId: orgs.partnerId, since: orgs.operatorSuspendedAt })
    .from(orgs)
    .where(isClientWithId(orgId))
    .for('update')
  if (org === undefined) throw orgNotFound()
  return { ...org, orgId }
}

interface Work extends Report {
  readonly tx: Tx | OperatorTx
  readonly domain: Domain
}
interface Wish {
  readonly by: Holder
  readonly held: boolean
  readonly reason?: string | undefined
}

const settleHold = async (
  { tx, domain, note, unchanged, forget }: Work,
  { partnerId, orgId, since }: Client,
  { by, held, reason }: Wish,
): Promise<void> => {
  forget({ orgId })
  if ((since !== null) === held) return unchanged()
  await tx
    .update(orgs)
    .set({ [COLUMN[by]]: held ? domain.now() : null })
    .where(and(eq(orgs.partnerId, partnerId), eq(orgs.id, orgId)))
  note({ partnerId, orgId, subject: orgId, data: { by, ...(reason !== undefined && { reason }) } })
}

interface PartnerInput {
  readonly orgId: OrgId
}

/** Places the partner's hold on a client; while it may act inside, everything inside is refused before this answers. */
export const suspendOrg = partnerCommand({
  name: 'org.suspend',
  scope: 'orgs:write',
  event: 'org.suspended',
  run: async ({ ctx: { domain }, ...work }, { orgId }: PartnerInput): Promise<void> =>
    settleHold({ ...work, domain }, await clientOfPartner(work.tx, domain, orgId), {
      by: 'partner',
      held: true,
    }),
})

/** Lifts the partner's hold; the operator's stays. */
export const resumeOrg = partnerCommand({
  name: 'org.resume',
  scope: 'orgs:write',
  event: 'org.resumed',
  run: async ({ ctx: { domain }, ...work }, { orgId }: PartnerInput): Promise<void> =>
    settleHold({ ...work, domain }, await clientOfPartner(work.tx, domain, orgId), {
      by: 'partner',
      held: false,
    }),
})

interface OperatorInput extends PartnerInput {
  /** For both sides to read in the event. */
  readonly reason?: string | undefined
}

const checkedReason = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : checkedName('reason', reason, HOLD_REASON_CHARACTERS_MAX)

/** Places the operator's hold on any client organization; its partner cannot lift it. */
export const suspendOrgByOperator = operatorCommand({
  name: 'held_org.suspend',
  scope: 'partners:write',
  event: 'org.suspended',
  run: async ({ ctx: { domain }, ...work }, { orgId, reason }: OperatorInput): Promise<void> =>
    settleHold({ ...work, domain }, await clientOfOperator(work.tx, orgId), {
      by: 'operator',
      held: true,
      reason: checkedReason(reason),
    }),
})

/** Lifts the operator's hold; the partner's stays. */
export const resumeOrgByOperator = operatorCommand({
  name: 'held_org.resume',
  scope: 'partners:write',
  event: 'org.resumed',
  run: async ({ ctx: { domain }, ...work }, { orgId, reason }: OperatorInput): Promise<void> =>
    settleHold({ ...work, domain }, await clientOfOperator(work.tx, orgId), {
      by: 'operator',
      held: false,
      reason: checkedReason(reason),
    }),
})
