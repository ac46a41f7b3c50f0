import { describe, expect, it } from 'vitest'
import { json, refusedConnection, scriptedNetwork } from '../test/support/scripted-fetch.ts'
import { createTenantry, TenantryError } from './index.ts'

const connect = (...turns: Parameters<typeof scriptedNetwork>) => {
  const network = scriptedNetwork(...turns)
  const tenantry = createTenantry({ baseUrl: 'http://tenantry.test', key: 'oc_partner_key', ...network })
  return { ...network, tenantry }
}
const made = () => json(201, { id: '1', name: 'Acme', widget_token: 'w', external_id: null })
const busy = (status: number, headers: Record<string, string> = {}) =>
  json(status, { message: 'busy' }, headers)
const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('the call succeeded'),
    (error: unknown) => error,
  )

describe('a call is tried again', () => {
  it.each([429, 502, 503, 504])('after a %i', async (status) => {
    const { tenantry, sent } = connect(busy(status), made())
    expect(await tenantry.embed.createOrg({ name: 'Acme' })).toMatchObject({ id: '1' })
    expect(sent).toHaveLength(2)
  })

  it('after a failure of the network', async () => {
    const { tenantry, sent } = connect(refusedConnection(), made())
    await tenantry.embed.createOrg({ name: 'Acme' })
    expect(sent).toHaveLength(2)
  })

  it('when its first try is still running on the server, which says when to ask again', async () => {
    const running = new Response('{"error":{"message":"Still running","type":"conflict_error"}}', {
      status: 409,
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    })
    const { tenantry, sent } = connect(running, new Response(null, { status: 204 }))
    await tenantry.broker.deletePartnerOrg({ orgId: '1' })
    expect(sent).toHaveLength(2)
  })

  it('with the same Idempotency-Key and the same bytes, and another key for the next call', async () => {
    const { tenantry, sent } = connect(refusedConnection(), busy(503), made(), made())
    await tenantry.embed.createOrg({ name: 'Acme' })
    await tenantry.embed.createOrg({ name: 'Acme' })
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(keys.slice(0, 3)).size).toBe(1)
    expect(keys[3]).not.toBe(keys[0])
    expect(new Set(sent.map(({ body }) => body))).toEqual(new Set(['{"name":"Acme"}']))
  })

  it('with the Idempotency-Key that the caller gave', async () => {
    const { tenantry, sent } = connect(busy(503), made())
    await tenantry.embed.createOrg({ name: 'Acme' }, { idempotencyKey: 'order-7' })
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['order-7', 'order-7'])
  })

  it('after twice the wait each time, and never more than a ceiling', async () => {
    const { tenantry, waits } = connect(...Array.from({ length: 8 }, () => busy(503)), made())
    await tenantry.embed.createOrg({ name: 'Acme' }, { retriesMax: 8, timeoutMs: 1_000_000 })
    expect(waits).toEqual([125, 250, 500, 1000, 2000, 4000, 4000, 4000])
  })

  it('after a wait that is up to twice as long by chance', async () => {
    const network = scriptedNetwork(busy(503), made())
    const tenantry = createTenantry({ baseUrl: 'http://t.test', key: 'k', ...network, random: () => 0.5 })
    await tenantry.embed.createOrg({ name: 'Acme' })
    expect(network.waits).toEqual([187.5])
  })

  it('after as many seconds as Retry-After says', async () => {
    const { tenantry, waits } = connect(busy(429, { 'retry-after': '7' }), made())
    await tenantry.embed.createOrg({ name: 'Acme' })
    expect(waits).toEqual([7000])
  })

  it('at the time that Retry-After says', async () => {
    const { tenantry, waits } = connect(busy(503, { 'retry-after': 'Sun, 15 Mar 2026 10:30:05 GMT' }), made())
    await tenantry.embed.createOrg({ name: 'Acme' })
    expect(waits).toEqual([5000])
  })
})

describe('a call ends', () => {
  it.each([400, 401, 403, 404, 409, 413, 422, 500])('at once with a %i', async (status) => {
    const { tenantry, sent } = connect(busy(status))
    expect(await thrownBy(tenantry.embed.createOrg({ name: 'Acme' }))).toMatchObject({ status })
    expect(sent).toHaveLength(1)
  })

  it('with the last refusal when its retries are used up', async () => {
    const { tenantry, sent } = connect(busy(503), busy(502), busy(504))
    const error = await thrownBy(tenantry.embed.createOrg({ name: 'Acme' }, { retriesMax: 2 }))
    expect(error).toMatchObject({ status: 504, kind: 'unavailable' })
    expect(sent).toHaveLength(3)
  })

  it('without waiting for a time that it does not have', async () => {
    const { tenantry, waits } = connect(busy(429, { 'retry-after': '31' }))
    const error = await thrownBy(tenantry.embed.createOrg({ name: 'Acme' }))
    expect(error).toMatchObject({ kind: 'limit', retryAfterSeconds: 31 })
    expect(waits).toEqual([])
  })

  it('when its time is over', async () => {
    const { tenantry, sent } = connect('silence')
    const error = await thrownBy(tenantry.broker.getHealth({}, { timeoutMs: 5 }))
    expect(error).toBeInstanceOf(TenantryError)
    expect(error).toMatchObject({ kind: 'timeout', status: undefined })
    expect(sent).toHaveLength(1)
  })

  it('with the reason of the caller’s signal, before, during and between its tries', async () => {
    const reason = new Error('no longer wanted')
    const { tenantry, sent } = connect('silence', busy(503))
    const before = tenantry.embed.listOrgs({}, { signal: AbortSignal.abort(reason) })
    expect(await thrownBy(before)).toBe(reason)
    expect(sent).toHaveLength(0)
    const during = new AbortController()
    const call = tenantry.embed.listOrgs({}, { signal: during.signal })
    during.abort(reason)
    expect(await thrownBy(call)).toBe(reason)
    const between = new AbortController()
    const network = scriptedNetwork(busy(503))
    const waiting = createTenantry({
      baseUrl: 'http://tenantry.test',
      key: 'k',
      fetch: network.fetch,
      clock: {
        now: () => 0,
        sleep: async (_, signal) => {
          between.abort(reason)
          signal?.throwIfAborted()
        },
      },
    })
    expect(await thrownBy(waiting.embed.listOrgs({}, { signal: between.signal }))).toBe(reason)
  })

  it('in its real wait when the caller’s signal says so', async () => {
    const { fetch } = scriptedNetwork(busy(503, { 'retry-after': '20' }))
    const tenantry = createTenantry({ baseUrl: 'http://tenantry.test', key: 'k', fetch })
    const reason = new Error('no longer wanted')
    const stop = new AbortController()
    const call = tenantry.embed.listOrgs({}, { signal: stop.signal })
    setTimeout(() => stop.abort(reason), 1)
    expect(await thrownBy(call)).toBe(reason)
  })
})
