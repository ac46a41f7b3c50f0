import { beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_LINE_ROUTES, isCommandLineRoute } from '../../src/dialects/broker/command-line-routes.ts'
import { readOpenApi } from '../support/openapi.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})

/** The table of the wire facts, section 7.4, as it was when this was written. */
const TABLE = `
auth: GET user; GET user/api-key, POST user/api-key/regenerate
agents: GET/POST agents; GET agents/default; PATCH/DELETE agents/{id}; POST agents/{id}/regenerate-token; GET agents/{id}/secrets; PUT agents/{id}/secrets; PATCH agents/{id}/secret-mode
secrets: GET/POST secrets; PATCH/DELETE secrets/{id}
rules: GET/POST rules; GET/PATCH/DELETE rules/{id}
apps: GET apps, GET apps/{p}; POST/DELETE apps/{p}/config; DELETE apps/{p}/connection
run: GET container-config
migrate: POST migrate/export`

it('lists the calls of the table and no other', () => {
  const calls = [...TABLE.matchAll(/((?:[A-Z]+\/?)+) ([\w/{}-]+)/g)].flatMap(([, methods = '', path]) =>
    methods.split('/').map((method) => `${method} /${path}`),
  )
  expect([...COMMAND_LINE_ROUTES].sort()).toEqual(calls.sort())
})

/** What is served below `/v1`, and where the command line would look for it. */
const documented = async () => {
  const { paths } = await readOpenApi(tenantry().http, 'broker')
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((name) => {
      const method = name.toUpperCase()
      const below = path.replace(/^\/v1/, '')
      return { method, url: `/api${below}`, isServed: isCommandLineRoute(method, below) }
    }),
  )
}

describe('below /api', () => {
  it('every call of the command line that is there below /v1 is served, with flat errors', async () => {
    const served = (await documented()).filter(({ isServed }) => isServed)
    expect(served.length).toBeGreaterThan(10)
    for (const { method, url } of served) {
      const { status, body } = await tenantry().call(method, url.replace(/\{\w+\}/g, 'x'))
      expect([method, url, status, body]).toEqual([method, url, 401, { error: expect.any(String) }])
    }
  })

  it('nothing else is the broker’s: it is answered like a path that the fleet does not know', async () => {
    const shapeOf = (text: string) => text.replace(/"timestamp":"[^"]*"/, '')
    const stray = await tenantry().call('GET', '/api/no-such-thing')
    expect(stray.status).toBe(404)
    const calls = await documented()
    const servedPaths = new Set(calls.flatMap(({ isServed, url }) => (isServed ? [url] : [])))
    const isParameterOf = (method: string, path: string) =>
      calls.some(
        (one) =>
          one.isServed &&
          one.method === method &&
          new RegExp(`^${one.url.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      )
    for (const { method, url, isServed } of calls) {
      // `/api/apps/configured` asks for an app of that name.
      if (isServed || isParameterOf(method, url)) continue
      const path = url.replace(/\{\w+\}/g, 'x')
      const answer = await tenantry().call(method, path, { headers: bearer(org.projectApiKey) })
      const { 'x-request-id': _id, date: _date, ...headers } = answer.headers
      const { 'x-request-id': _strayId, date: _strayDate, ...strayHeaders } = stray.headers
      expect([path, answer.status, shapeOf(answer.text), headers]).toEqual([
        ...[path, stray.status, shapeOf(stray.text), strayHeaders],
      ])
    }
    for (const url of servedPaths)
      for (const method of ['PUT', 'OPTIONS', 'TRACE']) {
        if (isCommandLineRoute(method, url.replace('/api', ''))) continue
        const answer = await tenantry().call(method, url.replace(/\{\w+\}/g, 'x'))
        expect([method, url, answer.status, shapeOf(answer.text)]).toEqual([
          ...[method, url, 404, shapeOf(stray.text)],
        ])
        expect(answer.headers).not.toHaveProperty('allow')
      }
  })

  it('the same handlers answer: a rule’s whole life', async () => {
    const call = (method: string, path: string, body?: unknown) =>
      tenantry().call(method, `/api${path}`, {
        headers: bearer(org.projectApiKey),
        ...(body !== undefined && { body }),
      })
    const rule = { name: 'Rule', hostPattern: 'api.example.com', action: 'block', enabled: true }
    const made = await call('POST', '/rules', rule)
    expect(made.status).toBe(201)
    const { id } = made.body as { id: string }
    expect((await call('GET', '/rules')).body).toMatchObject([{ id, scope: 'project' }])
    expect((await call('PATCH', `/rules/${id}`, { enabled: false })).body).toEqual({ success: true })
    expect((await call('GET', `/rules/${id}`)).body).toMatchObject({ enabled: false })
    expect((await call('DELETE', `/rules/${id}`)).status).toBe(204)
    const gone = await call('GET', `/rules/${id}`)
    expect([gone.status, gone.body]).toEqual([404, { error: 'Rule not found' }])
    const wrong = await call('POST', '/rules', { ...rule, action: 'rate_limit' })
    expect([wrong.status, wrong.body]).toEqual([400, { error: expect.stringContaining('rateLimit') }])
    const malformed = await call('POST', '/rules', {})
    expect([malformed.status, malformed.body]).toEqual([400, { error: 'name is required' }])
    expect((await call('GET', '/apps/github')).body).toEqual({ error: 'Unknown provider' })
    expect((await call('POST', '/migrate/export', { cloudApiKey: 'x' })).body).toEqual({
      error: 'This server has nowhere to export to',
    })
    expect((await call('GET', '/container-config?agent=nobody')).body).toMatchObject({
      error: expect.any(String),
      code: 'AGENT_NOT_FOUND',
    })
  })

  it('a key in the wrong place is told so, flat', async () => {
    const asPartner = await tenantry().call('GET', '/api/rules', { headers: bearer(partner.key) })
    expect([asPartner.status, asPartner.body]).toEqual([403, { error: expect.any(String) }])
    const withoutProject = await tenantry().call('GET', '/api/rules', { headers: bearer(org.orgApiKey) })
    expect([withoutProject.status, withoutProject.body]).toEqual([401, { error: expect.any(String) }])
  })
})
