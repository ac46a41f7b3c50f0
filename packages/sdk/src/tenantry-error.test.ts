import { describe, expect, it } from 'vitest'
import { json, refusedConnection, scriptedNetwork } from '../test/support/scripted-fetch.ts'
import { createTenantry, TenantryError } from './index.ts'

const KEY = 'oc_partner_0123456789'
const OPERATOR_KEY = 'operator-0123456789-0123456789'

const connect = (...turns: Parameters<typeof scriptedNetwork>) => {
  const network = scriptedNetwork(...turns)
  const options = { baseUrl: 'http://tenantry.test', key: KEY, operatorKey: OPERATOR_KEY, retriesMax: 0 }
  return { ...network, tenantry: createTenantry({ ...options, ...network }) }
}
const errorOf = async (call: Promise<unknown>): Promise<TenantryError> => {
  const error = await call.then(
    () => expect.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TenantryError)) throw error
  return error
}

describe('an error says what the dialect said', () => {
  it('admin: code, message and field', async () => {
    const body = { error: { code: 'request.malformed', message: 'name is required', field: 'name' } }
    const { tenantry } = connect(json(400, body, { 'x-request-id': 'r-1' }))
    expect(await errorOf(tenantry.admin.createPartner({ name: '', ownerEmail: '' }))).toMatchObject({
      name: 'TenantryError',
      kind: 'invalid',
      dialect: 'admin',
      operation: 'createPartner',
      status: 400,
      code: 'request.malformed',
      message: 'name is required',
      field: 'name',
      requestId: 'r-1',
    })
  })

  it('broker: an envelope, and a bare sentence', async () => {
    const envelope = { error: { message: 'Organization not found', type: 'not_found_error' } }
    const { tenantry } = connect(json(404, envelope), json(400, { error: 'name must be a string' }))
    const missing = await errorOf(tenantry.broker.getPartnerOrg({ orgId: '1' }))
    expect(missing).toMatchObject({ kind: 'not_found', code: 'not_found_error' })
    expect(missing.message).toBe('Organization not found')
    const malformed = await errorOf(tenantry.broker.createPartnerOrg({ name: '' }))
    expect(malformed.message).toBe('name must be a string')
    expect(malformed.code).toBeUndefined()
  })

  it('embed: the message beside the status', async () => {
    const { tenantry } = connect(
      json(409, { statusCode: 409, message: 'Org with external_id "a" already exists' }),
    )
    const error = await errorOf(tenantry.embed.createOrg({ name: 'A', external_id: 'a' }))
    expect(error.kind).toBe('conflict')
    expect(error.message).toBe('Org with external_id "a" already exists')
  })

  it('fleet: an answer of success whose error trio says no', async () => {
    const trio = { error: true, errorMsg: 'clientOrgName is required', responseStatus: 'BAD_INPUT' }
    const { tenantry } = connect(json(200, trio))
    const error = await errorOf(tenantry.fleet.createPartnerClient({}))
    expect(error).toMatchObject({ kind: 'refused', status: 200, code: 'BAD_INPUT' })
    expect(error.message).toBe('clientOrgName is required')
  })

  it('fleet: the refusals that are told by their status', async () => {
    const { tenantry } = connect(
      json(401, { authenticationFailed: true }),
      json(403, { status: 403, error: 'Forbidden', timestamp: '2026-03-15T10:30:00Z', msg: 'Access Denied' }),
      json(400, { error: 'name must be a string', msg: 'JSON does not match' }),
      new Response('Too many api requests. Enhance your calm.', {
        status: 429,
        statusText: 'Too Many Requests',
      }),
    )
    const call = () => errorOf(tenantry.fleet.getLocations())
    expect(await call()).toMatchObject({ kind: 'unauthenticated', status: 401 })
    expect(await call()).toMatchObject({ kind: 'forbidden', message: 'Access Denied' })
    expect(await call()).toMatchObject({ kind: 'invalid', message: 'name must be a string' })
    expect(await call()).toMatchObject({
      kind: 'limit',
      message: 'The server answered 429 Too Many Requests',
    })
  })

  it('a trio that reports no error is an answer', async () => {
    const { tenantry } = connect(json(200, { error: false, warningMsg: 'slow', locations: [] }))
    expect(await tenantry.fleet.getLocations()).toMatchObject({ locations: [] })
  })
})

describe('an error names what is not a Tenantry answer', () => {
  it('nobody listens', async () => {
    const { tenantry } = connect(refusedConnection())
    const error = await errorOf(tenantry.embed.listOrgs())
    expect(error).toMatchObject({ kind: 'unreachable', status: undefined, code: 'ECONNREFUSED' })
    expect(error.message).toBe('No answer from http://tenantry.test (ECONNREFUSED)')
  })

  it('a page for people instead of JSON', async () => {
    const { tenantry } = connect(new Response('<html>', { status: 200 }))
    expect((await errorOf(tenantry.embed.listOrgs())).kind).toBe('unexpected')
  })

  it('a redirect, which is not followed: the key would go along', async () => {
    const moved = new Response(null, { status: 302, headers: { location: 'http://elsewhere.test/' } })
    const { tenantry, sent } = connect(moved)
    expect(await errorOf(tenantry.fleet.getLocations())).toMatchObject({ kind: 'unexpected', status: 302 })
    expect(sent.map(({ redirect }) => redirect)).toEqual(['manual'])
  })
})

describe('no key is ever in an error', () => {
  /** All that the error holds, its message and stack too. */
  const showing = (error: unknown): string =>
    Reflect.ownKeys(error as Error)
      .map((name) => JSON.stringify(Reflect.get(error as Error, name)))
      .join()

  it('when an answer repeats what was sent', async () => {
    const echo = (key: string) =>
      json(400, { error: { code: key, message: `You sent Bearer ${key}`, type: key, field: key } })
    const { tenantry } = connect(echo(KEY), echo(OPERATOR_KEY), json(200, { error: true, errorMsg: KEY }))
    const errors = [
      await errorOf(tenantry.broker.listPartnerOrgs()),
      await errorOf(tenantry.admin.listPartners()),
      await errorOf(tenantry.fleet.getLocations()),
    ]
    expect(errors.map(({ message }) => message)).toEqual([
      'You sent Bearer [key]',
      'You sent Bearer [key]',
      '[key]',
    ])
    for (const error of errors) {
      expect(showing(error)).not.toContain(KEY)
      expect(showing(error)).not.toContain(OPERATOR_KEY)
    }
  })

  it('when the network fails with the request in its hands', async () => {
    const cause = Object.assign(new Error(`sent ${KEY}`), { code: KEY, request: { authorization: KEY } })
    const { tenantry } = connect(new TypeError(`failed: ${KEY}`, { cause }))
    expect(showing(await errorOf(tenantry.embed.listOrgs()))).not.toContain(KEY)
  })

  it.each([
    ['a key with a line break', { baseUrl: 'http://t.test', key: `${KEY}\n` }],
    ['an operator key with a space', { baseUrl: 'http://t.test', operatorKey: `${KEY} x` }],
    ['a URL with a password', { baseUrl: `http://user:${KEY}@t.test` }],
    ['a URL with a query', { baseUrl: `http://t.test/?key=${KEY}` }],
    ['no URL at all', { baseUrl: KEY }],
  ])('when the options are refused for %s', (_, options) => {
    let thrown: unknown
    try {
      createTenantry(options)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(TypeError)
    expect(showing(thrown)).not.toContain(KEY)
  })
})
