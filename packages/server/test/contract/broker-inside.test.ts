import { describe, expect, it } from 'vitest'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const get = (path: string, headers: Record<string, string> = {}) => tenantry().call('GET', path, { headers })
const projectNotFound = { error: { message: 'Project not found', type: 'not_found_error' } }

const withOrg = async () => {
  const partner = await createTestPartner(tenantry())
  return { partner, ...(await createTestOrg(partner)) }
}

describe('GET /v1/health', () => {
  it('says version and time to anyone', async () => {
    const { status, body } = await get('/v1/health')
    expect([status, body]).toEqual([
      200,
      { status: 'ok', version: '0.0.0-test', timestamp: '2026-03-15T10:30:00.000Z' },
    ])
    expect((await get('/v1/health', bearer('garbage'))).status).toBe(200)
  })
})

describe('GET /v1/whoami', () => {
  it('says of every credential whom it speaks for', async () => {
    const { partner, organizationId, projectId, orgApiKey, projectApiKey, agentToken } = await withOrg()
    const identity = async (key: string) => {
      const { status, body, text } = await get('/v1/whoami', bearer(key))
      expect(status).toBe(200)
      expect(text).not.toContain(key)
      return body
    }
    const partnerId = partner.id
    const any = { credentialId: expect.any(String), scopes: expect.any(Array) }
    expect(await identity(partner.key)).toEqual({
      ...any,
      kind: 'partner',
      partnerId,
      credentialId: partner.keyId,
    })
    const inOrg = { ...any, partnerId, organizationId }
    expect(await identity(orgApiKey)).toEqual({ ...inOrg, kind: 'org' })
    expect(await identity(projectApiKey)).toEqual({ ...inOrg, kind: 'project', projectId })
    const agentId = expect.any(String)
    expect(await identity(agentToken)).toEqual({ ...inOrg, kind: 'agent', projectId, agentId })
  })
})

describe('X-Project-Id (wire facts, section 7.3)', () => {
  it('is needed with an org key: 401 without', async () => {
    const { orgApiKey } = await withOrg()
    const { status, body } = await get('/v1/agents', bearer(orgApiKey))
    expect([status, body]).toEqual([
      401,
      { error: { message: expect.stringContaining('X-Project-Id'), type: 'authentication_error' } },
    ])
  })

  it('answers alike to a stranger’s, a sibling’s, a missing and a malformed project', async () => {
    const { partner, orgApiKey } = await withOrg()
    const sibling = await createTestOrg(partner)
    const stranger = await withOrg()
    const ids = [
      MISSING_UUID,
      sibling.projectId,
      stranger.projectId,
      stranger.projectId.toUpperCase(),
      'nope',
      '',
    ]
    for (const id of ids) {
      const { status, text } = await get('/v1/agents', { ...bearer(orgApiKey), 'x-project-id': id })
      expect([id, status, text]).toEqual([id, 404, JSON.stringify(projectNotFound)])
    }
  })

  it('moves no project key out of its own project', async () => {
    const { partner, projectApiKey, agentToken } = await withOrg()
    const sibling = await createTestOrg(partner)
    const headers = { ...bearer(projectApiKey), 'x-project-id': sibling.projectId }
    const { text } = await get('/v1/agents', headers)
    expect(text).not.toContain(sibling.agentToken)
    expect((await get('/v1/agents', bearer(projectApiKey))).text).toContain(agentToken)
  })
})

describe('GET /v1/projects', () => {
  it('lists the projects of the key’s own organization alone', async () => {
    const { partner, orgApiKey, projectId } = await withOrg()
    await createTestOrg(partner)
    const { status, body } = await get('/v1/projects', bearer(orgApiKey))
    expect([status, body]).toEqual([
      200,
      [{ id: projectId, name: 'Default', slug: 'default', createdAt: '2026-03-15T10:30:00.000Z' }],
    ])
  })
})

describe.each(['/v1/org/partner/status', '/org/partner/status'])('GET %s', (path) => {
  it('says that a partner manages the organization, and whether it has detached', async () => {
    const { organizationId, orgApiKey } = await withOrg()
    const status = async () => (await get(path, bearer(orgApiKey))).body
    expect(await status()).toEqual({ partnerManaged: true, detached: false })
    await tenantry().database.sql(`update orgs set status = 'claimed' where id = $1`, [organizationId])
    expect(await status()).toEqual({ partnerManaged: true, detached: false })
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [organizationId])
    expect(await status()).toEqual({ partnerManaged: true, detached: true })
  })

  it('serves org keys alone', async () => {
    const { partner, projectApiKey, agentToken } = await withOrg()
    for (const key of [partner.key, projectApiKey, agentToken]) {
      const { status, body } = await get(path, bearer(key))
      expect([status, body]).toEqual([
        403,
        { error: { message: expect.any(String), type: 'permission_error' } },
      ])
    }
    expect((await get(path)).status).toBe(401)
  })
})

describe('a suspended organization', () => {
  it('refuses its own keys with 403', async () => {
    const { organizationId, projectId, orgApiKey, projectApiKey } = await withOrg()
    await tenantry().database.sql(`update orgs set suspended_at = created_at where id = $1`, [organizationId])
    const calls = [
      get('/v1/projects', bearer(orgApiKey)),
      get('/v1/agents', { ...bearer(orgApiKey), 'x-project-id': projectId }),
      get('/v1/agents', bearer(projectApiKey)),
      get('/v1/org/members', bearer(orgApiKey)),
    ]
    for (const { status, body } of await Promise.all(calls)) {
      const error = { message: 'Access to this organization is not allowed', type: 'permission_error' }
      expect([status, body]).toEqual([403, { error }])
    }
  })
})
