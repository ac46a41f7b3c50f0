import type { CredentialId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { isClientWithId, requireClientOfPartner } from '../client-org.ts'
import { orgCommand } from '../command.ts'
import type { Context } from '../context.ts'
import { orgNotFound } from '../entry-rule.ts'
import { holdEntry, type OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'
import { orgQuery } from '../query.ts'
import { DEFAULT_SCOPES, SCOPES } from '../scopes.ts'
import {
  issueKey,
  type KeyOwner,
  type KeyQuery,
  pageKeys,
  type Rotation,
  revokeKey,
  rotateKey,
} from './keys.ts'

// What a partner does with the keys of an organization that it manages. The organization does the same by itself
// in org-keys.ts.

export const CLIENT_OVERLAP_SECONDS_MAX = 2_592_000
export const CLIENT_OVERLAP_SECONDS_DEFAULT = 86_400

interface Work {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal>
  readonly org: OrgScope
}

const clientOf = (tx: Tx, { orgId }: OrgScope) =>
  tx.select({ status: orgs.status }).from(orgs).where(isClientWithId(orgId))

/** The keys that the partner may know of: all while nobody has claimed the organization, then those that it has seen. */
const keysOf = (
  { partnerId, orgId }: OrgScope,
  client: { readonly status: (typeof orgs.$inferSelect)['status'] } | undefined,
): KeyOwner => {
  if (client === undefined) throw orgNotFound()
  const owner = { kind: 'org_key', partnerId, orgId, seenByPartner: true } as const
  return client.status === 'unclaimed' ? owner : { ...owner, onlySeen: true }
}

/**
 * The keys that a change is about. The organization is held against a claim, and the partner asked once more: who has
 * just lost its access makes no key that the new owner would not have been told of.
 */
const heldKeysOf = async (work: Work): Promise<KeyOwner> => {
  const { tx, ctx, org } = work
  requireClientOfPartner(ctx.principal, org)
  await holdEntry(tx, ctx, org)
  const [client] = await clientOf(tx, org)
  return keysOf(org, client)
}

/** An organization's key holds what the organization may do, whatever the partner's own key holds. */
const OF_ORG = { scopes: new Set(DEFAULT_SCOPES.org_key) }
/** What a key may do is neither more nor less for being new. */
const AS_BEFORE = { scopes: new Set(SCOPES) }

/** Issues a key of a client's, a JWT that the partner is shown once (embed guide, "Create Org API Key"). */
export const issueClientKey = orgCommand({
  name: 'client_key.issue',
  scope: 'org_keys:write',
  event: 'org_key.issued',
  run: async (work, input: { readonly name: string; readonly expiresAt: Date | null }) =>
    issueKey(work, await heldKeysOf(work), OF_ORG, { ...input, format: 'jwt' }),
})

/** Lists a client's keys that the partner may know of, oldest first, the dead ones too. */
export const listClientKeys = orgQuery({
  name: 'client_key.list',
  scope: 'org_keys:read',
  run: async (work, query: KeyQuery) => {
    requireClientOfPartner(work.ctx.principal, work.org)
    const [client] = await clientOf(work.tx, work.org)
    return pageKeys(work.tx, keysOf(work.org, client), query)
  },
})

/** Replaces one of those keys by a new one, as `rotateKey` does. */
export const rotateClientKey = orgCommand({
  name: 'client_key.rotate',
  scope: 'org_keys:write',
  event: 'org_key.rotated',
  run: async (work, rotation: Rotation) => rotateKey(work, await heldKeysOf(work), AS_BEFORE, rotation),
})

/** Revokes one of those keys; it is refused everywhere before this answers. */
export const revokeClientKey = orgCommand({
  name: 'client_key.revoke',
  scope: 'org_keys:write',
  event: 'org_key.revoked',
  run: async (work, { keyId }: { readonly keyId: CredentialId }) =>
    revokeKey(work, await heldKeysOf(work), keyId),
})
