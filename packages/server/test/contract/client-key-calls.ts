import { expect } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import type { TestTenantry } from '../support/tenantry.ts'

export interface NewKey {
  readonly api_key_id: string
  readonly api_key: string
}
export interface ListedKey {
  readonly id: string
  readonly name: string
  readonly last_used_at: string | null
  readonly expires_at: string | null
  readonly revoked_at: string | null
}

/** What tests do with the keys that a partner issues to its clients. */
export const clientKeyCalls = (tenantry: () => TestTenantry) => {
  const setUp = async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    return { partner, org, orgId: org.organizationId }
  }
  const pathOf = (orgId: string, rest = ''): string => `/orgs/${orgId}/api-keys${rest}`
  const issue = async (partner: TestPartner, orgId: string, body?: object): Promise<NewKey> => {
    const answer = await partner.embed('POST', pathOf(orgId), { body })
    expect(answer.status, answer.text).toBe(201)
    return answer.body as NewKey
  }
  const list = async (partner: TestPartner, orgId: string): Promise<readonly ListedKey[]> => {
    const { status, body, text } = await partner.embed('GET', pathOf(orgId))
    expect(status, text).toBe(200)
    return (body as { data: ListedKey[] }).data
  }
  const namesOf = async (partner: TestPartner, orgId: string) =>
    (await list(partner, orgId)).map(({ name }) => name)
  const worksWith = async (key: string): Promise<number> =>
    (await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status
  /** What a customer's own person makes, and the partner has not seen. */
  const claimAndIssue = async (claimUrl: string) => {
    const { visitor } = await claimAs(tenantry(), claimUrl, someone(), { access: 'yes' })
    const { body } = await visitor.api('POST', '/v1/org/keys', { body: { name: 'Unseen' } })
    return { visitor, unseen: body as { id: string; apiKey: string } }
  }
  return { setUp, pathOf, issue, list, namesOf, worksWith, claimAndIssue }
}
