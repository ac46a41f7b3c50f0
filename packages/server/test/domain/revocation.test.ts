import { describe, expect, it } from 'vitest'
import { createHousehold, createTenant, issueKey, type Tenant } from '../isolation/tenants.ts'
import { admin, bearer, withKey } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

/** One call in each dialect: their statuses. */
const useEverywhere = async ({ partner }: Tenant, key: string): Promise<number[]> => {
  const caller = withKey(tenantry(), partner, key)
  const answers = await Promise.all([
    caller.fleet('partner/getClientsV2'),
    caller.embed('GET', '/orgs'),
    caller.broker('GET', '/v1/partner/orgs'),
    caller.broker('GET', '/partner/orgs'),
  ])
  return answers.map(({ status }) => status)
}
const WORKS = [200, 200, 200, 200]
const REFUSED = [403, 401, 401, 401]

const setActive = ({ partner }: Tenant, active: boolean) =>
  admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active } })

describe.each(['opaque', 'jwt'])('a partner key (%s)', (format) => {
  it('is refused everywhere from the answer of its revocation on, and other keys work on', async () => {
    const tenant = await createTenant(tenantry())
    const key = await issueKey(tenantry(), tenant, { format })
    expect(await useEverywhere(tenant, key.apiKey)).toEqual(WORKS)
    const { status } = await admin(tenantry(), 'DELETE', `/partners/${tenant.partner.id}/keys/${key.id}`)
    expect(status).toBe(204)
    expect(await useEverywhere(tenant, key.apiKey)).toEqual(REFUSED)
    expect(await useEverywhere(tenant, tenant.partner.key)).toEqual(WORKS)
  })

  it('is refused everywhere from the answer that makes its partner inactive on, and works again after', async () => {
    const tenant = await createTenant(tenantry())
    const { apiKey } = await issueKey(tenantry(), tenant, { format })
    expect(await useEverywhere(tenant, apiKey)).toEqual(WORKS)
    await setActive(tenant, false)
    expect(await useEverywhere(tenant, apiKey)).toEqual(REFUSED)
    await setActive(tenant, true)
    expect(await useEverywhere(tenant, apiKey)).toEqual(WORKS)
  })

  it('is refused even where it is looked up at the moment of its revocation', async () => {
    const tenant = await createTenant(tenantry())
    const key = await issueKey(tenantry(), tenant, { format })
    const revoke = admin(tenantry(), 'DELETE', `/partners/${tenant.partner.id}/keys/${key.id}`)
    // These race the revocation, and may be answered either way; none of them may be remembered.
    const racing = Array.from({ length: 20 }, () => useEverywhere(tenant, key.apiKey))
    await revoke
    expect(await useEverywhere(tenant, key.apiKey)).toEqual(REFUSED)
    await Promise.all(racing)
    expect(await useEverywhere(tenant, key.apiKey)).toEqual(REFUSED)
  })

  it('is refused from the moment it expires, although it was known a moment before', async () => {
    const tenant = await createTenant(tenantry())
    const { clock } = tenantry()
    const start = clock.now
    const expiresAt = new Date(start.getTime() + 60_000)
    const { apiKey } = await issueKey(tenantry(), tenant, { format, expiresAt: expiresAt.toISOString() })
    clock.now = new Date(expiresAt.getTime() - 1)
    const before = await useEverywhere(tenant, apiKey)
    clock.now = expiresAt
    const after = await useEverywhere(tenant, apiKey)
    clock.now = start
    expect([before, after]).toEqual([WORKS, REFUSED])
  })
})

describe('an inactive partner', () => {
  it('takes its clients’ keys and agents with it, and gives them back', async () => {
    const tenant = await createTenant(tenantry())
    const { orgKey, projectKey, agentToken } = await createHousehold(tenantry(), tenant.partner)
    const use = async () => {
      const calls = [orgKey, projectKey, agentToken].map((token) =>
        tenantry().call('GET', '/v1/whoami', { headers: bearer(token) }),
      )
      return (await Promise.all(calls)).map(({ status }) => status)
    }
    expect(await use()).toEqual([200, 200, 200])
    await setActive(tenant, false)
    expect(await use()).toEqual([401, 401, 401])
    await setActive(tenant, true)
    expect(await use()).toEqual([200, 200, 200])
  })

  it('has no effect on another partner', async () => {
    const [tenant, other] = [await createTenant(tenantry()), await createTenant(tenantry())]
    await setActive(tenant, false)
    expect(await useEverywhere(other, other.partner.key)).toEqual(WORKS)
  })
})

describe('a partner’s limits', () => {
  it('bind from the answer that sets them on: the address list, and the requests a minute', async () => {
    const tenant = await createTenant(tenantry())
    const { id, key } = tenant.partner
    expect(await useEverywhere(tenant, key)).toEqual(WORKS)
    await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: { ipAllowList: ['203.0.113.0/24'] } })
    expect(await useEverywhere(tenant, key)).toEqual([403, 403, 403, 403])
    await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: { ipAllowList: [], rateLimitPerMinute: 1 } })
    expect(await useEverywhere(tenant, key)).toEqual([429, 429, 429, 429])
  })
})
