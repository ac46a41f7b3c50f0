import { expect, it } from 'vitest'
import { SIGN_IN_PATH } from '../../src/sign-in/sign-in.ts'
import { isOpenToPages } from '../support/openapi.ts'
import { createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { type DocumentedOperation, readOperations } from './documented-operations.ts'

const tenantry = useTenantry()

/** What belongs to no dialect: pages for people, probes and the documents themselves. */
const OUTSIDE = new RegExp(
  `^/(?:${[
    ...['metrics', 'healthz', 'readyz', '\\.well-known/jwks\\.json', 'openapi/\\{file\\}', 'docs(?:/.*)?'],
    'oauth/introspect',
    // Documented on the dialect's page: OpenAPI describes no WebSockets.
    'websocket',
    ...['oauth/authorize', 'oauth/register', 'oauth/token', 'oauth/token/revoke', 'applications'],
    ...['oauth/\\.well-known/oauth-authorization-server', '\\.well-known/oauth-authorization-server'],
    '\\.well-known/oauth-protected-resource',
    ...['claim', 'invitation', 'join', 'receipt', 'partner-login', 'dashboard', 'pages\\.css', 'pages\\.js'],
    ...[
      'sign-in',
      'sign-in/link',
      'sign-in/back',
      'sign-out',
      'sign-out-everywhere',
      'forgot-password',
      'reset-password',
    ],
  ].join('|')})$`,
)

/** Every path that the router knows, with parameters written as the documents write them. */
const servedPaths = (routes: string): string[] => {
  const open: string[] = []
  return routes.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^([ │]*)[├└]── (\S+)/.exec(line) ?? []
    if (name === undefined) return []
    const depth = indent.length / 4
    open.splice(depth)
    open.push(name)
    return [open.join('').replace(/:(\w+)(?:\([^)]*\))?/g, '{$1}')]
  })
}

const methodsByPath = (operations: readonly DocumentedOperation[]): Map<string, Set<string>> => {
  const known = new Map<string, Set<string>>()
  for (const { path, method } of operations) known.set(path, (known.get(path) ?? new Set()).add(method))
  return known
}

it('serves no path of a dialect that the matrix does not know from a document', async () => {
  const known = methodsByPath(await readOperations(tenantry().http))
  const served = servedPaths(tenantry().http.printRoutes({ commonPrefix: false }))
  // The router prints wildcards without their prefixes: one is the sign-in library's, the others are the portal's.
  for (const url of [`${SIGN_IN_PATH}/*`, '/', '/p/*', '/o/*', '/operator', '/operator/*', '/assets/*'])
    expect(tenantry().http.hasRoute({ method: 'GET', url })).toBe(true)
  expect(served.filter((path) => !known.has(path) && !OUTSIDE.test(path))).toEqual([
    '/',
    '/*',
    '/operator',
    '/operator*',
  ])
  expect([...known.keys()].filter((path) => !served.includes(path))).toEqual([])
})

it('serves no method that the document of its path does not name', async () => {
  const partner = await createTestPartner(tenantry())
  const headers = { ...fleetHeaders(partner.key), authorization: `Bearer ${partner.key}` }
  const operations = await readOperations(tenantry().http)
  // Among the fleet's paths a wrong method is answered as the fleet answers what it does not know.
  const inAnEnclave = new Set(
    operations.flatMap(({ path, isAlias }) => (isAlias && path.startsWith('/api/') ? [path] : [])),
  )
  // There `default` may stand for an agent of that name, whom a partner's key does not reach.
  const isServed = (method: string, url: string): boolean =>
    operations.some(
      (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(url),
    )
  for (const [path, methods] of methodsByPath(operations)) {
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
      (method) => !methods.has(method),
    )
    for (const method of others) {
      const url = path.replace(/\{\w+\}/g, 'some-id')
      if (method === 'OPTIONS' && isOpenToPages(path)) continue
      const status = inAnEnclave.has(path) ? (isServed(method, url) ? 403 : 404) : 405
      const { statusCode } = await tenantry().http.inject({ method: method as 'GET', url, headers })
      expect(`${method} ${path} ${statusCode}`).toBe(`${method} ${path} ${status}`)
    }
  }
})
