import { describe, expect, it } from 'vitest'
import { bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { spellingsOf, storedText } from './stored-text.ts'
import { ruuidOf, UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'
const DEFAULT_PROJECT = { name: 'Default', slug: 'default', createdAt }

describe('the credentials of a new organization (broker guide, "What you receive")', () => {
  it('all work', async () => {
    const partner = await createTestPartner(tenantry())
    const made = await createTestOrg(partner, 'Acme Corp')
    const { organizationId, projectId, orgApiKey, projectApiKey, agentToken, claimUrl } = made
    const as = (key: string, path: string, more = {}) =>
      tenantry().call('GET', path, { headers: { ...bearer(key), ...more } })
    expect((await as(orgApiKey, '/v1/projects')).body).toEqual([{ id: projectId, ...DEFAULT_PROJECT }])
    const agents = [
      {
        id: expect.stringMatching(UUID),
        name: 'Default',
        identifier: 'default',
        accessToken: agentToken,
        isDefault: true,
        secretMode: 'all',
        createdAt,
        _count: { agentSecrets: 0, agentAppConnections: 0 },
      },
    ]
    expect((await as(projectApiKey, '/v1/agents')).body).toEqual(agents)
    expect((await as(orgApiKey, '/v1/agents', { 'x-project-id': projectId })).body).toEqual(agents)
    const fleet = await tenantry().call('POST', '/api/org/getOrgV2', {
      headers: fleetHeaders(orgApiKey, 'api-token'),
      body: {},
    })
    expect(fleet.body).toMatchObject({ org: { uuid: ruuidOf(organizationId) } })
    expect((await as(agentToken, '/v1/whoami')).body).toMatchObject({ kind: 'agent', organizationId })
    const page = await tenantry().call('GET', claimUrl.slice('https://tenantry.example'.length))
    expect([page.status, page.text.includes('Acme Corp')]).toEqual([200, true])
  })

  it('stand readable neither in the database nor in the log nor in an event', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, projectApiKey, agentToken, claimUrl } = await createTestOrg(partner)
    await tenantry().call('GET', claimUrl.slice('https://tenantry.example'.length))
    await tenantry().call('GET', '/v1/whoami', { headers: bearer(orgApiKey) })
    const places = [await storedText(tenantry()), tenantry().log()]
    const claimToken = claimUrl.split('token=')[1] ?? ''
    expect(claimToken).toHaveLength(64)
    for (const secret of [partner.key, orgApiKey, projectApiKey, agentToken, claimToken])
      for (const spelling of spellingsOf(secret))
        for (const place of places) expect(place).not.toContain(spelling)
  })

  it('are different in every organization', async () => {
    const partner = await createTestPartner(tenantry())
    const [one, two] = [await createTestOrg(partner, 'Same'), await createTestOrg(partner, 'Same')]
    const values = [...Object.values(one), ...Object.values(two)]
    expect(new Set(values).size).toBe(values.length)
  })
})
