import pg from 'pg'
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { EventFeed, type ToldEvent } from '../../src/domain/event/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { createPostgresDatabase } from '../support/database.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { takesManyConnections } from './databases.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const INSERT = `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
  values ($1, $2, $3, 'location.created', $2, '{}', '{}', $2, '', now())`

const feeds: EventFeed[] = []
afterEach(async () => {
  for (const feed of feeds.splice(0)) await feed.stop()
})

const follow = async (
  store: Store,
  take?: (events: readonly ToldEvent[]) => void,
  times = { everyMs: 20, restMs: 1 },
) => {
  const feed = new EventFeed(store, times)
  feeds.push(feed)
  const told: string[] = []
  await feed.follow(async (events) => {
    take?.(events)
    told.push(...events.map(({ id }) => id))
  })
  return { feed, told }
}

const write = async (count = 1): Promise<readonly string[]> => {
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids) await tenantry().database.sql(INSERT, [partner.id, id, partner.ownOrgId])
  return ids
}

describe('the feed of events', () => {
  it('hands over each event once, in order, and nothing from before', async () => {
    await write()
    const { told } = await follow(tenantry().database.store)
    const written = await write(5)
    await vi.waitFor(() => expect(told).toEqual(written))
  })

  it('hands over more than fits into one page', async () => {
    const { told } = await follow(tenantry().database.store)
    await tenantry().database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       select $1, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(g), 12, '0'))::uuid,
         $2, 'location.created', $1, '{}', '{}', $1, '', now()
       from generate_series(1, 1234) g`,
      [partner.id, partner.ownOrgId],
    )
    await vi.waitFor(() => expect(told).toHaveLength(1234), { timeout: 120_000 })
    expect(new Set(told).size).toBe(1234)
    expect(told).toEqual([...told].sort())
  })

  it('hands over again what could not be taken, and nothing of it twice that could', async () => {
    let failures = 2
    const { told } = await follow(tenantry().database.store, () => {
      if (failures-- > 0) throw new Error('Not now.')
    })
    const written = await write(3)
    await vi.waitFor(() => expect([...told].sort()).toEqual([...written].sort()), { timeout: 120_000 })
  })

  it('has handed over what is committed once it has settled, and waits for nobody where a look fails', async () => {
    let failures = 0
    const fail = () => {
      if (failures-- > 0) throw new Error('Not now.')
    }
    const { feed, told } = await follow(tenantry().database.store, fail, { everyMs: 3_600_000, restMs: 50 })
    for (let round = 1; round <= 5; round++) {
      const [id] = await write()
      await feed.settle()
      expect(told).toContain(id)
    }
    failures = 1
    const written = await write()
    await feed.settle()
    expect(told).toHaveLength(5)
    await feed.settle()
    expect(told.slice(5)).toEqual(written)
    const settled = feed.settle()
    await feed.stop()
    await settled
    await feed.settle()
  })

  it('hands over at the end what was committed before it, and begins anew where it is followed again', async () => {
    const { feed, told } = await follow(tenantry().database.store)
    const written = await write(2)
    await feed.stop()
    expect(told).toEqual(written)
    await write()
    const again: string[] = []
    await feed.follow(async (events) => void again.push(...events.map(({ id }) => id)))
    const later = await write()
    await vi.waitFor(() => expect(again).toEqual(later))
  })

  it('tells nothing of what was restored with the numbers of transactions to come', async () => {
    const id = newId()
    await tenantry().database.sql(INSERT, [partner.id, id, partner.ownOrgId])
    await tenantry().database.sql(`update events set written_by = '9000000000' where id = $1`, [id])
    const { told } = await follow(tenantry().database.store)
    const written = await write(2)
    await vi.waitFor(() => expect(told).toEqual(written))
  })
})

describe.runIf(takesManyConnections)('with transactions side by side', () => {
  const openTransaction = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('begin')
    const id = newId()
    await client.query(INSERT, [own.partnerId, id, own.orgId])
    return {
      id,
      commit: async () => {
        await client.query('commit')
        await client.end()
      },
    }
  }
  let url: string
  let own: { readonly partnerId: string; readonly orgId: string }
  beforeAll(async () => {
    expect(inject('engine')).toBe('postgres')
    url = await createPostgresDatabase()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    own = { partnerId: newId(), orgId: newId() }
    await client.query(
      `with partner as (
         insert into partners (id, name, owner_email, own_org_id, created_at, updated_at)
         values ($1, 'Acme', 'a@example.com', $2, now(), now())
       ) insert into orgs (partner_id, id, is_own, name, slug, language, widget_token, created_at)
         values ($1, $2, true, 'Acme', 'acme', 'en', $2, now())`,
      [own.partnerId, own.orgId],
    )
    await client.end()
  })

  it('an earlier one that commits later is told when it does, and holds up nobody', async () => {
    const store = await openPostgres(url, 2)
    const { feed, told } = await follow(store)
    const early = await openTransaction(url)
    const late = await openTransaction(url)
    await late.commit()
    await vi.waitFor(() => expect(told).toEqual([late.id]))
    const third = await openTransaction(url)
    await third.commit()
    await vi.waitFor(() => expect(told).toEqual([late.id, third.id]))
    await early.commit()
    await vi.waitFor(() => expect(told).toEqual([late.id, third.id, early.id]))
    await feed.stop()
    await store.close()
  })

  it('two nodes are told the same, each once, whatever commits when', async () => {
    const stores = [await openPostgres(url, 2), await openPostgres(url, 2)]
    const followed = await Promise.all(stores.map((store) => follow(store)))
    const open = await Promise.all(Array.from({ length: 12 }, () => openTransaction(url)))
    const shuffled = [...open].sort((a, b) => a.id.slice(-4).localeCompare(b.id.slice(-4)))
    for (const transaction of shuffled) await transaction.commit()
    for (const { told } of followed) {
      await vi.waitFor(() => expect(told).toHaveLength(open.length))
      expect(new Set(told)).toEqual(new Set(open.map(({ id }) => id)))
    }
    for (const { feed } of followed) await feed.stop()
    for (const store of stores) await store.close()
  })
})
