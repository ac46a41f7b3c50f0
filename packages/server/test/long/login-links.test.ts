import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { findLoginLink } from '../../src/domain/login-link/index.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { composeOn, openGround } from '../support/tenantry.ts'

const TOKENS = 1_000_000
// One for each connection of the pool: whoever waits for one longer than five seconds is refused.
const AT_ONCE = 10
const LINKS = 25

it('none of a million random tokens is a login link, while there are some', async () => {
  const ground = await openGround('postgres')
  const tenantry = await composeOn(ground)
  const partner = await createTestPartner(tenantry)
  const { organizationId } = await createTestOrg(partner)
  const urls: string[] = []
  for (let made = 0; made < LINKS; made++) {
    const body = { email: `person-${made}@example.com` }
    const answer = await partner.embed('POST', `/orgs/${organizationId}/login-links`, { body })
    urls.push((answer.body as { url: string }).url)
  }
  const found = async (token: string): Promise<boolean> =>
    findLoginLink(tenantry.domain, token).then(
      () => true,
      (error: { readonly code?: string }) => {
        if (error.code !== 'login_link.gone') throw error
        return false
      },
    )
  let accepted = 0
  for (let tried = 0; tried < TOKENS; tried += AT_ONCE) {
    const tokens = Array.from({ length: AT_ONCE }, () => randomBytes(32).toString('hex'))
    accepted += (await Promise.all(tokens.map(found))).filter(Boolean).length
  }
  expect(accepted).toBe(0)
  const tokens = urls.map((url) => new URL(url).searchParams.get('token') ?? '')
  expect(await Promise.all(tokens.map(found))).toEqual(tokens.map(() => true))
  await tenantry.close()
  await ground.database.close().catch(() => {})
})
