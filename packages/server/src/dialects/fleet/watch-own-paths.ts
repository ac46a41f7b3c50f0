import type { FastifyInstance } from 'fastify'

/** Answers whether a path is one of a scope's routes, in whatever capitals: there are servers to which those are alike. */
export const watchOwnPaths = (scope: FastifyInstance): ((url: string) => boolean) => {
  const own = new Set<string>()
  scope.addHook('onRoute', ({ url }) => {
    own.add(url.toLowerCase())
  })
  return (url) => own.has((url.split('?', 1)[0] ?? '').toLowerCase())
}
