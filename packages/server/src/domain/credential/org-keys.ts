import { eq } from 'drizzle-orm'
import type { CredentialId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'
import { isFromPartner } from '../principal.ts'
import { orgQuery } from '../query.ts'
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

const ofOrg = ({ partnerId, orgId }: OrgScope, seenByPartner: boolean): KeyOwner => ({
  kind: 'org_key',
  partnerId,
  orgId,
  seenByPartner,
})

/** Issues another key of an organization, with the scopes of whoever asks or fewer; it is shown this once. */
export const issueOrgKey = orgCommand({
  name: 'org_key.issue',
  scope: 'org:manage',
  event: 'org_key.issued',
  run: async ({ org, ...work }, input: NewKey) => {
    const { principal } = work.ctx
    const [known] = await work.tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId))
    if (known === undefined) throw orgNotFound()
    return issueKey(work, ofOrg(org, isFromPartner(principal)), principal, input)
  },
})

/** Lists the keys of an organization, oldest first, the dead ones too. */
export const listOrgKeys = orgQuery({
  name: 'org_key.list',
  scope: 'org:manage',
  run: ({ tx, org }, query: KeyQuery) => pageKeys(tx, ofOrg(org, false), query),
})

/** Replaces a key of an organization by a new one, as `rotateKey` does. */
export const rotateOrgKey = orgCommand({
  name: 'org_key.rotate',
  scope: 'org:manage',
  event: 'org_key.rotated',
  run: async ({ org, ...work }, rotation: Rotation) => {
    const { principal } = work.ctx
    return rotateKey(work, ofOrg(org, isFromPartner(principal)), principal, rotation)
  },
})

/** Revokes a key of an organization; it is refused everywhere before this answers. */
export const revokeOrgKey = orgCommand({
  name: 'org_key.revoke',
  scope: 'org:manage',
  event: 'org_key.revoked',
  run: ({ org, ...work }, { keyId }: { readonly keyId: CredentialId }) =>
    revokeKey(work, ofOrg(org, false), keyId),
})
