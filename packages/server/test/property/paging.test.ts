import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Context } from '../../src/domain/context.ts'
import { authenticate } from '../../src/domain/credential/index.ts'
import { pageLocations } from '../../src/domain/location/index.ts'
import { pageClients, pageOrgs } from '../../src/domain/org/index.ts'
import { type Id, newId, type OrgId, type RequestId } from '../../src/kernel/ids.ts'
import { everyPage, type Page, pageOf } from '../../src/kernel/page.ts'
import { admin, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const collect = async <T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = []
  for await (const page of everyPage(read)) items.push(...page)
  return items
}

it('walking any list in pages of any size visits each row once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.uuid({ version: 7 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 70 }),
      async (ids, limit) => {
        const rows = [...ids].sort().map((id) => ({ id }))
        let reads = 0
        const walked = await collect(async (after) => {
          reads++
          const rest = rows.filter(({ id }) => after === undefined || id > after)
          return pageOf(rest.slice(0, limit + 1), limit)
        })
        expect(walked).toEqual(rows)
        expect(reads).toBe(Math.max(1, Math.ceil(rows.length / limit)))
      },
    ),
  )
})

it('a page never holds more than its limit, and names a next one exactly when there is one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 30 }),
      (ids, limit) => {
        const page = pageOf(
          ids.map((id) => ({ id })),
          limit,
        )
        expect(page.items).toHaveLength(Math.min(ids.length, limit))
        expect(page.next).toBe(ids.length > limit ? ids[limit - 1] : undefined)
        expect('next' in page).toBe(ids.length > limit)
      },
    ),
  )
})

const contextFor = async ({ key }: TestPartner): Promise<Context> => {
  const { domain } = tenantry()
  const { principal } = await authenticate(domain, key)
  return { domain, principal, requestId: newId<RequestId>(), address: '127.0.0.1', trace: {} }
}

const create = async (partner: TestPartner, name: string): Promise<string> => {
  const { body } = await partner.embed('POST', '/orgs', { body: { name } })
  return (body as { id: string }).id
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

it('any page size over any number of organizations visits each one once, inside and on the wire', async () => {
  const partner = await createTestPartner(tenantry())
  const context = await contextFor(partner)
  const ids: string[] = []
  for (let count = 0; count <= 12; count++) {
    if (count > 0) ids.push(await create(partner, `Org ${count}`))
    for (let limit = 1; limit <= count + 2; limit++) {
      const label = `${limit} of ${count}`
      const clients = (after: string | undefined) =>
        pageClients(context, { after: after as OrgId | undefined, limit })
      const orgs = (after: string | undefined) =>
        pageOrgs(context, { after: after as OrgId | undefined, limit })
      expect(idsOf(await collect(clients)), label).toEqual(ids)
      expect(idsOf(await collect(orgs)), label).toEqual(ids)
      const walked: string[] = []
      for (let offset = 0; offset <= count; offset += limit) {
        const { body } = await partner.embed('GET', `/orgs?limit=${limit}&offset=${offset}`)
        const { data, total } = body as { data: { id: string }[]; total: number }
        expect(total, label).toBe(count)
        expect(data.length, label).toBe(Math.min(limit, count - offset))
        walked.push(...idsOf(data))
      }
      expect(walked, label).toEqual(ids)
    }
    const whole = await partner.broker('GET', '/v1/partner/orgs')
    expect(idsOf(whole.body as { id: string }[])).toEqual(ids)
    const fleet = (await partner.fleet('partner/getClientsV2')).body as {
      clients: unknown[]
      partnerClients: unknown[]
    }
    expect([fleet.clients.length, fleet.partnerClients.length]).toEqual([count, count])
  }
})

it('pages stay complete while organizations before and after the cursor come and go', async () => {
  const partner = await createTestPartner(tenantry())
  const context = await contextFor(partner)
  const ids: string[] = []
  for (let count = 0; count < 8; count++) ids.push(await create(partner, `Org ${count}`))
  let pages = 0
  const walked = await collect(async (after) => {
    const page = await pageOrgs(context, { after: after as OrgId | undefined, limit: 3 })
    // What was read already is deleted, and what comes later is added, between the first page and the second.
    if (pages++ === 0) {
      await partner.broker('DELETE', `/v1/partner/orgs/${ids[2]}`)
      ids.push(await create(partner, 'Latecomer'))
    }
    return page
  })
  expect(idsOf(walked)).toEqual(ids)
})

it('any page size over any number of locations visits each one once', async () => {
  const partner = await createTestPartner(tenantry())
  const context = await contextFor(partner)
  for (let count = 1; count <= 7; count++) {
    await partner.fleet('location/createLocation', { name: `Location ${count}` })
    for (let limit = 1; limit <= count + 1; limit++) {
      const read = (after: string | undefined) =>
        pageLocations(context, 'own', { after: after as Id<'location'>, limit })
      expect((await collect(read)).map(({ name }) => name)).toEqual(
        Array.from({ length: count }, (_, at) => `Location ${at + 1}`),
      )
    }
  }
})

it('the operator’s pages are complete for any limit: partners, their keys and mails', async () => {
  const partner = await createTestPartner(tenantry())
  for (let count = 0; count < 4; count++) {
    await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, { body: { name: `Key ${count}` } })
    const contact = { clientOrgName: 'x', clientContactEmail: `contact${count}@example.com` }
    await partner.fleet('partner/createPartnerClient', contact)
  }
  for (const path of ['/partners', `/partners/${partner.id}/keys`, '/outbox']) {
    const read = async (limit: number, cursor?: string) => {
      const { body } = await admin(
        tenantry(),
        'GET',
        `${path}?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      )
      const { data, next } = body as { data: { id: string }[]; next?: string }
      return { items: data, ...(next !== undefined && { next }) }
    }
    const whole = idsOf(await collect((after) => read(200, after)))
    expect(whole.length).toBeGreaterThanOrEqual(4)
    for (let limit = 1; limit <= whole.length + 1; limit++)
      expect(idsOf(await collect((after) => read(limit, after))), `${path} by ${limit}`).toEqual(whole)
  }
})
