import type { CredentialId, RequestId } from '../../kernel/ids.ts'
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

/** Says who a caller is, signed, to an upstream that cannot ask: it knows the caller by nothing else. */
export const assertCaller = (
  domain: Domain,
  principal: TenantPrincipal,
  { audience, requestId }: AssertionTarget,
): Promise<Secret> => {
  const { partnerId, credentialId, scopes } = principal
  const holder = principal.kind === 'partner' ? `partner/${partnerId}` : `org/${principal.orgId}`
  return domain.signingKeys.signAssertion({
    audience,
    subject: holder,
    id: domain.newId<CredentialId>(),
    secondsLeft: ASSERTION_SECONDS,
    details: {
      // A product that knows the partner would go on treating it as in charge.
      ...(principal.detached !== true && { partner_id: partnerId }),
      ...(principal.kind !== 'partner' && { org_id: principal.orgId }),
      ...('projectId' in principal && { project_id: principal.projectId }),
      actor: principalName(principal),
      credential_id: credentialId,
      scope: [...scopes].sort().join(' '),
      request_id: requestId,
    },
  })
}
