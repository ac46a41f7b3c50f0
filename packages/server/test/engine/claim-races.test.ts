import { beforeAll, describe, expect, it } from 'vitest'
import { newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const ROUNDS = 40
/** About as long as a claim takes, so that the two meet at every point. */
const LATER_MS_MAX = 60

let partner: TestPartner
let visitors: readonly Visitor[]
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  const { claimUrl } = await createTestOrg(partner)
  visitors = await Promise.all(
    Array.from({ length: 4 }, async (_, at) => {
      const visitor = newVisitor(tenantry())
      await visitor.get(claimUrl)
      const email = `customer-${at}@example.com`
      await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
      return visitor
    }),
  )
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The statuses of a claim and of what its partner does a moment later. */
const meet = async (visitor: Visitor, method: string, path: string): Promise<string> => {
  const org = await createTestOrg(partner)
  await visitor.get(org.claimUrl)
  const [page, answer] = await Promise.all([
    visitor.submit({ step: 'claim', access: 'yes' }),
    sleep(Math.random() * LATER_MS_MAX).then(() =>
      partner.broker(method, `/v1/partner/orgs/${org.organizationId}${path}`),
    ),
  ])
  return `${page.status} ${answer.status}`
}

describe('a claim that meets what its partner may do until then', () => {
  it.each([
    ['a new link', 'POST', '/claim-link', ['200 403', '410 200']],
    ['a deletion', 'DELETE', '', ['200 403', '410 204']],
    ['a rotation', 'POST', '/rotate-tokens', ['200 403', '200 200']],
  ])('ends as if one had come first: %s', async (_what, method, path, serial) => {
    const met = new Set<string>()
    for (let round = 0; round < ROUNDS; round += visitors.length)
      for (const one of await Promise.all(visitors.map((visitor) => meet(visitor, method, path))))
        met.add(one)
    expect(serial).toEqual(expect.arrayContaining([...met]))
  })
})
