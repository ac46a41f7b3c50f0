import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { OPEN_CALLS_PER_CREDENTIAL_MAX } from '../../src/http/open-calls.ts'
import { bearer, fleetHeaders } from '../support/partners.ts'
import { OK } from '../support/upstream.ts'
import { issueKey } from './partner-keys.ts'
import { openPassing, type Passing } from './passing-tenantry.ts'

let passing: Passing
beforeAll(async () => {
  passing = await openPassing({ upstreamTimes: { connectMs: 5_000, headersMs: 30_000, idleMs: 30_000 } })
})
afterAll(() => passing.close())

it('so many calls of a credential are open at once; the next is told to come back, in each dialect’s words', async () => {
  const { partner, upstream, tenantry } = passing
  const { apiKey } = await issueKey(tenantry, partner, {})
  upstream.answer = () => {}
  const going = new AbortController()
  const open = Array.from({ length: OPEN_CALLS_PER_CREDENTIAL_MAX }, () =>
    passing.get('/slow', bearer(apiKey), { method: 'POST', body: 'x', signal: going.signal }),
  )
  const settled = Promise.allSettled(open)
  await vi.waitFor(() => expect(upstream.seen).toHaveLength(OPEN_CALLS_PER_CREDENTIAL_MAX), 10_000)
  const plain = await passing.get('/x', bearer(apiKey))
  const message = 'Too many open calls'
  expect([plain.status, await plain.json()]).toEqual([429, { error: 'Too Many Requests', message }])
  expect(plain.headers.get('retry-after')).toBe('5')
  const fleets = await passing.get('/api/scene/getSceneQueries', fleetHeaders(apiKey), { method: 'POST' })
  expect([fleets.status, await fleets.text()]).toEqual([429, 'Too many api requests. Enhance your calm.'])
  expect(fleets.headers.get('retry-after')).toBe('5')
  upstream.answer = OK
  expect((await passing.get('/x')).status).toBe(200)
  going.abort()
  await settled
  await vi.waitFor(async () => expect((await passing.get('/x', bearer(apiKey))).status).toBe(200), 10_000)
})
