import { createTenantry } from '@tenantry/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import { createTestOrg, createTestPartner, type TestOrg } from '../support/partners.ts'

const HOLD_MS = 2_000

let tenantry: ListeningTenantry
let org: TestOrg
beforeAll(async () => {
  tenantry = await listenTenantry({ pollHoldMs: HOLD_MS })
  org = await createTestOrg(await createTestPartner(tenantry))
})
afterAll(() => tenantry?.close())

// Longer than any other call may take here, as the product's own hold is.
it('the SDK waits for as long as the server holds a poll', async () => {
  const client = createTenantry({ baseUrl: tenantry.url, key: org.orgApiKey, timeoutMs: HOLD_MS / 2 })
  const held = await client.broker.listOrgPendingApprovals()
  expect(held).toEqual({ requests: [], timeoutSeconds: 180 })
  const inProject = await client.broker.listPendingApprovals({}, { projectId: org.projectId })
  expect(inProject.requests).toEqual([])
})
