import type { FastifyInstance } from 'fastify'

/**
 * What the vendor's command line calls, all of it below `/api` (wire facts, section 7.4). Everything else there is
 * another dialect's. A route that is not served below `/v1` yet is not served here either.
 */
export const COMMAND_LINE_ROUTES: readonly string[] = [
  'GET /user',
  'GET /user/api-key',
  'POST /user/api-key/regenerate',
  'GET /agents',
  'POST /agents',
  'GET /agents/default',
  'PATCH /agents/{id}',
  'DELETE /agents/{id}',
  'POST /agents/{id}/regenerate-token',
  'GET /agents/{id}/secrets',
  'PUT /agents/{id}/secrets',
  'PATCH /agents/{id}/secret-mode',
  'GET /secrets',
  'POST /secrets',
  'PATCH /secrets/{id}',
  'DELETE /secrets/{id}',
  'GET /rules',
  'POST /rules',
  'GET /rules/{id}',
  'PATCH /rules/{id}',
  'DELETE /rules/{id}',
  'GET /apps',
  'GET /apps/{p}',
  'POST /apps/{p}/config',
  'DELETE /apps/{p}/config',
  'DELETE /apps/{p}/connection',
  'GET /container-config',
  'POST /migrate/export',
]

// However a parameter is called and written.
const shapeOf = (route: string): string => route.replace(/\{\w+\}|:\w+/g, '*')
const SHAPES = new Set(COMMAND_LINE_ROUTES.map(shapeOf))

/** Whether the command line calls a route, such as `GET /rules/:ruleId`. */
export const isCommandLineRoute = (method: string, path: string): boolean =>
  SHAPES.has(shapeOf(`${method.toUpperCase()} ${path}`))

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/**
 * Lets the plugins that are registered from here on add those routes and no others. The router has to know nothing
 * of the rest: whatever it does not know below `/api` is answered by the dialect that owns the place.
 */
export const addCommandLineRoutesOnly = (scope: FastifyInstance): void => {
  for (const method of METHODS) {
    const add: unknown = scope[method]
    if (typeof add !== 'function') throw new Error(`There is no ${method} to add routes with.`)
    Object.assign(scope, {
      // Called on the plugins' own scopes, which inherit it and whose hooks their routes need.
      [method](this: FastifyInstance, path: string, ...rest: readonly unknown[]): unknown {
        return isCommandLineRoute(method, path) ? Reflect.apply(add, this, [path, ...rest]) : this
      },
    })
  }
}
