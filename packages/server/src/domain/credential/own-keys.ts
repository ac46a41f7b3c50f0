import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { CredentialId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Tx } from '../../store/store.ts'
import { partnerCommand } from '../command.ts'
import type { PartnerPrincipal } from '../principal.ts'
import { partnerQuery } from '../query.ts'
import { SCOPES, type Scope } from '../scopes.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'
import { checkNewKey, freshKey, type PartnerKey, shownOfKey } from './partner-keys.ts'

export const OVERLAP_SECONDS_MAX = 604_800

const keyNotFound = (): DomainError => new DomainError('credential.not_found', 'Key not found')

/** Nobody hands out what they do not hold: a key must not make a mightier one. */
const heldScopes = ({ scopes }: PartnerPrincipal, wanted: readonly string[]): readonly Scope[] => {
  const chosen = SCOPES.filter((scope) => wanted.includes(scope))
  const lacking = chosen.find((scope) => !scopes.has(scope))
  if (lacking !== undefined) {
    throw new DomainError(
      'credential.scope_missing',
      `scopes must be among those of the credential that asks, which lacks ${lacking}`,
      { field: 'scopes' },
    )
  }
  return chosen
}

const checkedScopes = (principal: PartnerPrincipal, wanted: readonly string[]): readonly Scope[] => {
  const unknown = wanted.find((scope) => !(SCOPES as readonly string[]).includes(scope))
  if (unknown !== undefined) throw invalidField('scopes', 'must be scopes that there are')
  if (wanted.length === 0) throw invalidField('scopes', 'must hold at least one scope')
  return heldScopes(principal, wanted)
}

interface IssueInput {
  readonly name: string
  readonly format: 'opaque' | 'jwt'
  /** Without, the new key holds what the asking one holds. */
  readonly scopes?: readonly string[] | undefined
  readonly expiresAt: Date | null
}

/** What a key is shown with, once. */
interface IssuedKey {
  readonly key: PartnerKey
  readonly token: Secret
}

/** Issues another key of the partner that asks, with the scopes of the asking key or fewer; it is shown this once. */
export const issueOwnKey = partnerCommand({
  name: 'own_key.issue',
  scope: 'keys:write',
  event: 'partner_key.issued',
  run: async ({ tx, ctx, note }, input: IssueInput): Promise<IssuedKey> => {
    const { domain, principal } = ctx
    const { partnerId } = principal
    const { format, expiresAt } = input
    const name = checkNewKey(domain, input)
    const scopes = checkedScopes(principal, input.scopes ?? [...principal.scopes])
    const wish = { kind: 'partner_key', partnerId, name, format, scopes, expiresAt } as const
    const issued = await prepareCredential(domain, wish)
    await storeCredential(tx, issued)
    note({
      partnerId,
      subject: issued.id,
      data: { name, format, scopes, ...(expiresAt !== null && { expiresAt }) },
    })
    return { key: freshKey(issued), token: issued.token }
  },
})

/** Lists the keys of the partner that asks, oldest first, the dead ones too. */
export const listOwnKeys = partnerQuery({
  name: 'own_key.list',
  scope: 'keys:read',
  run: async (
    { tx },
    { after, limit }: { readonly after?: CredentialId | undefined; readonly limit: number },
  ): Promise<Page<PartnerKey>> => {
    const rows = await tx
      .select(shownOfKey)
      .from(credentials)
      .where(
        and(eq(credentials.kind, 'partner_key'), after === undefined ? undefined : gt(credentials.id, after)),
      )
      .orderBy(asc(credentials.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})

const isKey = (keyId: CredentialId) => and(eq(credentials.id, keyId), eq(credentials.kind, 'partner_key'))

const holdKey = async (tx: Tx, keyId: CredentialId): Promise<PartnerKey> => {
  const [known] = await tx.select(shownOfKey).from(credentials).where(isKey(keyId)).for('update')
  if (known === undefined) throw keyNotFound()
  return known
}

const earlier = (one: Date | null, other: Date): Date => (one !== null && one < other ? one : other)

/**
 * Replaces a key by a new one of the same name, format, scopes and end. The old one works on for the overlap; without
 * one it is refused before this answers. Throws `credential.dead` for a key that has ended already.
 */
export const rotateOwnKey = partnerCommand({
  name: 'own_key.rotate',
  scope: 'keys:write',
  event: 'partner_key.rotated',
  run: async (
    { tx, ctx, note, forget },
    { keyId, overlapSeconds }: { readonly keyId: CredentialId; readonly overlapSeconds: number },
  ): Promise<IssuedKey> => {
    const { domain, principal } = ctx
    const { partnerId } = principal
    const now = domain.now()
    const old = await holdKey(tx, keyId)
    const isOver = old.expiresAt !== null && old.expiresAt <= now
    if (old.revokedAt !== null || isOver)
      throw new DomainError('credential.dead', 'This key is revoked or has expired; issue a new one')
    const { name, format, expiresAt } = old
    const wish = { kind: 'partner_key', partnerId, name, format, expiresAt } as const
    const issued = await prepareCredential(domain, { ...wish, scopes: heldScopes(principal, old.scopes) })
    await storeCredential(tx, issued)
    const end = new Date(now.getTime() + overlapSeconds * 1_000)
    await tx
      .update(credentials)
      .set(overlapSeconds === 0 ? { revokedAt: now } : { expiresAt: earlier(expiresAt, end) })
      .where(isKey(keyId))
    note({ partnerId, subject: keyId, data: { name, newKeyId: issued.id, overlapSeconds } })
    forget({ credentialId: keyId })
    return { key: freshKey(issued), token: issued.token }
  },
})

/** Revokes a key of the partner that asks; it is refused everywhere before this answers. Again: nothing changes. */
export const revokeOwnKey = partnerCommand({
  name: 'own_key.revoke',
  scope: 'keys:write',
  event: 'partner_key.revoked',
  run: async (
    { tx, ctx, note, unchanged, forget },
    { keyId }: { readonly keyId: CredentialId },
  ): Promise<void> => {
    const { name, revokedAt } = await holdKey(tx, keyId)
    forget({ credentialId: keyId })
    if (revokedAt !== null) return unchanged()
    await tx
      .update(credentials)
      .set({ revokedAt: ctx.domain.now() })
      .where(and(isKey(keyId), isNull(credentials.revokedAt)))
    note({ partnerId: ctx.principal.partnerId, subject: keyId, data: { name } })
  },
})
