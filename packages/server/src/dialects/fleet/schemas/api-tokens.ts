import { Type } from 'typebox'
import { Ruuid, withTrio } from './shared.ts'

// API tokens (wire facts, sections 2.2 and 6).

const AuthType = Type.Enum(['API_TOKEN', 'CERT'])

const ApiToken = Type.Object({
  tokenUuid: Ruuid(),
  orgUuid: Ruuid('The organization that the token is of; the partner’s own for a partner’s.'),
  displayName: Type.String(),
  authType: AuthType,
  clientType: Type.Enum(['PARTNER_DEVELOPER', 'DEVELOPER']),
  permissionGroupUuid: Type.Optional(Ruuid('There where the token holds what a role does.')),
  cert: Type.Optional(Type.String({ description: 'PEM; there where the token is bound to a certificate.' })),
  certFingerprint: Type.Optional(Type.String({ description: 'Its SHA-256, as openssl prints it.' })),
  hashed: Type.Boolean({ description: 'Only the SHA-256 of the token is stored.' }),
})

export const ApiTokens = withTrio({ apiTokens: Type.Optional(Type.Array(ApiToken)) })
/** Applications are granted at once, so none is ever pending. */
export const ApiTokenApplications = withTrio({ applications: Type.Optional(Type.Array(Type.Object({}))) })

export const OrgTokensQuery = Type.Object({
  optionalFilter: Type.Optional(
    Type.Array(Type.String(), { description: 'Client types; none or an empty list asks for all.' }),
  ),
})

export const TokenName = Type.Object({ tokenUuid: Type.Optional(Ruuid()) })
export const RevokedToken = withTrio({})

const application = {
  displayName: Type.Optional(Type.String({ description: '`API token` without one.' })),
  authType: Type.Optional(AuthType),
  csr: Type.Optional(Type.String({ description: 'A PKCS #10 request in PEM; with `CERT` alone.' })),
}
export const PartnerApplication = Type.Object(application)
export const OrgApplication = Type.Object({
  ...application,
  permissionGroupUuid: Type.Optional(
    Ruuid('The id of a role; without one the token holds what the asking one does.'),
  ),
})

export const GrantedApplication = withTrio({
  apiKey: Type.Optional(Type.String({ description: 'The token; shown this once.' })),
  validCSR: Type.Optional(Type.Boolean({ description: 'With `CERT`: whether `csr` was taken.' })),
  cert: Type.Optional(
    Type.String({ description: 'The signed certificate in PEM, which the token is bound to.' }),
  ),
})
