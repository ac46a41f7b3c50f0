import { describe, expect, it } from 'vitest'
import { DomainError, ERRORS, type ErrorCode, invalidField } from './errors.ts'

const CODES = Object.entries(ERRORS)

describe('the registry of errors', () => {
  it.each(CODES)('%s is a noun and a case, and says when it happens', (code, { when }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/)
    expect(when).toMatch(/^[A-Z].*\.$/)
  })

  it('makes errors that know their kind by their code', () => {
    for (const [code, { kind }] of CODES) expect(new DomainError(code as ErrorCode, 'x').kind).toBe(kind)
  })
})

describe('a domain error', () => {
  it('keeps message, field, delay and cause apart', () => {
    const cause = new Error('the inside story')
    const error = new DomainError('request.rate_limited', 'Too many', {
      field: 'a',
      retryAfterSeconds: 7,
      cause,
    })
    expect(error).toMatchObject({ message: 'Too many', field: 'a', retryAfterSeconds: 7 })
    expect(error.cause).toBe(cause)
    expect(error.message).not.toContain('inside')
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toBe('DomainError: Too many')
  })

  it('of one field begins with the field’s name', () => {
    expect(invalidField('name', 'is required')).toMatchObject({
      code: 'request.invalid',
      message: 'name is required',
      field: 'name',
    })
  })
})
