import type { preValidationHookHandler } from 'fastify'

/** Takes a request without any body for one with an empty object, where every field may be left out. */
export const takeNoBody: preValidationHookHandler = (request, _reply, done) => {
  if (request.body === undefined && request.headers['content-type'] === undefined) request.body = {}
  done()
}
