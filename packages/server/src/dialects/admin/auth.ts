import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestAsyncHookHandler } from 'fastify'
import type { OperatorPrincipal } from '../../domain/principal.ts'
import { DEFAULT_SCOPES } from '../../domain/scopes.ts'
import { bearerToken, type Gatehouse } from '../../http/caller.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'

const operator: OperatorPrincipal = { kind: 'operator', scopes: new Set(DEFAULT_SCOPES.operator) }
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Lets in the operator key and nothing else. */
export const requireOperator = (
  { rateLimits }: Gatehouse,
  operatorKey: Secret,
): onRequestAsyncHookHandler => {
  const expected = sha256(operatorKey.reveal())
  return async (request) => {
    const token = bearerToken(request)
    if (token === undefined) throw new DomainError('credential.missing', 'The operator key is required')
    if (!timingSafeEqual(sha256(token), expected)) {
      await rateLimits.countFailedAuthentication(request.ip)
      throw new DomainError('credential.invalid', 'Invalid credential')
    }
    request.caller = operator
  }
}
