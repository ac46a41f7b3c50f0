import { expect } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { expectFleet } from './fleet-answers.ts'
import { RUUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

/** A partner with one client, and the location calls made inside it. */
export const insideClient = async (tenantry: TestTenantry) => {
  const partner = await createTestPartner(tenantry)
  const { organizationId: orgId } = await createTestOrg(partner)
  const org = ruuidOf(orgId)
  const call = (name: string, body: unknown) => partner.fleet(`location/${name}`, body, { org })
  const create = async (body: unknown): Promise<string> => {
    const answer = await call('createLocation', body)
    const { uuid } = answer.body as { uuid: string }
    expectFleet(answer, 200, { uuid: expect.stringMatching(RUUID), locationUuid: uuid })
    return uuid
  }
  const changes = async () => (await eventsOf(tenantry, partner)).slice(1)
  return { partner, org, orgId, call, create, changes }
}

/** What a location shows even when nothing was given. */
export const BARE = { labels: [], floorPlans: [] }
export const DETAILS = {
  name: 'Headquarters',
  address1: '1 Main St',
  address2: 'Floor 2',
  postalCode: '94107',
  countryCode: 'US',
  latitude: 37.7749,
  longitude: -122.4194,

  labels: ['west', 'flagship'],
  floorPlans: [{ floorNumber: 1, floorLabel: 'Ground', rotation: 12.5 }],
}
