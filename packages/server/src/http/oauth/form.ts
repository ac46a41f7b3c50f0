import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../kernel/errors.ts'
import { isStorableText } from '../../kernel/text.ts'

const FIELD_CHARACTERS_MAX = 4_096

const malformed = (field: string, complaint: string): DomainError =>
  new DomainError('request.malformed', `${field} ${complaint}`, { field })

/** RFC 6749, section 3.2: a parameter without a value is none, and none may be sent twice. */
export const optionalField = ({ body }: FastifyRequest, name: string): string | undefined => {
  const value = ((body ?? {}) as Readonly<Record<string, unknown>>)[name]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string') throw malformed(name, 'must be sent once')
  if (value.length > FIELD_CHARACTERS_MAX || !isStorableText(value)) throw malformed(name, 'is not valid')
  return value
}

/** The same of one that has to be there. */
export const requiredField = (request: FastifyRequest, name: string): string => {
  const value = optionalField(request, name)
  if (value === undefined) throw malformed(name, 'is required')
  return value
}
