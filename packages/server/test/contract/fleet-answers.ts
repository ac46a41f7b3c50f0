import { expect } from 'vitest'
import type { Answer } from '../support/openapi.ts'

const nullsIn = (value: unknown, path: string): string[] => {
  if (value === null) return [path]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, child]) => nullsIn(child, `${path}.${key}`))
}

/** Expects an answer of the fleet dialect: its clients break on a `null` anywhere. */
export const expectFleet = ({ status, body }: Answer, expected: number, exact: unknown): void => {
  expect(nullsIn(body, 'body')).toEqual([])
  expect([status, body]).toEqual([expected, exact])
}

/** A failure of the domain: 200 with the error trio (wire facts, section 5). */
export const trio = (errorMsg: unknown, more: object = {}) => ({ error: true, errorMsg, ...more })

export const FORBIDDEN = {
  status: 403,
  error: 'Forbidden',
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  msg: 'Access Denied',
}

/** The body without its timestamp, the one thing that may differ between two refusals. */
export const timeless = ({ text }: Answer): string => text.replace(/"timestamp":"[^"]*"/, '"timestamp":""')

export const malformed = (error: unknown) => ({
  error,
  msg: "JSON doesn't match expected object structure",
})
