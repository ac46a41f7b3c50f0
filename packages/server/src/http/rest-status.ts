import type { Kind } from '../kernel/errors.ts'

/** The status of each kind of refusal where a dialect follows HTTP's own meanings. */
export const REST_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  limit: 429,
  too_large: 413,
  precondition: 422,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<Kind, number>
