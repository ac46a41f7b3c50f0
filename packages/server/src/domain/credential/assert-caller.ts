import type { CredentialId, OrgId, RequestId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { Domain } from '../context.ts'
import { principalName, type TenantPrincipal } from '../principal.ts'

/** Long enough for a slow connection and a clock that is off, too short to be of use to whoever finds it in a log. */
const ASSERTION_SECONDS = 60

/** Whom an assertion is meant for, and about which request it is. */
interface AssertionTarget {
  /** The origin of the upstream. */
  readonly audience: string
  readonly requestId: RequestId
}

/** Who calls, and inside which organization where the call names one. */
export interface AssertedCaller {
  readonly principal: TenantPrincipal
  readonly inside?: OrgId | undefined
}

const orgOf = ({ principal, inside }: AssertedCaller): OrgId | undefined =>
  principal.kind === 'partner' ? inside : principal.orgId

/** Says who a caller is, signed, to an upstream that cannot ask: it knows the caller by nothing else. */
export const assertCaller = (
  domain: Domain,
  caller: AssertedCaller,
  { audience, requestId }: AssertionTarget,
): Promise<Secret> => {
  const { principal } = caller
  const { partnerId, credentialId, scopes } = principal
  const orgId = orgOf(caller)
  return domain.signingKeys.signAssertion({
    audience,
    subject: orgId === undefined ? `partner/${partnerId}` : `org/${orgId}`,
    id: domain.newId<CredentialId>(),
    secondsLeft: ASSERTION_SECONDS,
    details: {
      // A product that knows the partner would go on treating it as in charge.
      ...(principal.detached !== true && { partner_id: partnerId }),
      ...(orgId !== undefined && { org_id: orgId }),
      ...('projectId' in principal && { project_id: principal.projectId }),
      actor: principalName(principal),
      credential_id: credentialId,
      scope: [...scopes].sort().join(' '),
      request_id: requestId,
    },
  })
}
