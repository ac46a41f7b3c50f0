import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToOrgCount } from '../../src/domain/org/count-orgs.ts'
import type { PartnerId } from '../../src/kernel/ids.ts'
import { createTestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { takesManyConnections } from './databases.ts'

let tenantry: TestTenantry
beforeAll(async () => {
  tenantry = await openTenantry()
})
afterAll(() => tenantry.close())

/** Resolves for everyone once the given number have come. */
const meetingOf = (number: number): (() => Promise<void>) => {
  let missing = number
  let open = (): void => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    if (--missing === 0) open()
    return all
  }
}

const countedFor = async (partnerId: string): Promise<unknown> =>
  (
    await tenantry.database.sql('select sum(orgs)::int as orgs from org_counts where partner_id = $1', [
      partnerId,
    ])
  )[0]?.['orgs']

describe('the number of organizations', () => {
  it('is right after 50 parallel creates and 20 parallel deletes among them', async () => {
    const partner = await createTestPartner(tenantry)
    const created = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        partner.broker('POST', '/v1/partner/orgs', { body: { name: `Org ${at}` } }),
      ),
    )
    expect(created.map(({ status }) => status)).toEqual(created.map(() => 201))
    const ids = created.map(({ body }) => (body as { organizationId: string }).organizationId)
    const deleted = await Promise.all([
      ...ids.slice(0, 20).map((id) => partner.broker('DELETE', `/v1/partner/orgs/${id}`)),
      ...Array.from({ length: 5 }, () => partner.embed('POST', '/orgs', { body: { name: 'One more' } })),
    ])
    expect(deleted.map(({ status }) => status)).toEqual([...Array(20).fill(204), ...Array(5).fill(201)])
    const { body } = await partner.embed('GET', '/orgs?limit=1')
    expect(body).toMatchObject({ total: 35 })
    expect(await countedFor(partner.id)).toBe(35)
  })

  it('counts an organization that two callers delete at once only once', async () => {
    const partner = await createTestPartner(tenantry)
    const { body } = await partner.embed('POST', '/orgs', { body: { name: 'Short-lived' } })
    const path = `/v1/partner/orgs/${(body as { id: string }).id}`
    const answers = await Promise.all(Array.from({ length: 8 }, () => partner.broker('DELETE', path)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(7).fill(404)])
    expect(await countedFor(partner.id)).toBe(0)
  })
})

// The embedded database has one connection: its transactions follow one another anyhow.
if (takesManyConnections) {
  describe('open transactions', () => {
    it('all add to the number without waiting for one another', async () => {
      const partner = await createTestPartner(tenantry)
      const partnerId = partner.id as PartnerId
      const { store } = tenantry.database
      const meeting = meetingOf(8)
      const add = () =>
        store.asTenant({ partnerId, orgId: 'any' }, async (tx) => {
          // Whoever had to wait would wait for ever: nobody commits before all have counted.
          await tx.execute(`set local lock_timeout = '5s'`)
          await addToOrgCount(tx, tenantry.domain, partnerId, 1)
          await meeting()
        })
      await Promise.all(Array.from({ length: 8 }, add))
      expect(await countedFor(partner.id)).toBe(8)
      await Promise.all(Array.from({ length: 3 }, add))
      expect(await countedFor(partner.id)).toBe(11)
      const slots = await tenantry.database.sql('select slot from org_counts where partner_id = $1', [
        partner.id,
      ])
      expect(slots.length).toBeLessThanOrEqual(8)
    })
  })
}
