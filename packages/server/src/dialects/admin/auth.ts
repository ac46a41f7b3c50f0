import type { onRequestAsyncHookHandler } from 'fastify'
import { bearerToken, type Gatehouse } from '../../http/caller.ts'
import { operatorBy } from '../../http/operator-key.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'

/** Lets in the operator key and nothing else. */
export const requireOperator = (
  { rateLimits }: Gatehouse,
  operatorKey: Secret,
): onRequestAsyncHookHandler => {
  const operatorOf = operatorBy(operatorKey)
  return async (request) => {
    const token = bearerToken(request)
    if (token === undefined) throw new DomainError('credential.missing', 'The operator key is required')
    const operator = operatorOf(token)
    if (operator === undefined) {
      await rateLimits.countFailedAuthentication(request.ip)
      throw new DomainError('credential.invalid', 'Invalid credential')
    }
    request.caller = operator
  }
}
