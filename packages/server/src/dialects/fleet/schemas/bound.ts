import { Type } from 'typebox'

/**
 * Where a time begins or ends, in milliseconds since 1970. Any number is taken: clients send 0 for what they do not set, and
 * the largest they know for no end (wire facts, section 4.4).
 */
export const Bound = (description = 'Milliseconds since 1970.') =>
  Type.Optional(Type.Integer({ description: `${description} 0 is none.` }))
