import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { type OrgId, toRuuid } from '../../src/kernel/ids.ts'
import { databaseDigest } from '../property/support/database-digest.ts'
import { refuseLeaks } from '../property/support/refusal-shapes.ts'
import { makeWorld } from '../property/support/valid-requests.ts'
import type { Answer } from '../support/openapi.ts'
import { admin, bearer, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const KEY = { headers: { 'idempotency-key': 'the-same' } }
const NAME = { body: { name: 'x' } }
const isReplay = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true'

describe('a refusal of the domain is replayed like a success', () => {
  it.each([
    [
      'embed: external_id taken',
      409,
      (p, key) => p.embed('POST', '/orgs', { body: { name: 'x', external_id: 'customer/1 %2F ü' }, ...key }),
    ],
    ['embed: a rule', 400, (p, key) => p.embed('POST', '/orgs', { body: { name: ' ' }, ...key })],
    [
      'broker: a rule',
      400,
      (p, key) => p.broker('POST', '/v1/partner/orgs', { body: { name: ' ' }, ...key }),
    ],
    ['broker: not found', 404, (p, key) => p.broker('DELETE', `/v1/partner/orgs/${p.id}`, key)],
    ['fleet: with the trio', 200, (p, key) => p.fleet('location/createLocation', { name: ' ' }, key)],
    [
      'fleet: a location not found',
      200,
      (p, key) => p.fleet('location/deleteLocation', { uuid: toRuuid(p.id as OrgId) }, key),
    ],
    [
      'fleet: a client not found',
      403,
      (p, key) => p.fleet('partner/deleteClient', { clientOrgUuid: toRuuid(p.id as OrgId) }, key),
    ],
    [
      'admin: a rule',
      400,
      (p, key) => admin(tenantry(), 'PATCH', `/partners/${p.id}`, { body: { name: ' ' }, ...key }),
    ],
    [
      'admin: a key not found',
      404,
      (p, key) => admin(tenantry(), 'DELETE', `/partners/${p.id}/keys/${p.id}`, key),
    ],
  ] as const satisfies readonly (readonly [
    string,
    number,
    (partner: Awaited<ReturnType<typeof createTestPartner>>, key: typeof KEY) => Promise<Answer>,
  ])[])('%s', async (_, status, ask) => {
    const { partner } = await makeWorld(tenantry())
    const first = await ask(partner, KEY)
    expect(first.status, first.text).toBe(status)
    expect(isReplay(first)).toBe(false)
    const after = await databaseDigest(tenantry())
    const again = await ask(partner, KEY)
    expect(again.status).toBe(status)
    const bare = ({ text }: Answer): string => text.replace(/"timestamp":"[^"]+"/, '')
    expect(bare(again)).toBe(bare(first))
    expect(isReplay(again)).toBe(true)
    expect(await databaseDigest(tenantry())).toEqual(after)
  })

  it('even when the reason has passed meanwhile', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await partner.embed('POST', '/orgs', { body: { name: 'x', external_id: 'a' } })
    const taken = () => partner.embed('POST', '/orgs', { body: { name: 'y', external_id: 'a' }, ...KEY })
    expect((await taken()).status).toBe(409)
    await partner.broker('DELETE', `/v1/partner/orgs/${(body as { id: string }).id}`)
    const again = await taken()
    expect(again.status).toBe(409)
    expect(isReplay(again)).toBe(true)
  })
})

describe('what says nothing about the request is never stored', () => {
  it('a 401: the same request with a good key runs', async () => {
    const partner = await createTestPartner(tenantry())
    for (const key of ['oc_partner_nobody', '']) {
      const refused = await partner.broker('POST', '/v1/partner/orgs', {
        ...NAME,
        headers: { ...KEY.headers, ...bearer(key) },
      })
      expect(refused.status).toBe(401)
    }
    const answer = await partner.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    expect(answer.status).toBe(201)
    expect(isReplay(answer)).toBe(false)
  })

  it('a replay is not shown to a key that was revoked meanwhile', async () => {
    const partner = await createTestPartner(tenantry())
    const ask = () => partner.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    expect((await ask()).status).toBe(201)
    await admin(tenantry(), 'DELETE', `/partners/${partner.id}/keys/${partner.keyId}`)
    const refused = await ask()
    expect(refused.status).toBe(401)
    expect(isReplay(refused)).toBe(false)
    expect(refused.text).not.toContain('oc_')
  })

  it('a body that was refused before it was understood: the same key with a good body runs', async () => {
    const partner = await createTestPartner(tenantry())
    for (const raw of ['{', '{"name":1}', '{"name":"a\\u0000"}', 'x'.repeat(2_000_000)])
      expect((await partner.embed('POST', '/orgs', { raw, ...KEY })).status).toBeGreaterThanOrEqual(400)
    const answer = await partner.embed('POST', '/orgs', { ...NAME, ...KEY })
    expect(answer.status, answer.text).toBe(201)
    expect(isReplay(answer)).toBe(false)
  })

  it('a fault of ours: the same request runs once the fault is gone, and the fault shows no insides', async () => {
    const { database } = tenantry()
    const partner = await createTestPartner(tenantry())
    await database.sql(
      `create function break_one() returns trigger language plpgsql as $$ begin
         if new.name = 'breaks' then raise exception 'planted fault for %', new.name; end if; return new;
       end $$`,
    )
    await database.sql(
      'create trigger break_one before insert on orgs for each row execute function break_one()',
    )
    const ask = () => partner.broker('POST', '/v1/partner/orgs', { body: { name: 'breaks' }, ...KEY })
    const broken = await ask()
    await database.sql('drop trigger break_one on orgs')
    expect(broken.status).toBe(500)
    expect(broken.text).not.toContain('planted')
    refuseLeaks(broken, 'fault', partner.key)
    const answer = await ask()
    expect(answer.status, answer.text).toBe(201)
    expect(isReplay(answer)).toBe(false)
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
  })
})

describe('with a small rate limit', () => {
  const limited = useTenantry({
    rateLimits: {
      ...RATE_LIMIT_POLICY,
      perMinute: {
        fleet: 1,
        embed: 1,
        broker: 1,
        admin: 1e6,
        device: 1e6,
        upstream: 1e6,
        oauth: 1e6,
        media: 1e6,
        websocket: 1e6,
      },
    },
  })

  it.each([
    ['embed', (p) => p.embed('POST', '/orgs', { ...NAME, ...KEY })],
    ['broker', (p) => p.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })],
    ['fleet', (p) => p.fleet('partner/createPartnerClient', { clientOrgName: 'x' }, KEY)],
  ] as const satisfies readonly (readonly [
    string,
    (partner: Awaited<ReturnType<typeof createTestPartner>>) => Promise<Answer>,
  ])[])(
    '%s: a 429 is not stored; the request runs once there is room, and is replayed from then on',
    async (dialect, ask) => {
      const partner = await createTestPartner(limited())
      const spend = {
        embed: () => partner.embed('GET', '/orgs'),
        broker: () => partner.broker('GET', '/v1/partner/orgs'),
        fleet: () => partner.fleet('partner/getClients'),
      }[dialect]
      await spend()
      for (let again = 0; again < 2; again++) {
        const refused = await ask(partner)
        expect(refused.status).toBe(429)
        expect(isReplay(refused)).toBe(false)
      }
      await admin(limited(), 'PATCH', `/partners/${partner.id}`, { body: { rateLimitPerMinute: 1_000 } })
      const answer = await ask(partner)
      expect(answer.status, answer.text).toBeLessThan(300)
      expect(isReplay(answer)).toBe(false)
      expect(isReplay(await ask(partner))).toBe(true)
    },
  )
})
