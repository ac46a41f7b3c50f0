import type { preValidationHookHandler } from 'fastify'

/**
 * Takes a request without any body for one with an empty object, where every field may be left out. Whether it says of
 * what type the body would have been does not matter: clients say so on every write.
 */
export const takeNoBody: preValidationHookHandler = (request, _reply, done) => {
  if (request.body === undefined) request.body = {}
  done()
}
