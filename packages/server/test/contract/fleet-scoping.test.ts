import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { documentedOperations, takesOrgHeader } from '../property/support/documented-operations.ts'
import { createTestOrg, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, timeless } from './fleet-answers.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const ALWAYS = {
  createdAtMillis: Date.parse('2026-03-15T10:30:00.000Z'),
  deleted: false,
  tenantUrl: 'https://tenantry.example',
}
const NOTHING_SET = { featureFlags: {}, cameraConfigDefaults: {}, cameraConfigOptions: {} }

const client = async (partner: TestPartner, name?: string) => {
  const created = await createTestOrg(partner, name)
  return { ...created, org: ruuidOf(created.organizationId) }
}
const sqlOn = (orgId: string, change: string) =>
  tenantry().database.sql(`update orgs set ${change} where id = $1`, [orgId])

describe('x-auth-org on client-level calls (fleet guide, "Scoping a call to a client organization")', () => {
  it('runs the call inside the client that it names', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await client(partner, 'Acme Corporation')
    expectFleet(await partner.fleet('org/getOrgV2', {}, { org }), 200, {
      org: { uuid: org, name: 'Acme Corporation', type: 'CUSTOMER', ...ALWAYS },
      ...NOTHING_SET,
    })
  })

  it('runs the call in the partner’s own org without the header', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await client(partner)
    await partner.fleet('location/createLocation', { name: 'Theirs' }, { org })
    const uuid = ruuidOf(partner.ownOrgId)
    expectFleet(await partner.fleet('org/getOrgV2'), 200, {
      org: { uuid, name: partner.name, type: 'PARTNER', ...ALWAYS, accountOwnerEmail: 'owner@example.com' },
      ...NOTHING_SET,
    })
    expectFleet(await partner.fleet('location/getLocations'), 200, { locations: [] })
    expectFleet(await partner.fleet('camera/getMinimalCameraStateList'), 200, { cameraStates: [] })
    await partner.fleet('location/createLocation', { name: 'Ours' })
    const { body } = await partner.fleet('location/getLocations')
    expect(body).toMatchObject({ locations: [{ name: 'Ours' }] })
    const inside = await partner.fleet('location/getLocations', {}, { org })
    expect(inside.body).toMatchObject({ locations: [{ name: 'Theirs' }] })
  })

  it('answers alike to a stranger’s, a missing, a deleted and a malformed org', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await client(await createTestPartner(tenantry()))
    const deleted = await client(partner)
    await partner.fleet('partner/deleteClient', { clientOrgUuid: deleted.org })
    const missing = await partner.fleet('org/getOrgV2', {}, { org: ruuidOf(MISSING_UUID) })
    expectFleet(missing, 403, FORBIDDEN)
    const kept = await client(partner)
    const bits = kept.org.slice(0, -1)
    const respelled = ['A', 'Q', 'g', 'w'].includes(kept.org.slice(-1)) ? `${bits}B` : bits
    for (const org of [
      stranger.org,
      deleted.org,
      kept.organizationId,
      respelled,
      `${kept.org}=`,
      'Acme',
      '',
    ]) {
      const answer = await partner.fleet('org/getOrgV2', {}, { org })
      expect([org, answer.status, timeless(answer)]).toEqual([org, 403, timeless(missing)])
    }
  })

  it('answers alike to them wherever else a call is wrong too', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await client(await createTestPartner(tenantry()))
    const operations = (await documentedOperations(tenantry().http, 'fleet')).filter(takesOrgHeader)
    const wrong = [
      { body: {} },
      { body: { uuid: 'x', locationUuid: 'x', timestampMs: -1 } },
      { body: {}, headers: { 'idempotency-key': 'two words' } },
    ]
    const differing: string[] = []
    for (const { path, method } of operations.filter((operation) => operation.method === 'POST'))
      for (const call of wrong) {
        const answerFor = async (org: string) => {
          const { headers, ...sent } = call
          const answer = await tenantry().call(method, path, {
            ...sent,
            headers: { ...fleetHeaders(partner.key), 'x-auth-org': org, ...headers },
          })
          return JSON.stringify([answer.status, timeless(answer)])
        }
        const missing = await answerFor(ruuidOf(MISSING_UUID))
        for (const org of [stranger.org, 'Acme', ''])
          if ((await answerFor(org)) !== missing) differing.push(`${path} ${org} ${JSON.stringify(call)}`)
      }
    expect(operations.length).toBeGreaterThan(80)
    expect(differing).toEqual([])
  })

  it('finds the headers in any letter case', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await client(partner)
    const { http } = tenantry()
    await http.listen({ port: 0, host: '127.0.0.1' })
    const address = http.server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const headers = {
      'X-Auth-Scheme': 'partner-api-token',
      'X-AUTH-APIKEY': partner.key,
      'X-Auth-Org': org,
      'Content-Type': 'application/json',
    }
    const text = await new Promise<string>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path: '/api/org/getOrgV2',
        method: 'POST',
        headers,
        agent: false,
      }
      request(options, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk
        })
        response.on('end', () => resolve(body))
      })
        .on('error', reject)
        .end('{}')
    })
    expect(JSON.parse(text)).toMatchObject({ org: { uuid: org } })
  })

  it('lets an org key work in its own org, with and without the header naming it', async () => {
    const partner = await createTestPartner(tenantry())
    const { org, orgApiKey } = await client(partner, 'Acme Corporation')
    for (const more of [{}, { 'x-auth-org': org }]) {
      const headers = { ...fleetHeaders(orgApiKey, 'api-token'), ...more }
      const { status, body } = await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })
      expect([status, body]).toMatchObject([200, { org: { uuid: org, name: 'Acme Corporation' } }])
    }
  })

  it('lets an org key reach no other org', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey } = await client(partner)
    const sibling = await client(partner)
    for (const org of [sibling.org, ruuidOf(partner.ownOrgId), ruuidOf(MISSING_UUID), 'garbage']) {
      const headers = { ...fleetHeaders(orgApiKey, 'api-token'), 'x-auth-org': org }
      expectFleet(await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} }), 403, FORBIDDEN)
    }
  })

  it('shows until when the customer lets the partner in', async () => {
    const partner = await createTestPartner(tenantry())
    const { org, organizationId } = await client(partner)
    await sqlOn(organizationId, `status = 'claimed', partner_access_until = '2026-03-15T11:00:00Z'`)
    const { body } = await partner.fleet('org/getOrgV2', {}, { org })
    expect(body).toMatchObject({
      org: { partnerAccessAllowedUntil: Date.parse('2026-03-15T11:00:00Z') / 1000 },
    })
  })

  it.each([
    ['said no', `status = 'claimed', partner_access_allowed = false`],
    ['let the time run out', `status = 'claimed', partner_access_until = '2026-03-15T10:30:00Z'`],
    ['detached', `status = 'detached'`],
    ['been suspended', `suspended_at = '2026-03-01T00:00:00Z'`],
  ])('is refused inside a client that has %s', async (_what, change) => {
    const partner = await createTestPartner(tenantry())
    const { org, organizationId } = await client(partner)
    await sqlOn(organizationId, change)
    for (const path of ['org/getOrgV2', 'location/getLocations', 'camera/getMinimalCameraStateList'])
      expectFleet(await partner.fleet(path, {}, { org }), 403, FORBIDDEN)
    expectFleet(await partner.fleet('location/createLocation', { name: 'HQ' }, { org }), 403, FORBIDDEN)
  })
})

describe('x-auth-org on /api/partner/* (fleet guide: "ignored")', () => {
  it('is ignored whatever it holds', async () => {
    const partner = await createTestPartner(tenantry())
    const { org, organizationId } = await client(partner, 'Acme Corporation')
    const stranger = await client(await createTestPartner(tenantry()))
    for (const path of ['getClients', 'getClientsV2', 'getClientStatusMap', 'getClientSummaryInfo']) {
      const body = { clientOrgUuid: org }
      const plain = await partner.fleet(`partner/${path}`, body)
      expect(plain.status).toBe(200)
      const names = ['', 'garbage', 'Acme Corporation', organizationId, org, stranger.org, 'x'.repeat(4_000)]
      for (const named of names) {
        const { status, text } = await partner.fleet(`partner/${path}`, body, { org: named })
        expect([path, status, text]).toEqual([path, 200, plain.text])
      }
    }
  })

  it('does not redirect a write', async () => {
    const partner = await createTestPartner(tenantry())
    const { org } = await client(partner)
    const stranger = await client(await createTestPartner(tenantry()))
    const headers = { org: stranger.org }
    const customized = await partner.fleet(
      'partner/customizeClient',
      { clientOrgUuid: org, customizations: { inactivityTimeout: 5 } },
      headers,
    )
    expectFleet(customized, 200, { customizations: { inactivityTimeout: 5 } })
    expectFleet(await partner.fleet('partner/deleteClient', { clientOrgUuid: org }, headers), 200, {})
  })
})
