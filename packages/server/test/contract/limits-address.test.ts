import { describe, expect, it } from 'vitest'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import type { Answer } from '../support/openapi.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { openTenantry, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

type Ask = (partner: TestPartner, from: string) => Promise<Answer>
const ASK = {
  fleet: (partner, from) => partner.fleet('partner/getClientsV2', {}, { from }),
  embed: (partner, from) => partner.embed('GET', '/orgs', { from }),
  broker: (partner, from) => partner.broker('GET', '/v1/partner/orgs', { from }),
} as const satisfies Record<string, Ask>
const DIALECTS = ['fleet', 'embed', 'broker'] as const

const LIST = ['198.51.100.7', '203.0.113.0/24', '2001:db8:1::/48', '2001:db8:ffff::1']
const INSIDE = [
  '198.51.100.7',
  '::ffff:198.51.100.7',
  '203.0.113.0',
  '203.0.113.255',
  '::ffff:203.0.113.9',
  '::ffff:cb00:7109',
  '2001:db8:1::',
  '2001:db8:1:ffff:ffff:ffff:ffff:ffff',
  '2001:0db8:0001:0000:0000:0000:0000:0001',
  '2001:DB8:FFFF::1',
]
const OUTSIDE = [
  '198.51.100.8',
  '203.0.112.255',
  '203.0.114.0',
  '127.0.0.1',
  '::1',
  '::ffff:198.51.100.8',
  '2001:db8:2::',
  '2001:db8:ffff::2',
]
const MALFORMED = [
  'localhost',
  '198.51.100.7:443',
  '198.51.100',
  '198.51.100.007',
  '0xC6336407',
  '198.51.100.7/32',
  '203.0.113.1, 203.0.113.2',
  'x',
]

describe.each(DIALECTS)('%s: an allow list', (dialect) => {
  it('lets in the addresses and ranges it names, IPv4-mapped ones too', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: LIST })
    for (const from of INSIDE) expect((await ASK[dialect](partner, from)).status, from).toBe(200)
  })

  it('refuses every other address with 403, even with a good key', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: LIST })
    for (const from of OUTSIDE) {
      const answer = await ASK[dialect](partner, from)
      expect(answer.status, from).toBe(403)
      refusalMessage(dialect, answer, from)
    }
  })

  it('refuses a caller whose address cannot be read', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: LIST })
    for (const from of MALFORMED) expect((await ASK[dialect](partner, from)).status, from).toBe(403)
  })

  it('lets in everybody while it is empty, and anybody by 0.0.0.0/0 and ::/0', async () => {
    const open = await createTestPartner(tenantry())
    const any = await createTestPartner(tenantry(), { ipAllowList: ['0.0.0.0/0', '::/0'] })
    for (const from of [...INSIDE, ...OUTSIDE]) {
      expect((await ASK[dialect](open, from)).status, from).toBe(200)
      expect((await ASK[dialect](any, from)).status, from).toBe(200)
    }
  })

  it('binds from the moment that it is changed', async () => {
    const partner = await createTestPartner(tenantry())
    expect((await ASK[dialect](partner, '192.0.2.1')).status).toBe(200)
    const change = (ipAllowList: readonly string[]) =>
      admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList } })
    await change(['192.0.2.2'])
    expect((await ASK[dialect](partner, '192.0.2.1')).status).toBe(403)
    expect((await ASK[dialect](partner, '192.0.2.2')).status).toBe(200)
    await change([])
    expect((await ASK[dialect](partner, '192.0.2.1')).status).toBe(200)
  })
})

it('an allow list binds the partner’s keys, never those of its customers', async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: ['192.0.2.2'] } })
  const from = '198.51.100.1'
  const ask = (key: string, path: string) => tenantry().call('GET', path, { headers: bearer(key), from })
  expect((await ask(partner.key, '/v1/whoami')).status).toBe(403)
  for (const key of [org.orgApiKey, org.projectApiKey, org.agentToken])
    expect((await ask(key, '/v1/whoami')).status).toBe(200)
  const fleet = await tenantry().call('POST', '/api/org/getOrgV2', {
    headers: fleetHeaders(org.orgApiKey, 'api-token'),
    body: {},
    from,
  })
  expect(fleet.status).toBe(200)
})

it('an allow list binds every key of the partner, JWTs too', async () => {
  const partner = await createTestPartner(tenantry(), { ipAllowList: ['192.0.2.2'] })
  const { body } = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
    body: { format: 'jwt' },
  })
  const { apiKey } = body as { apiKey: string }
  const ask = (from: string) => tenantry().call('GET', '/partner/v1/orgs', { headers: bearer(apiKey), from })
  expect((await ask('192.0.2.1')).status).toBe(403)
  expect((await ask('192.0.2.2')).status).toBe(200)
})

it('a write from a refused address writes nothing', async () => {
  const partner = await createTestPartner(tenantry(), { ipAllowList: ['192.0.2.2'] })
  const body = { name: 'x' }
  expect((await partner.embed('POST', '/orgs', { body, from: '192.0.2.1' })).status).toBe(403)
  const { body: list } = await partner.embed('GET', '/orgs', { from: '192.0.2.2' })
  expect(list).toEqual({ data: [], total: 0 })
})

describe('X-Forwarded-For', () => {
  const proxied = useTenantry({}, { TENANTRY_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8:aaaa::/48' })
  const ask = (partner: TestPartner, from: string, forwarded: string) =>
    partner.embed('GET', '/orgs', { from, headers: { 'x-forwarded-for': forwarded } })
  const allowed = '203.0.113.7'

  it('counts for nothing where no proxy is configured', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: [allowed] })
    expect((await ask(partner, '10.0.0.1', allowed)).status).toBe(403)
    expect((await ask(partner, allowed, '198.51.100.1')).status).toBe(200)
  })

  it.each([
    ['from a trusted proxy', '10.0.0.1', allowed],
    ['through several trusted proxies', '10.0.0.1', `${allowed}, 10.1.2.3, 10.255.255.255`],
    ['from a trusted proxy of IPv6', '2001:db8:aaaa::1', allowed],
    ['from a trusted proxy seen as an IPv4-mapped address', '::ffff:10.0.0.1', allowed],
    ['with a spoofed hop to the left', '10.0.0.1', `198.51.100.66, ${allowed}`],
    ['with spaces', '10.0.0.1', `  ${allowed}  `],
    ['as an IPv4-mapped address', '10.0.0.1', `::ffff:${allowed}`],
  ])('names the caller %s', async (_, from, forwarded) => {
    const partner = await createTestPartner(proxied(), { ipAllowList: [allowed] })
    expect((await ask(partner, from, forwarded)).status).toBe(200)
  })

  it.each([
    ['from an address that is no trusted proxy', '198.51.100.1', allowed],
    ['from next to the trusted range', '11.0.0.1', allowed],
    ['when the allowed address was written by the caller itself', '10.0.0.1', `${allowed}, 198.51.100.66`],
    ['when it hides behind a second untrusted hop', '10.0.0.1', `${allowed}, 198.51.100.66, 10.0.0.2`],
    ['when the caller says that it is a trusted proxy', '10.0.0.1', '198.51.100.66, 10.9.9.9'],
    ['with a port', '10.0.0.1', `${allowed}:443`],
    ['with a name', '10.0.0.1', 'unknown'],
    ['with garbage to the right', '10.0.0.1', `${allowed}, garbage`],
    ['when it is empty', '10.0.0.1', ''],
    ['when it has an empty hop', '10.0.0.1', `${allowed}, ,198.51.100.1`],
    ['when it is a range', '10.0.0.1', `${allowed}/32`],
    ['when it is very long', '10.0.0.1', `${allowed}, ${'198.51.100.66, '.repeat(500)}198.51.100.66`],
  ])('does not let in the caller %s', async (_, from, forwarded) => {
    const partner = await createTestPartner(proxied(), { ipAllowList: [allowed] })
    expect((await ask(partner, from, forwarded)).status).toBe(403)
  })

  it.each(['Forwarded', 'X-Real-IP', 'CF-Connecting-IP', 'True-Client-IP', 'X-Client-IP'])(
    'is the only such header: %s counts for nothing',
    async (name) => {
      const partner = await createTestPartner(proxied(), { ipAllowList: [allowed] })
      const value = name === 'Forwarded' ? `for=${allowed}` : allowed
      const answer = await partner.embed('GET', '/orgs', {
        from: '10.0.0.1',
        headers: { [name.toLowerCase()]: value },
      })
      expect(answer.status).toBe(403)
    },
  )

  it.each(['10.0.0.1', '10.0.0.0/8, ::1', '::ffff:10.0.0.1', 'fe80::/10'])(
    'the server starts with the proxies %s',
    async (range) => {
      const opened = await openTenantry({}, { TENANTRY_TRUSTED_PROXIES: range })
      await opened.close()
    },
  )

  it.each(['0.0.0.0/0', '::/0'])(
    'the range %s is taken, for whoever means that all are trusted',
    async (range) => {
      const opened = await openTenantry({}, { TENANTRY_TRUSTED_PROXIES: range })
      await opened.close()
    },
  )
})
