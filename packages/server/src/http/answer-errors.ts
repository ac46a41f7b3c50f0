import type { FastifyInstance } from 'fastify'
import type { DomainError } from '../kernel/errors.ts'
import type { Refusals } from './dialect.ts'
import { toDomainError } from './to-domain-error.ts'

/** Answers what is thrown below a scope in the scope's own words, and writes into the log what is a fault of ours. */
export const answerErrors = (
  scope: FastifyInstance,
  answer: Refusals['error'],
  understand: (cause: unknown) => DomainError = toDomainError,
): void => {
  scope.setErrorHandler((cause, request, reply) => {
    const error = understand(cause)
    if (error.kind === 'internal' || error.kind === 'unavailable')
      request.log.error({ requestId: request.id, err: error }, 'failed')
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
    return answer(error, request, reply)
  })
}
