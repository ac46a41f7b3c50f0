import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'

const CALLERS = 6
const CALLS_EACH = 50
const ROTATIONS = 3

let tenantry: ListeningTenantry
beforeAll(async () => {
  tenantry = await listenTenantry()
})
afterAll(() => tenantry.close())

interface NewKey {
  readonly api_key_id: string
  readonly api_key: string
}

it('no request fails while a key is rotated with an overlap, whichever of its generations it carries', async () => {
  const partner = await createTestPartner(tenantry)
  const { organizationId: orgId } = await createTestOrg(partner)
  const issued = await partner.embed('POST', `/orgs/${orgId}/api-keys`, { body: { name: 'Rolling' } })
  const keys = [issued.body as NewKey]
  // Every caller goes on with the key it began with until it is told of the next, later than the others.
  const statuses: number[] = []
  const used = new Set<string>()
  const callWith = async (lag: number): Promise<void> => {
    for (let made = 0; made < CALLS_EACH; made++) {
      const { api_key: key } = keys[Math.max(0, keys.length - 1 - lag)] ?? keys[0] ?? { api_key: '' }
      const [path, init] =
        made % 3 === 0
          ? ['/api/location/getLocations', { method: 'POST', body: '{}' }]
          : [made % 3 === 1 ? '/v1/whoami' : '/v1/projects', {}]
      const headers =
        made % 3 === 0
          ? { 'x-auth-scheme': 'api-token', 'x-auth-apikey': key, 'content-type': 'application/json' }
          : bearer(key)
      const answer = await fetch(`${tenantry.url}${path}`, { ...init, headers })
      await answer.arrayBuffer()
      statuses.push(answer.status)
      used.add(key)
    }
  }
  const rotateNow = async (): Promise<void> => {
    for (let times = 0; times < ROTATIONS; times++) {
      // Under load means under load: each rotation waits until the callers have gone on.
      const until = (CALLERS * CALLS_EACH * (times + 1)) / (ROTATIONS + 2)
      await expect.poll(() => statuses.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(until)
      const current = keys.at(-1)?.api_key_id
      const path = `${tenantry.url}/partner/v1/orgs/${orgId}/api-keys/${current}/rotate`
      const answer = await fetch(path, { method: 'POST', headers: bearer(partner.key) })
      expect(answer.status).toBe(201)
      keys.push((await answer.json()) as NewKey)
    }
  }
  await Promise.all([rotateNow(), ...Array.from({ length: CALLERS }, (_, index) => callWith(index % 3))])
  expect(statuses).toEqual(Array.from({ length: CALLERS * CALLS_EACH }, () => 200))
  expect(used.size).toBeGreaterThan(ROTATIONS - 1)
  const { body } = await partner.embed('GET', `/orgs/${orgId}/api-keys`)
  const { data } = body as { data: readonly { name: string; expires_at: string | null }[] }
  const rolling = data.filter(({ name }) => name === 'Rolling')
  expect(rolling.map(({ expires_at: end }) => end !== null)).toEqual([true, true, true, false])
})
