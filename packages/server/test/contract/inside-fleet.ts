import { expect } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { expectFleet } from './fleet-answers.ts'
import { RUUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

/** A partner, and calls of its fleet dialect in new clients of it. */
export const fleetClients = async (tenantry: TestTenantry) => {
  const partner = await createTestPartner(tenantry)
  return async () => {
    const { organizationId: orgId } = await createTestOrg(partner)
    const org = ruuidOf(orgId)
    const call = (path: string, body: unknown = {}) => partner.fleet(path, body, { org })
    /** Creates something; answers the id by the name that the answer has for it. */
    const create = async (path: string, body: unknown, field: string): Promise<string> => {
      const answer = await call(path, body)
      expectFleet(answer, 200, { [field]: expect.stringMatching(RUUID) })
      return String((answer.body as Record<string, unknown>)[field])
    }
    const list = async <Item>(path: string, field: string): Promise<readonly Item[]> => {
      const { body } = await call(path)
      return (body as Record<string, readonly Item[]>)[field] ?? []
    }
    const lastEvents = async (count: number) =>
      (await eventsOf(tenantry, partner)).slice(-count).map(({ type, subject }) => [type, ruuidOf(subject)])
    return { partner, orgId, org, call, create, list, lastEvents }
  }
}
