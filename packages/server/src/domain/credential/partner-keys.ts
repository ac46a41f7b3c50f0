import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId, PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { partners } from '../../store/schema/partners.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { operatorQuery } from '../query.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'
import { checkNewKey, freshKey, keyNotFound, type ShownKey, shownOfKey } from './keys.ts'

const requirePartner = async (tx: OperatorTx, partnerId: PartnerId): Promise<void> => {
  const [partner] = await tx.select({ id: partners.id }).from(partners).where(eq(partners.id, partnerId))
  if (partner === undefined) throw new DomainError('partner.not_found', 'Partner not found')
}

interface IssueInput {
  readonly partnerId: PartnerId
  readonly name: string
  readonly format: 'opaque' | 'jwt'
  readonly expiresAt: Date | null
}

/** Issues a partner key, opaque or as a JWT; it is shown this once. */
export const issuePartnerKey = operatorCommand({
  name: 'partner_key.issue',
  scope: 'keys:write',
  event: 'partner_key.issued',
  run: async ({ tx, ctx, note }, input: IssueInput): Promise<{ key: ShownKey; token: Secret }> => {
    const { partnerId, format, expiresAt } = input
    const name = checkNewKey(ctx.domain, input)
    await requirePartner(tx, partnerId)
    const issued = await prepareCredential(ctx.domain, {
      kind: 'partner_key',
      partnerId,
      name,
      format,
      expiresAt,
    })
    await storeCredential(tx, issued)
    note({
      partnerId,
      subject: issued.id,
      data: { name, format, ...(expiresAt === null ? {} : { expiresAt }) },
    })
    return { key: freshKey(issued), token: issued.token }
  },
})

interface ListInput {
  readonly partnerId: PartnerId
  readonly after?: CredentialId
  readonly limit: number
}

/** Lists a partner's keys, oldest first, the revoked ones too. */
export const listPartnerKeys = operatorQuery({
  name: 'partner_key.list',
  scope: 'keys:read',
  run: async ({ tx }, { partnerId, after, limit }: ListInput): Promise<Page<ShownKey>> => {
    await requirePartner(tx, partnerId)
    const rows = await tx
      .select(shownOfKey)
      .from(credentials)
      .where(
        and(
          eq(credentials.partnerId, partnerId),
          eq(credentials.kind, 'partner_key'),
          after === undefined ? undefined : gt(credentials.id, after),
        ),
      )
      .orderBy(asc(credentials.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})

/** Revokes a partner key; it is refused everywhere before this answers. Revoking it again changes nothing. */
export const revokePartnerKey = operatorCommand({
  name: 'partner_key.revoke',
  scope: 'keys:write',
  event: 'partner_key.revoked',
  run: async (
    { tx, ctx, note, unchanged, forget },
    input: { readonly partnerId: PartnerId; readonly keyId: CredentialId },
  ) => {
    const { partnerId, keyId } = input
    const ofPartner = and(
      eq(credentials.partnerId, partnerId),
      eq(credentials.id, keyId),
      eq(credentials.kind, 'partner_key'),
    )
    await requirePartner(tx, partnerId)
    const [known] = await tx.select({ name: credentials.name }).from(credentials).where(ofPartner)
    if (known === undefined) throw keyNotFound()
    const revoked = await tx
      .update(credentials)
      .set({ revokedAt: ctx.domain.now() })
      .where(and(ofPartner, isNull(credentials.revokedAt)))
      .returning({ id: credentials.id })
    forget({ credentialId: keyId })
    if (revoked.length === 0) unchanged()
    else note({ partnerId, subject: keyId, data: { name: known.name } })
  },
})
