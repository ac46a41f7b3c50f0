import { describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

const partnerWithClient = async () => {
  const partner = await createTestPartner(tenantry())
  const created = await createTestOrg(partner)
  return { partner, ...created, org: ruuidOf(created.organizationId) }
}

describe('x-acted-on-org names the client that an accepted call acted inside', () => {
  it.each([
    ['org/getOrgV2', {}],
    ['camera/getMinimalCameraStateList', {}],
    ['location/getLocations', {}],
    ['location/createLocation', { name: 'HQ' }],
  ])('on %s with x-auth-org', async (path, body) => {
    const { partner, org } = await partnerWithClient()
    const { status, headers } = await partner.fleet(path, body, { org })
    expect([status, headers['x-acted-on-org']]).toEqual([200, org])
  })

  it.each(['getClientSummaryInfo', 'customizeClient'])(
    'on partner/%s, which names it in the body',
    async (name) => {
      const { partner, org } = await partnerWithClient()
      const { status, headers } = await partner.fleet(`partner/${name}`, { clientOrgUuid: org })
      expect([status, headers['x-acted-on-org']]).toEqual([200, org])
    },
  )

  it('not on a call in the partner’s own org', async () => {
    const { partner } = await partnerWithClient()
    for (const options of [{}, { org: ruuidOf(partner.ownOrgId) }]) {
      const { status, headers } = await partner.fleet('org/getOrgV2', {}, options)
      expect([status, headers['x-acted-on-org']]).toEqual([200, undefined])
    }
  })

  it('not on a call about the portfolio, whatever x-auth-org holds', async () => {
    const { partner, org } = await partnerWithClient()
    for (const name of ['getClients', 'getClientsV2', 'getClientStatusMap']) {
      const { status, headers } = await partner.fleet(`partner/${name}`, {}, { org })
      expect([status, headers['x-acted-on-org']]).toEqual([200, undefined])
    }
  })

  it('not on a refused call', async () => {
    const { partner, org, organizationId } = await partnerWithClient()
    const stranger = await partnerWithClient()
    const refused = [ruuidOf(MISSING_UUID), stranger.org, 'garbage']
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [organizationId])
    for (const named of [...refused, org]) {
      const inside = await partner.fleet('org/getOrgV2', {}, { org: named })
      const summary = await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: named })
      for (const { status, headers } of [inside, summary])
        expect([status, headers['x-acted-on-org']]).toEqual([403, undefined])
    }
  })

  it('not on a call of the client’s own key: it is at home there', async () => {
    const { org, orgApiKey } = await partnerWithClient()
    const headers = { ...fleetHeaders(orgApiKey, 'api-token'), 'x-auth-org': org }
    const answer = await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })
    expect([answer.status, answer.headers['x-acted-on-org']]).toEqual([200, undefined])
  })
})
