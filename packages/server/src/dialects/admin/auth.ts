import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { bearerToken, type Gatehouse } from '../../http/caller.ts'
import { OPERATOR, operatorBy } from '../../http/operator-key.ts'
import { refuseCrossSite } from '../../http/refuse-cross-site.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { OperatorSignIn } from '../../sign-in/operator-sessions.ts'

/** What the operator is told by. */
export interface OperatorDoor {
  readonly gatehouse: Gatehouse
  readonly operatorKey: Secret
  readonly operatorSignIn: OperatorSignIn
}

/** Refuses what an address made up, and throttles it where it goes on. */
export const refuseMadeUp = async (
  { rateLimits }: Gatehouse,
  { ip }: FastifyRequest,
  error: DomainError,
): Promise<never> => {
  await rateLimits.countFailedAuthentication(ip)
  throw error
}

/** Of those that are let in, refuses whoever has no more than a session: none makes another one. */
export const requireKeyItself: onRequestAsyncHookHandler = async (request) => {
  if (bearerToken(request) === undefined)
    throw new DomainError('credential.missing', 'The operator key itself is required')
}

/** Lets in the operator key, or the session of a browser that was opened with it, and nothing else. */
export const requireOperator = ({
  gatehouse,
  operatorKey,
  operatorSignIn,
}: OperatorDoor): onRequestAsyncHookHandler => {
  const operatorOf = operatorBy(operatorKey)
  return async (request) => {
    const token = bearerToken(request)
    if (token === undefined) {
      if (!(await operatorSignIn.isSignedIn(request.headers.cookie)))
        throw new DomainError('credential.missing', 'The operator key is required')
      refuseCrossSite(request, gatehouse.domain.policy.publicUrl)
      request.caller = OPERATOR
      return
    }
    request.caller =
      operatorOf(token) ??
      (await refuseMadeUp(gatehouse, request, new DomainError('credential.invalid', 'Invalid credential')))
  }
}
