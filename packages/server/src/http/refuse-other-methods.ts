import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const
type Method = (typeof METHODS)[number]
const isMethod = (method: string): method is Method => METHODS.includes(method as Method)

/** Answers 405 with `Allow` wherever a path of the dialect is asked with a method that it does not serve. */
export const refuseOtherMethods = (
  app: FastifyInstance,
  dialect: Pick<Dialect, 'refusals'>,
): (() => void) => {
  const served = new Map<string, Set<Method>>()
  app.addHook('onRoute', ({ url, method }) => {
    // Of what is not named here nobody knows which methods it has.
    if (url.endsWith('*')) return
    const known = served.get(url) ?? new Set()
    served.set(url, known)
    for (const name of [method].flat()) if (isMethod(name)) known.add(name)
    if (known.has('GET')) known.add('HEAD')
  })
  return () => {
    for (const [url, methods] of [...served]) {
      const allow = METHODS.filter((method) => methods.has(method)).join(', ')
      // The hook above sees full URLs; routes are added relative to the plugin's prefix.
      const path = url.slice(app.prefix.length)
      app.route({
        method: METHODS.filter((method) => !methods.has(method)),
        url: path,
        schema: { hide: true },
        // Before the body is read: whatever it holds, the method is what is wrong.
        onRequest: (_request, reply) => {
          void dialect.refusals.noRoute({ status: 405 }, reply.header('allow', allow))
        },
        handler: () => {
          throw new Error('The hook has answered already.')
        },
      })
    }
  }
}
