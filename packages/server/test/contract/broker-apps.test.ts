import { beforeAll, describe, expect, it } from 'vitest'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})
const call = (method: string, path: string, key: string, body?: unknown) =>
  tenantry().call(method, path, { headers: bearer(key), ...(body !== undefined && { body }) })
const unknown = (type: string) => ({ error: { message: 'Unknown provider', type } })
const CHANGES = { changes: [{ toolId: 'read', permission: 'allow' }] }

describe('what a project can be connected to', () => {
  it.each([
    '/v1/apps',
    '/v1/apps/configured',
    '/v1/apps/env-defaults',
    '/v1/apps/permission-definitions',
    '/v1/connections',
    '/v1/connections?provider=github',
    '/v1/vaults',
  ])('is nothing: GET %s', async (path) => {
    const { status, body } = await call('GET', path, org.projectApiKey)
    expect([status, body]).toEqual([200, []])
    expect((await call('GET', path, partner.key)).status).toBe(403)
    expect((await tenantry().call('GET', path)).status).toBe(401)
    const catalog = path.endsWith('permission-definitions')
    expect((await call('GET', path, org.orgApiKey)).status).toBe(catalog ? 200 : 401)
  })

  it.each([
    ['GET', '/v1/apps/github', undefined, 404],
    ['GET', '/v1/apps/github/config', undefined, 404],
    ['POST', '/v1/apps/github/config', { clientId: 'a', clientSecret: 'b' }, 404],
    ['DELETE', '/v1/apps/github/config', undefined, 404],
    ['DELETE', '/v1/apps/github/connection', undefined, 404],
    ['GET', '/v1/apps/github/permission-definition', undefined, 404],
    ['GET', '/v1/rules/permissions/github', undefined, 404],
    ['PUT', '/v1/rules/permissions/github', CHANGES, 400],
    ['GET', '/v1/rules/overlap/github', undefined, 404],
    ['GET', '/v1/apps/github/authorize', undefined, 400],
    ['POST', '/v1/apps/github/connect', { fields: { apiKey: 'x' } }, 400],
    ['PATCH', '/v1/apps/github/config/toggle', { enabled: true }, 404],
    ['GET', '/v1/apps/github/blocklist', undefined, 404],
    ['POST', '/v1/apps/github/blocklist', { hostId: 'api' }, 400],
    ['PATCH', `/v1/apps/github/blocklist/${MISSING_UUID}`, { enabled: false }, 404],
    ['DELETE', `/v1/apps/github/blocklist/${MISSING_UUID}`, undefined, 404],
  ])('knows no provider: %s %s', async (method, path, sent, wanted) => {
    const { status, body } = await call(method, path, org.projectApiKey, sent)
    expect([status, body]).toEqual([
      wanted,
      unknown(wanted === 404 ? 'not_found_error' : 'invalid_request_error'),
    ])
    expect((await tenantry().call(method, path, { body: sent })).status).toBe(401)
    expect((await call(method, path, partner.key, sent)).status).toBe(403)
  })
})

describe('a connection', () => {
  it.each(['/v1/connections', '/v1/org/connections'])('is never there: %s/{connectionId}', async (path) => {
    const error = { message: 'Connection not found', type: 'not_found_error' }
    const key = path.includes('/org/') ? org.orgApiKey : org.projectApiKey
    for (const id of [MISSING_UUID, 'nope']) {
      const renamed = await call('PATCH', `${path}/${id}`, key, { label: 'Work' })
      expect([renamed.status, renamed.body]).toEqual([404, { error }])
      const deleted = await call('DELETE', `${path}/${id}`, key)
      expect([deleted.status, deleted.body]).toEqual([404, { error }])
    }
    const unnamed = await call('PATCH', `${path}/${MISSING_UUID}`, key, { label: '' })
    expect([unnamed.status, unnamed.body]).toEqual([400, { error: expect.stringMatching(/^label /) }])
    expect((await tenantry().call('DELETE', `${path}/${MISSING_UUID}`)).status).toBe(401)
  })
})

describe('what an organization can be connected to', () => {
  it.each(['/v1/org/connections', '/v1/org/apps/configured'])('is nothing: GET %s', async (path) => {
    const { status, body } = await call('GET', path, org.orgApiKey)
    expect([status, body]).toEqual([200, []])
    expect((await call('GET', path, org.projectApiKey)).status).toBe(403)
  })

  it.each([
    ['GET', '/v1/org/apps/github/config', undefined, 404],
    ['POST', '/v1/org/apps/github/config', { clientId: 'a' }, 404],
    ['DELETE', '/v1/org/apps/github/config', undefined, 404],
    ['GET', '/v1/org/rules/permissions/github', undefined, 404],
    ['PUT', '/v1/org/rules/permissions/github', CHANGES, 400],
    ['GET', '/v1/org/rules/overlap/github', undefined, 404],
    ['GET', '/v1/org/apps/github/authorize', undefined, 400],
    ['POST', '/v1/org/apps/github/connect', { fields: { apiKey: 'x' } }, 400],
    ['PATCH', '/v1/org/apps/github/config/toggle', { enabled: true }, 404],
    ['GET', '/v1/org/apps/github/blocklist', undefined, 404],
    ['POST', '/v1/org/apps/github/blocklist', { name: 'Own', hostPattern: 'x.example' }, 400],
    ['PATCH', `/v1/org/apps/github/blocklist/${MISSING_UUID}`, { enabled: false }, 404],
    ['DELETE', `/v1/org/apps/github/blocklist/${MISSING_UUID}`, undefined, 404],
  ])('knows no provider: %s %s', async (method, path, sent, wanted) => {
    const { status, body } = await call(method, path, org.orgApiKey, sent)
    expect([status, body]).toEqual([
      wanted,
      unknown(wanted === 404 ? 'not_found_error' : 'invalid_request_error'),
    ])
    expect((await call(method, path, org.projectApiKey, sent)).status).toBe(403)
  })
})

describe('POST /v1/migrate/export', () => {
  it('has nowhere to export to', async () => {
    const { status, body } = await call('POST', '/v1/migrate/export', org.projectApiKey, { cloudApiKey: 'x' })
    const error = { message: 'This server has nowhere to export to', type: 'not_found_error' }
    expect([status, body]).toEqual([404, { error }])
    expect((await call('POST', '/v1/migrate/export', org.projectApiKey, {})).status).toBe(400)
  })
})
