import { expect } from 'vitest'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** What tests do with login links on a server. */
export const loginLinkCalls = (tenantry: () => TestTenantry) => {
  const setUp = async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner, 'Acme Tours')
    return { partner, org, orgId: org.organizationId }
  }
  const ask = (partner: TestPartner, orgId: string, body: unknown) =>
    partner.embed('POST', `/orgs/${orgId}/login-links`, { body })
  const linkFor = async (partner: TestPartner, orgId: string, wish: object): Promise<string> => {
    const { status, body, text } = await ask(partner, orgId, wish)
    expect(status, text).toBe(201)
    return (body as { url: string }).url
  }
  const redeem = async (url: string, visitor: Visitor = newVisitor(tenantry())) => {
    await visitor.get(url)
    return { visitor, page: await visitor.submit({}) }
  }
  const rolesOf = async (partner: TestPartner) => {
    const { body } = await partner.embed('GET', '/roles')
    const { data } = body as { data: readonly { id: string; name: string; grantable: boolean }[] }
    return Object.fromEntries(data.map((role) => [role.name, role]))
  }
  const memberships = async (orgId: string) =>
    tenantry().database.sql(
      'select email, role, user_id, from_partner from memberships where org_id = $1 order by id',
      [orgId],
    )
  /** What the account with an address is called. */
  const nameOf = async (email: string) =>
    (await tenantry().database.sql('select name from users where lower(email) = lower($1)', [email]))[0]?.[
      'name'
    ]
  return { setUp, ask, linkFor, redeem, rolesOf, memberships, nameOf }
}
