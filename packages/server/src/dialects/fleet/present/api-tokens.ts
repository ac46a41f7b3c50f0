import type { Static } from 'typebox'
import type { ShownKey } from '../../../domain/credential/index.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { groupWithScopes } from '../permission-groups.ts'
import type { ApiTokens } from '../schemas/api-tokens.ts'

type ApiToken = NonNullable<Static<typeof ApiTokens>['apiTokens']>[number]

/** Whose tokens are listed. */
export interface TokenOwner {
  /** The organization that they are of; the partner's own for a partner's. */
  readonly orgId: OrgId
  readonly clientType: ApiToken['clientType']
}

/** As openssl prints fingerprints: pairs of capitals with colons between. */
const spelled = (fingerprint: string): string => fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:')

/**
 * `ApiTokenType`. No hash of a token: whoever has read the list could tell it in a stolen database.
 */
export const presentApiToken = (key: ShownKey, { orgId, clientType }: TokenOwner): ApiToken => {
  // Permission groups are about organizations.
  const group = clientType === 'DEVELOPER' ? groupWithScopes(key.scopes) : undefined
  return {
    tokenUuid: toRuuid(key.id),
    orgUuid: toRuuid(orgId),
    displayName: key.name,
    authType: key.certificate === null ? 'API_TOKEN' : 'CERT',
    clientType,
    ...(group !== undefined && { permissionGroupUuid: group }),
    ...(key.certificate !== null && { cert: key.certificate }),
    ...(key.certificateFingerprint !== null && {
      certFingerprint: spelled(key.certificateFingerprint),
    }),
    hashed: true,
  }
}
