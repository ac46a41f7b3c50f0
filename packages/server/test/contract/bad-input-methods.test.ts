import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { ERRORS } from '../../src/kernel/errors.ts'
import { databaseDigest } from '../property/support/database-digest.ts'
import { documentedOperations } from '../property/support/documented-operations.ts'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import { send, sharedWorld, validRequest } from '../property/support/valid-requests.ts'
import { DIALECTS, type DialectName, isOpenToPages } from '../support/openapi.ts'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

const tenantry = useTenantry()
let port: number
beforeAll(async () => {
  await tenantry().http.listen({ port: 0, host: '127.0.0.1' })
  port = (tenantry().http.server.address() as AddressInfo).port
})

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** What each documented path serves, HEAD wherever it serves GET. */
const servedBy = async (dialect: DialectName): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const served = new Map<string, Set<string>>()
  for (const { path, method } of await documentedOperations(tenantry().http, dialect)) {
    const methods = served.get(path) ?? new Set()
    served.set(path, methods.add(method))
    if (method === 'GET') methods.add('HEAD')
    if (isOpenToPages(path)) methods.add('OPTIONS')
  }
  return served
}

describe.each(DIALECTS)('%s', (dialect) => {
  it.each(METHODS)(
    'answers %s with 405 and Allow wherever a path does not serve it, and does nothing',
    async (method) => {
      const world = await sharedWorld(tenantry())
      const before = await databaseDigest(tenantry())
      const operations = await documentedOperations(tenantry().http, dialect)
      for (const [path, served] of ourSample([...(await servedBy(dialect))])) {
        const operation = operations.find((one) => one.path === path)
        if (served.has(method) || operation === undefined) continue
        const { url, headers } = validRequest(operation, world)
        // Who asks does not matter: the answer is the same without a credential.
        for (const credentials of [headers, {}]) {
          const label = `${method} ${path}`
          const answer = await tenantry().call(method, url, { headers: credentials })
          expect(answer.status, `${label}: ${answer.text}`).toBe(405)
          expect(new Set(answer.headers['allow']?.split(', ')), label).toEqual(served)
          if (method !== 'HEAD') refusalMessage(dialect, answer, label)
        }
      }
      expect(await databaseDigest(tenantry())).toEqual(before)
    },
  )

  it('answers 405 to a wrong method whatever its body', async () => {
    const world = await sharedWorld(tenantry())
    const paths = await servedBy(dialect)
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const wrong = ['PUT', 'POST'].find((method) => paths.get(operation.path)?.has(method) === false) ?? ''
      const request = { ...validRequest(operation, world), method: wrong }
      for (const [type, raw] of [
        ['text/plain', 'hello'],
        ['application/json', '{'],
        ['application/json', ' '.repeat(2_000_000)],
      ] as const) {
        const answer = await send(tenantry(), request, { raw, headers: { 'content-type': type } })
        expect(answer.status, `${operation.label} with ${raw.slice(0, 5)}: ${answer.text}`).toBe(405)
      }
    }
  })

  it('answers TRACE with 405 and Allow', async () => {
    const world = await sharedWorld(tenantry())
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const answer = await tenantry().call('TRACE', validRequest(operation, world).url)
      expect(answer.status, `${operation.path}: ${answer.text}`).toBe(405)
      expect(answer.headers['allow'], operation.path).toContain(operation.method)
    }
  })

  it('answers HEAD like GET, without the body', async () => {
    const world = await sharedWorld(tenantry())
    const reads = (await documentedOperations(tenantry().http, dialect)).filter(
      ({ method }) => method === 'GET',
    )
    for (const operation of ourSample(reads)) {
      const request = validRequest(operation, world)
      const { status, headers } = await send(tenantry(), request)
      const head = await rawExchange(port, rawRequest(`HEAD ${request.url}`, request.headers))
      expect(head.status, operation.label).toBe(status)
      expect(head.text, operation.label).toBe('')
      expect(head.headers['content-type'], operation.label).toBe(headers['content-type'])
      const nobody = await rawExchange(port, rawRequest(`HEAD ${request.url}`, bearer('nobody')))
      const open = operation.operation.security?.length === 0
      expect(nobody.status, operation.label).toBe(open ? 200 : 401)
    }
  })

  it('refuses methods of other protocols', async () => {
    const world = await sharedWorld(tenantry())
    const before = await databaseDigest(tenantry())
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const { url, headers } = validRequest(operation, world)
      for (const method of ['PROPFIND', 'LOCK', 'PURGE', 'get', 'FROBNICATE']) {
        const { status } = await rawExchange(port, rawRequest(`${method} ${url}`, headers))
        expect([400, 404, 405], `${method} ${operation.path} answered ${status}`).toContain(status)
      }
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })
})

it.each([
  ['GET', '/admin/v1/nothing', 404],
  ['PUT', '/admin/v1/partners', 405],
])('admin: the code of %s %s (%d) is one of the registry', async (method, url, status) => {
  const answer = await tenantry().call(method, url)
  expect(answer.status).toBe(status)
  const { error } = answer.body as { error: { code: string } }
  expect(Object.keys(ERRORS)).toContain(error.code)
})

it('no dialect answers a preflight: there is no CORS', async () => {
  const answer = await tenantry().call('OPTIONS', '/partner/v1/orgs', {
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })
  expect(answer.status).toBe(405)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
})
