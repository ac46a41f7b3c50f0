import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Id, newId, type PartnerId } from '../../src/kernel/ids.ts'
import type { Store } from '../../src/store/store.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'

/** Fails at the nth id that the domain asks for, which is somewhere in the middle of a write. */
let idsUntilFailure = Number.POSITIVE_INFINITY
const failingNewId = <I extends Id<string>>(): I => {
  if (--idsUntilFailure < 0) throw new Error('A fault made by the test.')
  return newId<I>()
}

let tenantry: TestTenantry
beforeAll(async () => {
  tenantry = await openTenantry({ newId: failingNewId }, await withFareHarbor())
})
afterAll(() => tenantry.close())

const TABLES = [
  'orgs',
  'org_counts',
  'projects',
  'agents',
  'credentials',
  'claim_links',
  'org_connections',
  'mails',
  'events',
  'idempotency_results',
]

/** What the tables hold; the counter's slots by their sum. */
const contents = async (): Promise<Record<string, unknown>> => {
  const counts = TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  const [row] = await tenantry.database.sql(
    `select ${counts.join(', ')}, (select coalesce(sum(orgs), 0)::int from org_counts) as counted`,
  )
  return row ?? {}
}

const CREATES: Record<string, (partner: TestPartner, idempotencyKey: string) => Promise<{ status: number }>> =
  {
    fleet: (partner, key) =>
      partner.fleet(
        'partner/createPartnerClient',
        { clientOrgName: 'Acme', clientContactEmail: 'customer@example.com' },
        { headers: { 'idempotency-key': key } },
      ),
    embed: (partner, key) =>
      partner.embed('POST', '/orgs', {
        body: {
          name: 'Acme',
          external_id: key,
          integrations: { fareharbor: { app_key: 'a', user_key: 'u' } },
        },
        headers: { 'idempotency-key': key },
      }),
    broker: (partner, key) =>
      partner.broker('POST', '/v1/partner/orgs', {
        body: { name: 'Acme' },
        headers: { 'idempotency-key': key },
      }),
  }

describe.each(Object.keys(CREATES))('creating an organization (%s)', (dialect) => {
  it('leaves nothing behind wherever it fails, and a retry with the same Idempotency-Key runs again', async () => {
    const partner = await createTestPartner(tenantry)
    const create = CREATES[dialect]
    if (create === undefined) throw new Error('No such dialect.')
    const before = await contents()
    let failures = 0
    for (;;) {
      idsUntilFailure = failures
      const { status } = await create(partner, 'the-same-key')
      idsUntilFailure = Number.POSITIVE_INFINITY
      if (status !== 500) break
      failures++
      expect(await contents(), `failure ${failures}`).toEqual(before)
    }
    // An id for each of its parts at least: organization, project, agent, token, claim link, event.
    expect(failures).toBeGreaterThanOrEqual(6)
    const after = await contents()
    expect(after).toMatchObject({
      orgs: Number(before['orgs']) + 1,
      events: Number(before['events']) + 1,
      idempotency_results: Number(before['idempotency_results']) + 1,
      counted: Number(before['counted']) + 1,
    })
    const replay = await create(partner, 'the-same-key')
    expect(replay).toMatchObject({ headers: { 'idempotent-replayed': 'true' } })
    expect(await contents()).toEqual(after)
  })
})

describe('provisioning a partner', () => {
  it('leaves nothing behind wherever it fails', async () => {
    const rows = () => tenantry.database.sql('select count(*)::int as partners from partners')
    const before = [await rows(), await contents()]
    for (let failures = 0; ; failures++) {
      idsUntilFailure = failures
      const failed = await createTestPartner(tenantry).then(
        () => false,
        () => true,
      )
      idsUntilFailure = Number.POSITIVE_INFINITY
      if (!failed) {
        expect(failures).toBeGreaterThanOrEqual(5)
        return
      }
      expect([await rows(), await contents()]).toEqual(before)
    }
  })
})

describe('a transaction', () => {
  const insert = (store: Store, partnerId: PartnerId, fail: boolean) =>
    store.asTenant({ partnerId, orgId: 'any' }, async (tx) => {
      await tx.execute(
        sql`insert into org_counts (partner_id, slot, orgs) values (${partnerId}, ${newId()}, 7)`,
      )
      if (fail) throw new Error('after the insert')
    })

  it('that throws leaves nothing, and the next one on the connection is not in its role or its tenant', async () => {
    const partner = await createTestPartner(tenantry)
    const { store, sql: read } = tenantry.database
    const partnerId = partner.id as PartnerId
    const before = await contents()
    await expect(insert(store, partnerId, true)).rejects.toThrow('after the insert')
    expect(await contents()).toEqual(before)
    await insert(store, partnerId, false)
    expect(await read('select orgs from org_counts where partner_id = $1', [partner.id])).toEqual([
      { orgs: 7 },
    ])
    const [left] = await store.asOwner(async (tx) => {
      const found = await tx.execute(
        sql`select current_user::text as "user", session_user::text as "session",
          coalesce(current_setting('app.partner_id', true), '') as partner`,
      )
      return (found as { rows: Record<string, string>[] }).rows
    })
    expect(left).toMatchObject({ user: left?.['session'], partner: '' })
  })

  it('that only reads cannot write', async () => {
    const partner = await createTestPartner(tenantry)
    const partnerId = partner.id as PartnerId
    const attempt = tenantry.database.store.asTenant(
      { partnerId, orgId: 'any' },
      (tx) => tx.execute(sql`update orgs set name = 'changed'`),
      { readOnly: true },
    )
    await expect(attempt).rejects.toMatchObject({
      cause: { message: expect.stringContaining('read-only transaction') },
    })
  })
})
