import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { CredentialId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import type { Secret } from '../../kernel/secret.ts'
import { checkedName } from '../../kernel/text.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import { type CertificateApplication, certifiedEnd, type KeyCertificate } from '../certificate/certify-key.ts'
import type { Report } from '../command.ts'
import type { Domain } from '../context.ts'
import { SCOPES, type Scope } from '../scopes.ts'
import { type PreparedCredential, prepareCredential, storeCredential } from './issue-credential.ts'

export const KEY_NAME_CHARACTERS_MAX = 255
export const OVERLAP_SECONDS_MAX = 604_800

/** A key of a partner or an organization as lists show it: never the key itself. */
export interface ShownKey {
  readonly id: CredentialId
  readonly name: string
  readonly format: 'opaque' | 'jwt'
  readonly hint: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** What the key is bound to: PEM, and its SHA-256. */
  readonly certificate: string | null
  readonly certificateFingerprint: string | null
}

const shownOfKey = {
  id: credentials.id,
  name: credentials.name,
  format: credentials.format,
  hint: credentials.hint,
  scopes: credentials.scopes,
  createdAt: credentials.createdAt,
  lastUsedAt: credentials.lastUsedAt,
  expiresAt: credentials.expiresAt,
  revokedAt: credentials.revokedAt,
  certificate: credentials.certificate,
  certificateFingerprint: credentials.certificateFingerprint,
}

/** A key as lists will show it, at the moment it is issued. */
export const freshKey = ({ id, row }: PreparedCredential): ShownKey => ({
  id,
  name: row.name,
  format: row.format,
  hint: row.hint,
  scopes: row.scopes,
  createdAt: row.createdAt,
  lastUsedAt: null,
  expiresAt: row.expiresAt,
  revokedAt: null,
  certificate: row.certificate,
  certificateFingerprint: row.certificateFingerprint,
})

/** Checks what a new key is to be called and when it is to end; answers its name. */
export const checkNewKey = (domain: Domain, wish: { name: string; expiresAt: Date | null }): string => {
  if (wish.expiresAt !== null && wish.expiresAt <= domain.now())
    throw invalidField('expiresAt', 'must lie in the future')
  return checkedName('name', wish.name, KEY_NAME_CHARACTERS_MAX)
}

const keyNotFound = (): DomainError => new DomainError('credential.not_found', 'Key not found')

/** Whose keys are meant: a partner's, or those of one of its organizations. */
export type KeyOwner =
  | { readonly kind: 'partner_key'; readonly partnerId: PartnerId }
  | {
      readonly kind: 'org_key'
      readonly partnerId: PartnerId
      readonly orgId: OrgId
      /** Whether the partner gets to see what is issued, or may hold the key that it is issued with. */
      readonly seenByPartner: boolean
      /** There where only keys that the partner has seen are meant. */
      readonly onlySeen?: true
    }

/** What whoever asks may hand on: no key makes one that may do more or works longer. */
export interface Giver {
  readonly scopes: ReadonlySet<Scope>
  readonly expiresAt?: Date
}

export interface NewKey {
  readonly name: string
  readonly format: 'opaque' | 'jwt'
  /** Without, the new key holds what the asking one holds. */
  readonly scopes?: readonly string[] | undefined
  /** Without an end, the new key has that of the asking one. */
  readonly expiresAt: Date | null
  /** There where the key is to be bound to a certificate of a client, with which it then ends. */
  readonly certificate?: CertificateApplication | undefined
}

/** What a key is shown with, once. */
export interface IssuedKey {
  readonly key: ShownKey
  readonly token: Secret
}

interface Work extends Report {
  readonly tx: Tx | OperatorTx
  readonly ctx: { readonly domain: Domain }
}

/** Where an event about a key belongs. */
const placeOf = (owner: KeyOwner) => ({
  partnerId: owner.partnerId,
  ...(owner.kind === 'org_key' && { orgId: owner.orgId }),
})

const heldScopes = ({ scopes }: Giver, wanted: readonly string[]): readonly Scope[] => {
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

const checkedScopes = (giver: Giver, wanted: readonly string[]): readonly Scope[] => {
  const unknown = wanted.find((scope) => !(SCOPES as readonly string[]).includes(scope))
  if (unknown !== undefined) throw invalidField('scopes', 'must be scopes that there are')
  if (wanted.length === 0) throw invalidField('scopes', 'must hold at least one scope')
  return heldScopes(giver, wanted)
}

const outlives = ({ expiresAt }: { readonly expiresAt: Date | null }, giver: Giver): boolean =>
  giver.expiresAt !== undefined && (expiresAt === null || expiresAt > giver.expiresAt)

const checkedEnd = (giver: Giver, expiresAt: Date | null): Date | null => {
  if (expiresAt === null) return giver.expiresAt ?? null
  if (outlives({ expiresAt }, giver))
    throw invalidField('expiresAt', 'must not lie behind the end of the credential that asks')
  return expiresAt
}

/** Mints and stores a key for an owner. */
const addKey = async (
  { tx, ctx }: Work,
  owner: KeyOwner,
  wish: Omit<NewKey, 'scopes' | 'certificate'> & {
    readonly scopes: readonly Scope[]
    readonly certificate: CertificateApplication | KeyCertificate | undefined
  },
): Promise<IssuedKey & { readonly id: CredentialId }> => {
  const issued = await prepareCredential(ctx.domain, { ...owner, ...wish })
  await storeCredential(tx, issued)
  return { id: issued.id, key: freshKey(issued), token: issued.token }
}

/** Issues a key with the scopes of the giver or fewer; it is shown this once. */
export const issueKey = async (
  work: Work,
  owner: KeyOwner,
  giver: Giver,
  input: NewKey,
): Promise<IssuedKey> => {
  const name = checkNewKey(work.ctx.domain, input)
  const { format, certificate } = input
  const scopes = checkedScopes(giver, input.scopes ?? [...giver.scopes])
  const end = checkedEnd(giver, input.expiresAt)
  const expiresAt = certificate ? certifiedEnd(work.ctx.domain.now(), certificate.authority, end) : end
  const { id, key, token } = await addKey(work, owner, { name, format, scopes, expiresAt, certificate })
  const { certificateFingerprint } = key
  const data = {
    ...{ name, format, scopes },
    ...(expiresAt !== null && { expiresAt }),
    ...(certificateFingerprint !== null && { certificateFingerprint }),
  }
  work.note({ ...placeOf(owner), subject: id, data })
  return { key, token }
}

const ofOwner = (owner: KeyOwner) =>
  owner.kind === 'partner_key'
    ? // Row-level security keeps no partner's keys from the operator.
      and(eq(credentials.kind, owner.kind), eq(credentials.partnerId, owner.partnerId))
    : and(
        eq(credentials.kind, owner.kind),
        eq(credentials.orgId, owner.orgId),
        owner.onlySeen ? eq(credentials.seenByPartner, true) : undefined,
      )
const isKey = (owner: KeyOwner, keyId: CredentialId) => and(eq(credentials.id, keyId), ofOwner(owner))

export interface KeyQuery {
  readonly after?: CredentialId | undefined
  readonly limit: number
  /** Leaves out what is revoked, or has expired by then. */
  readonly liveAt?: Date
}

const isLive = (at: Date) =>
  and(isNull(credentials.revokedAt), or(isNull(credentials.expiresAt), gt(credentials.expiresAt, at)))

/** An owner's keys, oldest first, the dead ones too unless only the live ones are asked for. */
export const pageKeys = async (
  tx: Tx | OperatorTx,
  owner: KeyOwner,
  { after, limit, liveAt }: KeyQuery,
): Promise<Page<ShownKey>> => {
  const rows = await tx
    .select(shownOfKey)
    .from(credentials)
    .where(
      and(
        ofOwner(owner),
        after === undefined ? undefined : gt(credentials.id, after),
        liveAt === undefined ? undefined : isLive(liveAt),
      ),
    )
    .orderBy(asc(credentials.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

interface HeldKey extends ShownKey {
  /** When it was rotated. */
  readonly replacedAt: Date | null
}

const holdKey = async (tx: Tx | OperatorTx, owner: KeyOwner, keyId: CredentialId): Promise<HeldKey> => {
  const held = { ...shownOfKey, replacedAt: credentials.replacedAt }
  const [known] = await tx.select(held).from(credentials).where(isKey(owner, keyId)).for('update')
  if (known === undefined) throw keyNotFound()
  return known
}

/** What a key is bound to, for the one that takes its place. */
export const certificateOf = ({
  certificate: pem,
  certificateFingerprint: fingerprint,
}: Pick<ShownKey, 'certificate' | 'certificateFingerprint'>): KeyCertificate | undefined =>
  pem === null || fingerprint === null ? undefined : { pem, fingerprint }

const earlier = (one: Date | null, other: Date): Date => (one !== null && one < other ? one : other)

export interface Rotation {
  readonly keyId: CredentialId
  readonly overlapSeconds: number
}

/**
 * Replaces a key by a new one of the same name, format, scopes, end and certificate. The old one works on for the overlap; without
 * one it is refused before this answers. Throws `credential.dead` for a key that has ended already,
 * `credential.replaced` for one that was rotated before, and `credential.outlives` for one that works longer than the
 * giver.
 */
export const rotateKey = async (
  work: Work,
  owner: KeyOwner,
  giver: Giver,
  { keyId, overlapSeconds }: Rotation,
): Promise<IssuedKey> => {
  const { tx, ctx, note, forget } = work
  const now = ctx.domain.now()
  const old = await holdKey(tx, owner, keyId)
  const isOver = old.expiresAt !== null && old.expiresAt <= now
  if (old.revokedAt !== null || isOver)
    throw new DomainError('credential.dead', 'This key is revoked or has expired; issue a new one')
  // Its end is that of its overlap by now, and a copy of it would die of that.
  if (old.replacedAt !== null)
    throw new DomainError(
      'credential.replaced',
      'This key was rotated already; rotate the one that replaced it',
    )
  if (outlives(old, giver))
    throw new DomainError(
      'credential.outlives',
      'This key works longer than the credential that asks, which cannot replace it',
    )
  const { name, format, expiresAt } = old
  const scopes = heldScopes(giver, old.scopes)
  const certificate = certificateOf(old)
  const { id, key, token } = await addKey(work, owner, { name, format, scopes, expiresAt, certificate })
  const end = new Date(now.getTime() + overlapSeconds * 1_000)
  await tx
    .update(credentials)
    .set({
      replacedAt: now,
      ...(overlapSeconds === 0 ? { revokedAt: now } : { expiresAt: earlier(expiresAt, end) }),
    })
    .where(isKey(owner, keyId))
  note({ ...placeOf(owner), subject: keyId, data: { name, newKeyId: id, overlapSeconds } })
  forget({ credentialId: keyId })
  return { key, token }
}

/** Revokes a key; it is refused everywhere before this answers. Again: nothing changes. */
export const revokeKey = async (
  { tx, ctx, note, unchanged, forget }: Work,
  owner: KeyOwner,
  keyId: CredentialId,
): Promise<void> => {
  const { name, revokedAt } = await holdKey(tx, owner, keyId)
  forget({ credentialId: keyId })
  if (revokedAt !== null) return unchanged()
  await tx
    .update(credentials)
    .set({ revokedAt: ctx.domain.now() })
    .where(and(isKey(owner, keyId), isNull(credentials.revokedAt)))
  note({ ...placeOf(owner), subject: keyId, data: { name } })
}
