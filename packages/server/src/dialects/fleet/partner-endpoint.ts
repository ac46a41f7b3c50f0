import type { Context } from '../../domain/context.ts'
import { contextOf } from '../../http/request.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { clientIdOf, ownOrgIdOf, requirePartner } from './auth.ts'
import { endpointsFor } from './endpoint.ts'
import { PartnerHeaders, PartnerWriteHeaders } from './schemas/shared.ts'

/** The partner that calls, and how it names its clients. */
export interface PartnerCall {
  readonly ctx: Context
  readonly ownOrgId: OrgId
  /** A client named in the body. */
  readonly clientIdOf: (field: string, value: string | undefined) => OrgId
}

/** Partner endpoints: `x-auth-org` is never looked at. */
export const partnerEndpoints = endpointsFor<PartnerCall>({
  letIn: requirePartner,
  takesSessions: true,
  headers: { read: PartnerHeaders, write: PartnerWriteHeaders },
  callOf: ({ domain }, request) => ({
    get ctx() {
      return contextOf(domain, request)
    },
    get ownOrgId() {
      return ownOrgIdOf(request)
    },
    clientIdOf: (field, value) => clientIdOf(request, field, value),
  }),
})
