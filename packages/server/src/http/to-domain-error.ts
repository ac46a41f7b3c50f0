import type { FastifyError } from 'fastify'
import { DomainError } from '../kernel/errors.ts'

const malformed = (message: string, field?: string): DomainError =>
  new DomainError('request.malformed', message, field === undefined ? {} : { field })

type Problem = NonNullable<FastifyError['validation']>[number]

const fieldOf = ({ instancePath, params }: Problem): string => {
  // `tag` is the field that tells shapes apart.
  const missing = params['missingProperty'] ?? params['additionalProperty'] ?? params['tag']
  const parts = [...instancePath.split('/').slice(1), ...(typeof missing === 'string' ? [missing] : [])]
  return parts
    .map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`))
    .join('')
}

const complaintOf = ({ keyword, message = 'is not valid', params }: Problem): string => {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties') return 'is not a known field'
  if (keyword === 'discriminator') return 'must be one of the documented types'
  if (keyword === 'enum') return `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`
  return message
}

/** How far a complaint got: down to a field, and there past the question of its type. */
const progressOf = ({ instancePath, keyword }: Problem): number =>
  2 * instancePath.split('/').length + (keyword === 'type' || keyword === 'anyOf' ? 0 : 1)

/** Of the complaints of a choice between shapes, the one that got furthest is about what is wrong. */
const furthest = (problems: readonly Problem[]): Problem | undefined =>
  problems.reduce<Problem | undefined>(
    (best, problem) => (best === undefined || progressOf(problem) > progressOf(best) ? problem : best),
    undefined,
  )

const fromValidation = (error: FastifyError): DomainError => {
  const problem = furthest(error.validation ?? [])
  const part = error.validationContext === 'body' ? 'body' : (error.validationContext ?? 'request')
  const field = (problem && fieldOf(problem)) || part
  return malformed(`${field} ${problem === undefined ? 'is not valid' : complaintOf(problem)}`, field)
}

// No connection, the server going down or full; or a lock, deadlock or time-out that another try may well get past.
const PASSING = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'],
  ...['08000', '08003', '08006', '53300', '57P01', '57P02', '57P03'],
  ...['25P03', '40001', '40P01', '55P03', '57014'],
])

/** Whether the database is out of reach or busy for now, rather than the query wrong. */
const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && PASSING.has(code)) return true
  if (
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/.test(
      error.message,
    )
  )
    return true
  return error.cause !== undefined && isPassing(error.cause)
}

/** Says in the domain's words whatever went wrong on the way in, so that a dialect maps one kind of error only. */
export const toDomainError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error
  const { code, validation, statusCode } = (error ?? {}) as FastifyError
  if (validation !== undefined) return fromValidation(error as FastifyError)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new DomainError('request.too_large', 'The body is too large', { field: 'body' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return malformed('Content-Type must be application/json', 'Content-Type')
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return malformed('Content-Length does not match the body', 'Content-Length')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return malformed('The request is not valid')
  if (isPassing(error))
    return new DomainError('server.unavailable', 'The server is not available at the moment', {
      cause: error,
      retryAfterSeconds: 1,
    })
  return new DomainError('server.internal', 'Something went wrong on our side', { cause: error })
}
