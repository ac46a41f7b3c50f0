import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId, PartnerId } from '../../kernel/ids.ts'
import type { Page } from '../../kernel/page.ts'
import { partners } from '../../store/schema/partners.ts'
import type { OperatorTx } from '../../store/store.ts'
import { operatorCommand } from '../command.ts'
import { operatorQuery } from '../query.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'
import {
  checkNewKey,
  freshKey,
  type IssuedKey,
  type KeyQuery,
  pageKeys,
  revokeKey,
  type ShownKey,
} from './keys.ts'

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
  run: async ({ tx, ctx, note }, input: IssueInput): Promise<IssuedKey> => {
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

interface ListInput extends KeyQuery {
  readonly partnerId: PartnerId
}

/** Lists a partner's keys, oldest first, the revoked ones too. */
export const listPartnerKeys = operatorQuery({
  name: 'partner_key.list',
  scope: 'keys:read',
  run: async ({ tx }, { partnerId, ...query }: ListInput): Promise<Page<ShownKey>> => {
    await requirePartner(tx, partnerId)
    return pageKeys(tx, { kind: 'partner_key', partnerId }, query)
  },
})

/** Revokes a partner key; it is refused everywhere before this answers. Revoking it again changes nothing. */
export const revokePartnerKey = operatorCommand({
  name: 'partner_key.revoke',
  scope: 'keys:write',
  event: 'partner_key.revoked',
  run: async (
    work,
    { partnerId, keyId }: { readonly partnerId: PartnerId; readonly keyId: CredentialId },
  ) => {
    await requirePartner(work.tx, partnerId)
    await revokeKey(work, { kind: 'partner_key', partnerId }, keyId)
  },
})
