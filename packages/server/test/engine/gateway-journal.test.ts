import { expect, it } from 'vitest'
import { type Entry, Journal } from '../../src/domain/egress/index.ts'
import { Ledger } from '../../src/domain/egress/ledger.ts'
import {
  type AgentId,
  newId,
  type OrgId,
  type PartnerId,
  type ProjectId,
  parseUuid,
  type RequestId,
  type SecretId,
} from '../../src/kernel/ids.ts'
import type { Store } from '../../src/store/store.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const AT = new Date('2026-03-15T10:30:00.000Z')
const COST = 5_000_000n

/** A new organization's place, and requests in it that its partner's secret pays for. */
const payingOrg = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  const orgId = parseUuid<OrgId>(org.organizationId) as OrgId
  const partnerId = parseUuid<PartnerId>(partner.id) as PartnerId
  const secretId = newId<SecretId>()
  const entry = (more: Partial<Entry> = {}): Entry => ({
    ...{ id: newId<RequestId>(), partnerId, orgId, projectId: newId<ProjectId>() },
    ...{ agentId: newId<AgentId>(), at: AT, method: 'POST', scheme: 'https', host: 'llm.test', port: 443 },
    ...{ outcome: 'forwarded', status: 200, tier: 'partner', secretIds: [secretId], ruleId: null },
    ...{ requestBytes: 1, responseBytes: 1, durationMs: 1 },
    metered: {
      ...{ provider: 'anthropic', model: 'm', inputTokens: 1, outputTokens: 1, nanoDollars: COST },
      estimated: false,
    },
    ...more,
  })
  return { account: { orgId, secretId }, entry }
}

const journalOn = (store: Store) => {
  const ledger = new Ledger()
  const errors: unknown[] = []
  const { now, newId: makeId } = tenantry().domain
  const onError = (error: unknown) => void errors.push(error)
  return { ledger, errors, journal: new Journal({ store, now, newId: makeId, ledger, onError }) }
}

const kept = async (orgId: OrgId) => {
  const [row] = await tenantry().database.sql(
    `select (select count(*)::int from gateway_requests where org_id = $1) as requests,
      (select coalesce(sum(nano_dollars), 0)::text from spend where org_id = $1) as spent`,
    [orgId],
  )
  return row
}

it('writes all but a request that cannot be written, and goes on', async () => {
  const { account, entry } = await payingOrg()
  const { journal, errors } = journalOn(tenantry().domain.store)
  for (let at = 0; at < 7; at++) journal.add(entry({ durationMs: at === 4 ? 2 ** 40 : at }))
  await journal.flush()
  expect(await kept(account.orgId)).toEqual({ requests: 6, spent: String(6n * COST) })
  expect([journal.waiting, journal.dropped, errors.length]).toEqual([0, 1, 1])
  journal.add(entry())
  await journal.close()
  expect(await kept(account.orgId)).toEqual({ requests: 7, spent: String(7n * COST) })
})

it('counts once what a commit had written that nobody was told of, and goes on counting it', async () => {
  const { account, entry } = await payingOrg()
  const { store } = tenantry().domain
  let isLost = true
  const losing: Store = {
    ...store,
    asTenant: async (reach, work, options) => {
      const done = await store.asTenant(reach, work, options)
      if (!isLost) return done
      isLost = false
      throw new Error('The connection broke after the commit.')
    },
  }
  const { journal, ledger } = journalOn(losing)
  for (let at = 0; at < 3; at++) journal.add(entry())
  await expect(journal.flush()).rejects.toThrow('not written down yet')
  expect(journal.waiting).toBe(3)
  await journal.close()
  expect(await kept(account.orgId)).toEqual({ requests: 3, spent: String(3n * COST) })
  expect(ledger.spent(account, 'monthly', AT)).toBe(3n * COST)
})
