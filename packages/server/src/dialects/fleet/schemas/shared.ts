import { type TProperties, Type } from 'typebox'
import { idempotencyHeader, refusalsWith } from '../../../http/shared-schemas.ts'

/** `RUUID`: unpadded base64url of the 16 bytes. */
export const Ruuid = (description?: string) =>
  Type.String({ format: 'RUUID', ...(description && { description }) })

export const Text = Type.Optional(Type.String())
export const Int = Type.Optional(Type.Integer())
export const Int32 = Type.Optional(Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }))
export const Bool = Type.Optional(Type.Boolean())

const TRIO = { error: Bool, errorMsg: Text, warningMsg: Text }

/** A response that may report a failure of the domain in its error trio (wire facts, section 5). */
export const withTrio = <P extends TProperties>(properties: P) => Type.Object({ ...properties, ...TRIO })

const Refusal = Type.Object({ status: Int, error: Type.String(), timestamp: Text, msg: Type.String() })

const { 404: _missing, 410: _gone, ...shared } = refusalsWith(Refusal)

/** The refusals that any fleet endpoint may answer. */
export const REFUSALS = {
  ...shared,
  401: Type.Object({ authenticationFailed: Type.Boolean() }),
  429: Type.String({ description: 'Too many api requests. Enhance your calm.' }),
}

/** Where a path is nobody's (wire facts, section 5). */
export const NoSuchEndpoint = Refusal
/** Where the vendor's product does not answer. */
export const Failure = Type.Object({ error: Type.String(), msg: Type.String() })

const auth = {
  'x-auth-scheme': Type.Optional(
    Type.String({
      description:
        '`partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server.',
    }),
  ),
  'x-auth-apikey': Type.Optional(Type.String({ description: 'The key.' })),
  'x-auth-access-token': Type.Optional(
    Type.String({ description: 'The access token of an application that a person has let act for them.' }),
  ),
}
const org = {
  'x-auth-org': Type.Optional(
    Type.String({
      description:
        'The client organization to act as. Without it the call runs in the partner’s own organization.',
    }),
  ),
}
export const PartnerHeaders = Type.Object(auth)
export const PartnerWriteHeaders = Type.Object({ ...auth, ...idempotencyHeader })
export const ClientHeaders = Type.Object({ ...auth, ...org })
export const ClientWriteHeaders = Type.Object({ ...auth, ...org, ...idempotencyHeader })

export const Empty = Type.Object({})
export const Done = withTrio({})

/** What partner endpoints call one client by. */
export const OrgName = Type.Object({ orgUuid: Type.Optional(Ruuid()) })
