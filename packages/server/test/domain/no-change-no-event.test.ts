import { describe, expect, it } from 'vitest'
import { createHousehold, createTenant, issueKey } from '../isolation/tenants.ts'
import { admin } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './events-of.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

const setUp = async () => {
  const ours = await createTenant(tenantry())
  return { ours, ...(await createHousehold(tenantry(), ours.partner)) }
}

describe('a call that changes nothing', () => {
  it('writes no event: the same settings again, the same key revoked again', async () => {
    const { ours, orgId, locationId } = await setUp()
    const key = await issueKey(tenantry(), ours)
    const customize = () =>
      ours.partner.fleet('partner/customizeClient', {
        clientOrgUuid: ruuid(orgId),
        customizations: { inactivityTimeout: 5 },
      })
    const rename = () =>
      ours.partner.fleet(
        'location/selectiveUpdateLocation',
        { locationUuid: ruuid(locationId), name: 'Gate' },
        { org: ruuid(orgId) },
      )
    const change = () =>
      admin(tenantry(), 'PATCH', `/partners/${ours.partner.id}`, { body: { rateLimitPerMinute: 77_777 } })
    const revoke = () => admin(tenantry(), 'DELETE', `/partners/${ours.partner.id}/keys/${key.id}`)
    for (const call of [customize, rename, change, revoke]) {
      expect(await eventsOf(tenantry(), await call())).toHaveLength(1)
      const again = await call()
      expect(again.status).toBeLessThan(300)
      expect(await eventsOf(tenantry(), again)).toEqual([])
    }
  })

  it('writes no event when it is refused', async () => {
    const { ours, orgId } = await setUp()
    const answer = await ours.partner.fleet('location/createLocation', { name: ' ' }, { org: ruuid(orgId) })
    expect(answer.body).toMatchObject({ error: true })
    expect(await eventsOf(tenantry(), answer)).toEqual([])
  })

  it('writes no event when a stored answer is presented again', async () => {
    const { ours } = await setUp()
    const headers = { 'idempotency-key': 'one-event' }
    const create = () => ours.partner.broker('POST', '/v1/partner/orgs', { headers, body: { name: 'Once' } })
    expect(await eventsOf(tenantry(), await create())).toHaveLength(1)
    const again = await create()
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(await eventsOf(tenantry(), again)).toEqual([])
  })
})
