import { describe, expect, it } from 'vitest'
import { readSpend } from '../../src/domain/budget/spend.ts'
import { newId, type OrgId, type PartnerId, type SecretId } from '../../src/kernel/ids.ts'
import { addSpend } from '../support/kept-spend.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const CENT = 10_000_000n

const setUp = async (prefix = '/v1') => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  const orgId = org.organizationId as OrgId
  const create = async (type: string, more: object = {}): Promise<SecretId> => {
    const body = { name: 'Key', type, value: 'x', hostPattern: 'api.example.com', ...more }
    const answer = await partner.broker('POST', '/v1/partner/secrets', { body })
    return (answer.body as { id: SecretId }).id
  }
  const secretId = await create('anthropic')
  const path = (secret: string = secretId, to: string = orgId) =>
    `${prefix}/partner/orgs/${to}/secrets/${secret}/budget`
  return {
    partner,
    org,
    orgId,
    secretId,
    create,
    path,
    set: (body: object, at = path()) => partner.broker('POST', at, { body }),
    clear: (at = path()) => partner.broker('DELETE', at),
    list: () => partner.broker('GET', `${prefix}/partner/orgs/${orgId}/budgets`),
    spend: (nanoDollars: bigint, at = tenantry().clock.now) => {
      const partnerId = partner.id as PartnerId
      return tenantry().database.store.asTenant({ partnerId, orgId }, (tx) =>
        addSpend(tx, { partnerId, orgId, secretId, at, nanoDollars }),
      )
    },
  }
}

describe.each(['/v1', ''])('budgets under %s/partner/orgs', (prefix) => {
  it('are set (200), replaced, listed (200) and cleared (204)', async () => {
    const { orgId, secretId, set, list, clear } = await setUp(prefix)
    expect(await list()).toMatchObject({ status: 200, body: [] })
    const budget = { secretId, organizationId: orgId, limitCents: 500, period: 'monthly', spentCents: 0 }
    const made = await set({ limitCents: 500, period: 'monthly' })
    expect([made.status, made.body]).toEqual([200, budget])
    const replaced = await set({ limitCents: 100_000_000, period: 'total' })
    expect(replaced.body).toEqual({ ...budget, limitCents: 100_000_000, period: 'total' })
    expect((await list()).body).toEqual([replaced.body])
    const gone = await clear()
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect([(await list()).body, (await clear()).status]).toEqual([[], 204])
  })
})

it.each([
  [{ limitCents: 0, period: 'total' }, 'limitCents'],
  [{ limitCents: 100_000_001, period: 'total' }, 'limitCents'],
  [{ limitCents: 1.5, period: 'total' }, 'limitCents'],
  [{ limitCents: '5', period: 'total' }, 'limitCents'],
  [{ limitCents: 5, period: 'weekly' }, 'period'],
  [{ limitCents: 5 }, 'period'],
  [{ period: 'total' }, 'limitCents'],
])('refuses %j with 400 and names the field', async (body, field) => {
  const { set, list } = await setUp()
  const answer = await set(body)
  expect([answer.status, answer.text.includes(field)]).toEqual([400, true])
  expect((await list()).body).toEqual([])
})

it('refuses a secret whose use is not metered with 400, and takes both kinds that are', async () => {
  const { create, set, path } = await setUp()
  const body = { limitCents: 1, period: 'total' }
  const generic = await create('generic', { injectionConfig: { headerName: 'x' } })
  const answer = await set(body, path(generic))
  const error = {
    message: 'Budgets are for secrets of type anthropic or openai alone',
    type: 'invalid_request_error',
  }
  expect([answer.status, answer.body]).toEqual([400, { error }])
  expect((await set(body, path(await create('openai')))).status).toBe(200)
})

it('answers 404 to organizations and secrets that are not the partner’s', async () => {
  const { partner, org, set, clear, path } = await setUp()
  const stranger = await setUp()
  const body = { limitCents: 1, period: 'total' }
  const headers = { ...bearer(org.orgApiKey) }
  const own = { name: 'x', type: 'openai', value: 'x', hostPattern: 'x.example' }
  const ofOrg = await tenantry().call('POST', '/v1/org/secrets', { headers, body: own })
  const secrets = [newId(), stranger.secretId, 'nope', (ofOrg.body as { id: string }).id]
  for (const at of secrets.map((id) => path(id))) {
    const error = { message: 'Secret not found', type: 'not_found_error' }
    expect([await set(body, at), await clear(at)]).toMatchObject([
      { status: 404, body: { error } },
      { status: 404, body: { error } },
    ])
  }
  for (const orgId of [newId(), stranger.orgId, 'nope', partner.ownOrgId]) {
    const error = { message: 'Organization not found', type: 'not_found_error' }
    expect(await clear(path('nope', orgId))).toMatchObject({ status: 404, body: { error } })
    const listed = await partner.broker('GET', `/v1/partner/orgs/${orgId}/budgets`)
    for (const answer of [
      await set(body, path(undefined, orgId)),
      await clear(path(undefined, orgId)),
      listed,
    ])
      expect([answer.status, answer.body]).toEqual([404, { error }])
  }
})

it('takes claimed organizations and refuses detached ones in words (403); other keys too', async () => {
  const { org, orgId, set, clear, list, path } = await setUp()
  const body = { limitCents: 1, period: 'total' }
  const status = (to: string) =>
    tenantry().database.sql('update orgs set status = $1 where id = $2', [to, orgId])
  await status('claimed')
  expect((await set(body)).status).toBe(200)
  await status('detached')
  for (const answer of [await set(body), await clear(), await list()]) {
    expect(answer.status).toBe(403)
    expect(answer.body).toMatchObject({ error: { message: expect.stringContaining('has detached') } })
  }
  const refused = await tenantry().call('POST', path(), { headers: bearer(org.orgApiKey), body })
  expect(refused.status).toBe(403)
  expect((await tenantry().call('POST', path(), { body })).status).toBe(401)
})

describe('what was spent', () => {
  it('is shown in whole cents, of the month (UTC) or of all time', async () => {
    const { set, spend, list } = await setUp()
    await spend(700n * CENT, new Date('2026-02-28T23:59:59.999Z'))
    await spend(300n * CENT, new Date('2026-03-01T00:00:00.000Z'))
    await spend(20n * CENT - 1n)
    expect((await set({ limitCents: 500, period: 'monthly' })).body).toMatchObject({ spentCents: 319 })
    await spend(1n)
    expect((await list()).body).toMatchObject([{ spentCents: 320 }])
    expect((await set({ limitCents: 500, period: 'total' })).body).toMatchObject({ spentCents: 1_020 })
  })

  it('adds up exactly when many requests end at once, and outlives budget and secret', async () => {
    const { partner, orgId, secretId, spend, set, clear } = await setUp()
    await set({ limitCents: 500, period: 'monthly' })
    await Promise.all(Array.from({ length: 40 }, (_, at) => spend(BigInt(at) * 1_000_000_007n)))
    await clear()
    await partner.broker('DELETE', `/v1/partner/secrets/${secretId}`)
    const partnerId = partner.id as PartnerId
    const at = tenantry().clock.now
    const read = (period: 'monthly' | 'total') =>
      tenantry().database.store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
        readSpend(tx, { partnerId, orgId, secretId, at, period }),
      )
    expect(await read('monthly')).toBe(780n * 1_000_000_007n)
    expect(await read('total')).toBe(780n * 1_000_000_007n)
    await expect(spend(-1n)).rejects.toThrow('only grows')
  })

  it('is gone from the month that follows', async () => {
    const { set, spend, list } = await setUp()
    await set({ limitCents: 500, period: 'monthly' })
    await spend(100n * CENT)
    const before = tenantry().clock.now
    tenantry().clock.now = new Date('2026-04-01T00:00:00.000Z')
    expect((await list()).body).toMatchObject([{ spentCents: 0 }])
    tenantry().clock.now = before
  })
})

it('deleting a secret takes its budgets along', async () => {
  const { partner, secretId, set, list } = await setUp()
  await set({ limitCents: 500, period: 'monthly' })
  await partner.broker('DELETE', `/v1/partner/secrets/${secretId}`)
  expect((await list()).body).toEqual([])
})

it('are hard where that is said, and soft again where it is not', async () => {
  const { set, list } = await setUp()
  const hard = await set({ limitCents: 500, period: 'total', mode: 'hard' })
  expect(hard.body).toMatchObject({ limitCents: 500, mode: 'hard' })
  expect((await list()).body).toEqual([hard.body])
  expect((await set({ limitCents: 500, period: 'total' })).body).not.toHaveProperty('mode')
  const refused = await set({ limitCents: 500, period: 'total', mode: 'firm' })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('mode')])
})
