import { expect, it, vi } from 'vitest'
import { ActingReads } from '../../src/domain/acting-reads.ts'
import { newId, type OrgId } from '../../src/kernel/ids.ts'
import { createHousehold, createTenant, issueKey } from '../isolation/tenants.ts'
import { fleetHeaders, type TestPartner, withKey } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { principalOf } from './callers.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

const counted = ({ id }: TestPartner): Promise<Record<string, unknown>[]> =>
  tenantry().database.sql(
    `select org_id, actor, operation, minute, reads from acting_reads where partner_id = $1
     order by minute, operation, actor`,
    [id],
  )

/** Waits until the counts are written: the server's own timer may be about to. */
const expectCounted = (partner: TestPartner, rows: readonly unknown[]): Promise<void> =>
  vi.waitFor(
    async () => {
      await tenantry().domain.actingReads.flush()
      expect(await counted(partner)).toEqual(rows)
    },
    { timeout: 10_000 },
  )

const setUp = async () => {
  const tenant = await createTenant(tenantry())
  const client = await createHousehold(tenantry(), tenant.partner)
  const actor = `partner/${tenant.partner.id}/${tenant.partner.keyId}`
  return { tenant, partner: tenant.partner, client, org: ruuid(client.orgId), actor }
}
const MINUTE = new Date('2026-03-15T10:30:00.000Z')

it('counts a partner’s reads inside a client by actor, operation and minute, over several flushes', async () => {
  const { partner, client, org, actor } = await setUp()
  await partner.fleet('org/getOrgV2', {}, { org })
  await partner.fleet('org/getOrgV2', {}, { org })
  await partner.fleet('camera/getMinimalCameraStateList', {}, { org })
  const shared = { org_id: client.orgId, actor, minute: MINUTE }
  const cameras = { ...shared, operation: 'device_state.page', reads: 1 }
  await expectCounted(partner, [cameras, { ...shared, operation: 'org.read', reads: 2 }])
  await partner.fleet('org/getOrgV2', {}, { org })
  await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: org })
  await expectCounted(partner, [
    cameras,
    { ...shared, operation: 'org.read', reads: 3 },
    { ...shared, operation: 'org.summarize', reads: 1 },
  ])
})

it('counts each key for itself, and each minute', async () => {
  const { tenant, partner, client, org, actor } = await setUp()
  const { clock } = tenantry()
  const start = clock.now
  const second = await issueKey(tenantry(), tenant)
  const other = withKey(tenantry(), partner, second.apiKey)
  await partner.fleet('org/getOrgV2', {}, { org })
  await other.fleet('org/getOrgV2', {}, { org })
  clock.now = new Date(start.getTime() + 60_000)
  await partner.fleet('org/getOrgV2', {}, { org })
  clock.now = start
  const shared = { org_id: client.orgId, operation: 'org.read', reads: 1 }
  const inFirst = [actor, `partner/${partner.id}/${second.id}`].sort()
  await expectCounted(partner, [
    ...inFirst.map((who) => ({ ...shared, actor: who, minute: MINUTE })),
    { ...shared, actor, minute: new Date(MINUTE.getTime() + 60_000) },
  ])
})

it('counts no read in the partner’s own organization, none that was refused, and none of the customer’s own', async () => {
  const { partner, client, org } = await setUp()
  const stranger = await createTenant(tenantry())
  await partner.fleet('org/getOrgV2')
  await partner.fleet('partner/getClients')
  await stranger.partner.fleet('org/getOrgV2', {}, { org })
  await tenantry().call('POST', '/api/org/getOrgV2', {
    headers: fleetHeaders(client.orgKey, 'api-token'),
    body: {},
  })
  await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [client.orgId])
  expect((await partner.fleet('org/getOrgV2', {}, { org })).status).toBe(403)
  // A read that does count, so that there is something to wait for.
  const other = await createHousehold(tenantry(), partner)
  await partner.fleet('org/getOrgV2', {}, { org: ruuid(other.orgId) })
  await expectCounted(partner, [expect.objectContaining({ org_id: other.orgId, reads: 1 })])
  expect(await counted(stranger.partner)).toEqual([])
})

/** Counts of a test's own, which no timer writes. */
const ownCounts = async () => {
  const { tenant, partner, client } = await setUp()
  const reads = new ActingReads(tenantry().database.store, () => tenantry().clock.now, newId)
  const principal = await principalOf(tenantry(), tenant.partner.key)
  if (principal.kind !== 'partner') throw new Error('A partner key speaks for a partner.')
  const count = (operation = 'org.read') => reads.count(principal, client.orgId as OrgId, operation)
  return { partner, reads, count }
}

it('keeps what was counted when it cannot be written, and writes it the next time', async () => {
  const { partner, reads, count } = await ownCounts()
  count()
  await tenantry().database.sql('alter table acting_reads rename to acting_reads_away')
  const failed = reads.flush()
  await expect(failed).rejects.toThrow('not yet written')
  await tenantry().database.sql('alter table acting_reads_away rename to acting_reads')
  count()
  await reads.flush()
  expect((await counted(partner)).map((row) => row['reads'])).toEqual([2])
})

it('writes more than one statement can take: what a read of 10,000 clients counts', async () => {
  const { partner, reads, count } = await ownCounts()
  for (let number = 0; number < 10_000; number++) count(`org.read_${number}`)
  await reads.flush()
  expect(await counted(partner)).toHaveLength(10_000)
})

it('has written everything when a flush ends, what another flush began to write too', async () => {
  const { partner, reads, count } = await ownCounts()
  for (let round = 1; round <= 10; round++) {
    count()
    const begun = reads.flush()
    await reads.flush()
    expect((await counted(partner)).map((row) => row['reads'])).toEqual([round])
    await begun
  }
})
