import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Parts } from '../../src/compose.ts'
import { bearer, createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { OK, openUpstream, type TestUpstream } from '../support/upstream.ts'

/** A listening server that passes calls on to an upstream of the test's own, and a partner to call as. */
export interface Passing {
  readonly upstream: TestUpstream
  readonly tenantry: TestTenantry
  readonly partner: TestPartner
  readonly port: number
  readonly url: string
  /** Calls over a socket, with the partner's key where no other headers are given. */
  get(path: string, headers?: Record<string, string>, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** Short enough for tests, and long enough for a busy machine. */
export const TIMES = { connectMs: 2_000, headersMs: 500, idleMs: 1_500 }

export const openPassing = async (parts: Partial<Parts> = {}): Promise<Passing> => {
  const upstream = await openUpstream()
  const tenantry = await openTenantry(
    { now: () => new Date(), upstreamTimes: TIMES, ...parts },
    { TENANTRY_UPSTREAM_URL: `${upstream.url}/base/` },
  )
  await tenantry.http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = tenantry.http.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const partner = await createTestPartner(tenantry)
  return {
    ...{ upstream, tenantry, partner, port, url },
    get: (path, headers = bearer(partner.key), init = {}) =>
      fetch(`${url}${path}`, { headers, redirect: 'manual', ...init }),
    close: async () => {
      await tenantry.close()
      await upstream.close()
    },
  }
}

/** One of these for a whole test file; each test begins with an upstream that has seen nothing and says `ok`. */
export const usePassingTenantry = (): (() => Passing) => {
  let opened: Passing | undefined
  const passing = (): Passing => {
    if (opened === undefined) throw new Error('The server is opened before the first test.')
    return opened
  }
  beforeAll(async () => {
    opened = await openPassing()
  })
  afterAll(() => opened?.close())
  beforeEach(() => {
    const { upstream } = passing()
    upstream.seen.length = 0
    upstream.answer = OK
  })
  return passing
}
