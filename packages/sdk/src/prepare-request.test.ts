import { describe, expect, it } from 'vitest'
import { json, scriptedNetwork } from '../test/support/scripted-fetch.ts'
import { createTenantry } from './index.ts'

const ORG = '01982b7e-7a3c-7d1f-9d8e-0f1e2d3c4b5a'
const ORG_RUUID = 'AZgrfno8fR-djg8eLTxLWg'

const connect = (options: object = {}) => {
  const network = scriptedNetwork(json(200, {}), json(200, {}))
  const tenantry = createTenantry({
    baseUrl: 'https://t.test/base/',
    key: 'oc_partner_x',
    ...network,
    ...options,
  })
  return { ...network, tenantry }
}

describe('a request', () => {
  it('carries the key in the header of its dialect', async () => {
    const { tenantry, sent } = connect({ operatorKey: 'operator' })
    await tenantry.fleet.getPartnerClients()
    await tenantry.admin.getPartner({ partnerId: '1' })
    expect(sent[0]?.headers.get('x-auth-scheme')).toBe('partner-api-token')
    expect(sent[0]?.headers.get('x-auth-apikey')).toBe('oc_partner_x')
    expect(sent[0]?.headers.get('authorization')).toBeNull()
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer operator')
    expect(sent[1]?.headers.get('x-auth-apikey')).toBeNull()
  })

  it.each([
    ['acme_org_abc', {}, 'api-token'],
    ['oc_partner_org_', {}, 'partner-api-token'],
    ['eyJhbGciOi.J9.x', {}, 'partner-api-token'],
    ['eyJhbGciOi.J9.x', { fleetScheme: 'api-token' }, 'api-token'],
  ])('of key %s with %o goes under %s', async (key, options, scheme) => {
    const { tenantry, sent } = connect({ key, ...options })
    await tenantry.fleet.getLocations()
    expect(sent[0]?.headers.get('x-auth-scheme')).toBe(scheme)
  })

  it('names the organization in the dialect’s spelling, whichever it was given', async () => {
    const { tenantry, sent } = connect()
    await tenantry.fleet.getLocations({}, { org: ORG })
    await tenantry.fleet.getLocations({}, { org: ORG_RUUID })
    expect(sent.map(({ headers }) => headers.get('x-auth-org'))).toEqual([ORG_RUUID, ORG_RUUID])
  })

  it('in a page of the server’s own bears no key, and names the place that it is for', async () => {
    const at = (session: object) => connect({ key: undefined, session })
    const [anywhere, partner, org] = [at({}), at({ partnerId: '1' }), at({ organizationId: '2' })]
    for (const { tenantry } of [anywhere, partner, org]) await tenantry.broker.getOwnPartner()
    const places = [anywhere, partner, org].map(({ sent }) => {
      const { headers } = sent[0] ?? { headers: new Headers() }
      return [headers.get('authorization'), headers.get('x-partner-id'), headers.get('x-organization-id')]
    })
    expect(places).toEqual([
      [null, null, null],
      [null, '1', null],
      [null, null, '2'],
    ])
    await anywhere.tenantry.admin.getInstallationOverview()
    expect(anywhere.sent[1]?.headers.get('authorization')).toBeNull()
    await partner.tenantry.fleet.getLocations({}, { org: ORG })
    const inside = ['x-auth-scheme', 'x-auth-apikey', 'x-partner-id', 'x-auth-org']
    const { headers } = partner.sent[1] ?? { headers: new Headers() }
    expect(inside.map((name) => headers.get(name))).toEqual(['session', null, '1', ORG_RUUID])
    await expect(partner.tenantry.embed.listOrgs()).rejects.toThrow('needs a credential')
    expect(() => connect({ session: {} })).toThrow('session stands for a key')
    expect(() => at({ partnerId: '1', organizationId: '2' })).toThrow('one place at most')
  })

  it('sends a table as it is where it is given in place of rows', async () => {
    const { tenantry, sent } = connect({ operatorKey: 'operator' })
    const csv = 'serialNumber,model\r\n"1","R100"\r\n'
    await tenantry.admin.importHardware({ partnerId: '1', csv })
    await tenantry.admin.importHardware({ partnerId: '1', rows: [{}] })
    const bodies = sent.map(({ headers, body }) => [headers.get('content-type'), body])
    expect(bodies).toEqual([
      ['text/csv', csv],
      ['application/json', '{"rows":[{}]}'],
    ])
    const both = { partnerId: '1', csv, rows: [] }
    await expect(tenantry.admin.importHardware(both)).rejects.toThrow('takes csv or rows')
    await expect(tenantry.admin.importHardware({ partnerId: '1', csv: 7 as never })).rejects.toThrow(
      'as text',
    )
  })

  it('carries an OAuth token in a header of its own', async () => {
    const { tenantry, sent } = connect({ fleetScheme: 'partner-api-oauth-token' })
    await tenantry.fleet.getLocations()
    expect(sent[0]?.headers.get('x-auth-scheme')).toBe('partner-api-oauth-token')
    expect(sent[0]?.headers.get('x-auth-access-token')).toBe('oc_partner_x')
    expect(sent[0]?.headers.get('x-auth-apikey')).toBeNull()
  })

  it('leaves it to the server what an id of the right length names', async () => {
    const { tenantry, sent } = connect()
    await tenantry.fleet.getLocations({}, { org: 'not_in_canonical_form_' })
    expect(sent[0]?.headers.get('x-auth-org')).toBe('not_in_canonical_form_')
  })

  it('sends each input to its place', async () => {
    const { tenantry, sent } = connect({ operatorKey: 'operator' })
    await tenantry.admin.changePartner({ partnerId: 'a/b %', active: false })
    await tenantry.admin.listPartnerKeys({ partnerId: '1', limit: 2 })
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      url: 'https://t.test/base/admin/v1/partners/a%2Fb%20%25',
      body: '{"active":false}',
    })
    expect(sent[1]).toMatchObject({
      url: 'https://t.test/base/admin/v1/partners/1/keys?limit=2',
      body: undefined,
    })
  })

  it('has an Idempotency-Key only where it changes something', async () => {
    const { tenantry, sent } = connect()
    await tenantry.fleet.getLocations()
    await tenantry.fleet.createLocation({ name: 'HQ' })
    expect(sent.map(({ headers }) => headers.has('idempotency-key'))).toEqual([false, true])
  })

  it('needs no key where the server needs none', async () => {
    const network = scriptedNetwork(json(200, { status: 'ok' }))
    const tenantry = createTenantry({ baseUrl: 'https://t.test', ...network })
    expect(await tenantry.broker.getHealth()).toEqual({ status: 'ok' })
  })
})

describe('nothing is sent', () => {
  const refused = async (call: (tenantry: ReturnType<typeof connect>['tenantry']) => Promise<unknown>) => {
    const { tenantry, sent } = connect()
    const error = await call(tenantry).catch((thrown: unknown) => thrown)
    expect(sent).toEqual([])
    expect(error).toBeInstanceOf(TypeError)
    return (error as TypeError).message
  }

  it('without the key that the dialect needs', async () => {
    expect(await refused(({ admin }) => admin.listPartners())).toContain('operatorKey')
  })

  it.each(['', '.', '..'])('with %o in the path, which would be another path', async (externalId) => {
    expect(await refused(({ embed }) => embed.getOrgByExternalId({ externalId }))).toContain('externalId')
  })

  it('with an input that the operation does not have', async () => {
    const input = { limit: 1, page: 2 }
    expect(await refused(({ embed }) => embed.listOrgs(input))).toBe('embed.listOrgs takes no page')
  })

  it('inside the own organization when the wanted one is not known', async () => {
    const options = { org: undefined } as unknown as { org: string }
    expect(await refused(({ fleet }) => fleet.deleteLocation({ uuid: 'x' }, options))).toContain('org')
    expect(await refused(({ fleet }) => fleet.deleteLocation({ uuid: 'x' }, { org: '' }))).toContain('org')
    expect(await refused(({ fleet }) => fleet.deleteLocation({ uuid: 'x' }, { org: 'acme' }))).toContain(
      'UUID',
    )
  })
})

describe('options', () => {
  it.each([
    { timeoutMs: 0 },
    { timeoutMs: Number.NaN },
    { timeoutMs: 2 ** 31 },
    { retriesMax: -1 },
    { retriesMax: 0.5 },
  ])('%o are refused, of the client and of a call', async (options) => {
    expect(() => connect(options)).toThrow(RangeError)
    const { tenantry, sent } = connect()
    await expect(tenantry.broker.getHealth({}, options)).rejects.toThrow(RangeError)
    expect(sent).toEqual([])
  })
})
