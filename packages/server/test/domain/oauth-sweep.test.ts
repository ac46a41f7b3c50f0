import { expect, it } from 'vitest'
import { sweepGrants } from '../../src/domain/oauth/index.ts'
import { partnerMemberAs } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { allow, grantTo, newRequest, refresh, registerApplication } from '../support/oauth.ts'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const DAY = 86_400

it('deletes tokens, grants and applications when their time is over, and nothing before', async () => {
  const { visitor } = await partnerMemberAs(tenantry(), await createTestPartner(tenantry()), 'admin')
  const unused = await registerApplication(tenantry())
  const used = await grantTo(tenantry(), visitor, 'partner')
  await allow(visitor, unused, newRequest(unused), 'partner')
  const never = await registerApplication(tenantry())
  const rowsLeft = async () => {
    await sweepGrants(tenantry().domain)
    const count = async (what: string) =>
      Number((await tenantry().database.sql(`select count(*) as rows from ${what}`))[0]?.['rows'])
    return {
      tokens: await count(`credentials where kind = 'oauth_token'`),
      grants: await count('oauth_grants'),
      applications: await count('oauth_clients'),
    }
  }
  expect(await rowsLeft()).toEqual({ tokens: 1, grants: 2, applications: 3 })
  moveClock(tenantry(), 60)
  expect(await rowsLeft()).toEqual({ tokens: 1, grants: 1, applications: 3 })
  moveClock(tenantry(), 3_600)
  expect(await rowsLeft()).toEqual({ tokens: 0, grants: 1, applications: 3 })
  moveClock(tenantry(), DAY)
  expect(await rowsLeft()).toEqual({ tokens: 0, grants: 1, applications: 2 })
  expect((await refresh(tenantry(), never, 'x')).status).toBe(401)
  expect((await refresh(tenantry(), used.application, used.refresh_token)).status).toBe(200)
  moveClock(tenantry(), 31 * DAY)
  expect(await rowsLeft()).toEqual({ tokens: 0, grants: 0, applications: 2 })
  moveClock(tenantry(), 365 * DAY)
  expect(await rowsLeft()).toEqual({ tokens: 0, grants: 0, applications: 0 })
})
