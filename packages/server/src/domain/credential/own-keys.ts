import type { CredentialId } from '../../kernel/ids.ts'
import { partnerCommand } from '../command.ts'
import type { PartnerPrincipal } from '../principal.ts'
import { partnerQuery } from '../query.ts'
import {
  issueKey,
  type KeyOwner,
  type KeyQuery,
  type NewKey,
  pageKeys,
  type Rotation,
  revokeKey,
  rotateKey,
} from './keys.ts'

const itself = ({ partnerId }: PartnerPrincipal): KeyOwner => ({ kind: 'partner_key', partnerId })

/** Issues another key of the partner that asks, with the scopes of the asking key or fewer; it is shown this once. */
export const issueOwnKey = partnerCommand({
  name: 'own_key.issue',
  scope: 'keys:write',
  event: 'partner_key.issued',
  run: (work, input: NewKey) => issueKey(work, itself(work.ctx.principal), work.ctx.principal, input),
})

/** Lists the keys of the partner that asks, oldest first, the dead ones too. */
export const listOwnKeys = partnerQuery({
  name: 'own_key.list',
  scope: 'keys:read',
  run: ({ tx, ctx }, query: KeyQuery) => pageKeys(tx, itself(ctx.principal), query),
})

/** Replaces a key of the partner that asks by a new one, as `rotateKey` does. */
export const rotateOwnKey = partnerCommand({
  name: 'own_key.rotate',
  scope: 'keys:write',
  event: 'partner_key.rotated',
  run: (work, rotation: Rotation) =>
    rotateKey(work, itself(work.ctx.principal), work.ctx.principal, rotation),
})

/** Revokes a key of the partner that asks; it is refused everywhere before this answers. */
export const revokeOwnKey = partnerCommand({
  name: 'own_key.revoke',
  scope: 'keys:write',
  event: 'partner_key.revoked',
  run: (work, { keyId }: { readonly keyId: CredentialId }) =>
    revokeKey(work, itself(work.ctx.principal), keyId),
})
