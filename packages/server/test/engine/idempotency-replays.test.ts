import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../support/openapi.ts'
import { admin, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const once = (key: string) => ({ 'idempotency-key': key })
const isReplay = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true'

const createEmbedOrg = (
  partner: TestPartner,
  key: string,
  body: object = { name: 'Acme' },
): Promise<Answer> => partner.embed('POST', '/orgs', { body, headers: once(key) })

const ruuid = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** Who a key speaks for is remembered for under a second; a change behind the server's back is seen after that. */
const untilStatus = async (status: number, send: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Date.now() + 120_000
  for (;;) {
    const answer = await send()
    if (answer.status === status) return answer
    if (Date.now() > deadline) throw new Error(`Still ${answer.status}: ${answer.text}`)
    await sleep(50)
  }
}

describe('a replay', () => {
  it('is refused to a key whose scope is gone', async () => {
    const partner = await createTestPartner(tenantry())
    const create = () => createEmbedOrg(partner, 'a')
    expect((await create()).status).toBe(201)
    await tenantry().database.sql(
      `update credentials set scopes = array_remove(scopes, 'orgs:write') where id = $1`,
      [partner.keyId],
    )
    const refused = await untilStatus(403, create)
    expect(isReplay(refused)).toBe(false)
    expect(refused.body).toEqual({ statusCode: 403, message: 'This credential lacks the scope orgs:write' })
  })

  it('is refused to a revoked key', async () => {
    const partner = await createTestPartner(tenantry())
    expect((await createEmbedOrg(partner, 'a')).status).toBe(201)
    await admin(tenantry(), 'DELETE', `/partners/${partner.id}/keys/${partner.keyId}`)
    const refused = await createEmbedOrg(partner, 'a')
    expect([refused.status, isReplay(refused)]).toEqual([401, false])
  })

  it.each([
    ['the customer has withdrawn access', `status = 'claimed', partner_access_allowed = false`],
    ['the organization is detached', `status = 'detached'`],
    ['the organization is suspended', 'suspended_at = now()'],
  ])('of a write inside an organization is refused when %s', async (_reason, change) => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const org = ruuid(organizationId)
    const create = () => partner.fleet('location/createLocation', { name: 'HQ' }, { headers: once('a'), org })
    const first = await create()
    const again = await create()
    expect([again.text, isReplay(again), again.headers['x-acted-on-org']]).toEqual([first.text, true, org])
    await tenantry().database.sql(`update orgs set ${change} where id = $1`, [organizationId])
    const refused = await create()
    expect([refused.status, isReplay(refused), refused.headers['x-acted-on-org']]).toEqual([
      403,
      false,
      undefined,
    ])
  })
})

describe('a stored answer', () => {
  it('is sealed: none of its tokens is to be found in the table, and another row’s seal does not fit', async () => {
    const partner = await createTestPartner(tenantry())
    const create = (key: string) =>
      partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Acme' }, headers: once(key) })
    const { body } = await create('a')
    await create('b')
    const { orgApiKey, projectApiKey, agentToken, claimUrl } = body as Record<string, string>
    const { database } = tenantry()
    const rows = await database.sql(
      `select r::text as plain, encode(sealed, 'escape') as escaped, encode(sealed, 'base64') as base64
       from idempotency_results r where partner_id = $1`,
      [partner.id],
    )
    expect(rows).toHaveLength(2)
    const text = JSON.stringify(rows)
    const tokens = [orgApiKey, projectApiKey, agentToken, claimUrl?.split('token=')[1]]
    for (const token of tokens) {
      expect(token).toBeTruthy()
      expect(text).not.toContain(token)
      expect(text).not.toContain(Buffer.from(token ?? '').toString('hex'))
    }
    await database.sql(
      `update idempotency_results set sealed = (
         select other.sealed from idempotency_results other
         where other.partner_id = $1 and other.scope_hash <> idempotency_results.scope_hash)
       where partner_id = $1`,
      [partner.id],
    )
    expect((await create('a')).status).toBe(500)
  })
})
